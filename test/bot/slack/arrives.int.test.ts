import { eventually } from '../../helpers/world/eventually';
import { aCrowd, folioIn } from '../../helpers/platforms/slack-crowd';
import type { SlackPerson } from '../../helpers/platforms/slack-person';
import { buttonIn, titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import { reportOf } from '../../helpers/stores/stored';
import type { Json } from '../../helpers/platforms/teams';

const crowd = aCrowd();
beforeEach(() => {
  crowd.workspace.failing = () => undefined;
});

const file = (more: Json = {}): Json => ({
  id: 'F1',
  name: 'acta.pdf',
  title: 'Acta',
  mimetype: 'application/pdf',
  mode: 'hosted',
  url_private: 'https://files.slack.com/files-pri/T1-F1/acta.pdf',
  permalink: 'https://ine.slack.com/files/U1/F1/acta.pdf',
  ...more,
});
const withFile = (text: string, more: Json = {}): Json => ({
  subtype: 'file_share',
  files: [file()],
  ...(text === '' ? { text, blocks: [] } : {}),
  ...more,
});

const eventOf = (envelope: Json): Json => envelope['event'] as Json;

let edits = 0;
/** What Slack sends of a message that changed: the sender's edit, unless the change says otherwise. */
function changed(person: SlackPerson, sent: Json, to: Json): Json {
  edits += 1;
  const before = eventOf(sent);
  const { channel, channel_type, ...kept } = before;
  const ts = `17955170${String(edits).padStart(2, '0')}.000001`;
  return person.envelope({
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    user: undefined,
    ...{ channel, channel_type, ts, event_ts: ts },
    message: { ...kept, edited: { user: person.id, ts }, ...to },
    previous_message: kept,
  });
}
const edited = (person: SlackPerson, sent: Json, text: string): Json => changed(person, sent, { text, blocks: [] });

async function says(person: SlackPerson, envelope: Json) {
  await person.open();
  const before = person.posts().length;
  await person.event(envelope);
  await eventually(() => person.posts().length > before);
  return person.card();
}

const shown = (person: SlackPerson): string => person.posts().map(wordsIn).join('\n');

test('the last answer, edited, is read again; an older one says how it is changed', async () => {
  const ana = crowd.somebody();
  await ana.type('nuevo');
  const unit = ana.message('UTSI');
  await says(ana, unit);
  const state = ana.message('Coahula');
  await says(ana, state);
  const edit = edited(ana, state, 'Sonora &amp; Coahuila');
  expect(wordsIn(await says(ana, edit))).toContain('Campo 3 de 9');
  expect(shown(ana)).toContain('✓ Entidad Federativa: Sonora y Coahuila');
  const told = await says(ana, edited(ana, unit, 'DEOE'));
  expect(wordsIn(told)).toContain('Editar ese mensaje ya no cambia el informe');
  const opened = await ana.click('Corregir Dirección Ejecutiva o Unidad Técnica', {}, told);
  expect(wordsIn(opened)).toContain('Campo 1 de 9');
});

test('an edit that is delivered again is taken once, by another event too', async () => {
  const ana = crowd.somebody();
  await ana.type('nuevo');
  const unit = ana.message('UTSI');
  await says(ana, unit);
  const edit = edited(ana, unit, 'DEOE');
  await says(ana, edit);
  const posts = ana.posts().length;
  await ana.event(edit, { 'x-slack-retry-num': '1' });
  await ana.event({ ...edit, event_id: 'EvAnotherOfIt' });
  await ana.type('ayuda');
  expect(ana.posts()).toHaveLength(posts + 1);
});

test('a link that unfolds, a change of the bot’s own and a deletion are no edits', async () => {
  const ana = crowd.somebody();
  await ana.type('nuevo');
  const unit = ana.message('UTSI');
  await says(ana, unit);
  const posts = ana.posts().length;
  const unfolded = changed(ana, unit, {
    edited: undefined,
    attachments: [{ title: 'INE', from_url: 'https://ine.mx' }],
  });
  const own = changed(ana, unit, { text: 'DEOE', blocks: [], user: crowd.workspace.botUser, bot_id: 'B0INFORMES' });
  const gone = ana.envelope({
    ...{ type: 'message', subtype: 'message_deleted', user: undefined, channel: ana.dm, channel_type: 'im' },
    ...{ ts: '9.9', deleted_ts: eventOf(unit)['ts'], previous_message: eventOf(unit) },
  });
  const untold = changed(ana, unit, { edited: undefined });
  const { previous_message: _, ...alone } = eventOf(untold);
  for (const event of [unfolded, own, gone, { ...untold, event: alone }])
    expect((await ana.event(event)).status).toBe(200);
  await ana.type('ayuda');
  expect(ana.posts()).toHaveLength(posts + 1);
});

test('a file is spoken of, alone and with an answer', async () => {
  const ana = crowd.somebody();
  await ana.type('nuevo');
  expect(wordsIn(await ana.type('', withFile('')))).toContain('El archivo «acta.pdf» no se guarda');
  expect(titlesIn(ana.card())).toContain('Guardar y continuar');
  const answered = wordsIn(await ana.type('UTSI', withFile('UTSI')));
  expect(answered).toContain('Campo 2 de 9');
  expect(answered).toContain('El archivo «acta.pdf» no se guarda');
  // Of a file from another organization, or without the scope, nothing is told.
  const nameless = [file({ name: undefined, title: undefined, mode: 'file_access' })];
  expect(wordsIn(await ana.type('', withFile('', { files: nameless })))).toContain('El archivo no se guarda');
  expect(wordsIn(await ana.type('', withFile('', { files: undefined })))).toContain('El archivo no se guarda');
});

test('comments with files reach the author as one message, with a way into the thread', async () => {
  const [ana, rev] = [crowd.somebody(), crowd.somebody()];
  const post = await crowd.inReview(ana);
  const before = ana.posts().length;
  const place = { channel: crowd.workspace.review, channel_type: 'channel', thread_ts: post.ts };
  await rev.event(rev.message('Falta la firma', place));
  const outside = file({ name: 'foto.jpg', permalink: 'https://drive.example/foto.jpg' });
  await rev.event(rev.message('', { ...place, ...withFile('', { files: [file(), outside, { mode: 'tombstone' }] }) }));
  await rev.event(rev.message('Es todo', place));
  await eventually(() => wordsIn(ana.card()).includes('Es todo'));
  expect(ana.posts()).toHaveLength(before + 1);
  expect(wordsIn(ana.card())).toContain('3 comentarios al informe');
  expect(wordsIn(ana.card())).toContain('adjuntó acta.pdf y foto.jpg');
  expect(titlesIn(ana.card())).toEqual(['Responder', 'Ver informe', 'Abrir el hilo', 'Abrir acta.pdf']);
  expect(buttonIn(ana.card(), 'Abrir el hilo')['url']).toContain(`p${post.ts.replace('.', '')}`);
  const report = await reportOf(crowd.bot.storageUrl, folioIn(post));
  expect(report?.comments[1]).toMatchObject({
    text: '',
    files: [{ name: 'acta.pdf', url: 'https://ine.slack.com/files/U1/F1/acta.pdf' }, { name: 'foto.jpg' }],
  });
});

test('the thread’s address is left out where Slack does not tell it', async () => {
  const [ana, rev] = [crowd.somebody(), crowd.somebody()];
  const post = await crowd.inReview(ana);
  crowd.workspace.failing = ({ method }) => (method === 'chat.getPermalink' ? {} : undefined);
  const place = { channel: crowd.workspace.review, channel_type: 'channel', thread_ts: post.ts };
  await rev.event(rev.message('Falta la firma', place));
  await eventually(() => wordsIn(ana.card()).includes('Falta la firma'));
  expect(titlesIn(ana.card())).toEqual(['Responder', 'Ver informe']);
});

test('a notification keeps & < >, escaped as Slack wants them', async () => {
  const [ana, rev] = [crowd.somebody(), crowd.somebody()];
  const post = await crowd.inReview(ana);
  const place = { channel: crowd.workspace.review, channel_type: 'channel', thread_ts: post.ts };
  await rev.event(rev.message('R&D <PREP>', place));
  await eventually(() => wordsIn(ana.card()).includes('R&amp;D') || wordsIn(ana.card()).includes('R&D'));
  expect(ana.card().text).toContain('R&amp;D &lt;PREP&gt;');
});

/** Slack does not tell somebody's name, the first time that it is asked; that they belong it has told before. */
function untoldOnce(...people: readonly SlackPerson[]): void {
  const answers = new Map(people.map(({ id }) => [id, [undefined, {}]]));
  crowd.workspace.failing = ({ method, args }) =>
    method === 'users.info' ? answers.get(String(args['user']))?.shift() : undefined;
}

test('a name that could not be looked up is looked up again before it is printed', async () => {
  const [ana, rev] = [crowd.somebody(), crowd.somebody()];
  untoldOnce(ana, rev);
  const post = await crowd.inReview(ana);
  expect(wordsIn(post)).toContain(ana.name);
  expect(wordsIn(post)).not.toContain(ana.id);
  const place = { channel: crowd.workspace.review, channel_type: 'channel', thread_ts: post.ts };
  await rev.event(rev.message('Falta la firma', place));
  await eventually(() => shown(ana).includes('Falta la firma'));
  expect(shown(ana)).toContain(`${rev.name} comentó el informe`);
  const report = await reportOf(crowd.bot.storageUrl, folioIn(post));
  expect(report?.author.name).toBe(ana.name);
});
