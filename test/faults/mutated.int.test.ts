import { Agent, request as open } from 'node:http';
import { parseJson } from '../../bot/http/bodies';
import { Somebody } from '../helpers/world/bot';
import { builtBot, startBotProcess, type BotProcess } from '../helpers/world/bot-process';
import { chanceOf } from '../helpers/world/chance';
import { newDatabase } from '../helpers/world/database';
import {
  slackRequest,
  slackSamples,
  teamsRequest,
  teamsSamples,
  type Request,
} from '../helpers/platforms/mutated-requests';
import { SIGNING_SECRET } from '../helpers/platforms/slack';
import { SlackStub } from '../helpers/platforms/slack-stub';
import { FakeConnector, titles, type Json } from '../helpers/platforms/teams';

/** Some seconds' worth; a million are minutes: `FAULT_REQUESTS=1000000`. */
const REQUESTS = Number(process.env['FAULT_REQUESTS'] ?? 2_000);
const AT_ONCE = 32;
/** Milliseconds. What takes so long is not answered. */
const LONGEST = 30_000;
/** MB of heap that a leak must not come to; a few requests' own noise is well below. */
const GROWTH = 48;
/** Times that memory is looked at. */
const LOOKS = 40;

jest.setTimeout(120_000 + REQUESTS * 20);

let connector: FakeConnector;
let slack: SlackStub;
let bot: BotProcess;
let url: string;
beforeAll(async () => {
  connector = await FakeConnector.start();
  slack = await SlackStub.start();
  bot = startBotProcess(builtBot(), {
    // A leak ends the process, and with it the test.
    NODE_OPTIONS: '--max-old-space-size=384',
    STORAGE_URL: newDatabase(),
    TEAMS_REVIEW_CHANNEL: '19:revision@thread.tacv2',
    TEAMS_SERVICE_URL: connector.serviceUrl,
    SLACK_BOT_TOKEN: 'xoxb-of-the-bot',
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.url,
    SLACK_REVIEW_CHANNEL: 'C1REVISION',
  });
  url = await bot.listening;
});
afterAll(async () => {
  await bot?.kill();
  await slack?.stop();
  await connector?.stop();
});

test(`${REQUESTS} mutated requests on both endpoints: no crash, no 5xx, no growth`, async () => {
  const seed = Number(process.env['FAULT_SEED'] ?? Date.now() % 1e9);
  try {
    await throughMutations(seed);
  } catch (error) {
    throw new Error(`With FAULT_SEED=${seed}: ${bot.errors().slice(-2_000)}`, { cause: error });
  }
});

async function throughMutations(seed: number): Promise<void> {
  const chance = chanceOf(seed);
  const ofTeams = await teamsSamples({ url, connector, storageUrl: '' });
  const ofSlack = slackSamples(ofTeams.flatMap(dataIn));
  connector.keeps = false;
  const heap: number[] = [];
  const statuses = new Map<string, number>();
  const wrong: string[] = [];
  const started = performance.now();
  let sent = 0;
  const lane = async (): Promise<void> => {
    while (sent < REQUESTS && wrong.length < 10) {
      sent += 1;
      if (sent % Math.ceil(REQUESTS / LOOKS) === 0) heap.push(await heapOf());
      const next = chance.oneIn(2)
        ? teamsRequest(chance, ofTeams, connector.serviceUrl)
        : slackRequest(chance, ofSlack, slack.buttons);
      const status = await statusOf(next);
      statuses.set(`${next.path} ${status}`, (statuses.get(`${next.path} ${status}`) ?? 0) + 1);
      if (status < 200 || (status >= 500 && !isForeignInvoke(status, next.body)))
        wrong.push(`${status} ${next.path} ${next.body.toString('utf8').slice(0, 2_000)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const seconds = (performance.now() - started) / 1_000;
  const [early, late] = [Math.min(...heap.slice(LOOKS / 4, LOOKS / 2)), Math.min(...heap.slice((-LOOKS * 1) / 4))];
  if (REQUESTS > 10_000)
    process.stdout.write(
      `${sent} mutated requests in ${seconds.toFixed(0)} s, ${(sent / seconds).toFixed(0)}/s; heap ${heap.map((each) => each.toFixed(0)).join(' ')} MB; ${JSON.stringify(Object.fromEntries([...statuses].sort()))}\n`,
    );
  expect(wrong).toEqual([]);
  expect(failuresIn(bot.errors())).toEqual([]);
  expect(late - early).toBeLessThan(GROWTH);
  connector.keeps = true;
  const next = new Somebody({ url, connector }, 'Siguiente');
  expect(titles(await next.type('hola'))).toContain('Nuevo informe');
}

/** What Teams is told of an invoke that is none of the bot's, its type read as the bot reads it. */
function isForeignInvoke(status: number, bytes: Buffer): boolean {
  const read = parseJson(bytes);
  return status === 501 && read.is === 'json' && (read.body as { readonly type?: unknown }).type === 'invoke';
}

/** A turn that fails is answered in words: only the log tells. */
const failuresIn = (log: string): readonly string[] =>
  log
    .split('\n')
    .filter((line) => /"(request|press|message|thread|mention|opened|Slack payload|Slack listener) failed"/.test(line));

/** The data of an activity's press. */
function dataIn({ value }: Json): Json[] {
  const { action } = (value ?? {}) as { readonly action?: { readonly data?: Json } };
  return action?.data === undefined ? [] : [action.data];
}

async function heapOf(): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(text)?.[1]) / 2 ** 20;
}

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

/** The answer's status; 0 where there is none. */
const statusOf = ({ path, headers, body }: Request): Promise<number> =>
  new Promise((resolve) => {
    const sending = open(`${url}${path}`, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': body.length },
      timeout: LONGEST,
    });
    sending.on('response', (answer) => {
      answer.on('end', () => resolve(answer.statusCode ?? 0)).on('error', () => resolve(0));
      answer.resume();
    });
    sending.on('timeout', () => sending.destroy());
    sending.on('error', () => resolve(0));
    sending.end(body);
  });
