import type { Activity } from 'botbuilder';
import { expand } from '../../cards/expand';
import type { PostScreen } from '../../core/screen/screens';
import type { Reply } from '../turns/reply';
import type { Query } from '../turns/update';
import { isRecord, recordAt } from './channel';

/** The search of the manifest's message extension. */
export const SEARCH = 'composeExtension/query';
export const SEARCH_COMMAND = 'buscarInforme';

/** Results of one page, which is what Teams asks for: each brings its whole card. */
const PAGE = 25;
/** Characters of a search that are read. */
const WORDS = 200;
const LAST_OFFSET = 1_000;

/** What was typed so far, and which results are asked for; undefined where another command is asked. */
export function readSearch({ value }: Activity): Pick<Query, 'words' | 'limit' | 'offset'> | 'malformed' | undefined {
  const query = value as unknown;
  if (!isRecord(query) || typeof query['commandId'] !== 'string') return 'malformed';
  if (query['commandId'] !== SEARCH_COMMAND) return undefined;
  const { skip, count } = recordAt(query, 'queryOptions');
  return {
    words: wordsIn(query['parameters']).slice(0, WORDS).trim(),
    limit: whole(count, PAGE, PAGE) || PAGE,
    offset: whole(skip, 0, LAST_OFFSET),
  };
}

/** The first call, before anything was typed, names itself in a parameter of its own. */
function wordsIn(parameters: unknown): string {
  const given = Array.isArray(parameters) ? parameters.filter(isRecord) : [];
  const typed = given.find(({ name, value }) => name !== 'initialRun' && typeof value === 'string');
  return typed === undefined ? '' : String(typed['value']);
}

const whole = (value: unknown, otherwise: number, most: number): number =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? Math.min(value as number, most) : otherwise;

/** The answer to a search: a card for each report, with what the list shows of it; or the sentence that says why not. */
export function searchResult(replies: readonly Reply[]): object {
  const found = replies.flatMap(({ screen }) => (screen.template === 'post' ? [resultOf(screen.data)] : []));
  const [said] = replies.flatMap(({ screen }) => (screen.template === 'notice' ? [screen.data.title] : []));
  if (said !== undefined) return { composeExtension: { type: 'message', text: said } };
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: found } };
}

const resultOf = (post: PostScreen): object => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: expand({ template: 'post', data: post }),
  preview: {
    contentType: 'application/vnd.microsoft.card.thumbnail',
    content: { title: post.title, text: shown(detailOf(post)) },
  },
});

const detailOf = ({ status, facts }: PostScreen): string =>
  [status.text, ...facts.slice(0, 2).map(({ value }) => value)].filter((part) => part !== '').join(' · ');

/** A preview's text, unlike its title, is read as markup. */
const shown = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
