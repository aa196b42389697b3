import { REVIEW, Somebody } from '../../helpers/world/bot';
import { eventually } from '../../helpers/world/eventually';
import { aBot } from '../../helpers/people/standing';
import { reportOf } from '../../helpers/stores/stored';
import { cardIn, inputOf, linkOf, textOf, titles, type Json } from '../../helpers/platforms/teams';

let people = 0;
const bot = aBot();

const somebody = (): Somebody => new Somebody(bot, `persona${(people += 1)}`);

/** Edits what was sent, and waits for what the bot posts below. */
async function edit(person: Somebody, sent: Json, text: string, more: Json = {}): Promise<Json> {
  const before = person.posts().length;
  const activity = { ...sent, type: 'messageUpdate', text, timestamp: new Date().toISOString() };
  const { status } = await person.send({ ...activity, channelData: { eventType: 'editMessage' }, ...more });
  expect(status).toBe(200);
  await eventually(() => person.posts().length > before);
  return person.card();
}

async function says(person: Somebody, message: Json): Promise<Json> {
  const before = person.posts().length;
  await person.send(message);
  await eventually(() => person.posts().length > before);
  return person.card();
}

/** A report in review: its folio, and its post's id. */
async function inReview(author: Somebody): Promise<{ readonly folio: string; readonly root: string }> {
  const words = ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'Local', 'omitir', 'particular', 'Se revisó el PREP.', 'listo'];
  for (const text of [...words, 'revisar', 'enviar']) await author.type(text);
  const folio = /INF-\d{4}-\d{4}/.exec(textOf(author.card()))?.[0] ?? '';
  const post = () => bot.connector.in(REVIEW).find(({ activity }) => textOf(cardIn(activity)).includes(folio));
  await eventually(() => post() !== undefined);
  return { folio, root: post()?.id ?? '' };
}

test('the last answer, edited, is read again; an older one says how it is changed', async () => {
  const ana = somebody();
  await ana.type('nuevo');
  const [unit, state] = [ana.message('UTSI'), ana.message('Coahula')];
  await says(ana, unit);
  await says(ana, state);
  expect(textOf(await edit(ana, state, 'Sonora'))).toContain('Campo 3 de 9');
  const now = await ana.type('corregir entidad');
  expect(inputOf(now, 'states')).toMatchObject({ value: '26' });
  const told = await edit(ana, unit, 'DEOE');
  expect(textOf(told)).toContain('Editar ese mensaje ya no cambia el informe');
  expect(titles(told)).toContain('Corregir Dirección Ejecutiva o Unidad Técnica');
  const opened = await ana.click('Corregir Dirección Ejecutiva o Unidad Técnica');
  expect(inputOf(opened, 'unit')).toMatchObject({ value: 'UTSI' });
});

test('a refused answer, edited, answers', async () => {
  const ana = somebody();
  await ana.type('nuevo');
  const unit = ana.message('la del piso de arriba');
  await says(ana, unit);
  expect(textOf(await edit(ana, unit, 'UTSI'))).toContain('Campo 2 de 9');
});

test('a message brought back, deleted, or the bot’s own is no edit', async () => {
  const ana = somebody();
  await ana.type('nuevo');
  const unit = ana.message('UTSI');
  await says(ana, unit);
  const posts = ana.posts().length;
  await ana.send({ ...unit, type: 'messageUpdate', text: 'DEOE', channelData: { eventType: 'undeleteMessage' } });
  await ana.send({ ...unit, type: 'messageDelete', text: '', channelData: { eventType: 'softDeleteMessage' } });
  await ana.send({ ...unit, type: 'messageUpdate', text: 'DEOE', from: unit['recipient'] });
  await ana.type('continuar');
  expect(
    ana
      .posts()
      .slice(posts)
      .map(({ activity }) => textOf(cardIn(activity)))
      .join(),
  ).not.toContain('Organización');
});

test('a file is spoken of, alone and with an answer', async () => {
  const ana = somebody();
  await ana.type('nuevo');
  const attachments = [
    {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      contentUrl: 'https://ine.sharepoint.com/acta.pdf',
      name: 'acta.pdf',
      content: { downloadUrl: 'https://ine.sharepoint.com/download?tempauth=x', uniqueId: '1', fileType: 'pdf' },
    },
  ];
  const { text: _, ...wordless } = ana.message('');
  const alone = await says(ana, { ...wordless, attachments });
  expect(textOf(alone)).toContain('El archivo «acta.pdf» no se guarda');
  expect(inputOf(alone, 'unit')).toBeDefined();
  const answered = await says(ana, { ...ana.message('UTSI'), attachments });
  expect(textOf(answered)).toContain('Campo 2 de 9');
  expect(textOf(answered)).toContain('El archivo «acta.pdf» no se guarda');
});

test('what Teams escaped is kept as it was written', async () => {
  const ana = somebody();
  for (const words of ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'omitir']) await ana.type(words);
  const html = '<p>Revisar A &amp; B,&nbsp;si 3 &lt; 4</p>';
  await ana.type('Revisar A &amp; B,&nbsp;si 3 &lt; 4', html);
  expect(textOf(await ana.type('revisar'))).toContain('Revisar A & B, si 3 < 4');
});

test('comments with files reach the author as one message, with a way into the thread', async () => {
  const ana = somebody();
  const { folio, root } = await inReview(ana);
  const before = ana.posts().length;
  const rev = new Somebody(bot, 'Rita', { thread: root });
  const file = { contentType: 'application/pdf', contentUrl: 'https://ine.sharepoint.com/acta.pdf', name: 'acta.pdf' };
  await rev.send(rev.message('Falta la <at>firma</at>'));
  await rev.send({ ...rev.message(''), attachments: [file] });
  await rev.send(rev.message('Es todo'));
  await eventually(() => textOf(cardIn(ana.posts().at(-1)?.activity)).includes('Es todo'));
  expect(ana.posts()).toHaveLength(before + 1);
  const told = ana.card();
  expect(textOf(told)).toContain(`3 comentarios al informe ${folio}`);
  expect(textOf(told)).toContain('Rita adjuntó acta.pdf');
  expect(titles(told)).toEqual(['Responder', 'Ver informe', 'Abrir el hilo', 'Abrir acta.pdf']);
  expect(linkOf(told, 'Abrir el hilo')).toContain(
    `https://teams.microsoft.com/l/message/${encodeURIComponent(REVIEW)}/${root}`,
  );
  await ana.click('Ver informe', {}, told);
  expect(titles(await ana.click('Cerrar'))).toContain('Abrir el hilo');
  expect((await reportOf(bot.storageUrl, folio))?.comments).toMatchObject([
    { text: 'Falta la <at>firma</at>' },
    { text: '', files: [{ name: 'acta.pdf', url: 'https://ine.sharepoint.com/acta.pdf' }] },
    { text: 'Es todo' },
  ]);
});

test('a name that did not come along is looked up before it is printed', async () => {
  const ana = somebody();
  await inReview(ana);
  const rev = new Somebody(bot, 'Rita', { thread: bot.connector.in(REVIEW).at(-1)?.id ?? '' });
  bot.connector.names.set('29:nueva', 'Nora Nueva');
  await rev.send({ ...rev.message('Falta la firma'), from: { id: '29:nueva' } });
  await eventually(() => textOf(cardIn(ana.posts().at(-1)?.activity)).includes('Falta la firma'));
  expect(textOf(ana.card())).toContain('Nora Nueva comentó el informe');
});

test('a mention followed by a no-break space is a mention, and other people are called by their names', async () => {
  const ana = somebody();
  const { folio, root } = await inReview(ana);
  const rev = new Somebody(bot, 'Rita', { thread: root });
  const mention = (id: string, name: string) => ({
    type: 'mention',
    mentioned: { id, name },
    text: `<at>${name}</at>`,
  });
  const before = rev.posts().length;
  await rev.send({
    ...rev.message(`<at>Informes de visita</at>&nbsp;ver ${folio}`),
    entities: [mention('28:bot', 'Informes de visita')],
  });
  await eventually(() => rev.posts().length > before);
  expect(textOf(rev.card())).toContain('Se revisó el PREP.');
  await rev.send({
    ...rev.message('<at>Luis Gil</at> opina que <at>Eva Sol</at> falta'),
    entities: [mention('29:luis', 'Luis Gil'), mention('29:eva', 'Eva Sol')],
  });
  await eventually(() => textOf(cardIn(ana.posts().at(-1)?.activity)).includes('Luis Gil opina que Eva Sol falta'));
});
