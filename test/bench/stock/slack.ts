import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, type BlockAction } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import recorded from '../../fixtures/bench/messages.json';

/**
 * B, what a press costs at least on Slack: a Bolt app as Slack's guide begins one, which acknowledges and updates the
 * pressed message with blocks made beforehand. It keeps nothing, so the trigger says which turn of the lap it is asked
 * for. It uses nothing of the product's, now or later.
 */
const messages = recorded as unknown as readonly { readonly text: string; readonly blocks: KnownBlock[] }[];
const [token = '', signingSecret = '', slackApiUrl = ''] = process.argv.slice(2);
const receiver = new HTTPReceiver({ signingSecret });
const app = new App({ token, receiver, clientOptions: { slackApiUrl } });

app.message(async ({ message, client }) => {
  const [first] = messages;
  if (first !== undefined) await client.chat.postMessage({ channel: message.channel, ...first });
});
app.action<BlockAction>(/.*/, async ({ ack, body, client }) => {
  await ack();
  const message = messages[Number(body.trigger_id)];
  const { channel, message: pressed } = body;
  if (message !== undefined)
    await client.chat.update({ channel: channel?.id ?? '', ts: pressed?.ts ?? '', ...message });
});

void app.start({ port: 0, host: '127.0.0.1' }).then((server) => {
  process.stdout.write(`http://127.0.0.1:${((server as { address(): unknown }).address() as AddressInfo).port}\n`);
});
