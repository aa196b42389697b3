import { eventually } from '../../helpers/world/eventually';
import { aCrowd } from '../../helpers/platforms/slack-crowd';
import type { SlackPerson } from '../../helpers/platforms/slack-person';
import { titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import type { Json } from '../../helpers/platforms/teams';

// The machine may have other work.
jest.setTimeout(60_000);

const crowd = aCrowd(() => ({
  clock: { now: () => new Date('2023-04-20T16:00:00Z') },
  // All that is made says how it goes, at once.
  tuning: { progressPace: { afterMs: 0, everyMs: 5 } },
}));

/** Files in somebody's own chat: the names, and what was said of each. */
const given = (who: SlackPerson): readonly { readonly name: string; readonly said: unknown; readonly size: number }[] =>
  crowd.workspace.files
    .filter((file) => file['channel_id'] === who.dm)
    .flatMap((file) =>
      (file['answer'] as { files: readonly { name: string; size: number }[] }).files.map(({ name, size }) => ({
        ...{ name, size },
        said: file['initial_comment'],
      })),
    );

const TOLD = expect.stringMatching(
  /^Informes de abril de 2023\. Es 1 informe, al 20 de abril de 2023, 10:00\./,
) as unknown;

let eva: SlackPerson;
beforeAll(async () => {
  await crowd.inReview(crowd.somebody());
  eva = crowd.somebody();
});

test('what is asked for in the direct message arrives there as a file, and the message that said how it went says that it is done', async () => {
  await eva.open();
  await eva.event(eva.message('exportar 2023-04'));
  await eventually(() => eva.posts().some((post) => wordsIn(post).includes('✓ Informes de abril de 2023')));
  expect(given(eva)).toEqual([{ name: 'informes-2023-04.xlsx', said: TOLD, size: expect.any(Number) as unknown }]);
  expect(given(eva)[0]?.size).toBeGreaterThan(3_000);
  // One message says it all, edited as it goes.
  const [progress, ...more] = eva.posts();
  expect(more).toEqual([]);
  expect(progress?.edits).toBeGreaterThan(0);
  expect(titlesIn(progress!)).toEqual([]);
});

test('by a command, wherever it is given, the file comes to the direct message of whoever gave it', async () => {
  const luis = crowd.somebody();
  expect((await luis.command('exportar 2023-04 csv')).status).toBe(200);
  await luis.open();
  await eventually(() => given(luis).length > 0);
  expect(given(luis)).toMatchObject([{ name: 'informes-2023-04.csv', said: TOLD }]);
});

test('a mention in the review channel is told that files come in one’s own chat', async () => {
  const { review, botUser } = crowd.workspace;
  const [ts, before] = ['1700000000.000777', crowd.workspace.files.length];
  const mention: Json = {
    type: 'app_mention',
    channel: review,
    ts,
    event_ts: ts,
    text: `<@${botUser}> exportar 2023-04`,
  };
  await eva.event(eva.envelope(mention));
  const said = (): string =>
    [...crowd.workspace.in(review), ...crowd.workspace.in(review, eva.id)].map(wordsIn).join('\n');
  await eventually(() => said().includes('pídalo en su chat con el bot'));
  expect(crowd.workspace.files).toHaveLength(before);
});

test('in a report’s thread too; other words that begin so are a comment on it', async () => {
  const { review, botUser } = crowd.workspace;
  const [post] = crowd.workspace.in(review).filter(({ thread }) => thread === undefined);
  const says = (words: string, ts: string): Promise<unknown> => {
    const mention = { type: 'app_mention', channel: review, ts, event_ts: ts, thread_ts: post!.ts };
    return eva.event(eva.envelope({ ...mention, text: `<@${botUser}> ${words}` }));
  };
  const told = (): number =>
    crowd.workspace.in(review, eva.id).filter((one) => wordsIn(one).includes('pídalo en su chat')).length;
  const before = told();
  await says('exportar abril', '1700000000.000778');
  await eventually(() => told() === before + 1);
  await says('exportar peras y manzanas', '1700000000.000779');
  await says('exportar abril', '1700000000.000780');
  await eventually(() => told() === before + 2);
});

test('an export that gives no report is said, with a month that does', async () => {
  const sofia = crowd.somebody();
  const card = await sofia.type('exportar 2022-12');
  await eventually(() => wordsIn(sofia.card()).includes('No hay informes de diciembre de 2022'));
  expect(titlesIn(card)).toEqual(['De abril de 2023', 'De todos los meses']);
  expect(given(sofia)).toEqual([]);
});
