/** Folders with a direction; the first pattern that matches a path names its zone. */
const zones = [
  ['core', /^core\//],
  ['turns', /^bot\/turns\//],
  ['outbox', /^bot\/outbox\//],
  ['pasted', /^bot\/pasted\//],
  ['config', /^bot\/config\//],
  ['http', /^bot\/http\//],
  ['teams', /^bot\/teams\//],
  ['slack', /^bot\/slack\//],
  ['main', /^bot\/[\w-]+(\.ts)?$/],
  ['wire', /^playground\/wire(\.ts)?$/],
  ['page', /^playground\/page\//],
  ['playground', /^playground\//],
  ['block-kit', /^cards\/block-kit(\/|$)/],
  ['cards', /^cards\//],
  ['documents', /^documents\//],
  ['storage', /^storage\//],
  ['deploy', /^deploy\//],
] as const;
export type Zone = (typeof zones)[number][0];

export const zoneOf = (path: string): Zone | undefined => zones.find(([, pattern]) => pattern.test(path))?.[0];

interface ZoneRule {
  readonly may: readonly Zone[];
  readonly because: string;
}

const platform = (name: Zone): ZoneRule => ({
  may: ['core', 'storage', 'turns', 'outbox', 'pasted', 'http', 'cards', 'block-kit', 'documents', name],
  because: 'a platform only reads its payloads and shows screens; it draws on the middle and knows no other platform',
});

/** Which way imports flow; main, the composition root, may import all. */
export const flow: Readonly<Record<Exclude<Zone, 'main'>, ZoneRule>> = {
  core: { may: ['core'], because: 'the core is pure, so that all that matters is tested without a network or a clock' },
  turns: {
    may: ['core', 'storage', 'outbox', 'pasted', 'turns'],
    because: 'what a turn does is decided once, for all platforms, and platforms come to it, never the reverse',
  },
  outbox: {
    may: ['core', 'storage', 'outbox'],
    because: 'the outbox says what was saved, by whatever platform, and knows neither turns nor platforms',
  },
  pasted: { may: ['core', 'pasted'], because: 'pasted text becomes paragraphs and tables, whoever sent it' },
  config: {
    may: ['core', 'config'],
    because: 'the configuration is read before anything else exists, and names units and states as the pure core does',
  },
  http: {
    may: ['core', 'storage', 'outbox', 'documents', 'http'],
    because: 'what is served over HTTP is made of reports and their documents, whatever platform they came from',
  },
  teams: platform('teams'),
  slack: platform('slack'),
  wire: { may: [], because: 'what the page and its channel say to each other is plain types, read on both sides' },
  page: { may: ['page', 'wire'], because: 'the page runs in a browser and meets the bot over HTTP alone' },
  playground: {
    may: ['playground', 'wire'],
    because: "the playground speaks the Bot Framework's protocol over HTTP, as Teams does, and sees nothing of the bot",
  },
  'block-kit': {
    may: ['block-kit'],
    because: 'the converter takes any Adaptive Card and could be published as it is',
  },
  cards: {
    may: ['core', 'cards', 'block-kit'],
    because: 'a card draws a screen, and knows neither who sends it nor where it is kept',
  },
  documents: {
    may: ['core', 'documents'],
    because: 'a document is made of the form and its answers, and of nothing else',
  },
  storage: {
    may: ['core', 'storage'],
    because: 'a store keeps reports, and shows nothing to anybody',
  },
  deploy: {
    may: ['deploy', 'core', 'config', 'storage', 'documents'],
    because: 'what an operator runs must not need the bot running, only its configuration, its store and its papers',
  },
};

/** The rooms of the core, from the ground up: each is made of those below it. */
const floors = ['form|words', 'record', 'screen', 'filing', 'review', 'report', 'paper', 'find', 'remind', 'talk'].map(
  (rooms) => new RegExp(`^core/(${rooms})/`),
);
export const floorOf = (path: string): number => floors.findIndex((floor) => floor.test(path));

/** How many source files a person finds their way among, in one folder. */
export const MOST_IN_A_FOLDER = 24;

interface Home {
  readonly vendor: RegExp;
  readonly at: RegExp;
  readonly because: string;
}

/** Each vendor has one home, so that replacing it is one folder's work. */
export const homes: readonly Home[] = [
  {
    vendor: /^(botbuilder|botframework)/,
    at: /^bot\/teams\//,
    because: 'botbuilder is archived and stays in bot/teams, so that its successor replaces one folder',
  },
  { vendor: /^jose$/, at: /^bot\/teams\//, because: 'tokens come in where Teams does, and nowhere else' },
  {
    vendor: /^restify$/,
    at: /^bot\/(teams|http)\//,
    because: 'the server is made once, in bot/http, and handed over by main',
  },
  {
    vendor: /^@slack\/types$/,
    at: /^(bot\/slack|cards\/block-kit)\//,
    because: 'blocks are made in cards/block-kit, and sent by bot/slack',
  },
  { vendor: /^@slack\//, at: /^bot\/slack\//, because: 'Slack is known to bot/slack alone' },
  { vendor: /^better-sqlite3$/, at: /^storage\/sqlite/, because: 'SQLite is one store among others' },
  { vendor: /^mongodb$/, at: /^storage\/mongodb/, because: 'MongoDB is one store among others' },
  {
    vendor: /^adaptive(cards-templating|-expressions)$/,
    at: /^cards\//,
    because: 'a template is expanded in one place',
  },
  { vendor: /^diff$/, at: /^core\/review\/difference\//, because: 'what changed is told in one place' },
  { vendor: /^docxtemplater$/, at: /^documents\//, because: 'Word is written in one place' },
  { vendor: /^pizzip$/, at: /^documents\//, because: 'docxtemplater alone works on it' },
  {
    vendor: /^(@myriaddreamin|@resvg|@svg-maps|csv-stringify|saxes|yazl)/,
    at: /^documents\//,
    because: 'what documents are made with and read by is known to their own room',
  },
  { vendor: /^parse5$/, at: /^bot\/pasted\//, because: 'HTML from outside is parsed in one place' },
  {
    vendor: /^zod$/,
    at: /^(bot\/(teams|slack)\/|playground\/|storage\/transfer\/)/,
    because: 'input is parsed at the door, and trusted inside; an export comes in by a door too',
  },
  {
    vendor: /^raw-body$/,
    at: /^(bot\/http|playground)\//,
    because: 'a body is read in one place of the bot, and in one of the playground',
  },
  {
    vendor: /^prom-client$/,
    at: /^bot\/http\//,
    because: 'what is measured is published in one place',
  },
  { vendor: /^pino$/, at: /^bot\/[\w-]+\.ts$/, because: 'all others log through the port' },
  {
    vendor: /^(adaptivecards|@fluentui\/.*)$/,
    at: /^playground\/page\//,
    because: 'only the page runs in a browser',
  },
  {
    vendor: /^(@microsoft\/app-manifest|ajv|ajv-formats|pngjs)$/,
    at: /^deploy\//,
    because: 'the Teams package is checked where it is made',
  },
  {
    vendor: /^lru-cache$/,
    at: /^(bot|storage|documents)\//,
    because: 'the core remembers nothing, and what is remembered outside it has an end',
  },
];
