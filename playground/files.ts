import type { ServerResponse } from 'node:http';
import rawBody from 'raw-body';
import type { Handler, HttpServer, NewId, WebRequest } from './host';
import { answering, HttpFault, queryOf, sendJson, type Serving } from './http';
import { FILE_LIMIT, tooHeavy, type WireFile } from './wire';

/** Where the bot fetches what people attach, as from a person's OneDrive: whoever has the address has the file. */
export const FILES_PATH = '/webchat/files';

/** Bytes of all that is kept; the oldest go first. */
const KEPT = 100 * 1024 * 1024;

interface Kept extends WireFile {
  readonly bytes: Buffer;
}

/** What people attach, for as long as the process lives. */
export class Files {
  readonly #kept = new Map<string, Kept>();

  constructor(private readonly newId: NewId) {}

  keep(name: string, bytes: Buffer): WireFile {
    const file: Kept = { id: this.newId(), name, size: bytes.length, bytes };
    this.#kept.set(file.id, file);
    let total = [...this.#kept.values()].reduce((sum, { size }) => sum + size, 0);
    for (const [id, { size }] of this.#kept) {
      if (total <= KEPT) break;
      this.#kept.delete(id);
      total -= size;
    }
    return named(file);
  }

  get(id: string): Kept | undefined {
    return this.#kept.get(id);
  }

  /** Those of a message, as they are named everywhere; undefined where one is gone. */
  named(ids: readonly string[]): readonly WireFile[] | undefined {
    const found = ids.flatMap((id) => this.get(id) ?? []);
    return found.length === ids.length ? found.map(named) : undefined;
  }
}

const named = ({ id, name, size }: Kept): WireFile => ({ id, name, size });

/** Takes a file's bytes as the page sends them, and gives them to whoever has their address. */
export function serveFiles(server: HttpServer, { base, guard, log }: Serving, files: Files): void {
  const serve = (work: Handler): Handler => answering(guard, log, work);
  server.post(
    `${base}/files`,
    serve(async (request, response) => {
      const name = (queryOf(request).get('name') ?? '').trim().slice(0, 200);
      if (name === '') throw new HttpFault(400, 'BadRequest', 'El archivo no tiene nombre.');
      sendJson(response, 200, files.keep(name, await bytesOf(request)));
    }),
  );
  server.get(
    `${FILES_PATH}/:id`,
    serve(async (request, response) => {
      const file = files.get(request.params?.['id'] ?? '');
      if (file === undefined) throw new HttpFault(404, 'NotFound', 'Ese archivo ya no está aquí: envíelo de nuevo.');
      give(response, file);
    }),
  );
}

/** Never shown by a browser as a page of ours. */
function give(response: ServerResponse, { name, bytes }: Kept): void {
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': bytes.length,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  response.end(bytes);
}

async function bytesOf(request: WebRequest): Promise<Buffer> {
  // A browser asks before it sends this type to another origin.
  if (request.headers['content-type'] !== 'application/octet-stream')
    throw new HttpFault(415, 'UnsupportedMediaType', 'Se esperan los bytes de un archivo.');
  try {
    return await rawBody(request, { limit: FILE_LIMIT, length: request.headers['content-length'] ?? null });
  } catch (error) {
    if ((error as { status?: unknown }).status === 413) throw new HttpFault(413, 'FileTooBig', tooHeavy);
    throw new HttpFault(400, 'BadRequest', 'El archivo no llegó completo. Intente de nuevo.');
  }
}
