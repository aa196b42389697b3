import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** The environment of a bot that the world reaches by an address of its own, and the tests here. */
export const published = async (): Promise<{ readonly PORT: string; readonly PUBLIC_URL: string }> => ({
  PORT: String(await freePort()),
  PUBLIC_URL: 'https://informes.example.mx',
});

/** Where a bot is reached here, whatever address the world has of it. */
export const hereOf = (url: string, { PORT, PUBLIC_URL }: NodeJS.ProcessEnv = {}): string =>
  PUBLIC_URL === undefined || PORT === undefined ? url : `http://127.0.0.1:${PORT}`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
