import type { Person } from '../../../../core/record/types';
import { problem } from '../../../../core/words/problems';
import { buttonsOf, Chatter, someServices, textOf, type TestServices } from '../../../helpers/world/chatter';
import { attached, edited, givenOut } from '../../../helpers/people/given-out';
import { at } from '../../../helpers/people/given';
import { ANA } from '../../../helpers/people/reports';
import { sentBy } from '../../../helpers/people/sent';

const REV: Person = { id: 'teams:29:rev', name: 'Rosa Revisora' };
const OTHER: Person = { id: 'teams:29:otra', name: 'Otra Persona' };

let bot: TestServices;
let ana: Chatter;
let rev: Chatter;
let other: Chatter;
let folio: string;
let id: string;
beforeEach(async () => {
  bot = someServices({ roles: { reviewers: [REV.id], admins: [] } });
  [ana, rev, other] = [ANA, REV, OTHER].map((person) => new Chatter(bot, person)) as [Chatter, Chatter, Chatter];
  folio = await sentBy(ana);
  id = (await bot.store.loadByFolio(folio))?.report.id ?? '';
});
afterEach(() => bot.store.close());

const report = async () => (await bot.store.load(id))!.report;
const approve = async () => {
  const { version: seen } = await report();
  await rev.press({ press: { verb: 'approve', report: id, seen, form: 1 } });
};
/** What is said to whoever has that file verified. */
const told = async (who: Chatter, file: Buffer, name = 'acta.docx') =>
  textOf(await who.types('verificar', { files: [attached(name, file)] }));

test('the approved document is known by anybody of the organization, with who approved it', async () => {
  await approve();
  for (const kind of ['word', 'pdf'] as const) {
    const shown = await told(other, await givenOut(bot, id, kind));
    expect(shown).toContain('Es el documento aprobado');
    expect(shown).toContain(`«acta.docx» es la revisión 1 de ${folio}, tal como se aprobó, y está en vigor.`);
    expect(shown).toMatch(/La aprobó Rosa Revisora el 3 de mayo de 2023, \d\d:\d\d\./);
    expect(buttonsOf(other.shown).map(({ title }) => title)).toEqual(['Ver el aprobado']);
  }
  expect(textOf(await other.presses('Ver el aprobado'))).toContain('Coahuila');
});

test('a file that comes alone is verified where it was asked for, once and for a while', async () => {
  await approve();
  const file = await givenOut(bot, id);
  expect(textOf(await rev.types('Verifica este documento'))).toContain('Envíe aquí el Word o el PDF');
  expect(textOf(await rev.types('', { files: [attached('a.docx', file)] }))).toContain('Es el documento aprobado');
  expect(textOf(await rev.types('', { files: [attached('a.docx', file)] }))).not.toContain('aprobado');
  await rev.types('verificar', { at: '2023-05-03T10:00:00.000Z' });
  const late = { at: '2023-05-03T10:10:01.000Z', files: [attached('a.docx', file)] };
  expect(textOf(await rev.types('', late))).not.toContain('Es el documento aprobado');
});

test('several files have a card each, and one that cannot be had says why', async () => {
  await approve();
  const file = await givenOut(bot, id, 'pdf');
  const big = problem('file.too-big', { name: 'grande.pdf', limit: 10 });
  const replies = await rev.sends({
    ...{ is: 'message', person: REV, address: rev.address, at: '2023-05-04T16:00:00.000Z', key: 'several' },
    text: 'verificar',
    files: [attached('a.pdf', file), { name: 'grande.pdf', fetch: async () => big }, { name: 'sin.pdf' }],
  });
  const [good, large, unknown] = replies.map(({ screen }) => textOf(screen));
  expect(good).toContain('Es el documento aprobado');
  expect(large).toContain('pesa más de 10 MB');
  expect(unknown).toContain('No pude descargar el archivo «sin.pdf»');
});

test('one whose place a later revision took says since when, and what changed', async () => {
  await approve();
  const first = await givenOut(bot, id);
  await ana.types(`corregir ${folio}`);
  await ana.press({
    press: { verb: 'open', report: id, seen: (await report()).version, form: 1, step: at('field/objective') },
  });
  await ana.types('Revisar el avance del PREP.');
  expect(await told(other, first)).toContain('Es el documento aprobado');
  await ana.types('enviar');
  const inReview = await givenOut(bot, id, 'word', { of: (one) => one });
  expect(await told(rev, inReview)).toMatch(
    /No es el documento aprobado[^]*revisión 2[^]*El aprobado es la revisión 1/,
  );
  // To whoever reads the approved one alone, nothing of the correction is told.
  expect(await told(other, inReview)).not.toMatch(/Revisar|En revisión|revisión 2/);
  expect(await told(other, inReview)).toContain(`lleva el folio ${folio} y no es su documento aprobado`);
  expect(await told(other, first)).toContain('Es el documento aprobado');
  await approve();
  const shown = await told(other, first);
  expect(shown).toContain('Fue el aprobado; ya no está en vigor');
  expect(shown).toMatch(/Difiere del aprobado desde el 3 de mayo de 2023, \d\d:\d\d, cuando se envió la revisión 2\./);
  expect(shown).toContain('Cambió: Objetivo');
  expect(await told(other, await givenOut(bot, id))).toContain('Es el documento aprobado');
});

test('a file that somebody changed is told by its fields, and one that was saved anew as the same content', async () => {
  await approve();
  const file = await givenOut(bot, id);
  const changed = edited(file, 'Se revisó el PREP.', 'No se revisó nada.');
  expect(await told(rev, changed)).toMatch(/Este archivo fue modificado[^]*Dice otra cosa que la revisión 1/);
  expect(await told(rev, edited(file, 'Se revisó el PREP.', 'Se revisó el PREP.'))).toContain(
    `Sus campos dicen lo mismo que la revisión 1 de ${folio}: mismo contenido, otro archivo.`,
  );
  const pdf = Buffer.concat([await givenOut(bot, id, 'pdf'), Buffer.from('\n')]);
  expect(await told(rev, pdf)).toMatch(/Este archivo fue modificado[^]*No pude leer su contenido/);
});

test('papers of a time when digests were not kept, of other stores and of nobody', async () => {
  await approve();
  const old = await givenOut(bot, id, 'word', { noted: false });
  expect(await told(rev, old)).toMatch(/No se puede asegurar[^]*antes de que se guardaran las huellas/);
  const elsewhere = someServices();
  const theirs = await sentBy(new Chatter(elsewhere, ANA));
  const { id: theirId } = (await elsewhere.store.loadByFolio(theirs))!.report;
  expect(await told(rev, await givenOut(elsewhere, theirId))).toContain('No corresponde a ningún informe');
  await elsewhere.store.close();
  expect(await told(rev, Buffer.from('%PDF-1.7'))).toContain('No es un documento de este bot');
});

test('whoever may not read a report learns of its paper that it is not approved, and nothing else', async () => {
  const file = await givenOut(bot, id);
  const shown = await told(other, file);
  expect(shown).toContain('No es el documento aprobado');
  expect(shown).not.toMatch(/Ana|En revisión|Coahuila/);
  expect(buttonsOf(other.shown)).toEqual([]);
  expect(await told(ana, file)).toContain('«En revisión»');
});

test('a hash that is printed on paper is told by its folio', async () => {
  await approve();
  const seal = (await bot.store.history(id)).find(({ event }) => event.type === 'ReportApproved')!;
  const typed = async (who: Chatter, text: string) => textOf(await who.types(text));
  expect(await typed(other, `verificar ${folio} ${seal.hash}`)).toContain('Es la del documento aprobado, en vigor.');
  expect(await typed(other, `verificar ${seal.hash.slice(0, 12).toUpperCase()}… ${folio}`)).toContain(
    `La huella ${seal.hash.slice(0, 16)} es la entrada ${seal.seq} del historial de ${folio}`,
  );
  expect(await typed(other, `verificar ${folio} 0123456789abcdef`)).toContain('no está en el historial');
  expect(await typed(other, `verificar ${seal.hash}`)).toContain('Escriba también el folio');
  expect(await typed(other, `verificar ${folio} 3f9a`)).toContain('al menos 8 cifras');
  const answered = (await bot.store.history(id)).find(({ event }) => event.type === 'StepAnswered')!;
  expect(await typed(other, `verificar ${folio} ${answered.hash}`)).toContain('No es la del documento aprobado');
});

test('a history that was changed proves nothing', async () => {
  await approve();
  const file = await givenOut(bot, id);
  const history = await bot.store.history(id);
  const changed = history.map((entry) =>
    entry.event.type === 'ReportApproved' ? { ...entry, event: { ...entry.event, by: OTHER } } : entry,
  );
  jest.spyOn(bot.store, 'history').mockResolvedValue(changed);
  expect(await told(rev, file)).toContain('no corresponde a sus huellas desde la entrada');
});
