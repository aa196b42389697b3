import { labelsOf, type Form } from '../../form/definition';
import { isNamed } from '../../record/queries/people';
import type { Person, Report } from '../../record/types';
import type { CodeVerdict, Counting, Known, Since, Verdict } from '../verdict';
import { states } from '../../words/texts.es';
import { verdict as words } from './verdict.es';
import type { Tone } from '../../screen/elements';
import { notice, type Fact, type NoticeScreen } from '../../screen/screens';
import { documentLinks, type Viewing } from '../../review/screens/review';
import { showInstant } from '../../screen/when';

/** What is said of a file, for a card or a terminal. Texts are raw. */
export interface VerdictTold {
  readonly title: string;
  readonly tone: Tone;
  readonly lines: readonly string[];
  readonly facts: readonly Fact[];
}

/** What happened after a file was made is told in so many lines, the newest of it. */
const EVENTS = 6;

type Says = Pick<Viewing, 'form' | 'zone'>;

/** What a verdict is in words. `name`: the file's, '' where it has none. */
export function verdictTold({ form, zone }: Says, found: Verdict, name: string): VerdictTold {
  const at = (instant: string): string => showInstant(instant, zone);
  switch (found.is) {
    case 'approved':
      return told('approved', 'good', found, name, [
        words.approved(name, found),
        ...approvedBy(found.inForce, at),
        ...sinceLines(found, at),
      ]);
    case 'replaced':
      return told('replaced', 'warning', found, name, [
        words.replaced(name, found),
        ...standing(form, found, at),
        ...sinceLines(found, at),
      ]);
    case 'earlier':
      return told('notApproved', 'warning', found, name, [
        words.earlier(name, found, states[found.stood], at(found.stoodSince)),
        ...standing(form, found, at),
        ...sinceLines(found, at),
      ]);
    case 'written':
      return told('notApproved', 'warning', found, name, [
        words.written(name, found, at(found.stoodSince)),
        ...standing(form, found, at),
        ...sinceLines(found, at),
      ]);
    case 'altered':
      return told('altered', 'warning', found, name, [
        words.altered(name, found, states[found.stood]),
        ...content(form, found),
        ...standing(form, found, at),
      ]);
    case 'unkept':
      return told('unkept', 'warning', found, name, [
        words.unkept(name, found, `«${states[found.stood]}»`),
        ...content(form, found),
        ...standing(form, found, at),
      ]);
    case 'barred':
      return alone('notApproved', 'warning', name, [words.barred(name, found.folio), ...countingAt(found, at)]);
    case 'foreign':
      return alone('foreign', 'warning', name, [words.foreign(name, found.folio)]);
    case 'broken':
      return alone('unkept', 'warning', name, [words.broken(found.folio, found.entry)]);
    case 'draft':
      return alone('notApproved', 'warning', name, [words.draft(name)]);
    case 'unknown':
      return alone('unknown', 'subtle', name, [words.unknown(name), words.onPaper]);
    default:
      return found satisfies never;
  }
}

/** What a hash that was printed belongs to, in words. */
export function codeTold({ form, zone }: Says, found: CodeVerdict): VerdictTold {
  const at = (instant: string): string => showInstant(instant, zone);
  if (found.is === 'unknown') return alone('foreign', 'warning', '', [words.codeNotFound(found.digits, found.folio)]);
  if (found.is === 'barred')
    return alone('notApproved', 'warning', '', [words.barred('', found.folio), ...countingAt(found, at)]);
  if (found.is === 'broken') return alone('unkept', 'warning', '', [words.broken(found.folio, found.entry)]);
  const { seal, standing: stands } = found;
  return told(stands === 'approved' ? 'code' : 'notApproved', stands === 'approved' ? 'good' : 'warning', found, '', [
    words.code(seal.hash, seal.seq, found),
    words.codeIs[stands],
    ...(stands === 'approved' ? approvedBy(found.inForce, at) : standing(form, found, at)),
    ...sinceLines(found, at),
  ]);
}

/**
 * The card of it, whose lines say all that its facts do, which are for terminals; with the way to the approved document, where there is one and whoever asks may
 * read it.
 */
export function verdictScreen(
  viewing: Viewing,
  { title, tone, lines }: Omit<VerdictTold, 'facts'>,
  shown: { readonly report: Report; readonly inForce: Pick<Counting, 'revision'> } | undefined,
): NoticeScreen {
  if (shown === undefined) return notice({ title, tone, lines });
  const {
    report,
    inForce: { revision },
  } = shown;
  const press = { verb: 'seeRevision', report: report.id, revision, page: 1, back: 'list' } as const;
  const links = documentLinks(viewing, report, { revision });
  return notice({ title, tone, lines, buttons: [{ title: words.see, press }], links });
}

/** What is said to whoever wants to have a document verified, and sent none. */
export const askToVerify = (lines: readonly string[] = words.askLines): NoticeScreen =>
  notice({ title: words.ask, tone: 'accent', lines });

type Title = keyof typeof words.titles;

function told(
  title: Title,
  tone: Tone,
  { folio, revision, stood }: Known,
  name: string,
  lines: readonly string[],
): VerdictTold {
  const { labels } = words;
  return {
    ...{ title: words.titles[title], tone, lines },
    facts: [
      ...(name === '' ? [] : [{ label: labels.file, value: name }]),
      { label: labels.folio, value: folio },
      { label: labels.revision, value: String(revision) },
      { label: labels.stood, value: states[stood] },
    ],
  };
}

const alone = (title: Title, tone: Tone, name: string, lines: readonly string[]): VerdictTold => ({
  ...{ title: words.titles[title], tone, lines },
  facts: name === '' ? [] : [{ label: words.labels.file, value: name }],
});

type At = (instant: string) => string;

const nameOf = (person: Person): string => (isNamed(person) ? person.name : words.somebody);

const approvedBy = (counting: Counting | undefined, at: At): readonly string[] =>
  counting === undefined ? [] : [words.approvedBy(counting.by.map(nameOf), at(counting.at))];

const countingAt = (
  { folio, inForce }: { readonly folio: string; readonly inForce?: Omit<Counting, 'by'> },
  at: At,
): readonly string[] => (inForce === undefined ? [] : [words.inForceAt({ folio, ...inForce }, at(inForce.at))]);

/** What the approved one is, and since when it says something else. */
function standing(form: Form, { folio, revision, stood, inForce, since, differs }: Known, at: At): readonly string[] {
  if (inForce === undefined) return [words.noneInForce(folio)];
  const by = inForce.by.map(nameOf);
  if (inForce.revision === revision && stood !== 'draft')
    return [stood === 'approved' ? words.approvedBy(by, at(inForce.at)) : words.sameRevision(by, at(inForce.at))];
  const sent = since.find(({ revision: later, is }) => later > revision && is === 'sent');
  const fields = fieldNames(form, differs);
  return [
    words.inForce({ folio, revision: inForce.revision }, by, at(inForce.at)),
    ...(sent === undefined || sent.revision > inForce.revision ? [] : [words.differsSince(at(sent.at), sent.revision)]),
    ...(fields.length === 0 ? [] : [words.changed(fields)]),
  ];
}

/** What its fields say, beside what that revision's paper says. */
function content(form: Form, found: Known & { readonly apart?: readonly string[] }): readonly string[] {
  const { apart } = found;
  if (apart === undefined) return [words.unread];
  return [apart.length === 0 ? words.sameContent(found) : words.otherContent(found, fieldNames(form, apart))];
}

const fieldNames = (form: Form, fields: readonly string[]): readonly string[] =>
  fields.map((id) => (id === '' ? words.aroundFields : labelsOf(form)(id)));

/** What happened after it was made, where that is more than what is said of the approved one: that it was sent and approved. */
function sinceLines({ since, inForce }: Known, at: At): readonly string[] {
  const isSaid = ({ revision, is }: Since): boolean =>
    revision === inForce?.revision && (is === 'sent' || is === 'approved');
  if (since.every(isSaid)) return [];
  return [`${words.since}:`, ...since.slice(-EVENTS).map((one) => eventLine(one, at))];
}

const eventLine = ({ revision, is, at: when, by }: Since, at: At): string =>
  words.event(at(when), nameOf(by), words.events[is](revision));
