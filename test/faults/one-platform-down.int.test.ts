import { fileOnTeams, onBoth, threadMessage } from '../helpers/world/both-platforms';
import { aRunningClock } from '../helpers/world/clocks';
import { eventually } from '../helpers/world/eventually';
import { wordsIn } from '../helpers/platforms/slack-shown';
import { cardIn, textOf, type Json } from '../helpers/platforms/teams';

const HOUR_MS = 60 * 60_000;
// 14:00 in Mexico City.
const clock = aRunningClock('2026-03-02T20:00:00.000Z');
const both = onBoth(() => ({}), { clock, people: ['luis'] });

const down = (): void => {
  both.workspace.failing = ({ method }) =>
    method.startsWith('chat.') ? { status: 503, body: { ok: false, error: 'service_unavailable' } } : undefined;
};

/** Goes on until what waited for its time was tried. */
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 60 && !holds(); tries += 1) {
    clock.advance(20 * 60_000);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  expect(holds()).toBe(true);
}

test('with Slack away for a day, Teams and the author go on at once, and Slack is told all of it later, in order, marked late', async () => {
  const ana = both.onTeams('Ana');
  await fileOnTeams(ana);
  await eventually(() => both.teamsRoots().length === 1 && both.slackRoots().length === 1);
  const [teams, slack] = [both.teamsRoots()[0]!, both.slackRoots()[0]!];
  const eva = both.inThread('Eva', teams);
  down();
  const at = (): Json => ({ timestamp: clock.now().toISOString() });
  const authorReads = (): string =>
    both.connector
      .in(ana.conversation)
      .map(({ activity }) => textOf(cardIn(activity)))
      .join('\n');
  for (const said of ['Uno', 'Dos', 'Tres']) {
    await eva.send(threadMessage(eva, said, at()));
    await eventually(() => authorReads().includes(said));
  }
  await eva.click('Aprobar', {}, cardIn(teams.activity), teams.id);
  await eventually(() => textOf(cardIn(teams.activity)).includes('Aprobado por Eva'));
  await eventually(() => authorReads().includes('aprobado'));
  expect(both.slackThread(slack)).toEqual([]);

  for (let hour = 0; hour < 24; hour += 1) {
    clock.advance(HOUR_MS);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(both.slackThread(slack)).toEqual([]);
  both.workspace.failing = () => undefined;
  await until(() => both.slackThread(slack).length === 4);
  const told = both.slackThread(slack);
  expect(told.map((words) => words.split('\n')[1] ?? words)).toEqual([
    expect.stringContaining('Uno'),
    expect.stringContaining('Dos'),
    expect.stringContaining('Tres'),
    expect.anything(),
  ]);
  for (const words of told) expect(words).toMatch(/Dicho ayer a las 14:\d\d; llega tarde/);
  expect(told[3]).toContain('Eva, en Teams, aprobó el informe.');
  await eventually(() => wordsIn(slack).includes('Aprobado por Eva'));
});

test('a report that Slack does not take is published on Teams, its author reads so, and Slack gets it once it is back', async () => {
  const raul = both.onTeams('Raúl');
  const [teamsBefore, slackBefore] = [both.teamsRoots().length, both.slackRoots().length];
  down();
  const sent = await fileOnTeams(raul);
  expect(textOf(sent)).toContain('Quedó en revisión en Teams y en Slack.');
  await eventually(() => both.teamsRoots().length > teamsBefore);
  const newest = (): string => textOf(cardIn(raul.posts().at(-1)?.activity));
  await until(() => newest().includes('En Slack aún no se publica'));
  expect(newest()).toContain('Quedó en revisión en Teams.');
  both.workspace.failing = () => undefined;
  await until(() => both.slackRoots().length > slackBefore);
  await eventually(() => newest().includes('Quedó en revisión en Teams y en Slack.'));
});
