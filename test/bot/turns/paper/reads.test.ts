import { sheetOf } from '../../../../bot/outbox/files/sheets';
import { historyOf } from '../../../../bot/turns/paper/history';
import { keepDocument, keepDownload } from '../../../../bot/turns/paper/reads';
import { IN_REVIEW_CHANNEL } from '../../../../core/record/queries/access';
import { readKey } from '../../../../core/record/queries/reads';
import type { Person } from '../../../../core/record/types';
import { buttonsOf, Chatter, someServices, textOf, type TestServices } from '../../../helpers/world/chatter';
import { ANA, BRUNO } from '../../../helpers/people/reports';
import { sentBy } from '../../../helpers/people/sent';

const REV: Person = { id: 'teams:29:rev', name: 'Rosa Revisora' };
const AT = '2023-05-04T16:00:00.000Z';

let bot: TestServices;
let ana: Chatter;
let rev: Chatter;
let folio: string;
let id: string;
beforeEach(async () => {
  bot = someServices({ roles: { reviewers: [REV.id], admins: [] } });
  [ana, rev] = [new Chatter(bot, ANA), new Chatter(bot, REV)];
  folio = await sentBy(ana);
  id = (await bot.store.loadByFolio(folio))?.report.id ?? '';
});
afterEach(() => bot.store.close());

const report = async () => (await bot.store.load(id))?.report;
const reads = async () =>
  (await bot.store.history(id))
    .filter(({ event }) => event.type === 'ReportRead' || event.type === 'DocumentDownloaded')
    .map(({ event }) => `${event.type} ${event.by.id}`);
const approves = async (who: Chatter) =>
  who.press({ press: { verb: 'approve', report: id, seen: (await report())?.version ?? 0, form: 1 } });
const sees = (who: Chatter, page = 1) =>
  who.press({ press: { verb: 'see', report: id, page, back: 'list' } }, {}, { at: AT });

test('who reads a report is kept in its history: once an hour, whatever pages they turn to', async () => {
  await rev.types(`ver ${folio}`, { at: AT });
  for (const page of [1, 2, 1]) await sees(rev, page);
  expect(await reads()).toEqual([`ReportRead ${REV.id}`]);
  await rev.types(`ver ${folio}`, { at: '2023-05-04T17:30:00.000Z' });
  expect(await reads()).toHaveLength(2);
});

test('a read moves nothing: neither the report in its lists, nor a post, nor what is pressed on a card drawn before', async () => {
  await rev.types('ver ' + folio, { at: AT });
  const before = await report();
  const posts = bot.said.map(({ edits }) => edits);
  const card = ana.button('Retirar', ana.posts().at(-1)?.screen);
  await new Chatter(bot, { id: 'teams:29:otra', name: 'Otra' }).types(`ver ${folio}`, { at: AT });
  await sees(rev);
  await sees(ana);
  await bot.deliver();
  expect(await report()).toEqual({ ...before, version: 1 + (before?.version ?? 0), reads: 2 });
  expect(bot.said.map(({ edits }) => edits)).toEqual(posts);
  expect(textOf(await ana.press(card))).toContain('¿');
});

test('an answer that was on its way while others read is taken as if nobody had', async () => {
  const { version } = (await report()) ?? {};
  await rev.press(
    { press: { verb: 'requestChanges', report: id, seen: version ?? 0, form: 1, fields: [] } },
    { reason: 'Falta' },
  );
  await bot.deliver();
  await ana.presses('Corregir', {}).catch(() => ana.types('continuar'));
  await ana.types('corregir junta');
  const drawn = ana.button('Guardar y continuar');
  const loaded = await bot.store.load(id, 'late');
  await sees(rev);
  await sees(new Chatter(bot, { ...REV, name: 'Otra' }), 2);
  // Decided on a report as it was before the read.
  const by = { key: 'late', at: AT, by: ANA };
  expect((await bot.handle(id, loaded, { type: 'OpenStep', step: { at: 'summary' }, ...by })).refusal).toBeUndefined();
  expect(textOf(await ana.press(drawn, { boards: 'local' }))).not.toContain('ya no');
});

test('an author who writes reads nothing; one whose report was sent does', async () => {
  await ana.types('nuevo');
  const [draft] = await bot.store.reportsOf([ANA.id], ['draft'], { limit: 1, offset: 0 });
  await ana.press({ press: { verb: 'see', report: draft?.id ?? '', page: 1, back: 'card' } });
  expect((await bot.store.history(draft?.id ?? '')).map(({ event }) => event.type)).not.toContain('ReportRead');
  const { updatedAt } = (await report()) ?? {};
  await sees(ana);
  expect(await reads()).toEqual([`ReportRead ${ANA.id}`]);
  expect((await report())?.updatedAt).toBe(updatedAt);
});

test('a refused look is no read', async () => {
  await new Chatter(bot, BRUNO).types(`ver ${folio}`);
  expect(await reads()).toEqual([]);
});

test('a download is kept with all that is known of whoever has the link, and copies of the request once', async () => {
  const kept = keepDownload(bot, { now: () => new Date(AT) });
  await kept((await report())!, 1, [IN_REVIEW_CHANNEL]);
  await kept((await report())!, 1, [IN_REVIEW_CHANNEL]);
  await kept((await report())!, 1, ['teams:29:x', 'teams:aad-x']);
  await kept((await report())!, 1, []);
  // One who fetched both fetched two documents.
  for (let copy = 0; copy < 2; copy += 1) await kept((await report())!, 1, [], 'pdf');
  expect(await reads()).toEqual([
    'DocumentDownloaded review-channel',
    'DocumentDownloaded teams:29:x',
    'DocumentDownloaded ',
    'DocumentDownloaded ',
  ]);
  const shown = textOf(await historyOf(bot, ana, folio));
  expect(shown).toContain('Alguien, desde el canal de revisión, descargó el Word (revisión 1)');
  expect(shown).toContain('Alguien (teams:29:x) descargó el Word');
  expect(shown).toContain('Alguien con el enlace descargó el Word');
  expect(shown).toContain('Alguien con el enlace descargó el PDF (revisión 1)');
});

test('a document that is given out is kept once, and moves the report as little as a read does', async () => {
  const kept = keepDocument(bot, { now: () => new Date(AT) });
  const before = await report();
  const sealNow = async () => (await sheetOf(bot.store, (await bot.store.load(id))!, (await report())!)).seal;
  const seal = await sealNow();
  const made = { kind: 'pdf', revision: 1, seal: seal!, sha256: 'ab'.repeat(32) } as const;
  await Promise.all([kept(before!, made), kept(before!, made)]);
  await kept(before!, made);
  const found = (await bot.store.history(id)).filter(({ event }) => event.type === 'DocumentMade');
  expect(found.map(({ event }) => event)).toEqual([expect.objectContaining(made)]);
  expect(await report()).toEqual({ ...before, version: 1 + (before?.version ?? 0), reads: 1 });
  expect(seal).toBeDefined();
  expect(await sealNow()).toEqual(seal);
  expect(textOf(await historyOf(bot, ana, folio))).toContain(
    'El bot hizo el PDF (revisión 1), archivo abababababababab',
  );
});

test('a read that cannot be kept is shown all the same, and the log names it', async () => {
  const warn = jest.spyOn(bot.log, 'warn');
  jest.spyOn(bot.store, 'save').mockRejectedValue(new Error('disk full'));
  expect(await rev.types(`ver ${folio}`)).toMatchObject({ template: 'report' });
  expect(warn.mock.calls).toContainEqual([
    'to be done again after it was saved',
    expect.objectContaining({ what: `NoteRead ${folio} by ${REV.id}` }),
  ]);
  warn.mockRestore();
});

test('a store that hangs keeps a reader waiting for a second at most', async () => {
  jest.spyOn(bot.store, 'save').mockReturnValue(new Promise(() => {}));
  expect(await rev.types(`ver ${folio}`)).toMatchObject({ template: 'report' });
});

test('the more a report is read, the longer one person’s reads are told once; each revision anew', () => {
  const key = (count: number, at: string, round = 1) => readKey('read', { reads: count, round }, 'a', at);
  const [noon, one, nextDay, nextYear] = [
    '2023-05-04T12:00Z',
    '2023-05-04T13:00Z',
    '2023-05-05T12:00Z',
    '2024-05-04T12:00Z',
  ];
  expect(key(499, noon)).not.toBe(key(499, one));
  expect(key(500, noon)).toBe(key(500, one));
  expect(key(500, noon)).not.toBe(key(500, nextDay));
  expect(key(1_500, noon)).toBe(key(1_500, nextDay));
  expect(key(1_500, noon)).not.toBe(key(1_500, nextYear));
  expect(key(5_000, noon)).toBe(key(5_000, nextYear));
  expect(key(5_000, noon)).not.toBe(key(5_000, noon, 2));
});

describe('a history', () => {
  const asked = async (who: Chatter, words = `historial de ${folio}`) => who.types(words);

  test.each([
    'historial de FOLIO',
    'ver FOLIO historial',
    'FOLIO historial',
    'Historial del informe FOLIO',
    'ver el historial de FOLIO',
  ])('is shown for «%s», newest first, with its hash and whether it fits', async (words) => {
    await sees(rev);
    const screen = await asked(ana, words.replace('FOLIO', folio.toLowerCase().replaceAll('-', ' ')));
    const { tip } = (await bot.store.load(id)) ?? {};
    const text = textOf(screen);
    expect(text).toContain(`Historial de ${folio}`);
    expect(text).toContain(`Las ${tip?.seq} entradas corresponden a sus huellas.`);
    expect(text).toContain(tip?.hash);
    expect(text.indexOf('Rosa Revisora leyó el informe (revisión 1)')).toBeLessThan(
      text.indexOf('envió la revisión 1'),
    );
    expect(text).toMatch(/\d\d:\d\d · Ana .* respondió Entidad Federativa/);
  });

  test('is shown to reviewers as well, to nobody else who may read the report, and to the others as if there were none', async () => {
    const bruno = new Chatter(bot, BRUNO);
    expect(textOf(await asked(bruno))).toContain(`No encontré el informe ${folio}`);
    expect(textOf(await asked(rev))).toContain('Huella completa');
    await approves(rev);
    const refusal = `El historial de ${folio} lo ven quien lo elaboró, quienes revisan y quienes administran el bot.`;
    expect(textOf(await asked(bruno))).toContain(refusal);
    expect(textOf(await bruno.press({ press: { verb: 'history', report: id, page: 1, back: 'list' } }))).toContain(
      refusal,
    );
  });

  test('is opened from the report by those who may, goes on in pages, and back', async () => {
    for (const hour of [18, 19, 20, 21]) await rev.types(`ver ${folio}`, { at: `2023-05-04T${hour}:00:00.000Z` });
    const first = textOf(await rev.presses('Historial'));
    const second = textOf(await rev.presses('Página siguiente'));
    expect([first, second].map((text) => /Página \d de \d/.exec(text)?.[0])).toEqual([
      'Página 1 de 2',
      'Página 2 de 2',
    ]);
    expect(second).toContain('empezó el informe');
    expect(second).not.toContain('Huella completa');
    await rev.presses('Página anterior');
    expect(await rev.presses('Ver informe')).toMatchObject({
      data: { title: expect.stringContaining(folio) as string },
    });
    await approves(rev);
    const bruno = new Chatter(bot, BRUNO);
    expect(buttonsOf(await bruno.types(`ver ${folio}`)).map(({ title }) => title)).not.toContain('Historial');
  });

  test('that somebody changed says from where, and the log has it', async () => {
    const error = jest.spyOn(bot.log, 'error').mockImplementation(() => {});
    const history = await bot.store.history(id);
    const forged = history.map((entry) => (entry.seq === 4 ? { ...entry, hash: 'f'.repeat(64) } : entry));
    jest.spyOn(bot.store, 'history').mockResolvedValue(forged);
    expect(textOf(await asked(ana))).toContain('No corresponde desde la entrada 4');
    expect(error).toHaveBeenCalledWith('history does not fit', expect.objectContaining({ folio, entry: 4 }));
    error.mockRestore();
  });

  test('is for all in the review channel, and whispered where it is asked for elsewhere', async () => {
    const about = { is: 'mention', root: 'none', text: `historial de ${folio}` } as const;
    const asks = (place: 'review-channel' | 'elsewhere') =>
      rev.sends({ ...about, place, person: REV, address: rev.address, at: AT });
    expect(await asks('review-channel')).toMatchObject([{ where: 'below', screen: { template: 'report' } }]);
    expect(await asks('elsewhere')).toMatchObject([
      { where: 'whisper', screen: { template: 'report' }, otherwise: { template: 'notice' } },
    ]);
  });
});

test('an approval’s post has the hash of the approval, and keeps it whatever comes after', async () => {
  const post = () => textOf(bot.said.find(({ to }) => to === 'review')?.screen);
  const answer = await approves(rev);
  await bot.deliver();
  const approval = (await bot.store.history(id)).find(({ event }) => event.type === 'ReportApproved');
  const line = `Huella ${approval?.hash.slice(0, 16)} (entrada ${approval?.seq}).`;
  expect(textOf(answer)).toContain(line);
  expect(post()).toContain(line);
  await sees(rev);
  expect(textOf(await rev.press({ press: { verb: 'show', report: id, seen: 0, form: 1, back: 'post' } }))).toContain(
    line,
  );
});
