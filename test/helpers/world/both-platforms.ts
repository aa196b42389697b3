import type { Tuning } from '../../../bot/compose';
import type { Clock } from '../../../core/record/runtime';
import { REVIEW, Somebody, type TestBot } from './bot';
import { eventually } from './eventually';
import { Workspace, type SlackMessage } from '../platforms/slack';
import { startSlackBot } from '../platforms/slack-bot';
import { SlackPerson } from '../platforms/slack-person';
import { wordsIn } from '../platforms/slack-shown';
import { cardIn, FakeConnector, textOf, type Json, type Posted } from '../platforms/teams';

export interface Both {
  readonly workspace: Workspace;
  readonly connector: FakeConnector;
  readonly bot: TestBot;
  onTeams(name: string): Somebody;
  onSlack(name: string): SlackPerson;
  /** In the thread under that post of Teams. */
  inThread(name: string, post: Posted): Somebody;
  /** What stands in each review channel, oldest first: what it says, a line each. */
  teamsRoots(): readonly Posted[];
  slackRoots(): readonly SlackMessage[];
  teamsThread(post: Posted): readonly string[];
  slackThread(post: SlackMessage): readonly string[];
}

/** A bot on both platforms, each stood in for, for all tests of a file. */
export function onBoth(
  env: () => NodeJS.ProcessEnv = () => ({}),
  { clock, people, tuning }: { readonly clock?: Clock; readonly people: readonly string[]; readonly tuning?: Tuning },
): Both {
  let workspace: Workspace;
  let connector: FakeConnector;
  let bot: TestBot;
  beforeAll(async () => {
    [workspace, connector] = [await Workspace.start(people), await FakeConnector.start()];
    const started = await startSlackBot(workspace, {
      env: { TEAMS_REVIEW_CHANNEL: REVIEW, TEAMS_SERVICE_URL: connector.serviceUrl, ...env() },
      ...(clock === undefined ? {} : { clock }),
      ...(tuning === undefined ? {} : { tuning }),
    });
    bot = { ...started, connector };
  });
  afterAll(async () => {
    await bot?.stop();
    await connector?.stop();
    await workspace?.stop();
  });
  const words = ({ activity }: Posted): string => textOf(cardIn(activity));
  return {
    get workspace() {
      return workspace;
    },
    get connector() {
      return connector;
    },
    get bot() {
      return bot;
    },
    onTeams: (name) => new Somebody(bot, name),
    onSlack: (name) => new SlackPerson(bot, workspace, name),
    inThread: (name, post) => new Somebody(bot, name, { thread: post.id }),
    teamsRoots: () => connector.in(REVIEW),
    slackRoots: () => workspace.in(workspace.review).filter(({ thread }) => thread === undefined),
    teamsThread: (post) => connector.in(`${REVIEW};messageid=${post.id}`).map(words),
    slackThread: (post) =>
      workspace
        .in(workspace.review)
        .filter(({ thread }) => thread === post.ts)
        .map(wordsIn),
  };
}

/** Files a report on Teams, and sends it to review; gives the card that its author sees then. */
export async function fileOnTeams(who: Somebody): Promise<Json> {
  const answers = ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'omitir', 'omitir', 'ordinaria', 'Se dio soporte'];
  for (const words of [...answers, 'listo', 'omitir', 'omitir']) await who.type(words);
  return who.click('Enviar a revisión');
}

/** What Teams sends of a message in a thread; `change` is of one that was sent before. */
export const threadMessage = (who: Somebody, text: string, more: Json = {}): Json =>
  who.activity({ type: 'message', text, textFormat: 'plain', ...more });

/** The last post that says so, once there is one. */
export async function whereSaid<T>(posts: () => readonly T[], says: (post: T) => boolean): Promise<T> {
  await eventually(() => posts().some(says));
  return posts().findLast(says) as T;
}
