import { TOKEN } from '../../helpers/platforms/slack';
import { fileOnTeams as filedOnTeams, onBoth, whereSaid } from '../../helpers/world/both-platforms';
import { eventually } from '../../helpers/world/eventually';
import { fileStorage } from '../../helpers/stores/file-storage';
import { edited } from '../../helpers/people/given-out';
import { answered, fileOnSlack, fileOnTeams } from '../../helpers/people/sent-files';
import { fileBy } from '../../helpers/platforms/slack-crowd';
import { linkIn, titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import { cardIn, linkOf, textOf, titles } from '../../helpers/platforms/teams';

const { storage, ownFiles, kept } = fileStorage();
const both = onBoth(() => ({}), {
  people: ['luis', 'mara', 'rosa'],
  tuning: { ownFiles },
});
const folioOf = (words: string): string => /INF-\d{4}-\d{4}/.exec(words)?.[0] ?? '';
const fetched = async (url: string): Promise<Buffer> => Buffer.from(await (await fetch(url)).arrayBuffer());
const altered = (file: Buffer): Buffer => edited(file, 'Se dio soporte', 'No se dio soporte');

/** What somebody on Teams reads who sends a file with those words. */
async function toldOnTeams(name: string, file: Buffer, { as = 'acta.docx', text = 'verificar' } = {}): Promise<string> {
  const who = both.onTeams(name);
  await answered(who, () =>
    who.send(fileOnTeams(who, { url: kept(file), name: as, ...(text === '' ? {} : { text }) })),
  );
  return textOf(who.card());
}

/** And on Slack. */
async function toldOnSlack(name: string, file: Buffer, { as = 'acta.docx', text = 'verificar' } = {}): Promise<string> {
  const who = both.onSlack(name);
  await who.open();
  await answered(who, () => who.event(fileOnSlack(who, { url: kept(file), name: as, text })));
  return wordsIn(who.card());
}

test('a report’s papers, downloaded on Teams and sent back there as files, are the approved ones, and an altered one is not', async () => {
  const sent = await filedOnTeams(both.onTeams('Ana'));
  const folio = folioOf(textOf(sent));
  const post = await whereSaid(
    () => both.teamsRoots(),
    ({ activity }) => textOf(cardIn(activity)).includes(folio),
  );
  const paper = await fetched(linkOf(cardIn(post.activity), 'Descargar Word'));
  expect(await toldOnTeams('Eva', paper)).toMatch(/No es el documento aprobado[^]*«En revisión»/);

  const eva = both.inThread('Eva', post);
  await eva.click('Aprobar', {}, cardIn(post.activity), post.id);
  const leo = both.onTeams('Leo');
  const card = await leo.type(`ver ${folio}`);
  const [word, pdf] = [await fetched(linkOf(card, 'Descargar Word')), await fetched(linkOf(card, 'Descargar PDF'))];
  expect(await toldOnTeams('Leo', word)).toMatch(/Es el documento aprobado[^]*La aprobó Eva/);
  expect(await toldOnTeams('Leo', pdf, { as: 'acta.pdf' })).toContain('Es el documento aprobado');
  expect(titles(leo.card())).toContain('Ver el aprobado');
  // The word first, and the file in a message of its own.
  await leo.type('verificar');
  expect(await toldOnTeams('Leo', altered(word), { text: '' })).toMatch(
    /Este archivo fue modificado[^]*Dice otra cosa que la revisión 1 de INF/,
  );
  // Whoever else of the organization asks, on the other platform, is told the same.
  expect(await toldOnSlack('mara', word)).toContain('Es el documento aprobado');
});

test('on Slack as well, by the files of a direct message', async () => {
  const luis = both.onSlack('luis');
  await fileBy(luis);
  const folio = folioOf(wordsIn(luis.card()));
  const post = await whereSaid(
    () => both.slackRoots(),
    (each) => wordsIn(each).includes(folio),
  );
  const rosa = both.onSlack('rosa');
  await rosa.interaction(await rosa.press(post, 'Aprobar'));
  await eventually(() => wordsIn(post).includes('Aprobado por rosa'));
  const mara = both.onSlack('mara');
  const card = await mara.type(`ver ${folio}`);
  const [word, pdf] = [await fetched(linkIn(card, 'Descargar Word')), await fetched(linkIn(card, 'Descargar PDF'))];
  expect(await toldOnSlack('mara', word)).toMatch(/Es el documento aprobado[^]*La aprobó rosa/);
  expect(storage().requests.at(-1)?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  expect(titlesIn(mara.card())).toContain('Ver el aprobado');
  expect(await toldOnSlack('mara', pdf, { as: 'acta.pdf' })).toContain('Es el documento aprobado');
  await mara.type('verificar');
  const other = edited(word, 'soporte', 'SOPORTE');
  expect(await toldOnSlack('mara', other, { text: '' })).toContain('Este archivo fue modificado');
  expect(await toldOnSlack('mara', Buffer.from('%PDF-1.7'), { as: 'escaneo.pdf' })).toContain(
    'No es un documento de este bot',
  );
});
