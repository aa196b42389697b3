import { readConfig } from '../../../bot/config/config';
import type { TeamsConfig } from '../../../bot/config/platforms';
import { saidOf, teams, TENANT } from './given';

const ID = '19:d441d38c655c47a085215b2726e76927@thread.tacv2';
const ENCODED = '19%3Ad441d38c655c47a085215b2726e76927%40thread.tacv2';
const GROUP = 'groupId=3b7f0d1e-0000-4000-8000-000000000001';
const QUERY = `${GROUP}&tenantId=${TENANT}`;

const channelOf = (value: string, env: NodeJS.ProcessEnv = teams): string | undefined => {
  const found = readConfig({ ...env, TEAMS_REVIEW_CHANNEL: value }).teams as Extract<TeamsConfig, { open: true }>;
  return found.reviewChannel?.conversationId;
};

describe('the review channel of Teams', () => {
  it.each([
    ID,
    ENCODED,
    ENCODED.toLowerCase(),
    encodeURIComponent(ENCODED),
    `https://teams.microsoft.com/l/channel/${ENCODED}/Revisi%C3%B3n%20de%20informes?${QUERY}`,
    `https://teams.microsoft.com/l/channel/${ID}/Revisión de informes?${QUERY}`,
    `https://teams.microsoft.com/l/channel/${encodeURIComponent(ENCODED)}/Revision?${QUERY}`,
    `https://teams.microsoft.com/l/channel/${ENCODED}`,
    `https://teams.microsoft.com/l/channel/${ENCODED}/General?${GROUP}&tenantId=${TENANT.toUpperCase()}&ngc=true`,
    `https://teams.cloud.microsoft/l/channel/${ENCODED}/General?${QUERY}`,
    `https://gov.teams.microsoft.us/l/channel/${ENCODED}/General?${QUERY}`,
    `https://dod.teams.microsoft.us/l/channel/${ENCODED}/General?${QUERY}`,
    `  <https://teams.microsoft.com/l/channel/${ENCODED}/General?${QUERY}>  `,
    `msteams:/l/channel/${ENCODED}/General?${QUERY}`,
    `msteams://teams.microsoft.com/l/channel/${ENCODED}/General?${QUERY}`,
    `https://nam02.safelinks.protection.outlook.com/?url=${encodeURIComponent(
      `https://teams.microsoft.com/l/channel/${ENCODED}/General?${QUERY}`,
    )}&data=05`,
  ])('is read from %s', (value) => expect(channelOf(value)).toBe(ID));

  it('may be of an older team', () => {
    const older = ID.replace('tacv2', 'skype');
    expect(channelOf(older)).toBe(older);
  });

  it.each([
    ['Revisión', 'no es un canal de Teams'],
    ['#revision', 'no es un canal de Teams'],
    ['3b7f0d1e-0000-4000-8000-000000000001', 'no es un canal de Teams'],
    ['19:abc', 'no es un canal de Teams'],
    ['https://example.org/l/channel/19%3Aabc%40thread.tacv2/x', 'no es un canal de Teams'],
    [`https://teams.microsoft.com.example.org/l/channel/${ENCODED}/x`, 'no es un canal de Teams'],
    [`https://teams.microsoft.com/l/channel/nada/x?${QUERY}`, 'no es un canal de Teams'],
    ['https://teams.microsoft.com/v2/', 'no es un canal de Teams'],
    ['19%3Aabc%thread', 'no es un canal de Teams'],
    [`https://teams.microsoft.com/l/team/${ENCODED}/conversations?${QUERY}`, 'es el vínculo del equipo'],
    [`https://teams.microsoft.com/l/message/${ENCODED}/1771290107407?${QUERY}`, 'es de un mensaje'],
    [`${ID};messageid=1771290107407`, 'es de un mensaje'],
    ['19:8f1c@thread.v2', 'es de un chat'],
    ['19:ana_luis@unq.gbl.spaces', 'es de un chat'],
    ['a:1xXx', 'es de un chat'],
    ['https://teams.microsoft.com/l/chat/19%3A8f1c%40thread.v2/conversations', 'es de un chat'],
  ])('is not %s, and how to get it is said', (value, why) => {
    const [fault, ...others] = saidOf({ ...teams, TEAMS_REVIEW_CHANNEL: value });
    expect(others).toEqual([]);
    expect(fault).toContain('TEAMS_REVIEW_CHANNEL: ');
    expect(fault).toContain(why);
    expect(fault).toContain('Copiar vínculo');
    expect(fault).toContain('19:…@thread.tacv2');
  });

  it('of another organization is refused by its link, beside every other fault', () => {
    const link = `https://teams.microsoft.com/l/channel/${ENCODED}/x?${GROUP}&tenantId=99999999-0000-4000-8000-000000000009`;
    expect(saidOf({ ...teams, TEAMS_REVIEW_CHANNEL: link, PORT: 'x' })).toEqual([
      expect.stringContaining('PORT'),
      expect.stringContaining('TEAMS_REVIEW_CHANNEL: el enlace es de un canal de otra organización'),
    ]);
  });
});

describe('the review channel of Slack', () => {
  const of = (value: string) => readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_REVIEW_CHANNEL: value }).slack;
  it.each(['C0123ABCD', 'https://ine.slack.com/archives/C0123ABCD', 'https://app.slack.com/client/T01/C0123ABCD'])(
    'is read from %s',
    (value) => {
      const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', SLACK_REVIEW_CHANNEL: value };
      expect(readConfig(env).slack).toMatchObject({ reviewChannel: 'C0123ABCD' });
    },
  );
  it.each(['https://ine.slack.com/archives/D0123ABCD', 'https://example.org/archives/C0123ABCD', 'revision'])(
    'is not %s',
    (value) => expect(() => of(value)).toThrow('SLACK_REVIEW_CHANNEL'),
  );
});
