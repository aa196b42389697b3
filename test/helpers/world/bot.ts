import { startBot, type Running, type Tuning } from '../../../bot/compose';
import { readConfig } from '../../../bot/config/config';
import type { Clock, Log } from '../../../core/record/runtime';
import { newDatabase } from './database';
import { making } from '../documents/making';
import { eventually } from './eventually';
import { silentLog } from './logs';
import { hereOf } from '../people/published';
import { action, cardIn, FakeConnector, type Json, type Posted } from '../platforms/teams';

export const REVIEW = '19:revision@thread.tacv2';

export interface TestBot extends Running {
  readonly connector: FakeConnector;
  readonly storageUrl: string;
}

/** The whole bot in this process, on a real port and a real file, its platform stood in for by `FakeConnector`. */
export async function startTestBot(
  options: {
    connector?: FakeConnector;
    storageUrl?: string;
    env?: NodeJS.ProcessEnv;
    /** The organization that is served, though nobody is asked for a proof of theirs. */
    tenantId?: string;
    clock?: Clock;
    log?: Log;
    tuning?: Tuning;
  } = {},
): Promise<TestBot> {
  const connector = options.connector ?? (await FakeConnector.start());
  const storageUrl = options.storageUrl ?? newDatabase();
  const config = readConfig({
    PORT: '0',
    WEBCHAT: 'off',
    STORAGE_URL: storageUrl,
    TEAMS_REVIEW_CHANNEL: REVIEW,
    TEAMS_SERVICE_URL: connector.serviceUrl,
    // By the machine's clock it may be morning.
    MORNING_SUMMARY: 'off',
    ...options.env,
  });
  const { tenantId } = options;
  const teams = tenantId === undefined || !config.teams.open ? config.teams : { ...config.teams, tenantId };
  const running = await startBot({ ...config, teams }, options.log ?? silentLog, options.clock, {
    making,
    ...options.tuning,
  });
  return { ...running, url: hereOf(running.url, options.env), connector, storageUrl };
}

export interface Answered {
  readonly status: number;
  readonly body: Json | undefined;
}

/** Brings an activity to the bot that listens there. Rejects where no answer comes within `limitMs`. */
export async function sendTo(url: string, activity: Json, limitMs?: number): Promise<Answered> {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
    ...(limitMs === undefined ? {} : { signal: AbortSignal.timeout(limitMs) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as Json) };
}

let messages = 0;

/** Somebody on Teams: types and presses over the Bot Framework protocol alone. */
export class Somebody {
  readonly conversation: string;
  tenant = 't';
  /** The card of the last press's response. */
  shown: Json | undefined;

  constructor(
    private readonly bot: Pick<TestBot, 'url' | 'connector'>,
    readonly name: string,
    private readonly place: 'personal' | { readonly thread: string } = 'personal',
  ) {
    this.conversation = place === 'personal' ? `a:${name}` : `${REVIEW};messageid=${place.thread}`;
  }

  activity(more: Json): Json {
    messages += 1;
    const channel = this.place !== 'personal';
    return {
      id: `f:${messages}`,
      channelId: 'msteams',
      serviceUrl: this.bot.connector.serviceUrl,
      timestamp: new Date().toISOString(),
      from: { id: `29:${this.name}`, name: this.name, aadObjectId: `aad-${this.name}` },
      recipient: { id: '28:bot', name: 'Informes de visita' },
      conversation: channel
        ? { id: this.conversation, conversationType: 'channel', isGroup: true, tenantId: this.tenant }
        : { id: this.conversation, conversationType: 'personal', tenantId: this.tenant },
      channelData: { tenant: { id: this.tenant } },
      locale: 'es-MX',
      ...more,
    };
  }

  /** The bot was added to the team of a channel, whose first channel the activity names. */
  addToTeam(type: 'conversationUpdate' | 'installationUpdate' = 'conversationUpdate'): Promise<Answered> {
    const conversation = { id: '19:general@thread.tacv2', conversationType: 'channel', isGroup: true, tenantId: 't' };
    const how = type === 'conversationUpdate' ? { membersAdded: [{ id: '28:bot' }] } : { action: 'add' };
    return this.send(this.activity({ type, conversation, ...how }));
  }

  send(activity: Json): Promise<Answered> {
    return sendTo(this.bot.url, activity);
  }

  message(text: string, html?: string): Json {
    const attachments = html === undefined ? {} : { attachments: [{ contentType: 'text/html', content: html }] };
    return this.activity({ type: 'message', text, textFormat: 'plain', ...attachments });
  }

  /** Types, and waits for the newest card that the bot posts below. */
  async type(text: string, html?: string): Promise<Json> {
    const before = this.posts().length;
    const { status } = await this.send(this.message(text, html));
    if (status >= 300) throw new Error(`«${text}» was answered ${status}`);
    await eventually(() => this.posts().length > before);
    return this.card();
  }

  press(title: string, inputs: Json = {}, card: Json = this.shown ?? this.card(), replyToId?: string): Json {
    const { verb, data } = action(card, title);
    return this.activity({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: replyToId ?? this.posts().at(-1)?.id,
      value: { action: { type: 'Action.Execute', verb, data: { ...(data as Json), ...inputs } }, trigger: 'manual' },
    });
  }

  /** Presses a button of the newest card and gives the card that takes its place. */
  async click(title: string, inputs: Json = {}, card?: Json, replyToId?: string): Promise<Json> {
    const { status, body } = await this.send(this.press(title, inputs, card, replyToId));
    if (status !== 200 || body?.['type'] !== 'application/vnd.microsoft.card.adaptive')
      throw new Error(`«${title}» was answered ${status} ${JSON.stringify(body)}`);
    this.shown = body['value'] as Json;
    return this.shown;
  }

  /** What their client asks as soon as they look at a post that names them; undefined of one that does not. */
  look({ id, activity }: Posted): Json | undefined {
    const { refresh } = (cardIn(activity) ?? {}) as { refresh?: { action: Json; userIds: readonly string[] } };
    if (refresh === undefined || !refresh.userIds.includes(`29:${this.name}`)) return undefined;
    const { verb, data } = refresh.action;
    const what = { type: 'Action.Execute', id: '', title: '', verb, data };
    const value = { action: what, trigger: 'automatic' };
    return this.activity({ type: 'invoke', name: 'adaptiveCard/action', replyToId: id, value });
  }

  /** The card that they see of a post: the one of all, or their own. */
  async sees(post: Posted): Promise<Json> {
    const asked = this.look(post);
    const { body } = asked === undefined ? { body: undefined } : await this.send(asked);
    return (body?.['value'] ?? cardIn(post.activity)) as Json;
  }

  posts(): readonly Posted[] {
    return this.bot.connector.in(this.conversation);
  }

  /** The newest card posted in this conversation. */
  card(): Json {
    this.shown = cardIn(this.posts().at(-1)?.activity);
    if (this.shown === undefined) throw new Error(`No card in ${this.conversation}`);
    return this.shown;
  }
}
