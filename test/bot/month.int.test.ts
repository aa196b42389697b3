import PizZip from 'pizzip';
import { openSqlite } from '../../storage/sqlite/open';
import { Somebody, startTestBot, type TestBot } from '../helpers/world/bot';
import { newDatabase } from '../helpers/world/database';
import { eventually } from '../helpers/world/eventually';
import { aLog, silentLog } from '../helpers/world/logs';
import { OneDrive } from '../helpers/platforms/one-drive';
import { populate } from '../helpers/stores/populated';
import { cardIn, textOf, type Json, type Posted } from '../helpers/platforms/teams';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';

let drive: OneDrive;
let bot: TestBot;
const log = aLog();

/** A bot in whose store one report is approved, without days and sent in May 2023. */
beforeAll(async () => {
  drive = await OneDrive.start();
  const storageUrl = newDatabase();
  const store = openSqlite(storageUrl, { log: silentLog });
  await populate(store);
  await store.close();
  const tuning = { ownFiles: (url: string) => url.startsWith('http://127.0.0.1:') };
  bot = await startTestBot({ storageUrl, env: { REVIEWERS: 'teams:29:Rita' }, log, tuning });
});
afterAll(async () => {
  await bot.stop();
  await bot.connector.stop();
  await drive.stop();
});

const contentOf = (post: Posted): Record<string, Json> | undefined =>
  (post.activity['attachments'] as readonly Json[] | undefined)?.find(({ contentType }) => contentType === CONSENT)?.[
    'content'
  ] as Record<string, Json> | undefined;
const attachmentName = (post: Posted): string =>
  String((post.activity['attachments'] as readonly Json[] | undefined)?.[0]?.['name']);

/** Presses the button, and accepts the file that Teams then offers. */
async function fetched(who: Somebody, card: Json, title: string, name: string): Promise<Buffer> {
  const shown = await who.click(title, {}, card);
  expect(textOf(shown)).toContain('llega abajo, en este chat.');
  const isIt = (post: Posted): boolean => contentOf(post) !== undefined && attachmentName(post) === name;
  await eventually(() => who.posts().some(isIt));
  const asked = who.posts().find(isIt)!;
  const context = contentOf(asked)?.['acceptContext'];
  const value = { type: 'fileUpload', action: 'accept', context, uploadInfo: drive.session(name) };
  await who.send(who.activity({ type: 'invoke', name: 'fileConsent/invoke', replyToId: asked.id, value }));
  await eventually(() => textOf(cardIn(asked.activity)).includes('✓'));
  return drive.files.get(name) ?? Buffer.of();
}

test('whoever reviews has both documents of a month in their chat, by its card', async () => {
  const rita = new Somebody(bot, 'Rita');
  const card = await rita.type('informe mensual mayo 2023');
  expect(textOf(card)).toContain('Reúne 1 informe aprobado y 1 visita.');
  const word = new PizZip(await fetched(rita, card, 'Descargar Word', 'Informe-mensual-2023-05.docx'));
  const document = word.file('word/document.xml')?.asText() ?? '';
  expect(document.match(/w:name="MesInforme\d+"/g)).toHaveLength(1);
  expect(document).toContain('entidades federativas con proceso electoral');
  // The entry of the history that its own paper names.
  const feet = Object.keys(word.files).filter((name) => name.startsWith('word/footer'));
  expect(feet.map((name) => word.file(name)?.asText()).join()).toMatch(/[0-9a-f]{64}/);
  const pdf = await fetched(rita, card, 'Descargar PDF', 'Informe-mensual-2023-05.pdf');
  expect(pdf.toString('latin1', 0, 5)).toBe('%PDF-');
  expect(log.lines.filter(({ message }) => message === 'seal not found')).toEqual([]);
});

test('whoever does not review is refused, with the reason', async () => {
  const card = await new Somebody(bot, 'Sara').type('informe mensual mayo 2023');
  expect(textOf(card)).toContain('lo integran quienes revisan');
  expect(JSON.stringify(card)).not.toContain('makeMonth');
});
