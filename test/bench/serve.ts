import { serverNames } from './names';
import { servers } from './servers/servers';

/** A server's process: it says where it listens, then how much CPU it has used whenever it is asked. */
export type Told = { readonly url: string } | { readonly cpuMs: number };
export type Asked = 'cpu' | 'stop';

async function main(): Promise<void> {
  const [wanted, storageUrl = ''] = process.argv.slice(2);
  const name = serverNames.find((known) => known === wanted);
  if (name === undefined || process.send === undefined) throw new Error('The benchmark starts this by itself');
  const tell = (told: Told): void => void process.send?.(told);
  const server = await servers[name](storageUrl);
  process.on('message', (asked: Asked) => {
    if (asked === 'cpu') tell({ cpuMs: usedMs() });
    else void server.stop().then(() => process.disconnect());
  });
  // Nobody is left to ask: whoever started it has ended, in whatever way.
  process.on('disconnect', () => process.exit(0));
  tell({ url: server.url });
}

/** User and system, every thread of the process. */
function usedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
