import { createLookups } from '../../../bot/outbox/lookups';
import { createDelivery, drawNotice } from '../../../bot/outbox/delivery';
import { publishedOf } from '../../../bot/outbox/published';
import { isPublished } from '../../../core/review/thread/platforms';
import { DeliveryError, type Messenger } from '../../../bot/outbox/messenger';
import { nineFields } from '../../helpers/people/nine-fields';
import type { About, OutboxMessage } from '../../../core/record/types';
import { channel } from '../../helpers/world/chatter';
import { at, begin, filed, typed } from '../../helpers/people/given';
import { aDraft } from '../../helpers/world/reminding';
import { aMessage, aReport, changeTo } from '../../helpers/people/reports';
import { newDatabase } from '../../helpers/world/database';
import { silentLog } from '../../helpers/world/logs';
import { openSqlite } from '../../../storage/sqlite/open';

const viewing = {
  form: nineFields,
  zone: 'America/Mexico_City',
  word: () => 'https://example.test/word',
  pdf: () => 'https://example.test/pdf',
};
const store = openSqlite(newDatabase(), { log: silentLog });
afterAll(() => store.close());

function platform(
  reviewChannel: (...of: readonly unknown[]) => typeof channel | undefined = () => channel,
  isTimely = () => true,
  named?: readonly string[],
) {
  const calls: unknown[][] = [];
  const messenger: Messenger = {
    post: async (to, screen, { thread } = {}) => {
      calls.push(['post', to.conversation, screen.template, thread]);
      return 'new-id';
    },
    edit: async (to, id, screen) => {
      calls.push(['edit', to.conversation, id, screen.template]);
      return undefined;
    },
    attach: async (to, thread, files, again) => {
      const slots = (await store.loadByPost('channel', thread)) === undefined ? 'unknown' : 'known';
      calls.push(['attach', to.conversation, thread, ...files.map(({ filename }) => filename), again, slots]);
    },
  };
  const documents = () =>
    ['pdf', 'docx'].map((kind) => ({ filename: `informe.${kind}`, title: 'informe', content: () => Buffer.of(1) }));
  const lookups = createLookups({ messenger, store, reviewChannel, log: silentLog });
  const platforms = named === undefined ? {} : { platforms: async () => named };
  const delivery = createDelivery({
    ...{ store, viewing, messenger, lookups, reviewChannel, documents, isTimely },
    ...platforms,
  });
  const deliver = async (reportId: string, message: OutboxMessage, again = false) => {
    const stored = await store.load(reportId);
    if (stored === undefined) throw new Error(`No report ${reportId}`);
    return delivery({ reportId, message, lease: 'l', attempts: again ? 1 : 0, stored: () => stored });
  };
  return { calls, deliver };
}

const saved = async (posts: Readonly<Record<string, string>> = {}, draft = aReport()) => {
  await store.save(changeTo(draft));
  for (const [slot, id] of Object.entries(posts)) await store.setPost(draft.id, slot, id);
  return draft.id;
};

test('a post to the author gives its id', async () => {
  const { calls, deliver } = platform();
  expect(await deliver(await saved(), aMessage({ about: { show: 'walk' } }))).toBe('new-id');
  expect(calls).toEqual([['post', 'a:ana', 'field', undefined]]);
});

test('an edit goes to the slot’s post, or to the one it names; with neither it is dropped', async () => {
  const { calls, deliver } = platform();
  const edit = { mode: 'edit', slot: 'card', about: { show: 'moved' } } as const;
  await deliver(await saved({ card: 'c1' }), aMessage(edit));
  await deliver(await saved({ card: 'c1' }), aMessage({ ...edit, messageId: 'older' }));
  expect(await deliver(await saved(), aMessage(edit))).toBeUndefined();
  expect(calls).toEqual([
    ['edit', 'a:ana', 'c1', 'line'],
    ['edit', 'a:ana', 'older', 'line'],
  ]);
});

test('a reply goes into the thread of the report’s post', async () => {
  const { calls, deliver } = platform();
  await deliver(await saved({ channel: 'p1' }), aMessage({ to: 'review-thread', about: { show: 'revised' } }));
  expect(calls).toEqual([
    ['post', 'review', 'line', 'p1'],
    ['attach', 'review', 'p1', 'informe.pdf', 'informe.docx', false, 'known'],
  ]);
});

describe('on another platform than its author’s', () => {
  const slack = { ...channel, platform: 'slack', conversation: 'C1' };
  const there = (...of: readonly unknown[]) => (of[2] === 'slack' ? slack : undefined);
  const post = aMessage({ to: 'review-channel', slot: 'channel', about: { show: 'channel-post' } });

  test('a report is posted, noted as that platform’s post, and replied to there', async () => {
    const { calls, deliver } = platform(there);
    const id = await saved();
    const onSlack = { ...post, slot: 'channel:slack', on: 'slack' } as const;
    expect(await deliver(id, onSlack)).toBe('new-id');
    expect((await store.load(id))?.posts).toEqual({ 'channel:slack': 'new-id', 'channel:slack.in': 'C1' });
    await deliver(id, aMessage({ to: 'review-thread', on: 'slack', about: { show: 'revised' } }));
    expect(calls.filter(([what]) => what === 'post')).toEqual([
      ['post', 'C1', 'post', undefined],
      ['post', 'C1', 'line', 'new-id'],
    ]);
  });

  test('what names no platform is said on the one that has a channel, and noted as its post', async () => {
    const { deliver } = platform(there, () => true, ['slack']);
    const id = await saved();
    expect(await deliver(id, post)).toBeUndefined();
    expect((await store.load(id))?.posts).toEqual({ 'channel:slack': 'new-id', 'channel:slack.in': 'C1' });
  });

  test('a revision is posted whole where the report has no post yet', async () => {
    const { calls, deliver } = platform(there);
    const id = await saved({ channel: 'p1' });
    await deliver(id, aMessage({ to: 'review-thread', on: 'slack', about: { show: 'revised' } }));
    expect(calls[0]).toEqual(['post', 'C1', 'post', undefined]);
    expect((await store.load(id))?.posts).toMatchObject({ channel: 'p1', 'channel:slack': 'new-id' });
  });
});

test('a post that a try left standing is edited instead of posted again', async () => {
  const { calls, deliver } = platform();
  const post = aMessage({ to: 'review-channel', on: 'teams', slot: 'channel', about: { show: 'channel-post' } });
  await deliver(await saved({ channel: 'p1' }), post, true);
  expect(calls).toEqual([
    ['edit', 'review', 'p1', 'post'],
    ['attach', 'review', 'p1', 'informe.pdf', 'informe.docx', true, 'known'],
  ]);
});

test('a report’s post is noted before its document is put under it, and again after a try that may have got through', async () => {
  const { calls, deliver } = platform();
  const post = aMessage({ to: 'review-channel', slot: 'channel', about: { show: 'channel-post' } });
  await deliver(await saved(), post, true);
  expect(calls).toEqual([
    ['post', 'review', 'post', undefined],
    ['attach', 'review', 'new-id', 'informe.pdf', 'informe.docx', true, 'known'],
  ]);
});

test('a report whose document alone is refused is published, and one whose post is refused is not', async () => {
  const { deliver } = platform();
  const post = aMessage({ to: 'review-channel', slot: 'channel', about: { show: 'channel-post' } });
  const report = aReport({ state: 'in-review', folio: 'INF-2026-0001' });
  await store.save(changeTo(report, { outbox: [post] }));
  const published = async (): Promise<boolean | undefined> => {
    const stored = await store.load(report.id);
    const platforms = async () => [];
    return stored && isPublished(await publishedOf({ store, platforms }, stored));
  };
  const [claimed] = await store.claimOf(report.id, new Date(), 20_000);
  if (claimed === undefined) throw new Error('Nothing was due');
  await store.putAside(claimed, new Date(), { place: 'teams:review', error: 'no upload' });
  expect(await published()).toBe(false);
  await deliver(report.id, post, true);
  expect(await published()).toBe(true);
});

test('a reminder is posted while it is timely, and left unsaid afterwards', async () => {
  const reminder = aMessage({ slot: 'reminder:s', about: { show: 'reminder', spell: 's' } });
  const [timely, late] = [platform(), platform(undefined, () => false)];
  expect(await timely.deliver(await saved({}, aDraft()), reminder)).toBe('new-id');
  expect(await late.deliver(await saved({}, aDraft()), reminder)).toBeUndefined();
  expect(timely.calls).toEqual([['post', 'a:ana', 'notice', undefined]]);
  expect(late.calls).toEqual([]);
});

test('without a review channel somebody has to name one', async () => {
  const { deliver } = platform(() => undefined);
  const refused = { remedy: 'mend', reason: 'no_review_channel', place: 'teams:' };
  await expect(deliver(await saved(), aMessage({ to: 'review-channel' }))).rejects.toMatchObject(refused);
  await expect(deliver(await saved(), aMessage({ to: 'review-channel' }))).rejects.toBeInstanceOf(DeliveryError);
});

test.each<[About, string]>([
  [{ show: 'walk' }, 'field'],
  [{ show: 'answered', step: at('field/unit') }, 'line'],
  [{ show: 'moved' }, 'line'],
  [{ show: 'closed' }, 'line'],
  [{ show: 'status' }, 'notice'],
  [{ show: 'channel-post' }, 'post'],
  [{ show: 'revised' }, 'line'],
  [{ show: 'comment', comment: 'm1' }, 'notice'],
  [{ show: 'reminder', spell: 's' }, 'notice'],
])('%j is drawn from the report as it is', (about, template) =>
  expect(drawNotice(viewing, filed([begin, typed('UTSI')]), about).template).toBe(template),
);

test('a question whose report was sent meanwhile shows where the report stands', () => {
  const report = aReport({ state: 'in-review', folio: 'INF-2023-0001' });
  expect(drawNotice(viewing, report, { show: 'walk' })).toMatchObject({
    data: { title: 'Informe INF-2023-0001 enviado' },
  });
});
