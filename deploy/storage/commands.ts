import { openArchive, writeArchive } from '../../storage/archive';
import { openStore } from '../../storage/open';
import { openWholeStore } from '../../storage/open-whole';
import type { ReportSource, WholeStore } from '../../storage/whole';
import { compare, survey } from '../../storage/whole/survey';
import { transfer } from '../../storage/whole/transfer';
import type { Transfer } from '../../storage/whole/transfer';
import { verify } from '../../storage/whole/verify';
import { at } from './fault';
import type { Progress } from './progress';
import {
  comparison,
  count,
  holdsAll,
  isSound,
  lines,
  nameOf,
  oneLine,
  refusedClashes,
  refusedDifferent,
  reports,
  shown,
  verdict,
} from './text.es';
import type { Command, Place } from './usage';

export interface Surroundings {
  readonly progress: Progress;
  /** A line for whoever reads the outcome. */
  readonly say: (line: string) => void;
  /** The bot's own store; asked for where a command names none. */
  readonly storage: () => string;
}

/** Whether all was found, or made, well. */
type Outcome = Promise<boolean>;
type Of<N extends Command['name']> = Extract<Command, { name: N }>;

const silent = { debug() {}, info() {}, warn() {}, error() {} };

export function run(command: Exclude<Command, { name: 'help' }>, around: Surroundings): Outcome {
  switch (command.name) {
    case 'copy':
      return copy(command, around);
    case 'backup':
      return backup(command, around);
    case 'restore':
      return restore(command, around);
    case 'verify':
      return check(command, around);
    case 'compare':
      return compareTwo(command, around);
    case 'dead':
      return dead(command, around);
    case 'revive':
      return revive(command, around);
  }
}

async function copy({ from, to, overwrite }: Of<'copy'>, around: Surroundings): Outcome {
  if (from === to) return same(around);
  return withStore(from, 'must-exist', (source) =>
    withStore(to, 'may-be-made', async (destination) => {
      if (await destination.isSame(source)) return same(around);
      around.say(`Origen: ${shown(from)}, ${reports(await at(from, source.count()))}`);
      around.say(`Destino: ${shown(to)}, ${reports(await at(to, destination.count()))}`);
      return fill(source, destination, overwrite, around);
    }),
  );
}

function same({ say }: Surroundings): false {
  say('El origen y el destino son el mismo almacén: no hay nada que copiar.');
  return false;
}

/** What the copy and the restoration have in common: look, write, look again. */
async function fill(
  source: ReportSource,
  destination: WholeStore,
  overwrite: boolean,
  { progress, say }: Surroundings,
): Outcome {
  const found = await survey(source, destination, progress.stage('Comparando'));
  const refused = [
    ...(found.clashes.count > 0 ? refusedClashes(found.clashes) : []),
    ...(found.different.count > 0 && !overwrite ? refusedDifferent(found.different) : []),
  ];
  if (refused.length > 0) return tell(refused, false, { progress, say });
  const done = await transfer(source, destination, { overwrite, survey: found }, progress.stage('Escribiendo'));
  const after = await compare(source, destination, progress.stage('Comprobando'));
  // What the destination had of its own is its own affair.
  const fine = holdsAll(after) && done.failed.count === 0;
  return tell([...written(done, found.same), ...comparison(after, fine)], fine, { progress, say });
}

const written = ({ added, replaced, failed }: Transfer, already: number): readonly string[] => [
  `Se ${added === 1 ? 'agregó' : 'agregaron'} ${reports(added)}; ${count(already, 'ya estaba', 'ya estaban')}.`,
  ...(replaced === 0 ? [] : [`Se ${replaced === 1 ? 'reemplazó' : 'reemplazaron'} ${reports(replaced)}.`]),
  ...(failed.count === 0 ? [] : ['El destino no admitió:', ...lines(failed, nameOf)]),
];

function tell(
  all: readonly string[],
  fine: boolean,
  { progress, say }: Pick<Surroundings, 'progress' | 'say'>,
): boolean {
  progress.stop();
  all.forEach(say);
  return fine;
}

async function backup(command: Of<'backup' | 'restore'>, around: Surroundings): Outcome {
  const { file, overwrite } = command;
  const url = command.storage ?? around.storage();
  return withStore(url, 'must-exist', async (source) => {
    const run = around.progress.stage('Guardando');
    const from = /^mongodb/i.test(url) ? 'mongodb' : 'sqlite';
    const made = await at(file, writeArchive(file, source, { ...run, from, now: new Date(), overwrite }));
    const { first, count: left } = made.left;
    return tell(
      [
        ...(left === 0
          ? []
          : ['No se pudieron leer, y no están en el respaldo:', ...lines({ first, count: left }, String)]),
        `${file}: ${reports(made.reports)} de ${shown(url)}, huella ${made.hash}.`,
      ],
      left === 0,
      around,
    );
  });
}

async function restore(command: Of<'backup' | 'restore'>, around: Surroundings): Outcome {
  const { file, overwrite } = command;
  const url = command.storage ?? around.storage();
  const archive = await at(file, openArchive(file));
  // To the end, before anything is written, or even opened.
  await at(file, archive.check(around.progress.stage('Leyendo')));
  return withStore(url, 'may-be-made', async (destination) => {
    around.progress.stop();
    around.say(`Respaldo: ${file}, ${reports(archive.header.reports)}, del ${archive.header.at}`);
    around.say(`Destino: ${shown(url)}, ${reports(await at(url, destination.count()))}`);
    return fill(archive, destination, overwrite, around);
  });
}

async function check({ place, storage }: Of<'verify'>, around: Surroundings): Outcome {
  return withPlace(place ?? { kind: 'store', url: storage ?? around.storage() }, async (source) => {
    const found = await verify(source, around.progress.stage('Revisando'));
    return tell(verdict(found), isSound(found), around);
  });
}

async function compareTwo({ from, to }: Of<'compare'>, around: Surroundings): Outcome {
  return withPlace(from, (source) =>
    withPlace(to, async (destination) => {
      const found = await compare(source, destination, around.progress.stage('Comparando'));
      const fine = holdsAll(found) && found.extra.count === 0;
      return tell(comparison(found, fine), fine, around);
    }),
  );
}

const DEAD_PAGE = 50;

async function dead({ storage }: Of<'dead'>, { say, storage: own }: Surroundings): Outcome {
  return withBotStore(storage ?? own(), async (store) => {
    let found = 0;
    for (;;) {
      const page = await store.deadLetters({ limit: DEAD_PAGE, offset: found });
      for (const { message, reportId, attempts, error } of page) {
        say(`${message.id}  informe ${reportId}, ${count(attempts, 'intento', 'intentos')}: ${oneLine(error)}`);
      }
      found += page.length;
      if (page.length < DEAD_PAGE) break;
    }
    say(
      found === 0
        ? 'No hay mensajes sin entregar.'
        : `${count(found, 'mensaje sin entregar', 'mensajes sin entregar')}. Para intentarlo de nuevo: npm run storage -- revive ID`,
    );
    return true;
  });
}

async function revive({ id, storage }: Of<'revive'>, { say, storage: own }: Surroundings): Outcome {
  return withBotStore(storage ?? own(), async (store) => {
    const revived = await store.revive(id, new Date());
    say(revived ? `${id}: se entregará de nuevo.` : `${id}: no es un mensaje sin entregar; véalos con la orden dead.`);
    return revived;
  });
}

async function withStore<T>(
  url: string,
  use: 'must-exist' | 'may-be-made',
  work: (store: WholeStore) => Promise<T>,
): Promise<T> {
  const store = await at(url, openWholeStore(url, use));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function withPlace<T>(place: Place, work: (source: ReportSource | WholeStore) => Promise<T>): Promise<T> {
  if (place.kind === 'store') return withStore(place.url, 'must-exist', work);
  return at(place.file, openArchive(place.file).then(work));
}

/** As a bot has it; one that is not there yet is not made. */
async function withBotStore<T>(
  url: string,
  work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>,
): Promise<T> {
  await withStore(url, 'must-exist', async () => {});
  const store = await at(url, openStore(url, silent));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
