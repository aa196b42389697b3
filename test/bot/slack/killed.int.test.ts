import type { ReportStore } from '../../../storage/ports';
import { openSqlite } from '../../../storage/sqlite/open';
import { newDatabase } from '../../helpers/world/database';
import { eventually } from '../../helpers/world/eventually';
import { silentLog } from '../../helpers/world/logs';
import { builtBot, startBotProcess, type BotProcess } from '../../helpers/world/bot-process';
import { expectDelivered } from '../../helpers/people/filed';
import { SIGNING_SECRET, TOKEN, Workspace, type SlackMessage } from '../../helpers/platforms/slack';
import { SlackPerson } from '../../helpers/platforms/slack-person';

const AUTHORS = ['ana', 'luis', 'rosa'];
const KILLS = 2;

test('a bot killed between a post and its mark, again and again, posts each report once', async () => {
  const workspace = await Workspace.start([...AUTHORS, 'rev']);
  const env = {
    STORAGE_URL: newDatabase(),
    SLACK_BOT_TOKEN: TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: workspace.apiUrl,
    SLACK_REVIEW_CHANNEL: workspace.review,
  };
  const main = builtBot();
  let running: BotProcess | undefined;
  const door = { url: '' };
  const begin = async (): Promise<void> => {
    running = startBotProcess(main, env);
    door.url = await running.listening;
  };
  try {
    await begin();
    const people = AUTHORS.map((name) => new SlackPerson(door, workspace, name));
    await Promise.all(people.map(upToSummary));

    let kills = 0;
    workspace.failing = ({ method, args }) => {
      if (method !== 'chat.postMessage' || args['channel'] !== workspace.review || kills === KILLS) return undefined;
      kills += 1;
      // The post is made all the same, for whoever is not there any more to hear of it.
      // One that is killed before it listens never does; the next one will.
      void running
        ?.kill()
        .then(begin)
        .catch(() => undefined);
      return { status: 500, afterwards: true };
    };
    const store = openSqlite(env.STORAGE_URL, { log: silentLog });
    for (const person of people) await sendInsisting(person, store);
    await eventually(() => kills === KILLS, 120_000);
    // Leases of the killed last 20 s each.
    await expectDelivered(store, { requests: workspace.calls });
    const sent = await store.reportsIn(['in-review'], { limit: 50, offset: 0 });
    await store.close();
    const keys = keysIn(workspace);
    expect(keys).toEqual([...new Set(keys)]);
    expect([keys.length, sent.length]).toEqual([AUTHORS.length, AUTHORS.length]);
  } finally {
    await running?.kill();
    await workspace.stop();
  }
}, 300_000);

async function upToSummary(person: SlackPerson): Promise<void> {
  const answers = ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'omitir', 'omitir', 'ordinaria', 'Se dio soporte'];
  for (const words of [...answers, 'listo', 'omitir', 'omitir']) await person.type(words);
}

/** Presses until the report is sent: Slack sends no press twice, so one that died with the bot is the person's to repeat. */
async function sendInsisting(person: SlackPerson, store: ReportStore): Promise<void> {
  const press = await person.press(person.card(), 'Enviar a revisión');
  const isSent = async (): Promise<boolean> =>
    (await store.reportsOf([`slack:${person.id}`], ['in-review'], { limit: 1, offset: 0 })).length > 0;
  while (!(await isSent())) {
    await person.interaction(press).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** The outbox messages that the posts in the review channel carry. */
const keysIn = (workspace: Workspace): readonly string[] =>
  workspace.in(workspace.review).flatMap(({ thread, metadata }: SlackMessage) => {
    const payload = metadata?.['event_payload'] as { readonly key?: string } | undefined;
    return thread === undefined && payload?.key !== undefined ? [payload.key] : [];
  });
