import { randomUUID } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import {
  ActivityTypes,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type TurnContext,
  type Activity,
  type ConversationReference,
  type InvokeResponse,
} from 'botbuilder';
import restify from 'restify';
import { createPlayground, type Playground } from '../../playground/playground';

/** A real bot on a real server, with the chat's channel beside it: echoes, draws a card, answers its presses. */
export interface EchoBot {
  readonly url: string;
  readonly server: EventEmitter;
  readonly playground: Playground;
  /** What the bot received, oldest first. */
  readonly received: Activity[];
  /** How the next activities are answered, by HTTP status; empty: the bot does its work. */
  readonly refusals: number[];
  turn(work: (context: TurnContext) => Promise<void>): void;
  proactive(reference: unknown, work: (context: TurnContext) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  readonly port?: number;
  readonly journal?: string;
  readonly pageDirectory?: string;
}

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

export async function startEchoBot({ port = 0, journal = ':memory:', pageDirectory }: Options = {}): Promise<EchoBot> {
  const server = restify.createServer();
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const received: Activity[] = [];
  const refusals: number[] = [];
  let work: (context: TurnContext) => Promise<void> = echo;
  let url = '';
  const playground = createPlayground({
    server,
    baseUrl: () => url,
    botEndpoint: '/api/messages',
    journal,
    log: silent,
    clock: { now: () => new Date() },
    newId: randomUUID,
    ...(pageDirectory === undefined ? {} : { pageDirectory }),
  });
  server.post(
    '/api/messages',
    restify.plugins.bodyParser(),
    async (request: restify.Request, response: restify.Response) => {
      const refusal = refusals.shift();
      if (refusal !== undefined) {
        response.send(refusal);
        return;
      }
      await adapter.process(request as unknown as Parameters<CloudAdapter['process']>[0], response, async (context) => {
        received.push(context.activity);
        await work(context);
      });
    },
  );
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', () => resolve()));
  url = `http://127.0.0.1:${server.address().port}`;
  return {
    url,
    server: server.server as EventEmitter,
    playground,
    received,
    refusals,
    turn: (next) => (work = next),
    proactive: (reference, next) =>
      adapter.continueConversationAsync('', reference as Partial<ConversationReference>, next),
    stop: async () => {
      await playground.close();
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      (server.server as { closeAllConnections(): void }).closeAllConnections();
      await closed;
    },
  };
}

const card = (title: string, body: readonly object[], actions: readonly object[] = []): object => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: title, style: 'heading', wrap: true }, ...body],
  actions,
});

const save = {
  type: 'Action.Execute',
  title: 'Guardar y continuar',
  verb: 'save',
  data: { step: 1 },
  style: 'positive',
};

export const questionCard = card(
  'Entidad Federativa',
  [
    {
      type: 'Input.ChoiceSet',
      id: 'state',
      label: '¿Qué entidad se visitó?',
      style: 'filtered',
      choices: ['Coahuila', 'Córdoba', 'México'].map((title, value) => ({ title, value: `e${value}` })),
    },
  ],
  [save],
);

/** A long list of which several may be chosen. */
export const statesCard = (value: string): object =>
  card(
    'Entidad Federativa',
    [
      {
        type: 'Input.ChoiceSet',
        id: 'states',
        label: '¿Qué entidades se visitaron?',
        isMultiSelect: true,
        value,
        choices: Array.from({ length: 12 }, (_, at) => ({ title: `Estado ${at}`, value: `s${at}` })),
      },
    ],
    [save],
  );

export const nextCard = card(
  'Objetivo de la visita',
  [{ type: 'Input.Text', id: 'objective', label: '¿Cuál fue el objetivo?', isMultiline: true }],
  [save],
);

export const projectCard = card(
  'Proyecto',
  [
    { type: 'Input.Text', id: 'code', label: 'Clave' },
    { type: 'Input.Text', id: 'name', label: 'Nombre' },
    { type: 'Input.Text', id: 'work', label: 'Qué se hizo', isMultiline: true },
  ],
  [save],
);

export const invokeBody = (value: unknown): InvokeResponse => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value },
});

/** "nuevo" brings a card; a press, the next card; anything else is said back. */
async function echo(context: TurnContext): Promise<void> {
  const { text } = context.activity;
  const type: string = context.activity.type;
  if (type === 'invoke') {
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: invokeBody(nextCard) });
  } else if (type === 'message' && text === 'nuevo') {
    await context.sendActivity({ attachments: [CardFactory.adaptiveCard(questionCard)] });
  } else if (type === 'message') {
    await context.sendActivity(`Dijo: **${text}**`);
  }
}
