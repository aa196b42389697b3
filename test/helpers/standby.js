// `node` this with the bot's main file: it loads what the bot is made of, and becomes the bot when it is told to. Loading
// takes most of a second of one core, and a test that kills a bot every second would test little else. Ends with its
// input, so that a test that dies leaves nobody behind.
const { dirname, join } = require('node:path');

const [main = ''] = process.argv.slice(2);
require(join(dirname(main), 'compose.js'));
// The store's driver is loaded where it is used.
if (process.env.STORAGE_URL.startsWith('mongodb')) require(join(dirname(main), '..', 'storage', 'mongodb.js'));

process.stdin.once('data', () => require(main));
process.stdin.on('end', () => process.exit());
