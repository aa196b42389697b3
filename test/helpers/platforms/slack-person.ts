import { randomUUID } from 'node:crypto';
import type { Running } from '../../../bot/compose';
import { eventually } from '../world/eventually';
import type { SlackMessage, Workspace } from './slack';
import { send, signed, type Answer } from './slack-requests';
import { buttonIn, stateOf } from './slack-shown';
import { parts, type Json } from './teams';

const FORM = 'application/x-www-form-urlencoded';

let events = 0;
const nextTs = (): string => `${Math.floor(Date.now() / 1_000)}.${String((events += 1)).padStart(6, '0')}`;

const OWN_TEAM = 'T000000001';

/** Somebody on Slack: types, presses, commands and sends windows, over signed requests alone. */
export class SlackPerson {
  readonly id: string;
  dm = '';
  /** Their workspace: the bot's own, unless a test says another. */
  team = OWN_TEAM;
  /** The enterprise that theirs belongs to, where it does. */
  enterprise: { readonly id: string; readonly name: string } | null = null;

  constructor(
    readonly bot: Pick<Running, 'url'>,
    readonly workspace: Workspace,
    readonly name: string,
  ) {
    const id = workspace.people.get(name);
    if (id === undefined) throw new Error(`Nobody called ${name} in the workspace`);
    this.id = id;
  }

  async open(): Promise<string> {
    if (this.dm === '') {
      const { channel } = (await this.workspace.ask('conversations.open', { users: this.id }, 'xoxb-of-the-bot')) as {
        channel: { id: string };
      };
      this.dm = channel.id;
    }
    return this.dm;
  }

  /** An Events API callback of this person's. */
  envelope(event: Json): Json {
    return {
      token: 'verification-token-removed',
      team_id: 'T000000001',
      api_app_id: 'A0INFORMES',
      type: 'event_callback',
      event_id: `Ev${randomUUID().replace(/-/g, '').slice(0, 10).toUpperCase()}`,
      event_time: Math.floor(Date.now() / 1_000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: 'T000000001',
          user_id: this.workspace.botUser,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: this.team !== OWN_TEAM,
      event: { user: this.id, ...this.#ofWhom(), ...event },
    };
  }

  /** In a shared channel an event says whose people its author is of. */
  #ofWhom(): Json {
    const { team } = this;
    return team === OWN_TEAM ? { team } : { team, user_team: team, source_team: team };
  }

  #user(): Json {
    return { id: this.id, username: this.name, name: this.name, team_id: this.team };
  }

  message(text: string, more: Json = {}): Json {
    const ts = nextTs();
    return this.envelope({
      type: 'message',
      ts,
      event_ts: ts,
      client_msg_id: randomUUID(),
      text: text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
      blocks: [
        {
          type: 'rich_text',
          block_id: 'b1',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
        },
      ],
      channel: this.dm,
      channel_type: 'im',
      ...more,
    });
  }

  event(envelope: Json, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const body = JSON.stringify(envelope);
    return send(this.bot, body, 'application/json', { ...signed(body), ...headers });
  }

  interaction(payload: Json): Promise<Answer> {
    return send(this.bot, new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), FORM);
  }

  /** Types in the direct message, and waits for the newest message that the bot posts below. */
  async type(text: string, more: Json = {}): Promise<SlackMessage> {
    await this.open();
    const before = this.posts().length;
    const { status } = await this.event(this.message(text, more));
    if (status !== 200) throw new Error(`«${text}» was answered ${status}`);
    await eventually(() => this.posts().length > before);
    return this.card();
  }

  posts(): readonly SlackMessage[] {
    return this.workspace.in(this.dm);
  }

  card(): SlackMessage {
    const card = this.posts().at(-1);
    if (card === undefined) throw new Error(`No message for ${this.name}`);
    return card;
  }

  /** A press as Slack sends it. */
  async press(message: SlackMessage, title: string, given: Json = {}): Promise<Json> {
    const button = buttonIn(message, title);
    const block = message.blocks.find((each) => parts(each).includes(button));
    const shared = { channel_id: message.channel, message_ts: message.ts };
    return {
      type: 'block_actions',
      user: this.#user(),
      api_app_id: 'A0INFORMES',
      token: 'verification-token-removed',
      container: {
        type: 'message',
        ...shared,
        is_ephemeral: message.to !== undefined,
        ...(message.thread === undefined ? {} : { thread_ts: message.thread }),
      },
      trigger_id: await this.workspace.trigger(this.id),
      team: { id: this.team, domain: 'ine' },
      enterprise: this.enterprise,
      is_enterprise_install: false,
      channel: { id: message.channel, name: message.channel.startsWith('D') ? 'directmessage' : 'revision' },
      ...(message.to === undefined
        ? {
            message: {
              type: 'message',
              ts: message.ts,
              user: this.workspace.botUser,
              bot_id: 'B0INFORMES',
              text: message.text,
              blocks: message.blocks,
              ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
            },
          }
        : {}),
      state: stateOf(message.blocks, given),
      response_url: `${this.workspace.url}respond/${message.ts}`,
      actions: [{ ...button, block_id: block?.['block_id'], action_ts: nextTs() }],
    };
  }

  /** What a list that is asked for as one types asks, as Slack sends it. */
  suggestion(message: SlackMessage, input: string, typed: string): Json {
    return {
      type: 'block_suggestion',
      user: { id: this.id, username: this.name, name: this.name, team_id: 'T000000001' },
      container: { type: 'message', message_ts: message.ts, channel_id: message.channel, is_ephemeral: false },
      api_app_id: 'A0INFORMES',
      token: 'verification-token-removed',
      action_id: input,
      block_id: 'b1',
      value: typed,
      team: { id: 'T000000001', domain: 'ine' },
      enterprise: null,
      is_enterprise_install: false,
      channel: { id: message.channel, name: 'directmessage' },
      message: { type: 'message', ts: message.ts, user: this.workspace.botUser, blocks: message.blocks },
    };
  }

  /** Presses in the direct message, and waits until that message has changed, or another stands below. */
  async click(title: string, given: Json = {}, message: SlackMessage = this.card()): Promise<SlackMessage> {
    const [edits, posts] = [message.edits, this.posts().length];
    const { status } = await this.interaction(await this.press(message, title, given));
    if (status !== 200) throw new Error(`«${title}» was answered ${status}`);
    await eventually(() => message.edits > edits || this.posts().length > posts);
    return this.posts().length > posts ? this.card() : message;
  }

  /** The bot was let in a channel by this person. */
  letIn(channel: string): Promise<Answer> {
    const event = { type: 'member_joined_channel', user: this.workspace.botUser, channel, channel_type: 'C' };
    return this.event(this.envelope({ ...event, team: 'T000000001', inviter: this.id, event_ts: nextTs() }));
  }

  /** `/informe` and words; the answer is what this person alone sees at once. */
  async command(
    text: string,
    channel = this.workspace.channel('otro'),
    trigger: string = randomUUID(),
  ): Promise<Answer> {
    const body = new URLSearchParams({
      token: 'verification-token-removed',
      team_id: this.team,
      ...(this.enterprise === null ? {} : { enterprise_id: this.enterprise.id }),
      team_domain: 'ine',
      channel_id: channel,
      channel_name: 'otro',
      user_id: this.id,
      user_name: this.name,
      command: '/informe',
      text,
      api_app_id: 'A0INFORMES',
      is_enterprise_install: 'false',
      response_url: `${this.workspace.url}respond/command`,
      trigger_id: trigger,
    }).toString();
    return send(this.bot, body, FORM);
  }

  /** Chooses in a list of the newest window, which tells the bot at once. */
  async choose(input: string, value: string, given: Json = {}): Promise<Answer> {
    const view = this.workspace.views.at(-1)?.view;
    if (view === undefined) throw new Error('No window is open');
    const blocks = view['blocks'] as readonly Json[];
    const block = blocks.find((one) => (one['element'] as Json | undefined)?.['action_id'] === input);
    if (block?.['dispatch_action'] !== true) throw new Error(`No choice «${input}» that tells the bot`);
    const state = stateOf(blocks, { ...given, [input]: value });
    const held = (state['values'] as Record<string, Json>)[String(block['block_id'])]?.[input] as Json;
    return this.interaction({
      type: 'block_actions',
      user: { id: this.id, username: this.name, name: this.name, team_id: 'T000000001' },
      api_app_id: 'A0INFORMES',
      token: 'verification-token-removed',
      container: { type: 'view', view_id: view['id'] },
      trigger_id: await this.workspace.trigger(this.id),
      team: { id: 'T000000001', domain: 'ine' },
      enterprise: null,
      is_enterprise_install: false,
      view: { ...view, state },
      actions: [{ ...held, action_id: input, block_id: block['block_id'], action_ts: nextTs() }],
    });
  }

  /** Presses a button in the newest window, as filled in. */
  async pressInWindow(title: string, given: Json = {}): Promise<Answer> {
    const view = this.workspace.views.at(-1)?.view;
    if (view === undefined) throw new Error('No window is open');
    const blocks = view['blocks'] as readonly Json[];
    return this.interaction({
      type: 'block_actions',
      user: this.#user(),
      api_app_id: 'A0INFORMES',
      token: 'verification-token-removed',
      container: { type: 'view', view_id: view['id'] },
      trigger_id: await this.workspace.trigger(this.id),
      team: { id: this.team, domain: 'ine' },
      enterprise: this.enterprise,
      is_enterprise_install: false,
      view: { ...view, state: stateOf(blocks, given) },
      actions: [{ ...buttonIn({ blocks }, title), action_ts: nextTs() }],
    });
  }

  /** Sends the newest window, as filled in. */
  async submit(given: Json): Promise<Answer> {
    const view = this.workspace.views.at(-1)?.view;
    if (view === undefined) throw new Error('No window is open');
    return this.interaction({
      type: 'view_submission',
      team: { id: this.team, domain: 'ine' },
      user: this.#user(),
      api_app_id: 'A0INFORMES',
      token: 'verification-token-removed',
      trigger_id: 'none',
      view: { ...view, state: stateOf(view['blocks'] as readonly Json[], given) },
      response_urls: [],
      is_enterprise_install: false,
      enterprise: this.enterprise,
    });
  }
}
