import { fileOnTeams, onBoth, threadMessage } from '../../helpers/world/both-platforms';
import { eventually } from '../../helpers/world/eventually';
import { titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import { cardIn, parts, titles, type Json } from '../../helpers/platforms/teams';

const HOSTILE =
  '<!channel> *negritas* _x_ [aquí](http://malo.example) <at>all</at> <b>HTML</b> \u202eoculto\u202c a\u200bb &amp; ${data}';
const both = onBoth(() => ({}), { people: ['luis'] });

const textsOf = (shown: unknown): readonly string[] =>
  parts(shown).flatMap((part) => (typeof part['text'] === 'string' ? [part['text']] : []));

test('what is said on one platform is markup on no other, and what is too long is cut, with the way to the rest', async () => {
  const ana = both.onTeams('Ana');
  await fileOnTeams(ana);
  await eventually(() => both.teamsRoots().length === 1 && both.slackRoots().length === 1);
  const [teams, slack] = [both.teamsRoots()[0]!, both.slackRoots()[0]!];
  const inSlack = (ts: string): Json => ({
    ...{ ts, event_ts: ts, channel: both.workspace.review },
    ...{ channel_type: 'channel', thread_ts: slack.ts },
  });

  const eva = both.inThread('*Eva* <!here> \u202eavE <at>all</at>', teams);
  await eva.send(threadMessage(eva, HOSTILE));
  await eventually(() => both.slackThread(slack).length === 1);
  const there = (): Json[] =>
    both.workspace.in(both.workspace.review).filter(({ thread }) => thread === slack.ts) as unknown as Json[];
  const message = there()[0] as unknown as { text: string; blocks: readonly Json[] };
  const kept = HOSTILE.replace('\u200b', '').replace(/[\u202e\u202c]/gu, '');
  expect(wordsIn(message).replace(/[\u200b\u202e\u202c]/gu, '')).toContain(kept);
  expect(message.text).not.toMatch(/<!|<at>/);
  const markdown = parts(message.blocks).filter((part) => part['type'] === 'mrkdwn');
  for (const part of markdown) expect(String(part['text'])).not.toMatch(/<!|<at>|<http/);

  const luis = both.onSlack('luis');
  await luis.event(luis.message(HOSTILE, inSlack('1795000001.000001')));
  await eventually(() => both.teamsThread(teams).length === 1);
  const card = (): Json | undefined =>
    cardIn(both.connector.in(`${teams.conversation};messageid=${teams.id}`).at(-1)?.activity);
  expect(textsOf(card()).map((text) => text.replace(/[\u200b\u202e\u202c]/gu, ''))).toContain(kept);
  // Text runs alone show what was typed as it is: a text block would read Markdown in it.
  const blocks = parts(card()).filter(
    (part) => part['type'] === 'TextBlock' && String(part['text']).includes('negritas'),
  );
  expect(blocks).toEqual([]);

  await luis.event(luis.message(`Largo ${'palabra '.repeat(2_500)}fin`, inSlack('1795000002.000001')));
  await eventually(() => both.teamsThread(teams).length === 2);
  expect(JSON.stringify(card()).length).toBeLessThan(20_000);
  expect(textsOf(card()).join('\n')).toContain('El comentario sigue: está completo en Slack y en «Ver informe».');
  expect(titles(card())).toEqual(['Abrir en Slack']);
  await eva.send(threadMessage(eva, `Largo ${'palabra '.repeat(2_400)}fin`));
  await eventually(() => both.slackThread(slack).length === 2);
  const long = there()[1] as unknown as { blocks: readonly Json[] };
  expect(wordsIn(long)).toContain('El comentario sigue: está completo en Teams');
  expect(titlesIn(long)).toEqual(['Abrir en Teams']);
});
