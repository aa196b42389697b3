// Builds where a source changed, then becomes the bot: one process, so that signals and the exit code are the bot's own.
// package.json starts it with `exec`, or the shell between npm and the bot would take a SIGTERM for itself.
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');
const { runMain } = require('node:module');

const WATCH_MS = 500;

/** Nobody can stop a bot whose npm was killed outright, and it would keep the port from the next one. */
function stopWithNpm() {
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, WATCH_MS);
  watch.unref();
}

const built = spawnSync(process.execPath, [join(__dirname, 'build.mjs'), '--if-needed'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);
if (process.env.npm_lifecycle_event === 'start') stopWithNpm();

process.argv[1] = join(__dirname, '../dist/bot/main.js');
runMain();
