import { eventually } from '../../helpers/world/eventually';
import { aCrowd } from '../../helpers/platforms/slack-crowd';
import { wordsIn } from '../../helpers/platforms/slack-shown';
import type { Json } from '../../helpers/platforms/teams';

const crowd = aCrowd();
const said = (channel: string): string => crowd.workspace.in(channel).map(wordsIn).join('\n');

const joined = (user: string, channel: string, at: string, inviter: string): Json => ({
  ...{ type: 'member_joined_channel', user, channel, channel_type: 'C', team: 'T000000001' },
  ...{ inviter, event_ts: at },
});

test('in a channel that it was invited to the bot says hello, once, and names what to do there', async () => {
  const { workspace } = crowd;
  const ana = crowd.somebody();
  const other = workspace.channel('otro');
  const event = ana.envelope(joined(workspace.botUser, other, '1700000000.000100', ana.id));
  await ana.event(event);
  await ana.event({ ...event, event_id: 'EvCOPYCOPY1' });
  await ana.event(ana.envelope(joined(ana.id, other, '1700000000.000200', ana.id)));
  await ana.event(ana.envelope(joined(workspace.botUser, workspace.review, '1700000000.000300', ana.id)));
  await eventually(() => said(workspace.review).includes('Comente cada uno en su hilo'));
  expect(said(other)).toContain('«revisar aquí»');
  expect(said(other)).toContain('se publican en otro canal');
  expect(workspace.in(other)).toHaveLength(1);

  await ana.event(ana.envelope(joined(workspace.botUser, other, '1700000000.000400', ana.id)));
  await eventually(() => workspace.in(other).length === 2);
});
