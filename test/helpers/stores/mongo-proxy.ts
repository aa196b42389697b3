import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface Proxy {
  /** `mongodb://host:port` of the proxy, with its options. */
  readonly url: string;
  /** Ends every connection on the spot, requests in flight included; who comes before `until` is turned away. */
  cut(until?: Promise<void>): void;
  close(): Promise<void>;
}

/** Between the driver and a server, so that a test can cut the wire. */
export async function proxyTo(url: string): Promise<Proxy> {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  const cut = (until?: Promise<void>): void => {
    isCut = until !== undefined;
    void until?.then(() => (isCut = false));
    for (const socket of open) socket.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    // Direct, or the driver would ask the server for its own address and go round the proxy.
    url: `mongodb://127.0.0.1:${(server.address() as AddressInfo).port}?directConnection=true`,
    cut,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      cut();
      await closed;
    },
  };
}
