import PizZip from 'pizzip';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { delimiter } from 'node:path';
import { existsSync } from 'node:fs';
import { verifyFiles } from '../../../deploy/verify/verify';
import type { CommandFacts } from '../../../bot/turns/handle-command';
import { visitReport } from '../../../core/form/visit-report';
import type { Person } from '../../../core/record/types';
import { renderWord } from '../../../documents/word/word';
import type { ReportStore } from '../../../storage/ports';
import { Chatter, someServices, type TestServices } from '../../helpers/world/chatter';
import { commandOf, pressed } from '../../helpers/people/given';
import { givenOut } from '../../helpers/people/given-out';
import { aMongoPlace, onMongo } from '../../helpers/stores/mongo';
import { officeTemplate } from '../../helpers/documents/office-template';
import { aSqlitePlace, type SqlitePlace } from '../../helpers/people/places';
import { ANA, BRUNO } from '../../helpers/people/reports';
import { sentBy } from '../../helpers/people/sent';
import { startTool } from '../../helpers/stores/storage-tool';

/** Milliseconds; an office program starts, and processes do. */
jest.setTimeout(120_000);

const NAMES = [
  'approved',
  'replaced',
  'earlier',
  'written',
  'altered',
  'unkept',
  'foreign',
  'draft',
  'unknown',
] as const;
type Papers = Readonly<Record<(typeof NAMES)[number], Buffer>>;

/** Lives through a report that is corrected once, and keeps a file of each kind that there is something to say of. */
async function papersOf(store: ReportStore): Promise<Papers> {
  const bot = someServices({ store });
  const folio = await sentBy(new Chatter(bot, ANA));
  const id = (await store.loadByFolio(folio))?.report.id ?? '';
  const does = (facts: CommandFacts, by: Person = ANA) =>
    bot.give(id, commandOf(facts, { by, at: '2023-05-04T10:00:00.000Z', key: `${facts.type} ${(keys += 1)}` }));
  const earlier = await givenOut(bot, id, 'pdf');
  const unkept = await givenOut(bot, id, 'word', { noted: false });
  await does({ type: 'Approve' }, BRUNO);
  const replaced = await givenOut(bot, id);
  await does({ type: 'Correct' });
  await does(pressed('field/objective', 'Revisar el PREP.'));
  const written = await givenOut(bot, id, 'word', { of: (report) => report });
  await does({ type: 'Submit', folio: '' });
  await does({ type: 'Approve' }, BRUNO);
  const approved = await givenOut(bot, id);
  return {
    ...{ approved, replaced, earlier, written, unkept },
    altered: Buffer.concat([await givenOut(bot, id, 'pdf'), Buffer.from('\n')]),
    foreign: await ofElsewhere(),
    draft: renderWord(visitReport, { answers: {}, state: 'draft' }),
    unknown: Buffer.from('%PDF-1.7'),
  };
}

let keys = 0;

/** A paper of the same folio, of another store. */
async function ofElsewhere(): Promise<Buffer> {
  const bot: TestServices = someServices();
  const folio = await sentBy(new Chatter(bot, BRUNO));
  const file = await givenOut(bot, (await bot.store.loadByFolio(folio))?.report.id ?? '');
  await bot.store.close();
  return file;
}

function write(folder: string, papers: Partial<Papers>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, file] of Object.entries(papers)) writeFileSync(join(folder, name), file);
}

/** What is said of each, and how it ends. */
async function verified(url: string, folder: string, names: readonly string[], json = true) {
  const said: string[] = [];
  const zone = 'America/Mexico_City';
  const files = names.map((name) => join(folder, name));
  const outcome = await verifyFiles({ files, json, url, zone, say: (line) => void said.push(line) });
  return { outcome, said };
}

const verdicts = ({ said }: { readonly said: readonly string[] }) =>
  said.map((line) => (JSON.parse(line) as { readonly verdict?: { readonly is: string } }).verdict?.is);

describe('on SQLite', () => {
  let place: SqlitePlace;
  let folder: string;
  let papers: Papers;
  beforeAll(async () => {
    place = aSqlitePlace();
    folder = join(dirname(place.file), 'papers');
    const store = await place.open();
    papers = await papersOf(store);
    await store.close();
    write(folder, papers);
  });
  afterAll(() => place.remove());

  const tool = (...args: readonly string[]) =>
    startTool(args, { tool: 'verify', env: { STORAGE_URL: place.url }, folder }).ended;

  test('every verdict is told, and only the approved one in force is good', async () => {
    const all = await verified(place.url, folder, NAMES);
    expect(verdicts(all)).toEqual(NAMES);
    expect(all.outcome).toBe(1);
    expect(all.said.map((line) => (JSON.parse(line) as { approved: boolean }).approved)).toEqual(
      NAMES.map((name) => name === 'approved'),
    );
    expect((await verified(place.url, folder, ['approved'])).outcome).toBe(0);
    for (const name of NAMES.slice(1)) expect((await verified(place.url, folder, [name])).outcome).toBe(1);
  });

  test('in words: of which revision it is, and since when it differs', async () => {
    const { said } = await verified(place.url, folder, ['replaced'], false);
    expect(said.join('\n')).toMatch(
      /replaced: Fue el aprobado; ya no está en vigor\.\n {2}El archivo es la revisión 1 de/,
    );
    expect(said.join('\n')).toContain('Difiere del aprobado desde el 4 de mayo de 2023');
    expect(said.join('\n')).toContain('Cambió: Objetivo');
  });

  test('as a process, which ends with 0, 1 or 2', async () => {
    expect(await tool('approved')).toMatchObject({ code: 0, err: '' });
    expect(await tool('approved', 'replaced')).toMatchObject({ code: 1, err: '' });
    expect(await tool('approved', 'nothing')).toMatchObject({
      code: 2,
      last: 'nothing: no existe o no se puede leer.',
    });
    expect((await tool('--json', 'earlier')).out).toContain('"approved":false');
    expect(await tool()).toMatchObject({ code: 2, out: '' });
    expect(await tool('--what')).toMatchObject({ code: 2, out: '' });
    expect((await tool('--help')).out).toContain('Uso: npm run verify -- FILE…');
    expect(await tool('approved', '--storage', `${place.url}.none`)).toMatchObject({ code: 2, out: '' });
  });

  test('what was changed is found beside the office’s own template, where that is configured', async () => {
    const template = officeTemplate();
    const store = await place.open();
    const bot = someServices({ store });
    const sent = await sentBy(new Chatter(bot, BRUNO));
    const file = await givenOut(bot, (await store.loadByFolio(sent))?.report.id ?? '', 'word', { template });
    await store.close();
    // Packed anew: other bytes that say the same.
    const packed = new PizZip(file).generate({ type: 'nodebuffer', compression: 'STORE' });
    for (const [name, bytes] of Object.entries({ packed, 'own.docx': template, 'bad.docx': Buffer.from('x') }))
      writeFileSync(join(folder, name), bytes);
    const verify = (env: NodeJS.ProcessEnv) =>
      startTool(['--json', 'packed'], { tool: 'verify', env: { STORAGE_URL: place.url, ...env }, folder }).ended;
    const apart = ({ out }: { readonly out: string }) =>
      (JSON.parse(out) as { readonly verdict: { readonly apart?: readonly string[] } }).verdict.apart;
    expect(apart(await verify({ TEMPLATE: 'own.docx' }))).toEqual([]);
    expect(apart(await verify({}))).not.toEqual([]);
    const { code, err } = await verify({ TEMPLATE: 'bad.docx' });
    expect([code, err.startsWith('TEMPLATE: La plantilla bad.docx')]).toEqual([2, true]);
  });

  const hasOffice = (process.env['PATH'] ?? '').split(delimiter).some((path) => existsSync(join(path, 'soffice')));
  (hasOffice ? test : test.skip)('saved anew by LibreOffice it says the same, and is another file', async () => {
    const [from, to] = [join(folder, 'acta.docx'), join(folder, 'anew')];
    writeFileSync(from, papers.approved);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'docx:MS Word 2007 XML', '--outdir', to, from], {
      stdio: 'ignore',
    });
    const { said } = await verified(place.url, to, ['acta.docx']);
    expect(said.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { approved: false, verdict: { is: 'altered', revision: 2, stood: 'approved', apart: [] } },
    ]);
  });
});

onMongo('on MongoDB', (server) => {
  test('every verdict is the same', async () => {
    const [place, files] = [aMongoPlace(server()), aSqlitePlace()];
    const store = await place.open();
    write(dirname(files.file), await papersOf(store));
    await store.close();
    expect(verdicts(await verified(place.url, dirname(files.file), NAMES))).toEqual(NAMES);
    await Promise.all([place.remove(), files.remove()]);
  });
});
