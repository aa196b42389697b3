import { Somebody } from '../helpers/world/bot';
import { eventually } from '../helpers/world/eventually';
import { aLog } from '../helpers/world/logs';
import { aBot } from '../helpers/people/standing';
import { cardIn, textOf, titles, type Json } from '../helpers/platforms/teams';
import activities from '../fixtures/teams/activities.json';

/** Activities as Teams sends them, with ids and names of our own; `activities.json` has one of each kind. */
const shapes = Object.entries(activities) as unknown as readonly (readonly [string, Json])[];

const log = aLog();
const bot = aBot({ log });

/** The same activity from somebody of this test, answered at the test's own connector. */
function from(name: string, activity: Json): Json {
  const own = new Somebody(bot, name);
  const conversation = activity['conversation'] as Json;
  const personal = conversation['conversationType'] === 'personal';
  return {
    ...activity,
    serviceUrl: bot.connector.serviceUrl,
    from: { ...(activity['from'] as Json), id: `29:${name}`, name },
    conversation: personal ? { ...conversation, id: own.conversation } : conversation,
  };
}

const ANSWERED: Readonly<Record<string, RegExp>> = {
  'message-personal': /Hola/,
  'message-personal-html': /Hola/,
  'message-image': /El archivo no se guarda/,
  'message-update-personal': /./,
  'message-file': /Hola/,
  'message-reply-quote': /Hola/,
  'installation-add-personal': /Hola/,
  'conversation-members-added-personal': /Hola/,
};

test.each(shapes)('%s is acknowledged', async (name, activity) => {
  const ana = new Somebody(bot, `Ana ${name}`);
  const before = bot.connector.posts.length;
  const { status } = await ana.send(from(ana.name, activity));
  const isInvoke = activity['type'] === 'invoke';
  // Of an invoke, that it is not for the bot is an answer too.
  expect([200, 201, 202, ...(isInvoke ? [400, 501] : [])]).toContain(status);
  const words = ANSWERED[name];
  if (words !== undefined) {
    await eventually(() => ana.posts().length > 0);
    expect(textOf(cardIn(ana.posts().at(-1)?.activity))).toMatch(words);
    return;
  }
  if (name === 'channel-mention') return eventually(() => bot.connector.posts.length > before);
  expect(ana.posts()).toEqual([]);
});

test('what is ignored and what is not supported leaves a line in the log, and no text of anybody’s', async () => {
  const ana = new Somebody(bot, 'Ana callada');
  log.lines.length = 0;
  await ana.send(from(ana.name, activities.typing));
  await ana.send(from(ana.name, activities['invoke-task-fetch']));
  await ana.send({ ...from(ana.name, activities['message-update-personal']), text: 'Secreto' });
  expect(log.lines.map(({ message }) => message)).toEqual(
    expect.arrayContaining(['activity ignored', 'invoke not supported']),
  );
  expect(JSON.stringify(log.lines)).not.toContain('Secreto');
});

test('nothing is an error in the log', () => {
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});

test('added by several activities at once, the bot greets once, and again nobody who writes', async () => {
  const ana = new Somebody(bot, 'Ana nueva');
  const opening = ['installation-add-personal', 'conversation-members-added-personal'] as const;
  await Promise.all(opening.map((name) => ana.send(from(ana.name, activities[name]))));
  await eventually(() => ana.posts().length > 0);
  await ana.type('ayuda');
  const greetings = ana.posts().filter((post) => titles(cardIn(post.activity)).includes('Mis informes'));
  expect(greetings).toHaveLength(1);
});

test('a card of another bot’s, pressed in a channel, is told that it is not ours', async () => {
  const ana = new Somebody(bot, 'Ana ajena');
  const activity = from(ana.name, activities['channel-action-submit']);
  const { id } = activity['conversation'] as { readonly id: string };
  const before = bot.connector.in(id).length;
  await ana.send(activity);
  await eventually(() => bot.connector.in(id).length > before);
  expect(textOf(cardIn(bot.connector.in(id).at(-1)?.activity))).toContain('No reconozco ese botón');
});
