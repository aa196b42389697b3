import { entryHash } from '../../../storage/chained';
import { someServices, type TestServices } from '../../helpers/world/chatter';
import { address, commandOf, skip, submit, typed } from '../../helpers/people/given';
import { ANA, BRUNO, newId } from '../../helpers/people/reports';
import type { CommandFacts } from '../../../bot/turns/handle-command';

let bot: TestServices;
beforeEach(() => (bot = someServices()));
afterEach(() => bot.store.close());

async function began(): Promise<string> {
  const id = newId();
  await bot.give(id, commandOf({ type: 'StartReport', id, address }));
  return id;
}

const give = async (id: string, ...commands: readonly CommandFacts[]): Promise<void> => {
  for (const facts of commands) await bot.give(id, commandOf(facts));
};

const complete = [
  ...[typed('UTSI'), typed('Coahuila'), skip, typed('Local'), skip],
  ...[typed('particular'), typed('Se revisó el PREP.')],
];

test('what is said is saved with the answer, drawn from the report it led to', async () => {
  const id = await began();
  const handled = await bot.give(id, commandOf(typed('UTSI')), ({ before, after, events }) => {
    expect([before?.version, after.version, events.map(({ type }) => type)]).toEqual([
      1,
      2,
      ['StepAnswered', 'StepOpened'],
    ]);
    return [{ to: 'author', slot: 'card', mode: 'post', about: { show: 'walk' } }];
  });
  expect(handled).toMatchObject({ stored: { report: { version: 2 } }, events: { length: 2 } });
  const [claimed] = await bot.store.claim(new Date(), 1_000, 5);
  expect(claimed?.message).toMatchObject({ id: `${id}.2.0`, about: { show: 'walk' } });
});

test('a refusal saves nothing and says why', async () => {
  const id = await began();
  const handled = await bot.give(id, commandOf(typed('la del piso de arriba')), () => {
    throw new Error('nothing to say');
  });
  expect(handled).toMatchObject({
    refusal: { problem: { code: 'unit.unknown' } },
    events: [],
    stored: { report: { version: 1 } },
  });
});

test('one key twice is one change; the second is answered with the report as it is', async () => {
  const id = await began();
  const command = commandOf(typed('UTSI'), { key: 'same' });
  await bot.give(id, command);
  expect(await bot.give(id, command)).toMatchObject({ events: [], stored: { report: { version: 2 } } });
});

test('two devices at once: both answers are kept', async () => {
  const id = await began();
  await give(id, typed('UTSI'), typed('Coahuila'));
  const answer = (field: string, text: string) =>
    commandOf({ type: 'AnswerStep', input: { text }, today: '2023-05-03', step: { at: 'field', field }, seen: 3 });
  await Promise.all([
    bot.give(id, answer('visitDates', '3 de abril de 2023')),
    bot.give(id, answer('remarks', 'Sin novedad')),
  ]);
  expect((await bot.store.load(id))?.report).toMatchObject({
    version: 5,
    answers: { visitDates: { days: ['2023-04-03'] }, remarks: { kind: 'prose' } },
  });
});

test('reports sent at once get folios without gaps, of the year where they are', async () => {
  const ids = await Promise.all(Array.from({ length: 8 }, began));
  for (const id of ids) await give(id, ...complete);
  const sent = await Promise.all(
    ids.map((id) => bot.give(id, commandOf({ ...submit }, { at: '2024-01-01T05:30:00.000Z' }))),
  );
  expect(sent.map(({ stored }) => stored?.report.folio).sort()).toEqual(
    ids.map((_, index) => `INF-2023-000${index + 1}`),
  );
});

test('the history is numbered, and each entry holds the hash of the one before', async () => {
  const id = await began();
  await give(id, ...complete);
  const history = await bot.store.history(id);
  expect(history.map(({ seq }) => seq)).toEqual(history.map((_, index) => index + 1));
  const hashes = history.reduce<string[]>((made, { event }) => [...made, entryHash(made.at(-1) ?? '', event)], []);
  expect(history.map(({ hash }) => hash)).toEqual(hashes);
});

test('half a character is none before it is hashed, so that every store gives it back as it was', async () => {
  const id = await began();
  await bot.give(id, commandOf(typed('UTSI'), { by: { ...ANA, name: 'Ana \ud83d' } }));
  const [last] = (await bot.store.history(id)).slice(-1);
  expect(last?.event.by.name).toBe('Ana \ufffd');
});

test('a report that is not there is refused', async () =>
  expect(await bot.give('none', commandOf(typed('x')))).toMatchObject({
    stored: undefined,
    refusal: { problem: { code: 'report.gone' } },
  }));

test('nobody else writes in it', async () => {
  const id = await began();
  expect(await bot.give(id, commandOf(typed('UTSI'), { by: BRUNO }))).toMatchObject({
    refusal: { problem: { code: 'report.not-yours' } },
    stored: { report: { author: ANA, answers: {} } },
  });
});
