import type { Person } from '../../../../core/record/types';
import { keepDownload } from '../../../../bot/turns/paper/reads';
import { Chatter, chatters, textOf, type TestServices } from '../../../helpers/world/chatter';
import { BRUNO } from '../../../helpers/people/reports';
import { sentBy } from '../../../helpers/people/sent';

const CARLA: Person = { id: 'teams:29:carla', name: 'Carla Ruiz' };
const CHANNEL = { place: 'review-channel' } as const;

let bot: TestServices;
let ana: Chatter;
let bruno: Chatter;
let carla: Chatter;
let folio: string;
let id: string;
/** A report whose correction is written, or was sent. */
beforeEach(async () => {
  ({ bot, ana, bruno } = chatters());
  carla = new Chatter(bot, CARLA);
  folio = await sentBy(ana);
  id = (await bot.store.loadByFolio(folio))?.report.id ?? '';
  await onPost(bruno, 'Aprobar');
  Object.assign(bot.roles, { reviewers: [BRUNO.id] });
  await ana.types(`corregir ${folio}`);
  await ana.types('corregir área');
  await ana.types('DEOE');
  await bot.deliver();
});
afterEach(() => bot.store.close());

const post = () => bot.said.find(({ to, thread }) => to === 'review' && thread === undefined)?.screen;
async function onPost(who: Chatter, title: string) {
  const screen = await who.press(who.button(title, post()), {}, CHANNEL);
  await bot.deliver();
  return screen;
}
const sendsCorrection = async () => {
  await ana.types('revisar');
  await ana.types('enviar');
  await bot.deliver();
};
/** Whose reads, of which revisions. */
const reads = async () =>
  (await bot.store.history(id)).flatMap(({ event }) =>
    event.type === 'ReportRead' ? `${event.by.name.split(' ')[0]} ${event.round}` : [],
  );

test('whoever reads the revision in force has read that one, and who reads its correction that', async () => {
  await carla.types(`ver ${folio}`);
  await ana.types(`ver ${folio}`);
  expect(await reads()).toEqual(['Carla 1']);
  await sendsCorrection();
  await bruno.types(`ver ${folio}`);
  await carla.types(`usar ${folio}`);
  expect(await reads()).toEqual(['Carla 1', 'Bruno 2']);
  await ana.types(`ver ${folio}`);
  expect(await reads()).toEqual(['Carla 1', 'Bruno 2', 'Ana 2']);
});

test('an earlier revision that is asked for is a read of that one, and what changed one of the later', async () => {
  await sendsCorrection();
  await bruno.types(`ver ${folio} rev 1`);
  await bruno.types(`ver ${folio} rev 7`);
  expect(await reads()).toEqual(['Bruno 1']);
  await bruno.types(`ver ${folio} cambios`);
  expect(await reads()).toEqual(['Bruno 1', 'Bruno 2']);
  await ana.press({ press: { verb: 'seeRevision', report: id, revision: 1, page: 1, back: 'list' } });
  await ana.press({ press: { verb: 'seeChanges', report: id, from: 1, to: 2, page: 1, back: 'list' } });
  expect(await reads()).toEqual(['Bruno 1', 'Bruno 2', 'Ana 1', 'Ana 2']);
});

test('a document that is fetched is kept as the revision that it prints', async () => {
  const kept = keepDownload(bot, { now: () => new Date('2023-05-04T16:00:00.000Z') });
  const report = (await bot.store.load(id))?.report;
  if (report === undefined) throw new Error('No such report');
  await kept({ ...report, round: 2 }, 1, [CARLA.id]);
  await kept({ ...report, round: 2 }, 2, [CARLA.id]);
  const rounds = (await bot.store.history(id)).flatMap(({ event }) =>
    event.type === 'DocumentDownloaded' ? event.round : [],
  );
  expect(rounds).toEqual([1, 2]);
});

test('the post keeps the hash of the approval in force while it is corrected', async () => {
  const approval = (await bot.store.history(id)).find(({ event }) => event.type === 'ReportApproved');
  const line = `Huella ${approval?.hash.slice(0, 16)} (entrada ${approval?.seq}).`;
  expect(textOf(post())).toContain(line);
  await sendsCorrection();
  expect(textOf(post())).not.toContain('Huella');
  expect(textOf(await carla.press({ press: { verb: 'show', report: id, seen: 0, form: 1, back: 'post' } }))).toContain(
    line,
  );
});

test('its history tells of decisions, corrections and talk in words, of the revision that each was about', async () => {
  await sendsCorrection();
  await onPost(bruno, 'Aprobar');
  await onPost(bruno, 'Deshacer');
  const text = textOf(await bruno.types(`historial de ${folio}`));
  for (const deed of ['aprobó la revisión 1', 'abrió una corrección', 'envió la revisión 2', 'aprobó la revisión 2'])
    expect(text).toContain(deed);
  expect(text).toContain('Bruno Núñez deshizo su aprobación');
});
