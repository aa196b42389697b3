import type { Activity } from 'botbuilder';
import fc from 'fast-check';
import { readActivity } from '../../bot/teams/read';
import { readPayload } from '../../bot/slack/reading/read';
import { nineFields } from '../helpers/people/nine-fields';
import { decodePress, type Press } from '../../core/screen/press';
import type { Screen } from '../../core/screen/screens';
import { toBlockKit } from '../../cards/block-kit';
import { expand, expandWhole } from '../../cards/expand';
import { buttonsOf, Chatter, someServices } from '../helpers/world/chatter';
import { ANA, BRUNO } from '../helpers/people/reports';

/** Every screen that a report passes through, from the greeting to the approval. */
async function screens(): Promise<readonly Screen[]> {
  const bot = someServices();
  const seen: Screen[] = [];
  const [ana, bruno] = [new Chatter(bot, ANA), new Chatter(bot, BRUNO)];
  const says = async (...words: readonly string[]): Promise<void> => {
    for (const text of words) seen.push(await ana.types(text));
  };
  await says('hola', 'ayuda', 'nuevo', 'Contraloría', 'UTSI', 'Coahuila', '31 de abril', '3 de abril de 2023');
  await says('Distrital', '3', 'Objetivo', 'particular, ordinaria', 'Uno', 'Dos', 'algo más', 'no');
  seen.push(await ana.presses('Editar'), await ana.presses('Quitar'), await ana.presses('No, seguir'));
  await says('listo', '25', 'n/a', 'revisar', 'cancelar', 'revisar', 'enviar', 'míos', 'pendientes', 'buscar coahuila');
  await says('nuevo', 'míos', 'INF-2023-0001', 'Fui a Sonora el 4 de abril con la Junta Local. Llovió mucho.');
  seen.push(...bot.said.map(({ screen }) => screen));
  bruno.shown = bot.said.find(({ to }) => to === 'review')?.screen;
  const channel = { place: 'review-channel' } as const;
  const post = bruno.shown;
  seen.push(await bruno.presses('Ver informe', {}, channel));
  bruno.shown = post;
  seen.push(await bruno.presses('Pedir cambios', {}, channel));
  seen.push(await bruno.presses('Enviar observaciones', { reason: 'Falta' }, channel));
  seen.push(...bot.said.map(({ screen }) => screen));
  await bot.store.close();
  return seen;
}

/** Inputs as a client merges them into a button's data, named like anything that a button could carry. */
const inputs = fc.dictionary(
  fc.constantFrom(
    'unit',
    'states',
    'comment',
    'page',
    'from',
    'index',
    'words',
    'verb',
    'report',
    'row',
    'step',
    'press',
  ),
  fc.string(),
  { noNullPrototype: true },
);

const door = { now: () => new Date(0), isReviewed: false, fetchFile: async () => Buffer.of() };
const party = { id: '29:ana', name: 'Ana' };

/** What Teams sends for a press: the data that was drawn, with the inputs in it. */
function throughTeams(data: object, verb: string, typed: object): { press: Press | undefined; inputs: object } {
  const activity = {
    type: 'invoke',
    name: 'adaptiveCard/action',
    channelId: 'msteams',
    serviceUrl: 'http://localhost',
    from: party,
    recipient: { id: '28:bot' },
    conversation: { id: 'a:ana', conversationType: 'personal' },
    value: { action: { type: 'Action.Execute', verb, data: { ...typed, ...data } } },
  } as unknown as Activity;
  const read = readActivity(JSON.parse(JSON.stringify(activity)) as Activity, door);
  if (read.is !== 'update' || read.update.is !== 'press') throw new Error(read.is);
  const decoded = decodePress(nineFields, read.update.data);
  return { press: decoded.is === 'press' ? decoded.press : undefined, inputs: read.update.inputs };
}

/** What Slack sends for it: the button's value, and the inputs beside it. */
function throughSlack(action: object, typed: Readonly<Record<string, string>>) {
  const values = Object.fromEntries(
    Object.entries(typed).map(([id, value], at) => [`b${at}`, { [id]: { type: 'plain_text_input', value } }]),
  );
  const payload = {
    type: 'block_actions',
    user: { id: 'U1' },
    container: { type: 'message', channel_id: 'D1', message_ts: '1.1' },
    actions: [{ type: 'button', ...action }],
    state: { values },
  };
  const read = readPayload(JSON.parse(JSON.stringify(payload)));
  if (read.is !== 'payload' || read.payload.is !== 'press') throw new Error(read.is);
  const decoded = decodePress(nineFields, read.payload.data);
  return { press: decoded.is === 'press' ? decoded.press : undefined, inputs: read.payload.inputs };
}

/** The nodes of a card that hold a property. */
const holding = (part: unknown, type: string): readonly Record<string, unknown>[] => {
  if (typeof part !== 'object' || part === null) return [];
  const node = part as Record<string, unknown>;
  return [...(node['type'] === type ? [node] : []), ...Object.values(node).flatMap((inner) => holding(inner, type))];
};

test('every press of every screen comes back the same, through each platform’s own payload, with any inputs', async () => {
  const all = await screens();
  const verbs = new Set(all.flatMap(buttonsOf).map(({ press }) => press.verb));
  expect(verbs.size).toBeGreaterThan(18);
  fc.assert(
    fc.property(inputs, (typed) => {
      for (const screen of all) {
        const presses = buttonsOf(screen).map(({ press }) => press);
        const executes = holding(expand(screen), 'Action.Execute');
        const fromTeams = executes.map(({ data, verb }) => throughTeams(data as object, String(verb), typed));
        expect(fromTeams.map(({ press }) => press)).toEqual(expect.arrayContaining(presses));
        for (const { inputs } of fromTeams) expect(inputs).toMatchObject(typed);
        const { messages } = toBlockKit(expandWhole(screen));
        const pressed = holding(messages, 'button').filter(({ url }) => url === undefined);
        const fromSlack = pressed.map((action) => throughSlack(action, typed));
        expect(fromSlack.map(({ press }) => press)).toEqual(expect.arrayContaining(presses));
        for (const [at, { inputs }] of fromSlack.entries())
          expect(inputs).toEqual(String(pressed[at]?.['action_id']).startsWith('alone.') ? {} : typed);
      }
    }),
    { numRuns: 15 },
  );
});
