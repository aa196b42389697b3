import type { Answers, CellValue, Value } from '../../../../core/form/values';
import { problem } from '../../../../core/words/problems';
import { seeds } from '../../../fixtures/seeds';
import { buttonsOf, Chatter, someServices, textOf, type TestServices } from '../../../helpers/world/chatter';
import { formFile, sentFile } from '../../../helpers/people/form-files';
import { ANA } from '../../../helpers/people/reports';

let bot: TestServices;
let ana: Chatter;
beforeEach(() => {
  bot = someServices();
  ana = new Chatter(bot, ANA);
});
afterEach(() => bot.store.close());

const open = async () => (await bot.store.loadOpen([ANA.id]))?.report;
const answers = async (): Promise<Answers | undefined> => (await open())?.answers;
const titles = (): readonly string[] => buttonsOf(ana.shown).map(({ title }) => title);
const { mexico, coahuila } = seeds;

const boldFirst = <V extends CellValue>(value: V): V => ({
  ...value,
  blocks: value.blocks.map((block) =>
    block.type === 'paragraph' ? { ...block, marks: [{ from: 0, to: 4, is: 'bold' }] } : block,
  ),
});

/** The same answers, with the beginning of each paragraph in the table in bold. */
const inBold = (answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([id, value]): readonly [string, Value] => {
      if (value.kind !== 'rows') return [id, value];
      const rows = value.rows.map((row) => ({
        ...row,
        cells: Object.fromEntries(Object.entries(row.cells).map(([column, cell]) => [column, boldFirst(cell)])),
      }));
      return [id, { ...value, rows }];
    }),
  );

describe('a filled-in form, sent with nothing open', () => {
  test('begins a report with all that it says, and asks only what it does not', async () => {
    const shown = await ana.types('', { files: [sentFile(formFile(mexico.answers))] });
    expect(await answers()).toEqual(mexico.answers);
    expect(shown.template).toBe('summary');
    expect(textOf(shown)).toContain(
      'De «informe.docx» tomé: Dirección Ejecutiva o Unidad Técnica, Entidad Federativa, Fecha de visita, Junta, Objetivo de la visita y 2 asuntos.',
    );
    // The paper of a report that was sent says whose it is.
    expect(textOf(shown)).toContain('Ese archivo es el documento de INF-2023-0042');
    await ana.types('enviar');
    expect(
      await bot.store.load((await bot.store.reportsOf([ANA.id], ['in-review'], { limit: 1, offset: 0 }))[0]?.id ?? ''),
    ).toMatchObject({
      report: { folio: 'INF-2023-0001', answers: mexico.answers },
    });
  });

  test('goes on at the first blank that a reader would notice', async () => {
    const shown = await ana.types('Aquí va el informe', { files: [sentFile(formFile(coahuila.answers))] });
    expect(shown).toMatchObject({ template: 'field', data: { heading: 'Fecha de visita' } });
    await ana.types('omitir');
    expect(ana.shown).toMatchObject({ template: 'summary' });
    expect(await answers()).toEqual(coahuila.answers);
  });

  test('sent twice under one key, it is one report', async () => {
    const files = [sentFile(formFile(mexico.answers))];
    await ana.types('', { files, key: 'k1' });
    await ana.types('', { files, key: 'k1' });
    expect(await bot.store.reportsOf([ANA.id], ['draft'], { limit: 9, offset: 0 })).toHaveLength(1);
    expect(ana.posts()).toHaveLength(1);
  });

  test('what is unclear in it is asked about, in its own words, where the walk comes by', async () => {
    const states = { kind: 'states', keys: [], literal: 'Cordoba' } as const;
    const shown = await ana.types('', { files: [sentFile(formFile({ ...mexico.answers, states }))] });
    expect(shown).toMatchObject({ template: 'field', data: { heading: 'Entidad Federativa' } });
    expect(textOf(shown)).toContain('No pude leer Entidad Federativa: «Cordoba».');
    expect(textOf(shown)).toContain('No pude leer, y se pregunta: Entidad Federativa.');
    await ana.types('México');
    expect(ana.shown).toMatchObject({ template: 'summary' });
    expect(await answers()).toEqual(mexico.answers);
    expect(await open()).not.toHaveProperty('unread');
  });
});

test.each([
  ['with nothing open', []],
  ['beside a draft', ['nuevo', 'UTSI']],
])('of two at once the first is read, and it is said, %s', async (_, before) => {
  for (const words of before) await ana.types(words);
  const posts = ana.posts().length;
  await ana.types('', {
    files: [sentFile(formFile(mexico.answers), 'uno.docx'), sentFile(formFile(coahuila.answers), 'dos.docx')],
  });
  const said = [
    ana.shown,
    ...ana
      .posts()
      .slice(posts)
      .map(({ screen }) => screen),
  ]
    .map(textOf)
    .join('\n');
  expect(said).toContain('Leo un formato a la vez: tomé el archivo «uno.docx». Envíe los demás después.');
  expect(said).not.toContain('dos.docx');
});

test('an empty draft takes it', async () => {
  await ana.types('nuevo');
  await ana.types('', { files: [sentFile(formFile(mexico.answers))] });
  expect(await answers()).toEqual(mexico.answers);
  expect(await bot.store.reportsOf([ANA.id], ['draft'], { limit: 9, offset: 0 })).toHaveLength(1);
});

describe('with a draft open in which something is answered', () => {
  beforeEach(async () => {
    for (const words of ['nuevo', 'UTSI', 'Sonora']) await ana.types(words);
    await ana.types('', { files: [sentFile(formFile(mexico.answers))] });
  });

  test('it is asked about, with what it would replace, and nothing is replaced', async () => {
    expect(ana.shown).toMatchObject({ template: 'proposal', data: { heading: 'Esto trae «informe.docx»' } });
    expect(textOf(ana.shown)).toContain('Ahora dice: Sonora');
    expect(titles()).toEqual(expect.arrayContaining(['Usar en este informe', 'Empezar otro con él', 'No usarlo']));
    expect(await answers()).toMatchObject({ states: { keys: ['26'] } });
  });

  test('it is used there', async () => {
    await ana.presses('Usar en este informe');
    expect(await answers()).toEqual(mexico.answers);
  });

  test('it begins another, and the open one stays as it was', async () => {
    const before = (await open())?.id ?? '';
    await ana.presses('Empezar otro con él');
    expect(await answers()).toEqual(mexico.answers);
    expect((await open())?.id).not.toBe(before);
    const left = (await bot.store.load(before))?.report;
    expect(left).toMatchObject({ answers: { states: { keys: ['26'] } } });
    expect(left).not.toHaveProperty('proposal');
  });

  test('it is not used', async () => {
    await ana.presses('No usarlo');
    expect(textOf(ana.shown)).toContain('Ese archivo no se usó en este informe.');
    expect(await answers()).toMatchObject({ states: { keys: ['26'] } });
  });

  test('rows that are there already are not added again', async () => {
    await ana.presses('Usar en este informe');
    await ana.types('', { files: [sentFile(formFile(mexico.answers))] });
    expect(textOf(ana.shown)).toContain('Su informe ya dice todo lo que trae el archivo «informe.docx».');
  });

  test('nor are rows of which a word only got bold', async () => {
    await ana.presses('Usar en este informe');
    await ana.types('', { files: [sentFile(formFile(inBold(mexico.answers)))] });
    expect(textOf(ana.shown)).toContain('Su informe ya dice todo lo que trae el archivo «informe.docx».');
  });
});

test('with a draft open, what could not be read is named, and asked once the file is used', async () => {
  for (const words of ['nuevo', 'DEOE']) await ana.types(words);
  const states = { kind: 'states', keys: [], literal: 'Cordoba' } as const;
  const shown = await ana.types('', { files: [sentFile(formFile({ ...mexico.answers, states }))] });
  expect(textOf(shown)).toContain('No pude leer Entidad Federativa, y se pregunta: «Cordoba»');
  await ana.presses('Usar en este informe');
  expect(ana.shown).toMatchObject({ template: 'field', data: { heading: 'Entidad Federativa' } });
  expect(textOf(ana.shown)).toContain('No pude leer Entidad Federativa: «Cordoba».');
  await ana.types('México');
  expect(await answers()).toEqual(mexico.answers);
});

describe('what is no form', () => {
  test.each([
    ['a PDF of the bot’s own', 'INF-2023-0042.pdf', Buffer.from('%PDF-1.7'), 'de un PDF no tomo respuestas'],
    ['a PDF by another name', 'acta.docx', Buffer.from('%PDF-1.7'), 'de un PDF no tomo respuestas'],
    ['anything else', 'acta.docx', Buffer.from('words'), 'no es un documento de Word'],
    ['a blank form', 'acta.docx', formFile({}), 'no trae ninguna respuesta'],
  ])('%s', async (_, name, bytes, said) => {
    expect(textOf(await ana.types('', { files: [sentFile(bytes, name)] }))).toContain(said);
    expect(await open()).toBeUndefined();
    await ana.types('nuevo');
    const again = await ana.types('', { files: [sentFile(bytes, name)] });
    expect(textOf(again)).toContain(said);
    expect(again).toMatchObject({ data: { heading: 'Dirección Ejecutiva o Unidad Técnica' } });
  });

  test('with words, these are the answer, and why the file is no form is said beside', async () => {
    await ana.types('nuevo');
    const file = sentFile(Buffer.from('words'), 'acta.docx');
    const said = textOf(await ana.types('UTSI', { files: [file] }));
    expect(await answers()).toMatchObject({ unit: { id: 'UTSI' } });
    expect(said).toContain('El archivo «acta.docx» no es un documento de Word');
    expect(said).not.toContain('no se guarda');
    const both = textOf(await ana.types('Coahuila', { files: [file, { name: 'foto.png' }] }));
    expect(both).toContain('no es un documento de Word');
    expect(both).toContain('Los 2 archivos no se guardan');
  });

  test('with the empty page that Teams sends along, it is a file alone', async () => {
    const files = [sentFile(Buffer.from('words'), 'acta.docx')];
    expect(textOf(await ana.types('', { html: '<p>&nbsp;</p>', files }))).toContain('no es un documento de Word');
  });

  test('a file that cannot be fetched is said, with a way on', async () => {
    const fetch = async () => problem('file.gone', { name: 'informe.docx' });
    const said = textOf(await ana.types('', { files: [{ name: 'informe.docx', fetch }] }));
    expect(said).toContain('ya no está donde lo guardó su chat. Envíelo de nuevo');
  });
});
