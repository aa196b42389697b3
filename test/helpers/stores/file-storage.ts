import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** Where a platform keeps people's files, on a port of its own: each path answers as it was told to. */
export class FileStorage {
  readonly requests: IncomingMessage[] = [];
  private readonly paths = new Map<string, Answer>();
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      this.requests.push(request);
      const answer = this.paths.get(request.url ?? '');
      if (answer !== undefined) return answer(response, request);
      response.statusCode = 404;
      response.end('no such file');
    });
  }

  static async start(): Promise<FileStorage> {
    const storage = new FileStorage();
    await new Promise<void>((resolve) => storage.server.listen(0, '127.0.0.1', resolve));
    return storage;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Gives the address. */
  at(path: string, answer: Answer | Buffer): string {
    this.paths.set(path, Buffer.isBuffer(answer) ? (response) => void response.end(answer) : answer);
    return this.origin + path;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** A storage for all tests of a file, as a bot's own: what a platform names as where people's files lie. */
export function fileStorage(): {
  readonly storage: () => FileStorage;
  readonly ownFiles: (url: string) => boolean;
  /** Keeps a file there; gives its address. */
  readonly kept: (bytes: Buffer) => string;
} {
  let storage: FileStorage | undefined;
  let files = 0;
  beforeAll(async () => void (storage = await FileStorage.start()));
  afterAll(() => storage?.stop());
  const started = (): FileStorage => {
    if (storage === undefined) throw new Error('No test has begun');
    return storage;
  };
  return {
    storage: started,
    ownFiles: (url) => url.startsWith(`${started().origin}/`),
    kept: (bytes) => started().at(`/f/${(files += 1)}`, bytes),
  };
}

/** A response with its head. restify, once loaded, gives nothing back from any response's `writeHead`. */
export function headed(response: ServerResponse, status: number, headers: OutgoingHttpHeaders = {}): ServerResponse {
  response.writeHead(status, headers);
  return response;
}
