import type { WebClient } from '@slack/web-api';
import { SlackRefusal } from '../../../bot/slack/calls';
import { createIdentity } from '../../../bot/slack/organization';
import { aLog } from '../../helpers/world/logs';

/** Slack's answers to who we are, and to what the bot is, one after the other. */
function identity(auth: readonly object[], bots: readonly object[] = []) {
  const asked: string[] = [];
  const answering = (name: string, answers: readonly object[]) => async (): Promise<unknown> => {
    const answer = answers[asked.filter((one) => one === name).length];
    asked.push(name);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const web = { auth: { test: answering('auth', auth) }, bots: { info: answering('bots', bots) } };
  const log = aLog();
  return { ...createIdentity(web as unknown as WebClient, log), asked, log };
}

const OURS = { ok: true, team_id: 'T1', enterprise_id: 'E1', bot_id: 'B1' };
const AWAY = new SlackRefusal('', 'later');

test('it is one question to Slack, whoever asks', async () => {
  const { asked, ...own } = identity([OURS], [{ bot: { app_id: 'A1' } }]);
  expect(await Promise.all([own.ids(), own.app(), own.learn(), own.ids()])).toEqual([
    ['T1', 'E1'],
    'A1',
    undefined,
    ['T1', 'E1'],
  ]);
  expect(asked).toEqual(['auth', 'bots']);
});

test('the app that Slack names at once is not asked for', async () => {
  const { asked, app } = identity([{ ...OURS, app_id: 'A7' }]);
  expect([await app(), asked]).toEqual(['A7', ['auth']]);
});

test('what failed is asked again, and only that', async () => {
  const { asked, ids, app, learn, log } = identity([AWAY, OURS], [AWAY, { bot: { app_id: 'A1' } }]);
  await learn();
  expect(log.lines.map(({ message }) => message)).toEqual(['own identity not known yet']);
  await expect(app()).rejects.toBe(AWAY);
  expect([await ids(), await app()]).toEqual([['T1', 'E1'], 'A1']);
  expect(asked).toEqual(['auth', 'auth', 'bots', 'bots']);
});

test('an app that Slack will not name is asked for once', async () => {
  const { asked, app } = identity([OURS], [new SlackRefusal('missing_scope', 'later')]);
  expect([await app(), await app(), asked]).toEqual(['', '', ['auth', 'bots']]);
});
