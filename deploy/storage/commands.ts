import { openArchive } from '../../storage/open';
import type { NamedNote, Outbox } from '../../storage/ports';
import type { Archive, Read, Use, WholeReport } from '../../storage/transfer';
import type { Fault } from '../../storage/transfer/check';
import { readExport, writeExport } from '../../storage/transfer/file';
import { findHash } from '../../storage/transfer/hash';
import { faultsOf, verify } from '../../storage/transfer/verify';
import { at, each, withBotStore } from './fault';
import { attempts, faultTexts, figure, moreEntries, oneLine, reports, shown } from './text.es';
import { hashFound, hashNotFound, undelivered, verdictLines, whenText } from './text.es';
import type { Command } from './usage';

export interface Surroundings {
  /** A line of the outcome; `aside` where the outcome itself takes the standard output. */
  readonly say: (line: string, aside?: 'aside') => void;
  /** A line in the place of the one before, for whoever waits. */
  readonly progress: (line: string) => void;
  /** The bot's own store; asked for where a command names none. */
  readonly storage: () => string;
}

const PAGE = 50;

/** Whether all was found, or made, well. */
export async function run(command: Command, around: Surroundings): Promise<boolean> {
  const url = (): string => command.storage ?? around.storage();
  switch (command.name) {
    case 'export':
      return exportAll(command.file, url(), around);
    case 'import':
      return importAll(command.file, url(), around);
    case 'hash':
      return command.file === undefined
        ? withArchive(url(), 'must-exist', (archive) => hashIn(archive.reports(), command, around))
        : hashIn(
            each(command.file, readExport(command.file), () => {}),
            command,
            around,
          );
    case 'verify':
      return command.file === undefined
        ? verifyStore(url(), around)
        : check(command.file, readExport(command.file), around);
    case 'dead':
      return listDead(url(), around);
    case 'revive':
      return revive(command.ids, url(), around);
  }
}

async function exportAll(file: string, url: string, { say, progress }: Surroundings): Promise<boolean> {
  const aside = file === '-' ? 'aside' : undefined;
  return withArchive(url, 'must-exist', async (archive) => {
    const of = await archive.count();
    let left = 0;
    async function* wholes(): AsyncGenerator<WholeReport> {
      const reads = each(url, archive.reports(), (done) => progress(`Exportando ${figure(done)} de ${figure(of)}`));
      for await (const read of reads) {
        for (const text of leftOut(read).map(textOf)) say(`No va en el archivo: ${read.id}, ${text}`, aside);
        left += leftOut(read).length;
        if ('whole' in read) yield read.whole;
      }
    }
    const from = /^mongodb/i.test(url) ? 'mongodb' : 'sqlite';
    const origin = { at: new Date(), from, notes: await at(url, archive.notes()) } as const;
    const written = await at(file, writeExport(file, wholes(), origin));
    say(`${file}: ${reports(written)} de ${shown(url)}.`, aside);
    return left === 0;
  });
}

const leftOut = (read: Read): readonly Fault[] =>
  'whole' in read ? read.whole.unreadable.map((detail) => ({ code: 'message', detail })) : faultsOf(read);

const textOf = ({ code, detail, at: when }: Fault): string => faultTexts[code](detail, whenText(when));

/** The first entry that does not fit; what comes after it is counted, for it may only follow from that. */
function textsOf(faults: readonly Fault[]): string {
  const [first, ...entries] = faults.filter(({ code }) => code.startsWith('entry-'));
  const others = faults.filter(({ code }) => !code.startsWith('entry-'));
  const more = entries.length === 0 ? [] : [moreEntries(entries.length)];
  return [...(first === undefined ? [] : [textOf(first)]), ...more, ...others.map(textOf)].join('; ');
}

async function importAll(file: string, url: string, { say, progress }: Surroundings): Promise<boolean> {
  const count = file === '-' ? undefined : await countIn(file, progress);
  const of = count === undefined ? '' : ` de ${figure(count)}`;
  let written = 0;
  const notes: NamedNote[] = [];
  async function* wholes(): AsyncGenerator<WholeReport> {
    const lines = each(file, readExport(file, notes), (done) =>
      progress(`Importando ${figure((written = done))}${of}`),
    );
    for await (const { whole } of lines) yield whole;
  }
  return withArchive(url, 'may-be-made', async (archive) => {
    await archive.fill(wholes(), notes);
    say(`${shown(url)}: ${reports(written)} de ${file}. Revíselo con verify.`);
    return true;
  });
}

/** Reads it to the end, so that a damaged file is refused before a store is even made. */
async function countIn(file: string, progress: Surroundings['progress']): Promise<number> {
  let count = 0;
  for await (const _ of each(file, readExport(file), (done) => progress(`Leyendo ${figure(done)}`))) count += 1;
  return count;
}

async function verifyStore(url: string, around: Surroundings): Promise<boolean> {
  return withArchive(url, 'must-exist', async (archive) => {
    const of = figure(await archive.count());
    return check(url, archive.reports(), around, ` de ${of}`, () => archive.damage());
  });
}

async function check(
  place: string,
  reads: AsyncIterable<Read>,
  { say, progress }: Surroundings,
  of = '',
  damageOf: () => Promise<readonly string[]> = async () => [],
): Promise<boolean> {
  const counted = each(place, reads, (done) => progress(`Revisando ${figure(done)}${of}`));
  const verdict = await verify(counted, (read, faults) => say(`${nameOf(read)}: ${textsOf(faults)}`));
  const damage = await damageOf();
  for (const line of verdictLines(verdict, damage)) say(line);
  return verdict.faulty + verdict.gaps.length + damage.length === 0;
}

/** Whether that hash, as it was printed, is in the history of that report, or of any. */
async function hashIn(
  reads: AsyncIterable<Read>,
  { digits, folio }: Extract<Command, { name: 'hash' }>,
  { say }: Surroundings,
): Promise<boolean> {
  const found = await findHash(reads, digits, folio);
  for (const { read, seal, of, when, faults } of found) {
    say(`${nameOf(read)}: ${hashFound(seal, of, whenText(when))}`);
    if (faults.length > 0) say(`${nameOf(read)}: ${textsOf(faults)}`);
  }
  if (found.length === 0) say(hashNotFound(digits, folio));
  return found.length > 0 && found.every(({ faults }) => faults.length === 0);
}

function nameOf(read: Read): string {
  const folio = 'whole' in read ? read.whole.report.folio : undefined;
  const line = 'line' in read && read.line !== undefined ? `, línea ${read.line}` : '';
  return `${folio === undefined ? read.id : `${folio} (${read.id})`}${line}`;
}

async function listDead(url: string, { say }: Surroundings): Promise<boolean> {
  return withBotStore(url, async (store) => {
    let found = 0;
    for await (const { message, reportId, attempts: tries, error } of deadLetters(store)) {
      say(`${message.id}  informe ${reportId}, ${attempts(tries)}: ${oneLine(error)}`);
      found += 1;
    }
    say(
      found === 0
        ? 'No hay mensajes sin entregar.'
        : `${undelivered(found)}. Para intentarlo de nuevo: revive ID o --all`,
    );
    return true;
  });
}

async function* deadLetters(store: Outbox) {
  for (let offset = 0; ; offset += PAGE) {
    const page = await store.deadLetters({ limit: PAGE, offset });
    yield* page;
    if (page.length < PAGE) return;
  }
}

async function revive(wanted: readonly string[] | 'all', url: string, { say }: Surroundings): Promise<boolean> {
  return withBotStore(url, async (store) => {
    let fine = true;
    for (const id of wanted === 'all' ? await allDead(store) : wanted) {
      const revived = await store.revive(id, new Date());
      say(revived ? `${id}: se entregará de nuevo.` : `${id}: no es un mensaje sin entregar; véalos con dead.`);
      fine &&= revived;
    }
    return fine;
  });
}

/** From the newest, since each goes before what waits of its report. */
async function allDead(store: Outbox): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { message } of deadLetters(store)) ids.unshift(message.id);
  return ids;
}

async function withArchive<T>(url: string, use: Use, work: (archive: Archive) => Promise<T>): Promise<T> {
  const archive = await at(url, openArchive(url, use));
  try {
    return await at(url, work(archive));
  } finally {
    await archive.close();
  }
}
