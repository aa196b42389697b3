import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkBlocks } from './block-kit-check/check';
import type { Json } from './teams';

export const TOKEN = 'xoxb-of-the-bot';
export const SIGNING_SECRET = 'a signing secret of tests'.replace(/ /g, '-');
const BOT_ID = 'B0INFORMES';
const APP_ID = 'A0INFORMES';

/** A call of the Web API, or `respond` at an address to answer at, as it came; arguments that are JSON are read. */
export interface Called {
  readonly method: string;
  readonly args: Json;
}

/** An answer instead of the emulator's. */
export interface SlackFault {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** The call is made all the same; only its answer is lost. */
  readonly afterwards?: true;
}

export interface SlackMessage {
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | undefined;
  readonly metadata: Json | undefined;
  /** Set where one person alone sees it. */
  readonly to?: string;
  text: string;
  blocks: readonly Json[];
  edits: number;
  deleted: boolean;
}

/** Scopes that the app asks for, from its own manifest: the emulator refuses calls beyond them. */
export function manifest(): Json {
  return parse(readFileSync(join(__dirname, '../../../deploy/slack/manifest.yaml'), 'utf8')) as Json;
}
const scopes = (): readonly string[] => {
  const { oauth_config } = manifest() as { oauth_config: { scopes: { bot: readonly string[] } } };
  return oauth_config.scopes.bot;
};

/**
 * A workspace: the emulator of Slack's Web API, and before it a server that sees every call, can fail
 * it as Slack does, and keeps what people would see.
 */
export class Workspace {
  readonly calls: Called[] = [];
  readonly messages: SlackMessage[] = [];
  /** Views opened or published, newest last. */
  readonly views: { readonly user: string; readonly view: Json }[] = [];
  /** What was sent to response addresses. */
  readonly responses: { readonly id: string; readonly message: Json }[] = [];
  /** Files as completed: where, and under which thread. */
  readonly files: Json[] = [];
  /** What was sent and Slack would refuse. */
  readonly refused: string[] = [];
  failing: (called: Called) => SlackFault | undefined = () => undefined;
  /** Waited for before a call is answered. */
  beforeAnswering: (called: Called) => Promise<void> = async () => {};
  botUser = '';
  /** What Slack says of a user besides, by their id. */
  readonly users = new Map<string, Json>();
  readonly people = new Map<string, string>();
  readonly channels = new Map<string, string>();
  private readonly server: Server;

  private constructor(
    private readonly emulator: ChildProcess,
    private readonly emulatorUrl: string,
  ) {
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  static async start(
    people: readonly string[],
    channels: readonly string[] = ['revision', 'otro'],
  ): Promise<Workspace> {
    const users = ['informes', ...people].map((name) => ({ name, real_name: name }));
    const bot = { token: TOKEN, type: 'bot', user: 'informes', bot_id: BOT_ID, app_id: APP_ID, scopes: scopes() };
    const slack = {
      strict_scopes: true,
      team: { name: 'INE', domain: 'ine' },
      users,
      channels: channels.map((name) => ({ name })),
      tokens: [bot, { token: 'xoxp-of-an-admin', user: 'admin' }],
    };
    const child = spawn(process.execPath, [join(__dirname, 'slack-emulator.mjs'), JSON.stringify({ slack })], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()));
      child.once('exit', (code) => reject(new Error(`The emulator ended with ${code}`)));
    });
    const workspace = new Workspace(child, url);
    await new Promise<void>((resolve) => workspace.server.listen(0, '127.0.0.1', resolve));
    await workspace.meet();
    return workspace;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  get apiUrl(): string {
    return `${this.url}api/`;
  }

  get review(): string {
    return this.channel('revision');
  }

  channel(name: string): string {
    return this.channels.get(name) ?? '';
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    const ended = new Promise((resolve) => this.emulator.once('exit', resolve));
    this.emulator.kill();
    await ended;
    if (this.refused.length > 0) throw new Error(`Slack would refuse:\n${this.refused.join('\n')}`);
  }

  /** What people see in a conversation, oldest first; with `to`, what that person alone sees. */
  in(channel: string, to?: string): readonly SlackMessage[] {
    return this.messages.filter((each) => each.channel === channel && each.to === to && !each.deleted);
  }

  made(method: string): readonly Called[] {
    return this.calls.filter((each) => each.method === method);
  }

  /** A trigger of a press, good for three seconds; one of its own where the emulator has none. */
  async trigger(user: string): Promise<string> {
    const answer = await this.ask('views.generateTriggerId', { user_id: user }, TOKEN);
    return String(answer['trigger_id']);
  }

  /** Straight to the emulator, past every fault: how a person or a test acts. */
  async ask(method: string, args: Json, token = 'xoxp-of-an-admin'): Promise<Json> {
    const response = await fetch(`${this.emulatorUrl}/api/${method}`, {
      method: 'POST',
      // A connection that is kept may be closed by the emulator just as it is used again.
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify(args),
    });
    return (await response.json()) as Json;
  }

  private async meet(): Promise<void> {
    const { members } = (await this.ask('users.list', {})) as { members: readonly { id: string; name: string }[] };
    for (const { id, name } of members) this.people.set(name, id);
    this.botUser = this.people.get('informes') ?? '';
    const found = (await this.ask('conversations.list', {})) as { channels: readonly { id: string; name: string }[] };
    for (const { id, name } of found.channels) this.channels.set(name, id);
  }

  /** What Slack would refuse of a message or a view, it refuses; the end of the test tells. */
  private check(what: string, payload: unknown): boolean {
    const problems = checkBlocks(payload);
    for (const { path, message } of problems) this.refused.push(`${what} ${path} ${message}`);
    return problems.length === 0;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await bodyOf(request);
    const path = request.url ?? '';
    if (path.startsWith('/respond/')) {
      const message = JSON.parse(raw.toString()) as Json;
      if (message['text'] !== undefined) this.check(path, message);
      const fault = this.failing({ method: 'respond', args: message });
      response.statusCode = fault?.status ?? 200;
      if (fault === undefined) this.responses.push({ id: path.slice('/respond/'.length), message });
      return void response.end('ok');
    }
    const called = { method: path.replace('/api/', ''), args: argsOf(request, raw) };
    this.calls.push(called);
    const payload =
      called.args['view'] ?? (/^chat\.(post|update)/.test(called.method) ? called.args : { text: 'none' });
    if (!this.check(called.method, payload))
      return void response.end(JSON.stringify({ ok: false, error: 'invalid_blocks' }));
    const fault = this.failing(called);
    await this.beforeAnswering(called);
    const [status, answer] = fault === undefined || fault.afterwards === true ? await this.pass(request, raw) : [0, {}];
    if (status === 200) this.keep(called, answer);
    if (called.method === 'users.info') this.describe(called, answer);
    response.writeHead(fault?.status ?? (fault === undefined ? status : 200), {
      'content-type': 'application/json',
      ...fault?.headers,
    });
    response.end(JSON.stringify(fault === undefined ? answer : (fault.body ?? { ok: false, error: 'fatal_error' })));
  }

  private async pass(request: IncomingMessage, raw: Buffer): Promise<[number, Json]> {
    const headers: Record<string, string> = { connection: 'close' };
    for (const name of ['authorization', 'content-type']) {
      const value = request.headers[name];
      if (typeof value === 'string') headers[name] = value;
    }
    const answer = await fetch(`${this.emulatorUrl}${request.url}`, {
      method: 'POST',
      headers,
      body: new Uint8Array(raw),
    });
    return [answer.status, (await answer.json()) as Json];
  }

  private describe({ args }: Called, answer: Json): void {
    const more = this.users.get(wordOf(args['user']));
    const user = answer['user'] as Json | undefined;
    if (more === undefined || user === undefined) return;
    const profile = { ...(user['profile'] as Json), ...(more['profile'] as Json) };
    Object.assign(answer, { user: { ...user, ...more, profile } });
  }

  /** What people would see of an answered call. */
  private keep({ method, args }: Called, answer: Json): void {
    if (answer['ok'] !== true) return;
    const channel = wordOf(args['channel']);
    const shown = { text: wordOf(args['text']), blocks: (args['blocks'] as readonly Json[] | undefined) ?? [] };
    const thread = args['thread_ts'] as string | undefined;
    const isWhisper = method === 'chat.postEphemeral';
    if (method === 'chat.postMessage' || isWhisper) {
      const ts = String(answer[isWhisper ? 'message_ts' : 'ts']);
      const metadata = args['metadata'] as Json | undefined;
      const to = isWhisper ? { to: String(args['user']) } : {};
      const target = wordOf(answer['channel']) || channel;
      this.messages.push({ channel: target, ts, thread, metadata, ...to, ...shown, edits: 0, deleted: false });
    }
    const known = this.messages.find((each) => each.channel === channel && each.ts === args['ts']);
    if (method === 'chat.update' && known !== undefined) Object.assign(known, shown, { edits: known.edits + 1 });
    if (method === 'chat.delete' && known !== undefined) known.deleted = true;
    if (method === 'files.completeUploadExternal') this.files.push({ ...args, answer });
    if (method.startsWith('views.'))
      this.views.push({ user: wordOf(args['user_id']), view: { ...(args['view'] as Json), ...namesOf(answer) } });
  }
}

const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');
/** What Slack gives a view: its id, and a hash of each state of it. */
const namesOf = (answer: Json): Json => {
  const { id, hash } = (answer['view'] as Json | undefined) ?? {};
  return { id, hash };
};

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function argsOf(request: IncomingMessage, raw: Buffer): Json {
  if (!(request.headers['content-type'] ?? '').includes('urlencoded')) return {};
  const entries = [...new URLSearchParams(raw.toString())].map(([name, value]): [string, unknown] => {
    if (!/^[[{]/.test(value)) return [name, value];
    try {
      return [name, JSON.parse(value)];
    } catch {
      return [name, value];
    }
  });
  return Object.fromEntries(entries);
}
