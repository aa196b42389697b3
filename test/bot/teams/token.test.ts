import { constants, generateKeyPairSync, sign } from 'node:crypto';
import type { SigningKeys } from '../../../bot/teams/signing-keys';
import { ISSUER, readToken, vouchesFor } from '../../../bot/teams/token';
import { chanceOf } from '../../helpers/world/chance';
import { mutated } from '../../helpers/platforms/mutator';
import type { Json } from '../../helpers/platforms/teams';

const APP = 'app';
const NOW = Date.parse('2026-01-12T17:00:00Z');
const SECONDS = NOW / 1_000;
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const keys: SigningKeys = {
  find: () => publicKey,
  endorsementsOf: (id) => (id === 'k' ? ['msteams'] : undefined),
};
const bot = { appId: APP, keys, now: () => NOW };

const HEAD = { alg: 'RS256', kid: 'k' };
const CLAIMS = { iss: ISSUER, aud: APP, exp: SECONDS + 60, nbf: SECONDS - 60, serviceurl: 'https://smba.example/' };
const part = (json: unknown): string => Buffer.from(JSON.stringify(json) ?? '').toString('base64url');
const token = (head: unknown, claims: unknown): string => {
  const signed = `${part(head)}.${part(claims)}`;
  return `Bearer ${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
};
const isGood = async (header: string): Promise<boolean> => (await readToken(header, bot)).is === 'valid';

test.each<[string, Json, boolean]>([
  ['as it is', {}, true],
  ['without a beginning', { nbf: undefined }, true],
  ['five minutes after its end', { exp: SECONDS - 299 }, true],
  ['later than that', { exp: SECONDS - 300 }, false],
  ['five minutes before its beginning', { nbf: SECONDS + 300 }, true],
  ['earlier than that', { nbf: SECONDS + 301 }, false],
  ['with an end that is no time', { exp: null }, false],
])('a token %s', async (_, more, good) => {
  expect(await isGood(token(HEAD, { ...CLAIMS, ...more }))).toBe(good);
});

test('an algorithm that Microsoft does not sign with is refused, however good the signature', async () => {
  const signed = `${part({ ...HEAD, alg: 'PS256' })}.${part(CLAIMS)}`;
  const key = { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  const signature = sign('sha256', Buffer.from(signed), key).toString('base64url');
  expect(await isGood(`Bearer ${signed}.${signature}`)).toBe(false);
});

test('of a thousand mutated tokens, none is good that says something else, and none throws', async () => {
  const chance = chanceOf(9);
  for (let times = 0; times < 1_000; times += 1) {
    const { head, claims } = (mutated(chance, [{ head: HEAD, claims: CLAIMS }]) ?? {}) as {
      readonly head?: { readonly kid?: unknown };
      readonly claims?: Partial<Record<keyof typeof CLAIMS, unknown>>;
    };
    if (!(await isGood(token(head, claims)))) continue;
    const { iss, aud, exp, nbf = 0 } = claims ?? {};
    expect([head?.kid, iss, aud]).toEqual(['k', ISSUER, APP]);
    expect([Number(exp) > SECONDS - 300, Number(nbf) <= SECONDS + 300]).toEqual([true, true]);
  }
});

test('of what was signed, no character can be another', async () => {
  const whole = token(HEAD, CLAIMS);
  const last = whole.lastIndexOf('.');
  for (let at = 'Bearer '.length; at < last; at += 1) {
    const other = whole[at] === 'A' ? 'B' : 'A';
    expect(await isGood(whole.slice(0, at) + other + whole.slice(at + 1))).toBe(false);
  }
});

test('a token is good for its own connector and the channels of its key', () => {
  const known = { serviceUrl: 'https://smba.example/', endorsements: ['msteams'] };
  const from = (serviceUrl: string, channelId: string) => vouchesFor(known, { serviceUrl, channelId });
  expect(from('https://smba.example/', 'msteams')).toBe(true);
  expect([from('https://smba.example', 'msteams'), from('https://smba.example/', 'webchat')]).toEqual([false, false]);
});
