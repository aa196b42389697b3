import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signed } from '../helpers/platforms/slack-requests';
import { buttonIn, stateOf } from '../helpers/platforms/slack-shown';
import { parts, type Json } from '../helpers/platforms/teams';
import { post, type Door, type Turn } from './crowd';

let stamps = 0;
/** Slack's name for a message or a press, which no other has. */
const stamp = (): string => `1700000000.${String((stamps += 1)).padStart(6, '0')}`;

/** Slack's Web API, as far as a press needs it: it answers at once, and hands on what is shown in a channel. */
export interface SlackApi {
  readonly url: string;
  /** The next message that is posted in a channel or put in the place of one. */
  shown(channel: string): Promise<Json>;
  stop(): Promise<void>;
}

export async function startSlackApi(): Promise<SlackApi> {
  const waiting = new Map<string, (message: Json) => void>();
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const { channel = '', users, ts = stamp(), ...message } = Object.fromEntries(new URLSearchParams(body));
      const opened = users === undefined ? channel : { id: `D${users}` };
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({ ok: true, channel: opened, ts, user_id: 'UBOT', bot_id: 'BBOT', user: { name: 'Ana' } }),
      );
      if (message['blocks'] === undefined) return;
      const tell = waiting.get(channel);
      waiting.delete(channel);
      tell?.({ ts, ...message, blocks: JSON.parse(message['blocks']) as Json[] });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    shown: (channel) => new Promise((resolve) => waiting.set(channel, resolve)),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A turn is over once it is acknowledged and what it shows has reached Slack. */
export function onSlack(bot: string, api: SlackApi): Door {
  const url = new URL('/slack/events', bot);
  return {
    personId: (name) => `slack:U${name}`,
    async take(turn, agent) {
      const { name, wanted, at, before } = turn;
      const sent = wanted.again === true && before !== undefined ? pressedAgain(before.sent) : payloadOf(turn);
      const body = at === 0 ? sent : new URLSearchParams({ payload: sent }).toString();
      const type = at === 0 ? 'application/json' : 'application/x-www-form-urlencoded';
      const shown = api.shown(`DU${name}`);
      const from = performance.now();
      await post(url, agent, body, { 'content-type': type, ...signed(body) });
      const card = await shown;
      const ms = performance.now() - from;
      const words = JSON.stringify(card);
      if (!words.includes(wanted.shows))
        throw new Error(`«${wanted.press}» (turn ${at}) shows no «${wanted.shows}»: ${words}`);
      return { card, sent, ms };
    },
  };
}

/** The first turn is typed; those after it press. */
const payloadOf = ({ name, wanted, at, before }: Turn): string =>
  JSON.stringify(before === undefined ? typed(name) : press(name, at, wanted.press, wanted.inputs, before.card));

/** Slack sends no press twice, but a person may press a button twice before it is gone. */
function pressedAgain(sent: string): string {
  const { actions, ...payload } = JSON.parse(sent) as { readonly actions: readonly Json[] };
  return JSON.stringify({ ...payload, actions: actions.map((action) => ({ ...action, action_ts: stamp() })) });
}

const typed = (name: string): Json => ({
  type: 'event_callback',
  team_id: 'T1',
  api_app_id: 'A1',
  event_id: `Ev${name}`,
  event_time: Math.floor(Date.now() / 1_000),
  authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true, is_enterprise_install: false, enterprise_id: null }],
  event: {
    type: 'message',
    user: `U${name}`,
    channel: `DU${name}`,
    channel_type: 'im',
    text: 'nuevo',
    ts: stamp(),
  },
});

function press(name: string, at: number, title: string, given: Json, card: Json): Json {
  const blocks = card['blocks'] as readonly Json[];
  const button = buttonIn({ blocks }, title);
  const { ts } = card;
  return {
    type: 'block_actions',
    user: { id: `U${name}`, username: 'ana', name: 'ana', team_id: 'T1' },
    api_app_id: 'A1',
    token: 'verification',
    container: { type: 'message', message_ts: ts, channel_id: `DU${name}`, is_ephemeral: false },
    trigger_id: String(at),
    team: { id: 'T1', domain: 'ine' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: `DU${name}`, name: 'directmessage' },
    message: { type: 'message', user: 'UBOT', bot_id: 'BBOT', ts, text: card['text'], blocks },
    state: stateOf(blocks, given),
    response_url: 'http://127.0.0.1:9/',
    actions: [
      { ...button, block_id: blocks.find((each) => parts(each).includes(button))?.['block_id'], action_ts: stamp() },
    ],
  };
}
