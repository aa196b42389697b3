import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A card as the platform holds it: only what tests look at. */
export type Json = Readonly<Record<string, unknown>>;

export interface Posted {
  readonly id: string;
  readonly conversation: string;
  /** Who posted it, where the poster's address says (see `serviceUrlOf`). */
  readonly by: string | undefined;
  /** The newest content; `edits` counts how often it changed. */
  activity: Json;
  edits: number;
}

/** An answer instead of the true one: `status` 0 never answers, -1 closes the connection. */
export interface Fault {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** What was asked is done all the same; only its answer is lost. */
  readonly afterwards?: true;
}

/** A request as a fault may pick it. */
export interface Asked {
  readonly method: string;
  readonly conversation: string;
  readonly body: Json;
}

/**
 * The far side of the Bot Framework: the connector that a bot posts to. It stands in for Teams alone,
 * keeps what it is told as Teams would, and can fail as Teams does.
 */
export class FakeConnector {
  readonly posts: Posted[] = [];
  /** Answers to what is said, used up before true ones are given again; names are looked up all the same. */
  readonly faults: Fault[] = [];
  /** While false, what it is told is taken and forgotten: for more posts than memory could hold. */
  keeps = true;
  /** Picks the requests that fail, where `faults` has none. */
  failing: (asked: Asked) => Fault | undefined = () => undefined;
  /** Waited for between what is done and the answer to it. */
  beforeAnswering: () => Promise<void> = async () => {};
  /** Names as the roster has them, by person id. */
  readonly names = new Map<string, string>();
  /** What else the roster says of them. */
  readonly roster = new Map<string, Json>();
  /** Every request as it came, refused ones too. */
  readonly requests: string[] = [];
  private readonly server: Server;
  private readonly byId = new Map<string, Posted>();
  private readonly byConversation = new Map<string, Posted[]>();

  private constructor() {
    this.server = createServer((request, response) => {
      void readBody(request).then(async (body) => {
        if (this.keeps) this.requests.push(`${request.method} ${request.url}`);
        const conversation = decodeURIComponent(/\/v3\/conversations\/([^/]+)/.exec(request.url ?? '')?.[1] ?? '');
        const waiting = request.method === 'GET' ? undefined : this.faults.shift();
        const fault = waiting ?? this.failing({ method: request.method ?? '', conversation, body });
        const taken = fault === undefined || fault.afterwards === true ? this.take(request, body) : undefined;
        if (taken !== undefined) await this.beforeAnswering();
        if (fault?.status === 0) return;
        if (fault?.status === -1) return void request.socket.destroy();
        const [status, answer] =
          fault === undefined && taken !== undefined ? taken : [fault?.status ?? 500, { error: { code: 'Fault' } }];
        response.writeHead(status, { 'content-type': 'application/json', ...fault?.headers });
        response.end(JSON.stringify(answer));
      });
    });
  }

  static async start(): Promise<FakeConnector> {
    const connector = new FakeConnector();
    await new Promise<void>((resolve) => connector.server.listen(0, '127.0.0.1', resolve));
    return connector;
  }

  get serviceUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /** An address of its own for somebody whose posts are to be told from others'. */
  serviceUrlOf(poster: string): string {
    return `${this.serviceUrl}from/${poster}/`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  in(conversation: string): readonly Posted[] {
    return [...(this.byConversation.get(conversation) ?? [])];
  }

  private take(request: IncomingMessage, body: Json): [number, Json] {
    const member = /\/members\/([^/?]+)/.exec(request.url ?? '')?.[1];
    if (request.method === 'GET' && member !== undefined) return this.member(decodeURIComponent(member));
    if (!this.keeps) return [request.method === 'POST' ? 201 : 200, { id: 'forgotten' }];
    const [, by, conversation = '', activityId = ''] =
      /^(?:\/from\/([^/]+))?\/v3\/conversations\/([^/]+)\/activities(?:\/([^/?]+))?/
        .exec(request.url ?? '')
        ?.map((part) => part && decodeURIComponent(part)) ?? [];
    if (request.method === 'POST' && /\/v3\/conversations\/?(\?|$)/.test(request.url ?? '')) {
      const [member] = body['members'] as readonly { readonly id: string }[];
      return [201, { id: `a:${member?.id.replace(/^29:/, '') ?? ''}` }];
    }
    if (request.method === 'POST') return [201, { id: this.post(conversation, body, by) }];
    const found = this.byId.get(activityId);
    if (request.method !== 'PUT' || found === undefined) return [404, { error: { code: 'ActivityNotFound' } }];
    found.activity = body;
    found.edits += 1;
    return [200, { id: found.id }];
  }

  /** Somebody deleted that message: it can be edited no more. */
  forget(id: string): void {
    this.byId.delete(id);
  }

  private member(id: string): [number, Json] {
    const name = this.names.get(id);
    const more = this.roster.get(id) ?? { userRole: 'user' };
    return [200, { id, name, ...more }];
  }

  private post(conversation: string, activity: Json, by: string | undefined): string {
    const id = `17000000${String(this.posts.length + 1).padStart(5, '0')}`;
    const posted = { id, conversation, by, activity, edits: 0 };
    const there = this.byConversation.get(conversation);
    if (there === undefined) this.byConversation.set(conversation, [posted]);
    else there.push(posted);
    this.byId.set(id, posted);
    this.posts.push(posted);
    return id;
  }
}

async function readBody(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString('utf8')) as Json);
}

/** The Adaptive Card of an activity, if it has one. */
export function cardIn(activity: Json | undefined): Json | undefined {
  const attachments = activity?.['attachments'] as readonly Json[] | undefined;
  return attachments?.find((each) => each['contentType'] === 'application/vnd.microsoft.card.adaptive')?.['content'] as
    Json | undefined;
}

/** Every object inside a card, itself first. */
export function parts(card: unknown): Json[] {
  if (Array.isArray(card)) return card.flatMap(parts);
  if (typeof card !== 'object' || card === null) return [];
  return [card as Json, ...Object.values(card).flatMap(parts)];
}

/** All words of a card, a line each. */
export const textOf = (card: unknown): string =>
  parts(card)
    .flatMap((part) => [part['text'], part['title'], part['value']])
    .filter((text): text is string => typeof text === 'string')
    .join('\n');

export const titles = (card: unknown): string[] =>
  parts(card)
    .filter((part) => part['type'] === 'Action.Execute' || part['type'] === 'Action.OpenUrl')
    .map((action) => String(action['title']));

/** A button by its title; a line that a press opens, by how its name begins: «Editar Junta». */
export const action = (card: unknown, title: string): Json => {
  const pressed = parts(card).filter((part) => part['type'] === 'Action.Execute');
  const found =
    pressed.find((one) => one['title'] === title) ??
    pressed.find((one) => String(one['title']).startsWith(`${title}:`));
  if (found === undefined) throw new Error(`No button «${title}» among ${titles(card).join(', ')}`);
  return found;
};

export const linkOf = (card: unknown, title: string): string => {
  const found = parts(card).find((part) => part['type'] === 'Action.OpenUrl' && part['title'] === title);
  if (found === undefined) throw new Error(`No link «${title}»`);
  return String(found['url']);
};

export const inputOf = (card: unknown, id: string): Json => {
  const found = parts(card).find((part) => String(part['type']).startsWith('Input.') && part['id'] === id);
  if (found === undefined) throw new Error(`No input «${id}»`);
  return found;
};
