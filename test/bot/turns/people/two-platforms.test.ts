import type { Messenger } from '../../../../bot/outbox/messenger';
import { openCard } from '../../../../bot/turns/filing/open-card';
import type { Address, Report } from '../../../../core/record/types';
import type { Screen } from '../../../../core/screen/screens';
import { channel, Chatter, someServices, textOf, type TestServices } from '../../../helpers/world/chatter';
import { ANA, BRUNO } from '../../../helpers/people/reports';
import { filledBy, sentBy } from '../../../helpers/people/sent';

const SLACK_ANA = { id: 'slack:U0ANA', name: 'Ana' };
const SLACK_BRUNO = { id: 'slack:U0BRUNO', name: 'Bruno' };
const configured = [
  [ANA.id, SLACK_ANA.id],
  [BRUNO.id, SLACK_BRUNO.id],
];

interface Message {
  readonly to: Address;
  screen: Screen;
}

/** Two platforms: each knows the messages posted on it, and none of the other's. */
function platforms() {
  const posts = new Map<string, Message>();
  const foreign: string[] = [];
  let made = 0;
  const messenger: Messenger = {
    post: async (to, screen) => {
      const id = `${to.platform}-${(made += 1)}`;
      posts.set(id, { to, screen });
      return id;
    },
    edit: async (to, id, screen) => {
      const known = posts.get(id);
      if (known === undefined || known.to.conversation !== to.conversation)
        foreign.push(`${id} edited in ${to.conversation}`);
      else known.screen = screen;
      return undefined;
    },
    attach: async () => {},
  };
  const told = ({ person }: Chatter): readonly string[] =>
    [...posts.values()].filter(({ to }) => to.conversation === `a:${person.id}`).map(({ screen }) => textOf(screen));
  return { messenger, foreign, told, posts };
}

let bot: TestServices;
let there: ReturnType<typeof platforms>;
let onTeams: Chatter;
let onSlack: Chatter;

beforeEach(() => {
  there = platforms();
  bot = someServices({ messenger: there.messenger, known: { configured } });
  onTeams = new Chatter(bot, ANA);
  onSlack = new Chatter(bot, SLACK_ANA);
});
afterEach(async () => {
  expect(there.foreign).toEqual([]);
  await bot.store.close();
});

const only = async (): Promise<Report> => {
  const states = ['draft', 'changes-requested', 'in-review', 'approved'] as const;
  const lines = await bot.store.reportsOf([ANA.id, SLACK_ANA.id], states, { limit: 5, offset: 0 });
  expect(lines).toHaveLength(1);
  const found = (await bot.store.load(lines[0]?.id ?? ''))?.report;
  if (found === undefined) throw new Error('No report');
  return found;
};
const says = async (who: Chatter, text: string): Promise<string> => {
  const before = there.posts.size;
  const replies = await who.sends({
    ...{ is: 'message', person: who.person, address: who.address, text, key: `${who.person.id} ${text} ${before}` },
    at: new Date(Date.parse('2023-05-03T20:00:00.000Z') + (moments += 1) * 1_000).toISOString(),
  });
  await bot.deliver();
  const posted = [...there.posts.values()].slice(before).at(-1)?.screen;
  return textOf(replies.at(-1)?.screen ?? posted);
};
let moments = 0;
/** Approves by the button of the report's post; gives what is shown instead of it. */
const approves = async (who: Chatter, place: 'review-channel' | 'personal' = 'review-channel'): Promise<string> => {
  const root = (await bot.store.load((await only()).id))?.posts['channel'] ?? '';
  const button = who.button('Aprobar', there.posts.get(root)?.screen);
  const shown = await who.press(button, {}, { place, address: channel, messageId: root });
  await bot.deliver();
  return textOf(shown);
};

describe('a draft that was begun on one platform', () => {
  test('goes on on the other by the next answer, and is the same report of the same author', async () => {
    await says(onTeams, 'nuevo');
    await says(onTeams, 'UTSI');
    expect(await says(onSlack, 'Coahuila')).toContain('Fecha de visita');
    expect(await only()).toMatchObject({
      author: { id: ANA.id },
      address: onSlack.address,
      answers: { unit: { id: 'UTSI' }, states: { keys: ['05'] } },
    });
    expect(there.told(onTeams).at(-1)).toContain('Continúa en Slack.');
    expect(there.told(onSlack)).toHaveLength(1);
  });

  test('goes on by «continuar», and back again', async () => {
    await says(onTeams, 'nuevo');
    await says(onSlack, 'continuar');
    expect(there.told(onTeams).at(-1)).toContain('Continúa en Slack.');
    await says(onTeams, 'continuar');
    expect(there.told(onSlack).at(-1)).toContain('Continúa en Teams.');
    expect(there.told(onTeams)).toHaveLength(2);
    await says(onSlack, 'UTSI');
    expect(there.told(onTeams).map((text) => text.trim().split('\n').at(-1))).toEqual([
      'Continúa en Slack.',
      'Continúa en Slack.',
    ]);
  });

  test('goes on by a press of its card, wherever that still stands', async () => {
    await onTeams.types('nuevo').catch(() => undefined);
    await bot.deliver();
    const card = [...there.posts].find(([id]) => id.startsWith('teams'));
    onTeams.shown = card?.[1].screen;
    const press = onTeams.button('Guardar y continuar');
    await says(onSlack, 'continuar');
    const shown = await onTeams.press(press, { unit: 'UTSI' }, { messageId: card?.[0] ?? '' });
    await bot.deliver();
    expect(textOf(shown)).toContain('Entidad');
    expect(await only()).toMatchObject({ address: onTeams.address, answers: { unit: { id: 'UTSI' } } });
    expect(there.told(onSlack).at(-1)).toContain('Continúa en Teams.');
  });

  test('stands in the way of another one, whichever side that is begun on', async () => {
    await says(onTeams, 'nuevo');
    await says(onTeams, 'UTSI');
    expect(await says(onSlack, 'nuevo')).toContain('Empezar otro');
    await only();
  });

  test('is filled in by messages of both at once, each answer once and in order', async () => {
    await says(onTeams, 'nuevo');
    await Promise.all(
      [onTeams, onSlack, onTeams, onSlack].map((who, at) =>
        who.sends({
          ...{ is: 'message', person: who.person, address: who.address, key: `k${at}` },
          at: `2023-05-04T10:00:0${at}.000Z`,
          text: ['UTSI', 'Coahuila', '3 de abril de 2023', 'Local'][at] ?? '',
        }),
      ),
    );
    await bot.deliver();
    expect(Object.keys((await only()).answers)).toEqual(['unit', 'states', 'visitDates', 'boards']);
  });
});

describe('a report that was sent on one platform', () => {
  test('is among the own ones on both, and the last one to use', async () => {
    const folio = await sentThere(onTeams);
    for (const who of [onTeams, onSlack]) expect(await says(who, 'mis informes')).toContain(folio);
    expect(await says(onSlack, 'usar último')).toContain(folio);
  });

  test('is read by its author from the other, and by nobody else who may not', async () => {
    await bot.store.close();
    const roles = { reviewers: [BRUNO.id], admins: [] };
    bot = someServices({ messenger: there.messenger, known: { configured }, roles });
    [onTeams, onSlack] = [new Chatter(bot, ANA), new Chatter(bot, SLACK_ANA)];
    const folio = await sentThere(onTeams);
    expect(await says(onSlack, `ver ${folio}`)).toContain('Se revisó el PREP.');
    expect(await says(new Chatter(bot, { id: 'slack:U0OTRA', name: 'Ana' }), `ver ${folio}`)).not.toContain('PREP');
    const reviewer = new Chatter(bot, SLACK_BRUNO);
    expect(await says(reviewer, `ver ${folio}`)).toContain('Se revisó el PREP.');
    expect(await says(reviewer, 'pendientes')).toContain(folio);
    await approves(onSlack);
    expect((await only()).state).toBe('in-review');
    await approves(reviewer, 'personal');
    expect((await only()).approvals?.at(-1)?.by).toEqual(SLACK_BRUNO);
  });

  test('is not approved by its author from the other', async () => {
    await sentThere(onTeams);
    expect(await approves(onSlack)).toContain('propio');
    expect((await only()).state).toBe('in-review');
  });

  test('tells its author of a decision where they were last', async () => {
    await says(onTeams, 'nuevo');
    await says(onSlack, 'continuar');
    await filledBy(quiet(onSlack));
    await says(onSlack, 'enviar');
    await approves(new Chatter(bot, BRUNO));
    expect(there.told(onSlack).at(-1)).toContain('aprobado');
    expect(there.told(onTeams).join()).not.toContain('aprobado');
  });

  test('what its author says in its thread from the other is no news to them', async () => {
    await sentThere(onTeams);
    const stored = await bot.store.load((await only()).id);
    const root = stored?.posts['channel'] ?? '';
    const said = there.told(onTeams).length;
    await onSlack.sends({
      ...{ is: 'thread', person: SLACK_ANA, address: channel, root, messageId: 'c1', change: 'added', text: 'Va.' },
      ...{ at: '2023-05-05T10:00:00.000Z', mention: 'none', place: 'review-channel' },
    });
    await bot.deliver();
    expect((await only()).comments).toMatchObject([{ by: { id: ANA.id, name: 'Ana' }, text: 'Va.' }]);
    expect(there.told(onTeams)).toHaveLength(said);
  });

  test('is corrected on the other, and its post in the channel stays the one it was', async () => {
    await sentThere(onTeams);
    const { id } = await only();
    const post = (await bot.store.load(id))?.posts['channel'] ?? '';
    await bot.give(id, {
      ...{ type: 'RequestChanges', reason: 'Falta', fields: {} },
      ...{ key: 'ask', at: '2023-05-06T10:00:00.000Z', by: BRUNO },
    });
    await bot.deliver();
    expect((await only()).state).toBe('changes-requested');
    await says(onSlack, 'continuar');
    expect(await only()).toMatchObject({ address: onSlack.address });
    expect(there.told(onTeams).at(-1)).toContain('Continúa en Slack.');
    expect((await bot.store.load(id))?.posts['channel']).toBe(post);
    expect(there.posts.get(post)?.to.conversation).toBe(channel.conversation);
  });
});

/** Types without looking at what is shown. */
const quiet = (who: Chatter): Chatter =>
  Object.assign(Object.create(who) as Chatter, { types: (text: string) => says(who, text) as never });

const sentThere = async (who: Chatter): Promise<string> => {
  await sentBy(quiet(who)).catch(() => undefined);
  const { folio } = await only();
  if (folio === undefined) throw new Error('The report was not sent');
  return folio;
};

test('a search of one’s own reports, to bring them into a conversation, finds those of both', async () => {
  const folio = await sentThere(onTeams);
  const query = { is: 'query', person: SLACK_ANA, address: onSlack.address, words: '', limit: 5, offset: 0 } as const;
  const found = await onSlack.sends({ ...query, at: '2023-05-07T10:00:00.000Z' });
  expect(textOf(found.map(({ screen }) => screen))).toContain(folio);
  const others = await onSlack.sends({ ...query, person: SLACK_BRUNO, at: '2023-05-07T10:00:00.000Z' });
  expect(textOf(others.map(({ screen }) => screen))).not.toContain(folio);
});

test('a list that is asked for as somebody types is that of their card, on whichever side it was begun', async () => {
  await says(onTeams, 'nuevo');
  expect(await openCard(bot, SLACK_ANA.id, [])).toMatchObject({ template: 'field' });
  expect(await openCard(bot, SLACK_BRUNO.id, [])).toBeUndefined();
});
