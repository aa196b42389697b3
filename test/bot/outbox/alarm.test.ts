import { createAlarm } from '../../../bot/outbox/alarm';
import { DeliveryError, type Refusal, type Remedy } from '../../../bot/outbox/messenger';
import type { Claimed } from '../../../storage/ports';
import { aClock } from '../../helpers/world/clocks';
import { aLog } from '../../helpers/world/logs';
import { aMessage, aReport } from '../../helpers/people/reports';

function anAlarm(fails = false) {
  const [clock, log] = [aClock(), aLog()];
  const told: string[][] = [];
  const alarm = createAlarm({
    ...{ clock, log, admins: ['slack:U1', 'teams:29:x'] },
    tell: async (person, text, server) => {
      if (fails) throw new DeliveryError('no', 'mend', { reason: 'user_not_found' });
      told.push([person, text, server ?? '']);
    },
  });
  return { alarm, clock, log, told };
}

const claimed = (to: 'author' | 'review-channel', attempts = 0): Claimed => {
  const report = aReport();
  const stored = () => ({ report, tip: { seq: 1, hash: '' }, posts: {} });
  return { reportId: report.id, message: aMessage({ to }), lease: 'l', attempts, stored };
};

function refusal(place: string, remedy: Remedy, facts: Refusal): DeliveryError {
  const error = new DeliveryError('refused', remedy, facts);
  error.place = place;
  return error;
}
const notIn = refusal('slack:C1', 'mend', { reason: 'not_in_channel', status: 200 });

test('every admin is told where, why and what to do, once an hour, and the log as well', async () => {
  const { alarm, clock, log, told } = anAlarm();
  for (let tries = 0; tries < 3; tries += 1) alarm.failed(claimed('review-channel'), notIn, 'aside');
  await alarm.idle();
  const text =
    'No puedo publicar los informes en <#C1>: no estoy en el canal. Invíteme ahí con /invite. Lo sigo intentando, y los publico en cuanto se pueda.';
  expect(told).toEqual([
    ['slack:U1', text, 'http://localhost:3978'],
    ['teams:29:x', text, 'http://localhost:3978'],
  ]);
  expect(log.lines).toMatchObject([
    { level: 'error', facts: { platform: 'slack', conversation: 'C1', reason: 'not_in_channel' } },
  ]);
  clock.advance(3_600_001);
  alarm.failed(claimed('review-channel'), notIn, 'aside');
  expect(told).toHaveLength(4);
});

test.each([
  [
    'teams:19:x@thread.tacv2',
    { status: 403, reason: 'BotNotInConversationRoster' },
    'Agregue la aplicación a ese equipo',
  ],
  ['teams:19:x@thread.tacv2', { status: 403, reason: 'Forbidden' }, 'Agregue la aplicación a su equipo'],
  ['teams:19:x@thread.tacv2', { status: 404, reason: 'NotFound' }, 'TEAMS_REVIEW_CHANNEL'],
  ['teams:', { reason: 'no_review_channel' }, 'TEAMS_REVIEW_CHANNEL'],
  ['slack:', { reason: 'no_review_channel' }, 'SLACK_REVIEW_CHANNEL'],
  ['slack:C1', { reason: 'is_archived' }, 'Desarchívelo'],
  ['slack:C1', { reason: 'restricted_action_read_only_channel' }, 'permiso'],
  ['slack:C1', { reason: 'a_code_of_tomorrow' }, 'a_code_of_tomorrow'],
])('%s %j', (place, facts, words) => {
  const { alarm, told } = anAlarm();
  alarm.failed(claimed('review-channel'), refusal(place, 'mend', facts), 'aside');
  expect(told[0]?.[1]).toContain(words);
});

test('a person’s own chat, and what passes, is nobody’s to mend; a token is, whatever was being said', () => {
  const { alarm, told } = anAlarm();
  alarm.failed(claimed('author'), refusal('slack:D1', 'mend', { reason: 'channel_not_found' }), 'aside');
  alarm.failed(claimed('review-channel'), refusal('slack:C1', 'later', { reason: 'internal_error' }), 'again');
  alarm.failed(claimed('review-channel'), new TypeError('a mistake of ours'), 'again');
  expect(told).toEqual([]);
  alarm.failed(claimed('review-channel', 49), refusal('slack:C1', 'later', { reason: 'internal_error' }), 'aside');
  expect(told[0]?.[1]).toContain('internal_error');
  alarm.failed(claimed('author'), refusal('slack:D1', 'later', { reason: 'token_revoked' }), 'again');
  expect(told[2]?.[1]).toContain('SLACK_BOT_TOKEN');
  alarm.failed(claimed('author'), new Error('no'), 'given-up');
  expect(told[4]?.[1]).toContain('npm run storage -- dead');
});

test('a platform that is silent, and a fault of the bot’s own, are said to be so', () => {
  const { alarm, told } = anAlarm();
  alarm.failed(claimed('review-channel', 49), new DeliveryError('No answer in 15000 ms', 'later'), 'aside');
  expect(told[0]?.[1]).toContain('en el canal: Teams no responde. ');
  alarm.failed(claimed('review-channel', 49), new TypeError('a mistake of ours'), 'aside');
  expect(told[2]?.[1]).toContain('falló el bot mismo');
});

test('an admin who cannot be told is in the log', async () => {
  const { alarm, log } = anAlarm(true);
  alarm.raise({ platform: 'slack', conversation: '', reason: 'app_uninstalled' });
  await alarm.idle();
  expect(log.lines.filter(({ message }) => message === 'admin not told')).toMatchObject([
    { facts: { admin: 'slack:U1', reason: 'user_not_found' } },
    { facts: { admin: 'teams:29:x', reason: 'user_not_found' } },
  ]);
});
