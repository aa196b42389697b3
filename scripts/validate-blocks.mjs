// Sends every sample screen, drawn as Slack's, to Slack's own validator. Needs the internet and no token.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('../test/helpers/world/register-ts.js');
const { WebClient } = require('@slack/web-api');
const { samples } = require('../test/cards/samples.ts');
const { expand } = require('../cards/expand.ts');
const { toBlockKit } = require('../cards/block-kit/index.ts');

const title = { type: 'plain_text', text: 'Informe de visita' };
const submit = { type: 'plain_text', text: 'Enviar' };

/** What goes out for a screen: its messages, and the same as a view. */
function payloads(screen) {
  const card = expand(screen);
  const { messages } = toBlockKit(card);
  const [modal] = toBlockKit(card, { surface: 'modal' }).messages;
  const [home] = toBlockKit(card, { surface: 'home' }).messages;
  return [
    ...messages.map(({ blocks }) => ({ message: { blocks } })),
    { view: { type: 'modal', title, submit, blocks: modal.blocks } },
    { view: { type: 'home', blocks: home.blocks } },
  ];
}

const url = process.env.SLACK_API_URL;
const client = new WebClient(undefined, url ? { slackApiUrl: url } : {});

/** What Slack says is wrong; none where all is well. Anything but an answer of Slack's is thrown. */
async function complaints(payload) {
  try {
    await client.blocks.validate(payload);
    return [];
  } catch (error) {
    if (!/^invalid_(blocks|message|view)$/.test(error?.data?.error ?? '')) throw error;
    return error.data.errors ?? [{ message: error.data.error }];
  }
}

let sent = 0;
let refused = 0;
for (const [name, screen] of Object.entries(samples)) {
  for (const payload of payloads(screen)) {
    const kind = payload.view?.type ?? 'message';
    const found = await complaints(payload);
    sent += 1;
    if (found.length > 0) refused += 1;
    for (const { pointer = '', message } of found) process.stdout.write(`${name} (${kind}) ${pointer}: ${message}\n`);
  }
}
process.stdout.write(`${sent} payloads validated by Slack, ${refused} refused.\n`);
process.exitCode = refused === 0 ? 0 : 1;
