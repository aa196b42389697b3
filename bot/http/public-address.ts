import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Addresses of machines' own networks, and of none: nobody outside names them to us in good faith. */
const PRIVATE = new BlockList();
for (const [net, prefix] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['224.0.0.0', 3],
  ] as const),
] as const)
  PRIVATE.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  ...([
    ['::', 96],
    ['64:ff9b::', 96],
    ['fc00::', 7],
    ['fe80::', 10],
    ['ff00::', 8],
  ] as const),
] as const)
  PRIVATE.addSubnet(net, prefix, 'ipv6');

/** Whether an address, in numbers, is one that whoever is on the public net can have. An IPv4 address in IPv6's clothes is that address. */
export function isPublic(address: string): boolean {
  const kind = isIP(address);
  if (kind === 0) return false;
  const inside = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (inside !== undefined) return isPublic(inside);
  if (/^::ffff:/i.test(address)) return false;
  return !PRIVATE.check(address, kind === 4 ? 'ipv4' : 'ipv6');
}

/** Looks a name up as the system does, and refuses it where any address of it is not public: what is called is what was checked. */
export const publicLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error !== null) return done(error, '', 0);
    if (first === undefined || found.some(({ address }) => !isPublic(address)))
      return done(Object.assign(new Error('Not a public address'), { code: 'EADDRNOTPUBLIC' }), '', 0);
    if (options.all === true) done(null, found);
    else done(null, first.address, first.family);
  });
};

/** This machine, by any of its names. */
export const isLoopback = (host: string): boolean => /^(localhost|\[::1\]|127(\.\d{1,3}){3})$/.test(host);
