import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * What is reached from inside alone: this machine, its network, its cloud's own services.
 * Source: the special-purpose registries of RFC 6890, as of 2025.
 */
const IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];
/** Of IPv6 only 2000::/3 is given out, and in it these name addresses of IPv4 or none at all. */
const IPV6 = ['::/3', '4000::/2', '8000::/1', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];
const rangesOf = (ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList();
  for (const range of ranges) {
    const [net = '', bits = ''] = range.split('/');
    list.addSubnet(net, Number(bits), family);
  }
  return list;
};
/** A list each: in one, those of IPv6 would take in all of IPv4. */
const inside = { ipv4: rangesOf(IPV4, 'ipv4'), ipv6: rangesOf(IPV6, 'ipv6') };

/** Whether an IP address is none of the public net. */
export function isPrivate(address: string): boolean {
  const family = isIP(address);
  const kind = family === 6 ? 'ipv6' : 'ipv4';
  return family === 0 || inside[kind].check(address, kind);
}

/** A host's name that resolved to an address which is not called. */
export class PrivateAddress extends Error {}

/**
 * Resolves a host as Node does, and rejects where any of its addresses is private: the address that was looked at is
 * the one that is called, so that a name cannot change in between.
 */
export const publicLookup: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    const refused = error ?? (found.some(({ address }) => isPrivate(address)) ? new PrivateAddress(host) : null);
    const [first] = found ?? [];
    if (refused !== null || first === undefined) return callback(refused ?? new PrivateAddress(host), '', 4);
    return options.all === true ? callback(null, found) : callback(null, first.address, first.family);
  });
};
