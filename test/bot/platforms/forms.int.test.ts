import { readFilled } from '../../../core/form/read-filled';
import { visitReport } from '../../../core/form/visit-report';
import { readForm } from '../../../documents/reading/reading';
import { allSeeds, seeds } from '../../fixtures/seeds';
import type { Somebody } from '../../helpers/world/bot';
import { onBoth } from '../../helpers/world/both-platforms';
import { fileStorage } from '../../helpers/stores/file-storage';
import { formFile } from '../../helpers/people/form-files';
import { answered, fileOnSlack, fileOnTeams } from '../../helpers/people/sent-files';
import type { SlackPerson } from '../../helpers/platforms/slack-person';
import { linkIn, wordsIn } from '../../helpers/platforms/slack-shown';
import { linkOf, textOf, type Json } from '../../helpers/platforms/teams';
import { TOKEN } from '../../helpers/platforms/slack';

/** A month after the visits, so that phrases stand for what they stood for. */
const clock = { now: () => new Date('2023-05-03T16:00:00.000Z') };
/** Who sends a form on Slack, one for each seed. */
const FILERS = ['nora', 'hugo', 'alma'] as const;
const { storage, ownFiles, kept } = fileStorage();
const both = onBoth(() => ({}), {
  clock,
  people: ['ana', 'luis', 'eva', 'leo', 'rita', ...FILERS],
  tuning: { ownFiles },
});

const onTeams = (who: Somebody, url: string): Json =>
  fileOnTeams(who, { url }, { timestamp: clock.now().toISOString() });
const onSlack = (who: SlackPerson, url: string): Json => fileOnSlack(who, { url });

/** What its Word file says, fetched by the link that its author is given. */
async function outAgain(url: string) {
  const response = await fetch(url);
  const read = await readForm(visitReport, Buffer.from(await response.arrayBuffer()));
  if (read.is !== 'form') throw new Error(read.kind);
  return readFilled(visitReport, read.form, '2023-05-03');
}

test.each(allSeeds.map((seed, at) => [seed.name, seed.answers, at] as const))(
  '«%s», sent as a file on Teams, is filed, and its document says the same',
  async (_, answers, at) => {
    const ana = both.onTeams(`persona${at}`);
    await answered(ana, () => ana.send(onTeams(ana, kept(formFile(answers)))));
    expect(textOf(ana.card())).toContain('De «informe.docx» tomé:');
    while (!textOf(ana.card()).includes('Resumen del informe')) await ana.type('omitir');
    await ana.type('enviar');
    if (!/INF-2023-\d{4}/.test(textOf(ana.card()))) await ana.type('sí');
    const folio = /INF-2023-\d{4}/.exec(textOf(ana.card()))?.[0] ?? '';
    const card = await ana.type(`ver ${folio}`);
    expect(await outAgain(linkOf(card, 'Descargar Word'))).toEqual({ answers, unread: {}, rest: [] });
  },
);

test.each(allSeeds.map((seed, at) => [seed.name, seed.answers, at] as const))(
  '«%s», sent as a file in a direct message on Slack, is filed, and its document says the same',
  async (_, answers, at) => {
    const ana = both.onSlack(FILERS[at] ?? '');
    await ana.open();
    await answered(ana, () => ana.event(onSlack(ana, kept(formFile(answers)))));
    expect(wordsIn(ana.card())).toContain('De «informe.docx» tomé:');
    while (!wordsIn(ana.card()).includes('Resumen del informe')) await ana.type('omitir');
    await ana.type('enviar');
    if (!/INF-2023-\d{4}/.test(wordsIn(ana.card()))) await ana.type('sí');
    const folio = /INF-2023-\d{4}/.exec(wordsIn(ana.card()))?.[0] ?? '';
    const card = await ana.type(`ver ${folio}`);
    expect(await outAgain(linkIn(card, 'Descargar Word'))).toEqual({ answers, unread: {}, rest: [] });
  },
);

test('on Slack the file comes with the bot’s token, from its hosts alone', async () => {
  const ana = both.onSlack('ana');
  await ana.open();
  await answered(ana, () => ana.event(onSlack(ana, kept(formFile(seeds.mexico.answers)))));
  expect(wordsIn(ana.card())).toContain('De «informe.docx» tomé:');
  expect(storage().requests.at(-1)?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  const luis = both.onSlack('luis');
  await luis.open();
  await answered(luis, () => luis.event(onSlack(luis, 'https://files.slack.com.evil.test/informe.docx')));
  expect(wordsIn(luis.card())).toContain('No descargo el archivo «informe.docx»');
});

test('on Slack a page to sign in is no file', async () => {
  const eva = both.onSlack('eva');
  await eva.open();
  const page = storage().at('/signin', (response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end('<html>Sign in</html>');
  });
  await answered(eva, () => eva.event(onSlack(eva, page)));
  expect(wordsIn(eva.card())).toContain('No tengo permiso para descargar el archivo «informe.docx»');
});

test.each([
  ['is gone', () => `${storage().origin}/nowhere`, 'ya no está donde lo guardó su chat'],
  ['lies in the net behind us', () => 'https://169.254.169.254/informe.docx', 'No descargo el archivo'],
])('on Teams a file that %s is said, with a way on', async (what, url, said) => {
  const luis = both.onTeams(`luis ${what}`);
  await answered(luis, () => luis.send(onTeams(luis, url())));
  expect(textOf(luis.card())).toContain(said);
});

test('delivered again under another id, it is one report', async () => {
  const leo = both.onTeams('leo');
  const sent = onTeams(leo, kept(formFile(seeds.mexico.answers)));
  await answered(leo, () => leo.send(sent));
  const before = leo.posts().length;
  await leo.send({ ...sent, id: 'f:other' });
  await leo.type('míos');
  expect(textOf(leo.card()).match(/Borrador/g)).toHaveLength(1);
  expect(leo.posts()).toHaveLength(before + 1);
});
