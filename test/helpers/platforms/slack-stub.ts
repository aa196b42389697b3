import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parts, type Json } from './teams';

/**
 * Answers every call of Slack's Web API with what it takes to go on, and keeps nothing but the buttons it
 * was shown, until it has enough of them: for more requests than an emulated workspace could hold.
 */
export class SlackStub {
  /** Buttons of what was posted and drawn. */
  readonly buttons: Json[] = [];
  private sent = 0;
  private readonly server: Server;

  private constructor(private readonly enough: number) {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const args = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
        this.keepButtons(args);
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(this.answer(args)));
      });
    });
  }

  /** An idle connection is kept: one that is closed just as a call is made fails that call. */
  static async start(enough = 500): Promise<SlackStub> {
    const stub = new SlackStub(enough);
    stub.server.keepAliveTimeout = 600_000;
    await new Promise<void>((resolve) => stub.server.listen(0, '127.0.0.1', resolve));
    return stub;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(args: URLSearchParams): Json {
    this.sent += 1;
    const ts = `1700000000.${String(this.sent).padStart(6, '0')}`;
    const user = args.get('users') ?? args.get('user') ?? 'U1';
    return {
      ok: true,
      ts,
      message_ts: ts,
      channel: args.has('users') ? { id: `D${user.slice(1)}` } : (args.get('channel') ?? 'C1'),
      user: { id: user, name: user, real_name: `Persona ${user}`, team_id: 'T1' },
      team_id: 'T1',
      bot_id: 'B1',
      bot: { app_id: 'A1' },
      messages: [],
    };
  }

  private keepButtons(args: URLSearchParams): void {
    if (this.buttons.length >= this.enough) return;
    const shown: unknown = JSON.parse(args.get('blocks') ?? args.get('view') ?? '[]');
    this.buttons.push(...parts(shown).filter((part) => part['type'] === 'button'));
  }
}
