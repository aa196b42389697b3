import { Template } from 'adaptivecards-templating';
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { AdaptiveCardInvokeResponse, TurnContext } from 'botbuilder';
import restify from 'restify';
import models from '../../fixtures/bench/models.json';
import sources from '../../fixtures/bench/templates.json';

/**
 * F, what a turn of a Teams bot costs at least: the SDK's own sample of a bot that answers with a card. It keeps nothing,
 * so `channelData` says which turn of the lap it is asked for. It uses nothing of the product's, now or later.
 */
class Stateless extends ActivityHandler {
  protected override async onAdaptiveCardInvoke({ activity }: TurnContext): Promise<AdaptiveCardInvokeResponse> {
    const { turn } = activity.channelData as { readonly turn: number };
    const { template, model } = models[turn] ?? {};
    const value = templates.get(String(template))?.expand({ $root: model }) as Record<string, unknown>;
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value };
  }
}

const templates = new Map(Object.entries(sources).map(([name, source]) => [name, new Template(source)]));
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new Stateless();
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  const { body, headers, method = 'POST' } = request;
  await adapter.process({ body: body as Record<string, unknown>, headers, method }, response, (context) =>
    bot.run(context),
  );
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`));
