import { eventually } from '../world/eventually';
import { Workspace, type SlackMessage } from './slack';
import { startSlackBot, type SlackBot } from './slack-bot';
import { SlackPerson } from './slack-person';
import { wordsIn } from './slack-shown';

export interface Crowd {
  readonly workspace: Workspace;
  readonly bot: SlackBot;
  /** Somebody who has not been heard of yet. */
  somebody(): SlackPerson;
  /** A report in review, and its post. */
  inReview(author: SlackPerson): Promise<SlackMessage>;
}

/** A bot in a workspace of many people, for all tests of a file. */
export function aCrowd(
  options: (workspace: Workspace) => Parameters<typeof startSlackBot>[1] = () => ({}),
  ...named: readonly string[]
): Crowd {
  let workspace: Workspace;
  let bot: SlackBot;
  let people = 0;
  beforeAll(async () => {
    workspace = await Workspace.start([...named, ...Array.from({ length: 40 }, (_, at) => `persona${at}`)]);
    bot = await startSlackBot(workspace, options(workspace));
  });
  afterAll(async () => {
    await bot?.stop();
    await workspace?.stop();
  });
  return {
    get workspace() {
      return workspace;
    },
    get bot() {
      return bot;
    },
    somebody: () => new SlackPerson(bot, workspace, `persona${people++}`),
    async inReview(author) {
      const roots = (): readonly SlackMessage[] =>
        workspace.in(workspace.review).filter(({ thread }) => thread === undefined);
      const before = roots().length;
      await fileBy(author);
      await eventually(
        () => roots().length > before && workspace.files.some((file) => file['thread_ts'] === roots().at(-1)?.ts),
      );
      return roots().at(-1)!;
    },
  };
}

/** Files a report, and sends it to review. */
export async function fileBy(author: SlackPerson): Promise<void> {
  const answers = ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'omitir', 'omitir', 'ordinaria', 'Se dio soporte'];
  for (const words of [...answers, 'listo', 'omitir', 'omitir']) await author.type(words);
  await author.click('Enviar a revisión');
}

/** At the walk's second question, in the message that is the open card. */
export async function atStates(person: SlackPerson): Promise<SlackMessage> {
  await person.type('hola');
  await person.click('Nuevo informe');
  return person.click('Guardar y continuar', { unit: 'UTSI' });
}

export const folioIn = (message: SlackMessage): string => /INF-\d{4}-\d{4}/.exec(wordsIn(message))?.[0] ?? '';
