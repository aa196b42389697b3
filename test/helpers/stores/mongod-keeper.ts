// A process of its own: keeps a mongod for a test run, and ends it once the run is over, however that ended.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { startMongod } from './mongod';

const [program = '', run = '', file = ''] = process.argv.slice(2);

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function keep(): Promise<void> {
  const server = await startMongod(program, 0, undefined);
  writeFileSync(`${file}.new`, server.url);
  // Whole, or not there.
  renameSync(`${file}.new`, file);
  while (isThere(Number(run))) await new Promise((resolve) => setTimeout(resolve, 250));
  rmSync(file, { force: true });
  await server.stop();
}

void keep();
