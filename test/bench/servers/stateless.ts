import { Template } from 'adaptivecards-templating';
import { ActivityHandler, type AdaptiveCardInvokeResponse, type CloudAdapter, type TurnContext } from 'botbuilder';
import restify, { type Server } from 'restify';
import type { Screen, TemplateName } from '../../../core/screens/screens';
import type { AdaptiveCard } from '../../../cards/card';
import { trimToFit } from '../../../cards/fits';
import { modelOf } from '../../../cards/models';
import field from '../../../cards/templates/field.json';
import rows from '../../../cards/templates/rows.json';
import summary from '../../../cards/templates/summary.json';

/**
 * A bot as the SDK's own samples write it: no state and no store, and the product's cards in the
 * answer. It keeps nothing, so `channelData` says which turn of the lap it is asked for.
 */
class Stateless extends ActivityHandler {
  constructor(
    private readonly screens: readonly Screen[],
    private readonly draw: (screen: Screen) => AdaptiveCard,
  ) {
    super();
  }

  protected override async onAdaptiveCardInvoke({ activity }: TurnContext): Promise<AdaptiveCardInvokeResponse> {
    const { turn } = activity.channelData as { readonly turn: number };
    const screen = this.screens[turn];
    if (screen === undefined) throw new Error(`The lap has no turn ${turn}`);
    const card = this.draw(screen);
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { ...card } };
  }
}

export function statelessServer(
  adapter: CloudAdapter,
  screens: readonly Screen[],
  draw: (screen: Screen) => AdaptiveCard,
): Server {
  const bot = new Stateless(screens, draw);
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser());
  server.post('/api/messages', async (request, response) => {
    const { body, headers, method = 'POST' } = request;
    await adapter.process({ body: body as Record<string, unknown>, headers, method }, response, (context) =>
      bot.run(context),
    );
  });
  return server;
}

const sources: Partial<Record<TemplateName, object>> = { field, rows, summary };

/** What `expand` does, but for a template that is parsed every time. */
export function parseAndExpand(screen: Screen): AdaptiveCard {
  const source = sources[screen.template];
  if (source === undefined) throw new Error(`The lap shows no ${screen.template}`);
  return trimToFit(new Template(source).expand({ $root: modelOf(screen) }) as AdaptiveCard).card;
}
