import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Json } from './teams';

/** What RFC 6455 appends to a client's key. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const [TEXT, CLOSE, PING, PONG] = [1, 8, 9, 10] as const;

/** Slack's side of Socket Mode: takes one connection after another, sends envelopes and keeps what comes back. */
export class SocketSide {
  readonly acks: Json[] = [];
  connections = 0;
  private socket: Socket | undefined;
  private readonly server: Server;

  private constructor() {
    this.server = createServer().on('upgrade', (request, socket: Socket) => {
      const key = `${request.headers['sec-websocket-key'] ?? ''}${GUID}`;
      const accept = createHash('sha1').update(key).digest('base64');
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      );
      let held: Buffer = Buffer.alloc(0);
      socket.on('data', (data) => (held = this.read(Buffer.concat([held, data]), socket)));
      socket.on('error', () => {});
      this.socket = socket;
      this.connections += 1;
      this.send({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0INFORMES' } });
    });
  }

  static async start(): Promise<SocketSide> {
    const side = new SocketSide();
    await new Promise<void>((resolve) => side.server.listen(0, '127.0.0.1', resolve));
    return side;
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}/link`;
  }

  send(envelope: Json): void {
    this.socket?.write(frame(TEXT, Buffer.from(JSON.stringify(envelope))));
  }

  /** Cuts the connection, as a network does. */
  drop(): void {
    this.socket?.destroy();
  }

  async stop(): Promise<void> {
    this.drop();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Reads whole frames, and gives back what is left. A client's frames are masked. */
  private read(data: Buffer, socket: Socket): Buffer {
    const short = data.length < 2 ? 0 : data.readUInt8(1) & 127;
    const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
    const head = 2 + lengthBytes + 4;
    if (data.length < head) return data;
    const length =
      lengthBytes === 0 ? short : lengthBytes === 2 ? data.readUInt16BE(2) : Number(data.readBigUInt64BE(2));
    if (data.length < head + length) return data;
    const mask = data.subarray(head - 4, head);
    const payload = Buffer.from(data.subarray(head, head + length).map((byte, at) => byte ^ (mask[at % 4] ?? 0)));
    const kind = data.readUInt8(0) & 15;
    if (kind === TEXT) this.acks.push(JSON.parse(payload.toString()) as Json);
    if (kind === PING) socket.write(frame(PONG, payload));
    if (kind === CLOSE) socket.end(frame(CLOSE, payload));
    return this.read(data.subarray(head + length), socket);
  }
}

function frame(kind: number, payload: Buffer): Buffer {
  const long = Buffer.alloc(2);
  if (payload.length > 125) long.writeUInt16BE(payload.length);
  const length = payload.length > 125 ? [Buffer.from([126]), long] : [Buffer.from([payload.length])];
  return Buffer.concat([Buffer.from([128 | kind]), ...length, payload]);
}
