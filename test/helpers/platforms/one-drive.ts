import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** OneDrive takes parts of a multiple of that many bytes, but for the last. */
const STEP = 320 * 1024;

/**
 * Stands in for the upload sessions that Teams hands a bot: takes parts in order, as Graph's `createUploadSession` says,
 * and can fail as it does.
 */
export class OneDrive {
  /** What was put whole, by the session's name. */
  readonly files = new Map<string, Buffer>();
  /** Every part as it came: its range. */
  readonly parts: string[] = [];
  /** The status to answer a part with, instead of taking it. */
  failing: (range: string) => number | undefined = () => undefined;
  private readonly sessions = new Map<string, Buffer[]>();
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      void this.take(request).then((status) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end('{}');
      });
    });
  }

  static async start(): Promise<OneDrive> {
    const drive = new OneDrive();
    await new Promise<void>((resolve) => drive.server.listen(0, '127.0.0.1', resolve));
    return drive;
  }

  /** What Teams says of a file that somebody will have. */
  session(name: string): Record<'uploadUrl' | 'contentUrl' | 'name' | 'uniqueId' | 'fileType', string> {
    const { port } = this.server.address() as AddressInfo;
    return {
      uploadUrl: `http://127.0.0.1:${port}/${name}`,
      contentUrl: `https://ine-my.sharepoint.com/personal/ana/Documents/Applications/${name}`,
      name,
      uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C8C',
      fileType: name.split('.').at(-1) ?? '',
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async take(request: IncomingMessage): Promise<number> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const [name, part, range] = [
      request.url?.slice(1) ?? '',
      Buffer.concat(chunks),
      request.headers['content-range'] ?? '',
    ];
    this.parts.push(range);
    const fault = this.failing(range);
    if (fault !== undefined) return fault;
    const [, from, to, of] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(range)?.map(Number) ?? [];
    const held = this.sessions.get(name) ?? [];
    const length = Buffer.concat(held).length;
    if (request.method !== 'PUT' || from !== length || to !== length + part.length - 1) return 416;
    const isLast = to + 1 === of;
    if (!isLast && part.length % STEP !== 0) return 400;
    held.push(part);
    this.sessions.set(name, held);
    if (isLast) this.files.set(name, Buffer.concat(held));
    return isLast ? 201 : 202;
  }
}
