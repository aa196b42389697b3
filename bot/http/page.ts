import type { ServerResponse } from 'node:http';
import { problemText, type Problem } from '../../core/words/problems';
import { documents } from '../../core/words/texts.es';
import { send } from './bodies';

/** Why a link gives nothing, as a plain page that a person can read on a phone. */
export function problemPage(response: ServerResponse, status: number, found: Problem): void {
  const html = `<!doctype html><html lang="es-MX"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${documents.title}</title><style>:root{color-scheme:light dark}body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}</style><p>${problemText(found)}</p></html>`;
  response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
  send(response, status, 'text/html; charset=utf-8', html);
}
