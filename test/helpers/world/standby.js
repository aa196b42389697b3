// `node` this with the bot's main file: it loads what the bot is made of, and becomes the bot when it is told to. Loading
// takes most of a second of one core, and a test that kills a bot every second would test little else. Ends with its
// input, so that a test that dies leaves nobody behind.
const { main } = require(process.argv[2]);

process.stdin.once('data', () => main());
process.stdin.on('end', () => process.exit());
