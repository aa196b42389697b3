import { chatters, buttonsOf, textOf, type Chatter, type TestServices } from '../../../helpers/world/chatter';
import { createQuiets } from '../../../../bot/outbox/remind/quiets';
import { PRESS } from '../../../../core/screen/press';
import { BRUNO } from '../../../helpers/people/reports';
import { sentBy } from '../../../helpers/people/sent';

let bot: TestServices;
let ana: Chatter;
let bruno: Chatter;
beforeEach(() => {
  ({ bot, ana, bruno } = chatters());
});
afterEach(() => bot.store.close());

const quiet = (who: Chatter, report: string, more: object, stood: object = {}) =>
  who.pressData(
    { [PRESS]: JSON.stringify({ verb: 'quiet', report, side: 'author', spell: '', until: 'tomorrow', ...more }) },
    {},
    stood,
  );
const inChannel = { place: 'review-channel', messageId: 'r1' } as const;
const quiets = () => createQuiets(bot.store);

async function aDraft(): Promise<string> {
  await ana.begins();
  await ana.types('UTSI');
  return (await bot.store.loadOpen([ana.person.id]))?.report.id ?? '';
}

async function inReview(): Promise<string> {
  const stored = await bot.store.loadByFolio(await sentBy(ana));
  return stored?.report.id ?? '';
}

test('an author puts their draft’s reminder off, ends it, and has it again', async () => {
  const id = await aDraft();
  // Pressed on Wednesday, 3 May 2023.
  expect(textOf(await quiet(ana, id, {}))).toContain('Le recordaré este borrador el jueves 4 de mayo');
  expect(await quiets().of(id, 'author')).toMatchObject({ until: '2023-05-04' });
  expect(textOf(await quiet(ana, id, { until: 'monday' }))).toContain('el lunes 8 de mayo');
  const ended = await quiet(ana, id, { until: 'ever' });
  expect(await quiets().of(id, 'author')).toMatchObject({ until: null });
  expect(buttonsOf(ended).map(({ title }) => title)).toEqual(['Continuar', 'Recordar mañana']);
});

test('nobody else ends an author’s reminders', async () => {
  const id = await aDraft();
  await quiet(bruno, id, { until: 'ever' });
  expect(await quiets().of(id, 'author')).toBeUndefined();
});

test('an old card of a draft that was sent meanwhile says how it stands, and changes nothing', async () => {
  const id = await inReview();
  expect(textOf(await quiet(ana, id, { until: 'ever' }))).toContain('ya no espera: en revisión.');
  expect(await quiets().of(id, 'author')).toBeUndefined();
});

test('a reviewer ends the reminders of the revision that waits, and everybody in the thread reads who', async () => {
  const id = await inReview();
  const ended = await quiet(bruno, id, { side: 'reviewers', spell: 'round-1', until: 'ever' }, inChannel);
  expect(textOf(ended)).toContain(`Lo pidió ${BRUNO.name}.`);
  expect(await quiets().of(id, 'reviewers')).toMatchObject({ until: null, spell: 'round-1', by: { id: BRUNO.id } });
  const [claimed] = await bot.store.claimOf(id, new Date(), 1_000);
  expect(claimed?.message).toMatchObject({ messageId: 'r1', to: 'review-thread', about: { show: 'quieted' } });
});

test('a card of an earlier revision becomes the reminder of the one that waits', async () => {
  const id = await inReview();
  const shown = await quiet(bruno, id, { side: 'reviewers', spell: 'round-0', until: 'ever' }, inChannel);
  expect(textOf(shown)).toContain('espera revisión desde el');
  expect(await quiets().of(id, 'reviewers')).toBeUndefined();
});

test('outside of the review channel, where nobody is named, nobody ends them', async () => {
  const id = await inReview();
  const refused = await quiet(bruno, id, { side: 'reviewers', spell: 'round-1', until: 'ever' });
  expect(textOf(refused)).toContain('Solo quienes revisan');
  expect(await quiets().of(id, 'reviewers')).toBeUndefined();
});

test.each(['silencio', 'no me recuerdes', 'apagar recordatorios'])('«%s» switches all of them off', async (words) => {
  const id = await aDraft();
  expect(textOf(await ana.types(words))).toContain('Sus recordatorios están apagados');
  expect(await quiets().isOff(ana.person.id)).toBe(true);
  expect(textOf(await quiet(ana, id, {}))).toContain('Tiene apagados los recordatorios');
  expect(await ana.types('recordatorios')).toMatchObject({ data: { title: 'Sus recordatorios están apagados' } });
  expect(textOf(await ana.presses('Encender recordatorios'))).toContain('Sus recordatorios están encendidos');
  expect(await quiets().isOff(ana.person.id)).toBe(false);
  // The draft is asked about as before.
  expect((await bot.store.loadOpen([ana.person.id]))?.report.id).toBe(id);
});

test('who goes by several ids is quiet under each', async () => {
  const base = { person: ana.person, address: ana.address, at: '2023-05-03T18:00:00.000Z' };
  await ana.sends({ is: 'message', ...base, aliases: ['slack:U1'], key: 'a1', text: 'silencio' });
  expect([await quiets().isOff(ana.person.id), await quiets().isOff('slack:U1')]).toEqual([true, true]);
});
