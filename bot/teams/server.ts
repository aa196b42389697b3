import restify, { type Server } from 'restify';

/** Bytes of a request: more than any message of a person, so that a long one is answered rather than cut off. */
const BODY_LIMIT = 4 * 1024 * 1024;

/** The one HTTP server of the process: every room adds its own paths to it. */
export function createServer(): Server {
  const server = restify.createServer({ name: 'visit-report-bot', ignoreTrailingSlash: true });
  server.use(restify.plugins.queryParser({ mapParams: false }));
  return server;
}

/** Reads a JSON body into `request.body`; what is no JSON is answered 400, what is too large 413. */
export const jsonBody = restify.plugins.bodyParser({ mapParams: false, maxBodySize: BODY_LIMIT });
