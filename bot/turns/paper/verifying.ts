import type { Intent } from '../../../core/talk/intent';
import { asReadBy, idsOf, sightOf, stateSeen, heldOf, type Roles } from '../../../core/record/queries/access';
import { FEWEST_DIGITS, verdictOnCode } from '../../../core/paper/verdict';
import type { Report } from '../../../core/record/types';
import type { Screen } from '../../../core/screen/screens';
import {
  askToVerify,
  codeTold,
  verdictScreen,
  verdictTold,
  type VerdictTold,
} from '../../../core/paper/screens/verdict';
import { problem } from '../../../core/words/problems';
import { verdict as words } from '../../../core/paper/screens/verdict.es';
import { examine } from '../../../storage/papers';
import { trailOf } from '../../../storage/trail';
import { isBrought } from '../filing/files';
import { problemCard, seenBy, type Reader } from '../find/lists';
import type { Services } from '../services';
import type { Message, SentFile } from '../update';

type Asked = Omit<Extract<Intent, { wants: 'verify' }>, 'wants'>;

/** For how long a file that comes alone is one to verify, in ms, once somebody asked. */
const AWAITED_MS = 10 * 60_000;

/** What a message wants verified: by its words, or a file that comes after them. Undefined where nothing. */
export async function askedToVerify(
  { store }: Services,
  message: Message,
  intent: Intent | undefined,
): Promise<Asked | undefined> {
  if (intent?.wants === 'verify') return intent;
  if (message.text.trim() !== '' || message.files === undefined || message.files.length === 0) return undefined;
  const name = awaitedBy(message);
  const note = await store.note(name);
  const until = (note?.value as { readonly until?: string } | undefined)?.until;
  if (note === undefined || until === undefined || until < message.at) return undefined;
  return (await store.keepNote(name, {}, note.version)) ? {} : undefined;
}

/** A card for each file; or of the hash that was typed; or what to send. */
export async function verify(services: Services, message: Message, asked: Asked): Promise<readonly Screen[]> {
  const { files = [] } = message;
  if (files.length > 0) return verifyAll(services, message, files);
  const { digits, folio } = asked;
  if (digits !== undefined) return [await verifyCode(services, message, digits, folio)];
  await awaitFile(services, message);
  return [{ template: 'notice', data: askToVerify() }];
}

const awaitedBy = ({ person }: Message): string => `verify.${person.id}`;

/** Of two who ask at once under one name, either is as good. */
async function awaitFile({ store }: Services, message: Message): Promise<void> {
  const until = new Date(Date.parse(message.at) + AWAITED_MS).toISOString();
  const name = awaitedBy(message);
  await store.keepNote(name, { until }, (await store.note(name))?.version ?? 0);
}

/** One after another: each may be megabytes. */
async function verifyAll(services: Services, reader: Message, files: readonly SentFile[]): Promise<readonly Screen[]> {
  const screens: Screen[] = [];
  for (const file of files) screens.push(await verifyFile(services, reader, file));
  return screens;
}

async function verifyFile(services: Services, reader: Message, { name, fetch }: SentFile): Promise<Screen> {
  const brought = fetch === undefined ? problem('file.not-fetched', { name }) : await fetch();
  if (!isBrought(brought)) return problemCard(brought);
  const { store, form, roles, paperReading: reading, log } = services;
  const upTo = (report: Report): number => lastReadBy(roles, report, idsOf(reader));
  const { verdict, report } = await examine(brought, { store, form, reading, upTo });
  log.info('file verified', { is: verdict.is, folio: report?.folio, by: reader.person.id });
  return cardOf(services, reader, verdictTold(services.viewing, verdict, name), verdict, report);
}

async function verifyCode(
  services: Services,
  reader: Message,
  digits: string,
  folio: string | undefined,
): Promise<Screen> {
  const { store, form, roles, log } = services;
  if (digits.length < FEWEST_DIGITS) return { template: 'notice', data: askToVerify([words.fewDigits(FEWEST_DIGITS)]) };
  if (folio === undefined) return { template: 'notice', data: askToVerify([words.askFolio]) };
  const report = (await store.loadByFolio(folio))?.report;
  const { entries, misfit } = report === undefined ? NOTHING : await trailOf(store, report.id);
  const witness = { folio, history: entries, ...(misfit === undefined ? {} : { misfit }) };
  const upTo = report === undefined ? 0 : lastReadBy(roles, report, idsOf(reader));
  const verdict = verdictOnCode(form, digits, witness, upTo);
  log.info('hash verified', { is: verdict.is, folio, by: reader.person.id });
  return cardOf(services, reader, codeTold(services.viewing, verdict), verdict, report);
}

const NOTHING = { entries: [], misfit: undefined } as const;

async function cardOf(
  services: Services,
  reader: Reader,
  told: VerdictTold,
  verdict: { readonly is: string; readonly inForce?: { readonly revision: number } },
  stored: Report | undefined,
): Promise<Screen> {
  const read = stored && asReadBy(services.roles, stored, idsOf(reader));
  const { inForce } = verdict;
  const shown =
    read === undefined || inForce === undefined ? undefined : { report: await services.lookups.named(read), inForce };
  return { template: 'notice', data: verdictScreen(seenBy(services, reader), told, shown) };
}

/** The last revision of a report that whoever goes by these ids may read; 0 for none. */
function lastReadBy(roles: Roles, report: Report, ids: readonly string[]): number {
  const seen = stateSeen(sightOf(roles, ids), heldOf(report));
  if (seen === undefined) return 0;
  return seen === report.state ? Infinity : (report.inForce?.round ?? 0);
}
