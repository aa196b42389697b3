import { fileOnTeams, onBoth } from '../../helpers/world/both-platforms';
import { eventually } from '../../helpers/world/eventually';
import { titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import { cardIn, linkOf, textOf, type Json } from '../../helpers/platforms/teams';

const both = onBoth(() => ({ TEAMS_REVIEW_CHANNEL: undefined, TEAMS_SERVICE_URL: undefined }), { people: ['luis'] });

test('staff on Teams are reviewed on Slack where that alone has a channel, and read there what is said of them', async () => {
  const ana = both.onTeams('Ana');
  const sent = await fileOnTeams(ana);
  expect(textOf(sent)).toContain('Quedó en revisión en Slack.');
  await eventually(() => both.slackRoots().length === 1);
  const slack = both.slackRoots()[0]!;
  expect(titlesIn(slack)).toContain('Aprobar');

  const luis = both.onSlack('luis');
  const place: Json = { channel: both.workspace.review, channel_type: 'channel', thread_ts: slack.ts };
  await luis.event(luis.message('¿Y la fecha?', { ...place, ts: '1795000001.000001' }));
  const newest = (): Json | undefined => cardIn(ana.posts().at(-1)?.activity);
  await eventually(() => textOf(newest()).includes('¿Y la fecha?'));
  expect(textOf(newest())).toContain('luis (en Slack) comentó el informe');
  expect(linkOf(newest(), 'Abrir el hilo')).toContain(both.workspace.review);

  await luis.interaction(await luis.press(slack, 'Aprobar'));
  await eventually(() => wordsIn(slack).includes('Aprobado por luis'));
  await eventually(() => textOf(newest()).includes('aprobado'));
  expect(both.slackThread(slack)).toEqual([]);
  expect(both.teamsRoots()).toEqual([]);
});
