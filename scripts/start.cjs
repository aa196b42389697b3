// Builds where a source changed, then becomes the bot: one process, so that signals and the exit code are the bot's own.
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');
const { runMain } = require('node:module');

const built = spawnSync(process.execPath, [join(__dirname, 'build.mjs'), '--if-needed'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

process.argv[1] = join(__dirname, '../dist/bot/main.js');
runMain();
