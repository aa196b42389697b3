import { Somebody, startTestBot, type TestBot } from '../helpers/world/bot';
import { eventually } from '../helpers/world/eventually';
import { file } from '../helpers/people/filing';
import { aLog } from '../helpers/world/logs';
import { OneDrive } from '../helpers/platforms/one-drive';
import { cardIn, textOf, titles, type Json, type Posted } from '../helpers/platforms/teams';
import { readCsv, readWorkbook } from '../helpers/documents/workbook';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';

let drive: OneDrive;
let bot: TestBot;
const log = aLog();
beforeEach(async () => {
  log.lines.length = 0;
  drive = await OneDrive.start();
  bot = await startTestBot({
    log,
    clock: { now: () => new Date('2023-05-03T16:00:00Z') },
    env: { REVIEWERS: 'teams:29:Eva' },
    tuning: { ownFiles: (url) => url.startsWith('http://127.0.0.1:') },
  });
});
afterEach(async () => {
  await bot.stop();
  await bot.connector.stop();
  await drive.stop();
});

const consentIn = (post: Posted | undefined): Json | undefined =>
  (post?.activity['attachments'] as readonly Json[] | undefined)?.find(({ contentType }) => contentType === CONSENT);

/** Asks for an export in words, accepts the file, and gives it with its name and what was said of it. */
async function exported(person: Somebody, words: string): Promise<{ name: string; said: string; content: Buffer }> {
  const before = person.posts().length;
  await person.send(person.message(words));
  await eventually(() =>
    person
      .posts()
      .slice(before)
      .some((post) => consentIn(post) !== undefined),
  );
  const asked = person.posts().find((post, at) => at >= before && consentIn(post) !== undefined) as Posted;
  const { name, content } = consentIn(asked) as { name: string; content: { description: string; acceptContext: Json } };
  const session = `${before}-${name}`;
  const value = {
    type: 'fileUpload',
    action: 'accept',
    context: content.acceptContext,
    uploadInfo: drive.session(session),
  };
  await person.send(person.activity({ type: 'invoke', name: 'fileConsent/invoke', replyToId: asked.id, value }));
  await eventually(() => drive.files.has(session));
  return { name, said: content.description, content: drive.files.get(session) as Buffer };
}

const folios = (csv: Buffer): readonly string[] => [
  ...new Set(
    readCsv(csv.toString('utf8'))
      .slice(1)
      .map(([folio]) => folio ?? ''),
  ),
];

test('a reviewer exports what was sent, whoever sent it; an author what they sent; nobody a draft', async () => {
  const [ana, luis, eva] = ['Ana', 'Luis', 'Eva'].map((name) => new Somebody(bot, name)) as [
    Somebody,
    Somebody,
    Somebody,
  ];
  const first = await file(bot, ana);
  const second = await file(bot, luis);
  await luis.type('nuevo');
  const all = await exported(eva, 'exportar todo');
  expect(all.name).toBe('informes.xlsx');
  expect(all.said).toBe('Informes de todos los meses. Son 2 informes, al 3 de mayo de 2023, 10:00.');
  const [reports] = readWorkbook(all.content);
  expect(reports?.rows.slice(1).map((row) => row['A']?.text)).toEqual([first.folio, second.folio]);
  const own = await exported(luis, 'exportar todo csv');
  expect(own.said).toContain('Es 1 informe, al 3 de mayo de 2023, 10:00. Solo los que usted presentó');
  expect(folios(own.content)).toEqual([second.folio]);
  const made = log.lines.filter(({ message }) => message === 'file made').map(({ facts }) => facts);
  expect(made[0]).toMatchObject({
    for: ['teams:29:Eva', 'teams:aad-Eva'],
    order: { kind: 'export', as: 'xlsx' },
    reports: 2,
  });
});

test('what is asked narrows it', async () => {
  const [ana, eva] = [new Somebody(bot, 'Ana'), new Somebody(bot, 'Eva')];
  const { folio } = await file(bot, ana);
  const counts = async (words: string): Promise<number> =>
    (JSON.parse((await exported(eva, `exportar ${words} json`)).content.toString('utf8')) as { count: number }).count;
  const { content } = await exported(eva, 'exportar todo json');
  const { reports } = JSON.parse(content.toString('utf8')) as {
    reports: readonly {
      folio: string;
      answers: Record<string, { text: string; id?: string; days?: readonly string[] }>;
    }[];
  };
  expect(reports.map((report) => report.folio)).toEqual([folio]);
  const { unit, visitDates } = reports[0]?.answers ?? {};
  const month = visitDates?.days?.at(-1)?.slice(0, 7) ?? '2023-05';
  expect(await counts(month)).toBe(1);
  expect(await counts(unit?.id ?? '')).toBe(1);
  expect(await counts(`${month} ${unit?.id ?? ''}`)).toBe(1);
});

test('where no report is found that is said, with what gives some, and no file is given', async () => {
  const [ana, eva, otra] = ['Ana', 'Eva', 'Otra'].map((name) => new Somebody(bot, name)) as [
    Somebody,
    Somebody,
    Somebody,
  ];
  await file(bot, ana);
  const month = await eva.type('exportar 2020-06 json');
  expect(textOf(month)).toContain('No hay informes de junio de 2020');
  expect(textOf(month)).toContain('no preparé el archivo');
  expect(titles(month)).toEqual(['De enero de 2021', 'De todos los meses']);
  expect(titles(await eva.type('exportar 2021-01 DERFE'))).toEqual(['De enero de 2021']);
  expect(titles(await eva.type('exportar Yucatán'))).toEqual(['De todos los meses']);
  const nothing = await eva.type('exportar 1999-01 DERFE');
  expect(titles(nothing)).toEqual([]);
  expect(textOf(nothing)).toContain('o «exportar todo»');
  const own = await otra.type('exportar 2021-01');
  expect(textOf(own)).toContain('usted no ha enviado ninguno');
  expect(titles(own)).toEqual([]);
  expect([eva, otra].flatMap((one) => one.posts()).map(consentIn)).toEqual(Array(5).fill(undefined));
  await eva.click('De enero de 2021', {}, month, eva.posts()[0]?.id);
  await eventually(() => consentIn(eva.posts().at(-1)) !== undefined);
  expect(consentIn(eva.posts().at(-1))).toMatchObject({ name: 'informes-2021-01.json' });
});

test('without words it is asked which, and a press gives the file', async () => {
  const eva = new Somebody(bot, 'Eva');
  await file(bot, new Somebody(bot, 'Ana'));
  const card = await eva.type('exportar');
  expect(titles(card)).toEqual(['Mes pasado (abril de 2023)', 'Este mes (mayo de 2023)', 'Todos']);
  await eva.click('Todos');
  await eventually(() => consentIn(eva.posts().at(-1)) !== undefined);
  expect(consentIn(eva.posts().at(-1))).toMatchObject({ name: 'informes.xlsx' });
  expect(textOf(cardIn(eva.posts()[0]?.activity))).toContain('Exportar informes');
});

test('what may be several is offered, and what is nothing is said', async () => {
  const eva = new Somebody(bot, 'Eva');
  expect(titles(await eva.type('exportar Coahula'))).toEqual(['De Coahuila']);
  expect(textOf(await eva.type('exportar peras'))).toContain('No entendí «peras»');
});
