import { createKnownPeople, type KnownPeople } from '../../../../bot/turns/people/known';
import type { Address } from '../../../../core/record/types';
import { openSqlite } from '../../../../storage/sqlite/open';
import { aClock } from '../../../helpers/world/clocks';
import { aLog, silentLog } from '../../../helpers/world/logs';

const HOUR = 3_600_000;
const [T_ANA, T_AAD, S_ANA] = ['teams:29:ana', 'teams:aad-ana', 'slack:U0ANA'];
const at = (id: string): Address => ({
  platform: id.split(':')[0] ?? '',
  conversation: `a:${id}`,
  server: '',
  reference: {},
});

/** A store of its own, and what each platform says of whom: '' where it vouches for nobody, absent where it does not answer. */
function setting({
  configured = [] as readonly (readonly string[])[],
  domains = ['ine.mx'],
  store = openSqlite('sqlite::memory:', { log: silentLog }),
} = {}) {
  const says = new Map<string, string>();
  const clock = aClock();
  const log = aLog();
  const asked: string[] = [];
  const ask = async (id: string): Promise<readonly string[]> => {
    asked.push(id);
    const email = says.get(id);
    if (email === undefined) throw new Error('away');
    return email === '' ? [] : [email];
  };
  const process = (settings = { configured, domains }): KnownPeople =>
    createKnownPeople({ notes: store, clock, log, vouch: { teams: ask, slack: ask }, ...settings });
  const people = process();
  const meets = async (id: string, email?: string, aliases: readonly string[] = []): Promise<void> => {
    if (email !== undefined) says.set(id, email);
    people.met({ id, aliases, address: at(id) });
    await people.idle();
  };
  const idsOf = async (id: string, of = people): Promise<readonly string[]> =>
    [...(await of.idsOf({ person: { id } }))].sort();
  return { store, says, clock, log, asked, people, process, meets, idsOf };
}

describe('by an e-mail that both platforms vouch for', () => {
  test('whoever is met on both is one person, also after a restart and in another process', async () => {
    const { meets, idsOf, process } = setting();
    await meets(T_ANA, 'Ana@ine.mx', [T_AAD]);
    expect(await idsOf(S_ANA)).toEqual([S_ANA]);
    await meets(S_ANA, 'ana@INE.mx');
    for (const id of [S_ANA, T_ANA, T_AAD]) expect(await idsOf(id)).toEqual([S_ANA, T_ANA, T_AAD].sort());
    expect(await idsOf(S_ANA, process())).toEqual([S_ANA, T_ANA, T_AAD].sort());
  });

  test('the id that they act under comes first', async () => {
    const { meets, people } = setting();
    await meets(T_ANA, 'ana@ine.mx');
    await meets(S_ANA, 'ana@ine.mx');
    expect((await people.idsOf({ person: { id: S_ANA } }))[0]).toBe(S_ANA);
    expect((await people.idsOf({ person: { id: T_ANA }, aliases: [T_AAD] }))[0]).toBe(T_ANA);
  });

  test.each([
    ['another address', 'ana@ine.mx', 'ana.m@ine.mx'],
    ['none that is vouched for', 'ana@ine.mx', ''],
    ['a domain that nobody named', 'ana@gmail.com', 'ana@gmail.com'],
  ])('%s links nobody', async (_, one, other) => {
    const { meets, idsOf } = setting();
    await meets(T_ANA, one);
    await meets(S_ANA, other);
    expect(await idsOf(S_ANA)).toEqual([S_ANA]);
  });

  test('two people of one platform are never one by their e-mail', async () => {
    const { meets, idsOf } = setting();
    await meets('slack:U1', 'ana@ine.mx');
    await meets('slack:U2', 'ana@ine.mx');
    expect(await idsOf('slack:U1')).toEqual(['slack:U1']);
  });

  test('where two of one platform have the same, none is linked, and the log says so', async () => {
    const { meets, idsOf, log } = setting();
    await meets('slack:U1', 'ana@ine.mx');
    await meets('slack:U2', 'ana@ine.mx');
    await meets(T_ANA, 'ana@ine.mx');
    for (const id of ['slack:U1', 'slack:U2', T_ANA]) expect(await idsOf(id)).toEqual([id]);
    expect(JSON.stringify(log.lines)).toContain('people not linked');
    expect(JSON.stringify(log.lines)).not.toContain('ana@ine.mx');
  });

  test('an address that went over to somebody else links nobody to whoever had it', async () => {
    const { meets, idsOf, says } = setting();
    await meets(T_ANA, 'ana@ine.mx');
    says.set(T_ANA, 'ana.perez@ine.mx');
    await meets('slack:UNEW', 'ana@ine.mx');
    expect(await idsOf('slack:UNEW')).toEqual(['slack:UNEW']);
    await meets('teams:29:new', 'ana@ine.mx');
    expect(await idsOf('slack:UNEW')).toEqual(['slack:UNEW', 'teams:29:new']);
    expect(await idsOf(T_ANA)).toEqual([T_ANA]);
  });

  test('somebody who was removed meanwhile is linked to nobody', async () => {
    const { meets, idsOf, says } = setting();
    await meets(T_ANA, 'ana@ine.mx');
    says.set(T_ANA, '');
    await meets(S_ANA, 'ana@ine.mx');
    expect(await idsOf(S_ANA)).toEqual([S_ANA]);
  });

  test('a link stays though an address changes, and a newcomer to the address is not merged into it', async () => {
    const { meets, idsOf, clock } = setting();
    await meets(T_ANA, 'ana@ine.mx');
    await meets(S_ANA, 'ana@ine.mx');
    clock.advance(7 * HOUR);
    await meets(S_ANA, 'ana.perez@ine.mx');
    await meets('slack:UNEW', 'ana@ine.mx');
    expect(await idsOf(T_ANA)).toEqual([S_ANA, T_ANA].sort());
    expect(await idsOf('slack:UNEW')).toEqual(['slack:UNEW']);
  });

  test('a platform that does not answer is asked again later, and nothing fails meanwhile', async () => {
    const { meets, idsOf, clock, log, says } = setting();
    await meets(T_ANA, 'ana@ine.mx');
    await meets(S_ANA);
    expect(await idsOf(S_ANA)).toEqual([S_ANA]);
    expect(JSON.stringify(log.lines)).toContain('away');
    says.set(S_ANA, 'ana@ine.mx');
    await meets(S_ANA);
    expect(await idsOf(S_ANA)).toEqual([S_ANA]);
    clock.advance(6 * 60_000);
    await meets(S_ANA);
    expect(await idsOf(S_ANA)).toEqual([S_ANA, T_ANA].sort());
  });

  test('whoever is not found is not asked after with every message', async () => {
    const { meets, asked, clock } = setting();
    for (let turn = 0; turn < 20; turn += 1) await meets(S_ANA, 'ana@ine.mx');
    expect(asked).toEqual([S_ANA]);
    clock.advance(7 * HOUR);
    await meets(S_ANA);
    expect(asked).toEqual([S_ANA, S_ANA]);
  });

  test('a link counts while its domain is named, and not once that is switched off', async () => {
    const { meets, idsOf, process } = setting();
    await meets(T_ANA, 'ana@ine.mx');
    await meets(S_ANA, 'ana@ine.mx');
    expect(await idsOf(S_ANA, process({ configured: [], domains: ['ine.org.mx'] }))).toEqual([S_ANA]);
    expect(await idsOf(S_ANA, process({ configured: [], domains: [] }))).toEqual([S_ANA]);
    expect(await idsOf(S_ANA, process())).toEqual([S_ANA, T_ANA].sort());
  });

  test('of two processes that link at once, one link comes, and it is mutual', async () => {
    const { says, process, idsOf, people } = setting();
    const other = process();
    for (const id of [T_ANA, S_ANA]) says.set(id, 'ana@ine.mx');
    people.met({ id: T_ANA, aliases: [], address: at(T_ANA) });
    other.met({ id: S_ANA, aliases: [], address: at(S_ANA) });
    await Promise.all([people.idle(), other.idle()]);
    expect(await idsOf(S_ANA, process())).toEqual([S_ANA, T_ANA].sort());
    expect(await idsOf(T_ANA, process())).toEqual([S_ANA, T_ANA].sort());
  });

  test('a link that only one of them tells of counts for nothing, and is mended', async () => {
    const { store, meets, idsOf } = setting();
    await store.keepNote(`person.${T_ANA}`, { link: { id: S_ANA, domain: 'ine.mx' } }, 0);
    expect([await idsOf(T_ANA), await idsOf(S_ANA)]).toEqual([[T_ANA], [S_ANA]]);
    await meets(S_ANA, 'ana@ine.mx');
    await meets(T_ANA, 'ana@ine.mx');
    expect(await idsOf(T_ANA)).toEqual([S_ANA, T_ANA].sort());
  });
});

describe('by configuration', () => {
  const configured = [[T_ANA, S_ANA], ['slack:UALONE']];

  test('the ids of an entry are one person at once, with no platform asked', async () => {
    const { idsOf, asked, meets } = setting({ configured, domains: [] });
    expect(await idsOf(S_ANA)).toEqual([S_ANA, T_ANA].sort());
    await meets(S_ANA, 'ana@ine.mx');
    expect(asked).toEqual([]);
  });

  test('by the directory id, once Teams has said whose that is; on Teams itself at once', async () => {
    const { idsOf, people, meets } = setting({ configured: [[T_AAD, S_ANA]], domains: [] });
    expect(await people.idsOf({ person: { id: T_ANA }, aliases: [T_AAD] })).toEqual([T_ANA, T_AAD, S_ANA]);
    // A command names its giver by one id alone.
    expect(await idsOf(T_ANA)).toEqual([S_ANA, T_ANA, T_AAD].sort());
    await meets(T_ANA, '', [T_AAD]);
    expect(await idsOf(S_ANA)).toEqual([S_ANA, T_ANA, T_AAD].sort());
  });

  test('an id that stands alone is nobody else’s, whatever its e-mail says, and whatever was linked before', async () => {
    const { meets, idsOf, process } = setting();
    await meets(T_ANA, 'ana@ine.mx');
    await meets(S_ANA, 'ana@ine.mx');
    const apart = process({ configured: [[S_ANA]], domains: ['ine.mx'] });
    expect([await idsOf(S_ANA, apart), await idsOf(T_ANA, apart)]).toEqual([[S_ANA], [T_ANA]]);
    const other = process({ configured: [[T_ANA, 'slack:U9']], domains: ['ine.mx'] });
    expect([await idsOf(S_ANA, other), await idsOf(T_ANA, other)]).toEqual([[S_ANA], ['slack:U9', T_ANA].sort()]);
  });
});

test('with neither, nothing is asked of the store, and nobody is looked for', async () => {
  const { store, idsOf, people, meets, asked } = setting({ domains: [] });
  const note = jest.spyOn(store, 'note');
  await meets(T_ANA, 'ana@ine.mx', [T_AAD]);
  expect(await people.idsOf({ person: { id: T_ANA }, aliases: [T_AAD] })).toEqual([T_ANA, T_AAD]);
  expect(await idsOf(S_ANA)).toEqual([S_ANA]);
  expect([note.mock.calls.length, asked]).toEqual([0, []]);
});

test('whose ids those are hangs on no failure of the store: the turn fails, and not a rule', async () => {
  const { store, people } = setting();
  const note = jest.spyOn(store, 'note').mockRejectedValueOnce(new Error('away'));
  await expect(people.idsOf({ person: { id: S_ANA } })).rejects.toThrow('away');
  expect(await people.idsOf({ person: { id: S_ANA } })).toEqual([S_ANA]);
  expect(await people.idsOf({ person: { id: S_ANA } })).toEqual([S_ANA]);
  expect(note).toHaveBeenCalledTimes(2);
});
