import type { WebClient } from '@slack/web-api';
import { SlackRefusal } from '../../../bot/slack/calls';
import { createIdentity } from '../../../bot/slack/organization';
import { createOrganization } from '../../../bot/slack/organization';
import { originOf, type Origin } from '../../../bot/slack/organization';
import { aLog } from '../../helpers/world/logs';

type Answer = object | Error;

/** Slack's answers to who we are, one after the other, and to who that person is. */
function told(auth: readonly Answer[], profile: Answer = new SlackRefusal('user_not_found', 'mend')) {
  const asked = { auth: 0, users: 0 };
  const given = (answer: Answer | undefined): Promise<unknown> =>
    answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ ok: true, ...answer });
  const web = {
    auth: { test: () => given(auth[Math.min((asked.auth += 1), auth.length) - 1]) },
    users: { info: () => ((asked.users += 1), given(profile)) },
  } as unknown as WebClient;
  const log = aLog();
  const identity = createIdentity(web, log);
  const organization = createOrganization(web, identity, () => 0);
  return { asked, log, of: (origin: Origin) => organization.outsider('U1', origin) };
}

const OURS = { team_id: 'T1' };
const GRID = { team_id: 'T1', enterprise_id: 'E1' };
const AWAY = new SlackRefusal('', 'later');
const event = (more: object, body: object = {}) =>
  originOf({ type: 'event_callback', team_id: 'T1', event: { type: 'message', ...more }, ...body });
const press = (more: object) => originOf({ type: 'block_actions', ...more });
const command = (more: object) => originOf({ command: '/informe', ...more });
const inGrid = (id: string) => ({ user: { team_id: 'T9', enterprise_user: { enterprise_id: id } } });

describe('who belongs', () => {
  it.each<[string, Origin]>([
    ['by what they said', event({ team: 'T1' })],
    ['by their own team, among others', event({ user_team: 'T1', team: 'T1' }, { is_ext_shared_channel: true })],
    ['where the event says of the workspace alone', event({})],
    ['by an edit', event({ subtype: 'message_changed', message: { team: 'T1' } })],
    ['by what they pressed', press({ user: { team_id: 'T1' }, team: { id: 'T9' } })],
    ['where the press says of the workspace alone', press({ user: {}, team: { id: 'T1' } })],
    ['by what they called', command({ team_id: 'T1' })],
  ])('is told %s', async (_, origin) => {
    const { of, asked } = told([OURS]);
    expect(await of(origin)).toBeUndefined();
    expect(asked).toEqual({ auth: 1, users: 0 });
  });

  it.each<[string, Origin]>([
    ['by what they said', event({ team: 'T9' })],
    ['by any team of theirs', event({ team: 'T1', user_team: 'T9' })],
    ['by where it was said from', event({ team: 'T1', source_team: 'T9' })],
    ['by their profile in the event', event({ user_profile: { team: 'T9' } })],
    ['by an edit', event({ subtype: 'message_changed', message: { user_team: 'T9' } })],
    ['by a removal', event({ subtype: 'message_deleted', previous_message: { team: 'T9' } })],
    ['in a workspace that is not ours', event({}, { team_id: 'T9' })],
    ['by what they pressed in our workspace', press({ user: { team_id: 'T9' }, team: { id: 'T1' } })],
    ['by an organization’s id', press({ user: { team_id: 'E9' }, team: { id: 'T9', enterprise_id: 'E9' } })],
    ['by what they called', command({ team_id: 'T9', enterprise_id: 'E9' })],
  ])('and who does not is told %s', async (_, origin) => {
    expect(await told([OURS]).of(origin)).toMatch(/^[TE]9$/);
    expect(await told([GRID], inGrid('E9')).of(origin)).toMatch(/^[TE]9$/);
  });

  it.each<[string, Origin]>([
    [
      'by the enterprise that was pressed in',
      press({ user: { team_id: 'T9' }, team: { id: 'T9' }, enterprise: { id: 'E1' } }),
    ],
    ['by the enterprise of a command', command({ team_id: 'T9', enterprise_id: 'E1' })],
    ['by the enterprise’s own id', press({ user: { team_id: 'E1' }, team: { id: 'T9' } })],
    ['where nothing is shared outside', event({ team: 'T9' }, { is_ext_shared_channel: false })],
  ])('in an enterprise, is told %s', async (_, origin) => {
    const { of, asked } = told([GRID]);
    expect(await of(origin)).toBeUndefined();
    expect(asked.users).toBe(0);
  });

  it.each<[string, Origin]>([
    ['in a shared channel', event({ team: 'T9' }, { is_ext_shared_channel: true })],
    ['where the event does not say', event({ team: 'T9' })],
    [
      'where our enterprise is only where it was pressed',
      press({ user: { team_id: 'T9' }, team: { id: 'T1', enterprise_id: 'E1' } }),
    ],
  ])('in an enterprise, is asked for %s, once', async (_, origin) => {
    const ours = told([GRID], inGrid('E1'));
    expect([await ours.of(origin), await ours.of(origin)]).toEqual([undefined, undefined]);
    expect(ours.asked.users).toBe(1);
    expect(await told([GRID], inGrid('E9')).of(origin)).toBe('T9');
    expect(await told([GRID], {}).of(origin)).toBe('T9');
    await expect(told([GRID], AWAY).of(origin)).rejects.toBe(AWAY);
  });

  it('is asked of whoever no payload says anything', async () => {
    const shared = event({}, { is_ext_shared_channel: true });
    expect(await told([OURS], { user: { team_id: 'T1' } }).of(shared)).toBeUndefined();
    expect(await told([OURS], { user: { team_id: 'T9' } }).of(shared)).toBe('T9');
    expect(await told([OURS]).of(shared)).toBe('unknown');
    expect(await told([OURS], { user: { team_id: 'T9' } }).of(press({ user: {} }))).toBe('T9');
  });
});

describe('who we are', () => {
  const authorizations = [{ team_id: 'T1', enterprise_id: null }];

  it('is said by what Slack signs while Slack is away, and asked again', async () => {
    const { of, asked } = told([AWAY, AWAY, OURS]);
    expect(await of(event({ team: 'T1' }, { authorizations }))).toBeUndefined();
    expect(await of(event({ team: 'T9' }, { authorizations }))).toBe('T9');
    expect(await of(press({ user: { team_id: 'T1' }, team: { id: 'T1' } }))).toBeUndefined();
    expect(asked.auth).toBe(3);
  });

  it('is not guessed from a press', async () =>
    expect(told([AWAY]).of(press({ user: { team_id: 'T9' }, team: { id: 'T9' } }))).rejects.toBe(AWAY));

  it.each([{}, new SlackRefusal('unknown_method', 'plainer')])(
    'is told by nobody: then all belong, and the log says so',
    async (answer) => {
      const { of, log } = told([answer]);
      expect(await of(press({ user: { team_id: 'T9' }, team: { id: 'T9' } }))).toBeUndefined();
      expect(await of(event({ team: 'T9' }, { authorizations }))).toBe('T9');
      expect(log.lines.map(({ message }) => message)).toEqual(['own organization not told']);
    },
  );
});
