// Runs the emulator of Slack's Web API, which is an ES module, beside Jest's CommonJS; its address is
// the first line said. Ends with its parent.
import { createEmulator } from 'emulate';

const emulator = await createEmulator({ service: 'slack', port: 0, seed: JSON.parse(process.argv[2] ?? '{}') });
process.stdout.write(`${emulator.url}\n`);
process.stdin.on('close', () => process.exit(0)).resume();
