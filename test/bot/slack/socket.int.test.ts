import { eventually } from '../../helpers/world/eventually';
import { Workspace } from '../../helpers/platforms/slack';
import { startSlackBot, type SlackBot } from '../../helpers/platforms/slack-bot';
import { SlackPerson } from '../../helpers/platforms/slack-person';
import { stateOf, titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import { SocketSide } from '../../helpers/platforms/slack-socket';
import type { Json } from '../../helpers/platforms/teams';

let workspace: Workspace;
let side: SocketSide;
let bot: SlackBot;
let envelopes = 0;

beforeAll(async () => {
  [workspace, side] = await Promise.all([Workspace.start(['ana', 'rev']), SocketSide.start()]);
  // The emulator has no sockets: where to connect is answered here.
  workspace.failing = ({ method }) =>
    method === 'apps.connections.open' ? { body: { ok: true, url: side.url } } : undefined;
  bot = await startSlackBot(workspace, { env: { SLACK_APP_TOKEN: 'xapp-of-the-app', SLACK_SIGNING_SECRET: '' } });
  await eventually(() => side.connections === 1);
});
afterAll(async () => {
  await bot?.stop();
  await side?.stop();
  await workspace?.stop();
});

/** Sends an envelope and waits for its acknowledgement. */
async function sendOver(type: string, payload: Json, more: Json = {}): Promise<Json | undefined> {
  envelopes += 1;
  const envelope_id = `envelope-${envelopes}`;
  side.send({ envelope_id, type, payload, accepts_response_payload: type !== 'events_api', ...more });
  const ack = () => side.acks.find((each) => each['envelope_id'] === envelope_id);
  await eventually(() => ack() !== undefined);
  return ack();
}

test('a report is begun, sent and decided on over the socket, and no door is open', async () => {
  const [ana, rev] = [new SlackPerson(bot, workspace, 'ana'), new SlackPerson(bot, workspace, 'rev')];
  await ana.open();
  const type = async (words: string): Promise<void> => {
    const before = ana.posts().length;
    await sendOver('events_api', ana.message(words), { retry_attempt: 0, retry_reason: '' });
    await eventually(() => ana.posts().length > before);
  };
  for (const words of [
    'nuevo',
    'UTSI',
    'Coahuila',
    'omitir',
    'omitir',
    'omitir',
    'ordinaria',
    'Se dio soporte',
    'listo',
    'omitir',
    'omitir',
  ])
    await type(words);
  expect(titlesIn(ana.card())).toContain('Enviar a revisión');
  await sendOver('interactive', await ana.press(ana.card(), 'Enviar a revisión'));
  await eventually(() => workspace.in(workspace.review).length > 0);
  const post = workspace.in(workspace.review)[0]!;
  await sendOver('interactive', await rev.press(post, 'Pedir cambios'));
  await eventually(() => workspace.views.length > 0);
  const { view } = workspace.views[0]!;
  const submission = {
    type: 'view_submission',
    user: { id: rev.id, name: 'rev', team_id: 'T000000001' },
    team: { id: 'T000000001', domain: 'ine' },
    view: { ...view, state: stateOf(view.blocks as Json[], {}) },
  };
  const ack = await sendOver('interactive', submission);
  expect(ack?.['payload']).toMatchObject({ response_action: 'errors' });
  await sendOver('interactive', await rev.press(post, 'Aprobar'));
  await eventually(() => wordsIn(post).includes('Aprobado'));
  expect((await fetch(`${bot.url}/slack/events`, { method: 'POST' })).status).toBe(404);
});

test('a command is answered in its acknowledgement', async () => {
  const ana = new SlackPerson(bot, workspace, 'ana');
  const command = {
    command: '/informe',
    text: 'ayuda',
    user_id: ana.id,
    user_name: 'ana',
    trigger_id: 't1',
    channel_id: 'C1',
  };
  const ack = await sendOver('slash_commands', command);
  expect(ack?.['payload']).toMatchObject({ response_type: 'ephemeral' });
});

test('a list that is asked for as one types is answered in its acknowledgement', async () => {
  const rev = new SlackPerson(bot, workspace, 'rev');
  await rev.open();
  await sendOver('events_api', rev.message('nuevo'), { retry_attempt: 0, retry_reason: '' });
  const states = Array.from({ length: 32 }, (_, index) => String(index + 1).padStart(2, '0')).join(',');
  for (const [field, value] of Object.entries({ unit: 'UTSI', states, visitDates: '-', boards: 'distrital' })) {
    await eventually(() => JSON.stringify(rev.posts().at(-1)?.blocks ?? []).includes(`"${field}"`));
    await sendOver('interactive', await rev.press(rev.card(), 'Guardar y continuar', { [field]: value }));
  }
  await eventually(() => JSON.stringify(rev.card().blocks).includes('"districts"'));
  const ack = await sendOver('interactive', rev.suggestion(rev.card(), 'districts', 'monclova'));
  expect(ack?.['payload']).toMatchObject({ options: [{ value: '05/03' }] });
});

test('what is unknown is acknowledged', async () => {
  await sendOver('events_api', { type: 'event_callback', event: { type: 'reaction_added' } });
  await sendOver('interactive', { type: 'workflow_step_edit' });
});

test('a connection that breaks is made again, and a message sent again over it is taken once', async () => {
  const ana = new SlackPerson(bot, workspace, 'ana');
  await ana.open();
  const message = ana.message('nuevo');
  await sendOver('events_api', message);
  await eventually(() => wordsIn(ana.card()).includes('Campo 1 de 9'));
  const count = ana.posts().length;
  side.drop();
  await eventually(() => side.connections === 2);
  await sendOver('events_api', message, { retry_attempt: 1, retry_reason: 'timeout' });
  await sendOver('events_api', ana.message('ayuda'));
  await eventually(() => ana.posts().length > count);
  expect(ana.posts()).toHaveLength(count + 1);
});
