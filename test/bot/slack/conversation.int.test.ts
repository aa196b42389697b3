import Database from 'better-sqlite3';
import { eventually } from '../../helpers/world/eventually';
import { aCrowd, folioIn } from '../../helpers/platforms/slack-crowd';
import type { SlackMessage } from '../../helpers/platforms/slack';
import type { SlackPerson } from '../../helpers/platforms/slack-person';
import { titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import { reportOf } from '../../helpers/stores/stored';
import { parts, type Json } from '../../helpers/platforms/teams';

// The machine may have other work.
jest.setTimeout(60_000);

const crowd = aCrowd();
beforeEach(() => {
  crowd.workspace.failing = () => undefined;
});

const HOSTILE = '<!channel> <@U123> *negritas* [x](javascript:alert(1)) <at>todos</at> <b>b</b> a\u200Bb & {{DATE(1)}}';

interface Commented {
  readonly ana: SlackPerson;
  readonly rev: SlackPerson;
  readonly post: SlackMessage;
  /** The author's card of the comment. */
  readonly card: SlackMessage;
}

const inThread = (post: SlackMessage): readonly SlackMessage[] =>
  crowd.workspace.in(crowd.workspace.review).filter(({ thread }) => thread === post.ts);
const comments = async ({ post }: Commented) => (await reportOf(crowd.bot.storageUrl, folioIn(post)))?.comments ?? [];
const commentIn = (who: SlackPerson, post: SlackMessage, text: string, more: Json = {}): Json =>
  who.message(text, { channel: crowd.workspace.review, channel_type: 'channel', thread_ts: post.ts, ...more });

/** What was posted is written down a moment after. */
function noted({ ts }: SlackMessage): boolean {
  const db = new Database(crowd.bot.storageUrl.replace('sqlite:', ''), { readonly: true });
  try {
    const sql = "SELECT count(*) FROM posts WHERE slot LIKE 'comment:%' AND message_id LIKE ? || '%'";
    return db.prepare<[string], number>(sql).pluck().get(ts) === 1;
  } finally {
    db.close();
  }
}

async function commented(text = 'Falta la firma'): Promise<Commented> {
  const [ana, rev] = [crowd.somebody(), crowd.somebody()];
  const post = await crowd.inReview(ana);
  await rev.event(commentIn(rev, post, text));
  await eventually(() => titlesIn(ana.card()).includes('Responder'));
  await eventually(() => noted(ana.card()));
  return { ana, rev, post, card: ana.card() };
}

test('«Responder» opens a window with who said what; what is written stands in the thread, and the card says so', async () => {
  const made = await commented();
  const { ana, rev, post, card } = made;
  await ana.interaction(await ana.press(card, 'Responder'));
  await eventually(() => crowd.workspace.views.length > 0);
  const { view } = crowd.workspace.views.at(-1)!;
  expect(JSON.stringify(view)).toContain(`${rev.name}: Falta la firma`);
  expect(view).toMatchObject({ title: { text: 'Responder' }, submit: { text: 'Enviar al hilo' } });

  expect((await ana.submit({ reply: ' ' })).text).toContain('La respuesta está vacía');
  const answer = await ana.submit({ reply: HOSTILE });
  expect(answer).toEqual({ status: 200, text: '' });
  await eventually(() => inThread(post).some((one) => wordsIn(one).includes('responde a')));
  const said = inThread(post).find((one) => wordsIn(one).includes('responde a'))!;
  expect(wordsIn(said)).toContain(`${ana.name} responde a ${rev.name} · ${folioIn(post)}`);
  expect(said.text).not.toMatch(/<!channel>|<@U123>|<javascript/);
  // In blocks it is a text and nothing else, which Slack shows as it is.
  expect(parts(said.blocks)).toContainEqual({ type: 'text', text: HOSTILE });
  await eventually(() => wordsIn(card).includes('Enviado al hilo'));
  expect((await comments(made)).at(-1)).toMatchObject({ text: HOSTILE, by: { name: ana.name } });
});

test('what is written under the comment’s message is the answer, once, and an edit of it corrects the thread', async () => {
  const made = await commented();
  const { ana, post, card } = made;
  const posts = ana.posts().length;
  const message = ana.message('Ya esta', { thread_ts: card.ts });
  await ana.event(message);
  await ana.event(message, { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' });
  await eventually(() => wordsIn(card).includes('Usted respondió: Ya esta'));
  await eventually(() => ana.posts().length > posts);
  expect(ana.card()).toMatchObject({ thread: card.ts });

  const before = message['event'] as Json;
  const after = { ...before, text: 'Ya está', blocks: [], edited: { user: ana.id, ts: '1800000000.000100' } };
  await ana.event(
    ana.envelope({
      ...{ type: 'message', subtype: 'message_changed', channel: ana.dm, channel_type: 'im', ts: '1800000000.000200' },
      ...{ message: after, previous_message: before },
    }),
  );
  await eventually(() => inThread(post).some((one) => wordsIn(one).includes('Texto corregido')));
  const answers = inThread(post).filter((one) => wordsIn(one).includes('responde a'));
  expect(answers.map(({ edits }) => edits)).toEqual([1]);
  expect(wordsIn(answers[0]!)).toContain('Ya está');
  expect(await comments(made)).toMatchObject([
    { text: 'Falta la firma' },
    { text: 'Ya está', answers: expect.any(String) },
  ]);
});

test('a message that hangs from nothing answers the form, as ever', async () => {
  const { ana, post } = await commented();
  await ana.type('nuevo');
  await ana.type('UTSI');
  expect(wordsIn(ana.card())).toContain('Campo 2 de 9');
  expect(inThread(post).filter((one) => wordsIn(one).includes('responde a'))).toEqual([]);
});

test('a 👍 at the answer, the comment and the post is kept, told on the author’s card, and taken back', async () => {
  const made = await commented();
  const { ana, rev, post, card } = made;
  await ana.event(ana.message('Ya está', { thread_ts: card.ts }));
  await eventually(() => inThread(post).some((one) => wordsIn(one).includes('responde a')));
  const answer = inThread(post).find((one) => wordsIn(one).includes('responde a'))!;
  const react = (ts: string, reaction: string, type = 'reaction_added'): Promise<unknown> =>
    rev.event(
      rev.envelope({
        ...{ type, reaction, item_user: crowd.workspace.botUser, event_ts: `${Date.now() / 1_000}` },
        item: { type: 'message', channel: crowd.workspace.review, ts },
      }),
    );
  await eventually(() => wordsIn(card).includes('Enviado al hilo'));
  await react(answer.ts, '+1::skin-tone-3');
  await eventually(() => wordsIn(card).includes(`${rev.name} está de acuerdo.`));
  await react(answer.ts, 'eyes');
  await react(post.ts, 'white_check_mark');
  await react((await comments(made))[0]?.id ?? '', 'ok_hand');
  const agreed = async () => {
    const report = await reportOf(crowd.bot.storageUrl, folioIn(post));
    return [report?.agreed, ...(report?.comments ?? []).map((one) => one.agreed)].map((one) => one?.length ?? 0);
  };
  await eventually(async () => String(await agreed()) === '1,1,1');
  await react(answer.ts, '+1::skin-tone-3', 'reaction_removed');
  await eventually(() => !wordsIn(card).includes('está de acuerdo.'));
  expect(await agreed()).toEqual([1, 1, 0]);
  expect((await reportOf(crowd.bot.storageUrl, folioIn(post)))?.state).toBe('in-review');
});

test('where the thread is gone, the answer stands in the channel and says of which report', async () => {
  const { ana, post, card } = await commented();
  crowd.workspace.failing = ({ method, args }) =>
    method === 'chat.postMessage' && args['thread_ts'] === post.ts
      ? { status: 200, body: { ok: false, error: 'thread_not_found' } }
      : undefined;
  await ana.event(ana.message('Ya está', { thread_ts: card.ts }));
  const found = () =>
    crowd.workspace
      .in(crowd.workspace.review)
      .find((one) => wordsIn(one).includes(`responde a`) && one.thread === undefined);
  await eventually(() => found() !== undefined);
  expect(wordsIn(found()!)).toContain(folioIn(post));
});

test('a comment that cannot be saved is tried again, and kept once the store is back', async () => {
  const made = await commented();
  const { rev, post } = made;
  const meddle = (sql: string): void => {
    const db = new Database(crowd.bot.storageUrl.replace('sqlite:', ''));
    db.exec(sql);
    db.close();
  };
  meddle('ALTER TABLE history RENAME TO away');
  await rev.event(commentIn(rev, post, 'Y el sello'));
  await new Promise((resolve) => setTimeout(resolve, 300));
  meddle('ALTER TABLE away RENAME TO history');
  await eventually(async () => (await comments(made)).some(({ text }) => text === 'Y el sello'));
  expect(crowd.workspace.in(crowd.workspace.review, rev.id)).toEqual([]);
});
