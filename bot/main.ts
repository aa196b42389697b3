import { startBot } from './compose';
import { ConfigError, environment, readConfig, type Config } from './config/config';
import { createLog } from './log';
import { TemplateError } from './template';

export async function main(): Promise<void> {
  const config = configOrExit();
  const log = createLog(config.logLevel);
  for (const warning of config.warnings) log.warn(warning);
  for (const room of [config.teams, config.slack]) if (!room.open && room.because !== undefined) log.warn(room.because);
  const running = await startBot(config, log);
  process.stdout.write(`Informes de visita: ${running.url}\n`);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function configOrExit(): Config {
  try {
    return readConfig(environment());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

function fail(error: unknown): void {
  if (error instanceof TemplateError) {
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}

// Loaded by another, it waits to be told.
if (require.main === module) main().catch(fail);
