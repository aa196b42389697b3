import { randomUUID } from 'node:crypto';
import type { KnownBlock } from '@slack/types';
import { plainText } from '../../core/review/screens/plain';
import type { Screen } from '../../core/screen/screens';
import { escaped, toBlockKit } from '../../cards/block-kit';
import { expandWhole } from '../../cards/expand';

/** One message of a screen: its blocks, and its words for notifications. */
export interface Drawn {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

export interface DrawnScreen {
  /** One or more, in reading order; the buttons stand on the last. */
  readonly messages: readonly [Drawn, ...Drawn[]];
  /** What no message could hold, as a text file. */
  readonly overflow?: { readonly filename: string; readonly text: string };
}

/**
 * A screen as Slack messages. Every drawing has block ids of its own: a client keeps what was typed in
 * an input whose block id it knows, whatever the update says stands in it.
 */
export function draw(screen: Screen): DrawnScreen {
  const { messages, overflow } = toBlockKit(expandWhole(pictured(inMessage(screen))), {
    revision: randomUUID().slice(0, 8),
  });
  return { messages, ...(overflow === undefined ? {} : { overflow }) };
}

/** What stands in a window is opened from a message by its button. */
function inMessage(screen: Screen): Screen {
  if (screen.template !== 'form' || screen.data.opens === undefined) return screen;
  const { heading, opens, buttons } = screen.data;
  const others = buttons.filter(({ withInputs }) => withInputs !== true);
  const data = { tone: 'plain', facts: [], links: [] } as const;
  return {
    template: 'notice',
    data: { ...data, title: heading, lines: [opens.said], buttons: [opens.button, ...others] },
  };
}

/**
 * Slack fetches a picture while it takes the message, over https alone, and refuses the whole message where it cannot.
 * Pressed, it is enlarged in place: what it would open stands in the line below it.
 */
function pictured(screen: Screen): Screen {
  if (screen.template !== 'post' || screen.data.picture === undefined) return screen;
  const { picture, ...data } = screen.data;
  const { url, alt } = picture;
  return { template: 'post', data: url.startsWith('https:') ? { ...data, picture: { url, alt } } : data };
}

/** A screen's words alone. */
export const drawPlain = (screen: Screen): DrawnScreen => ({
  messages: [{ text: escaped(plainText(screen)), blocks: [] }],
});

/** The same for a message that has blocks already: without any, an edit would leave those that stand there. */
export function drawPlainOver(screen: Screen): DrawnScreen {
  const text = plainText(screen);
  return {
    messages: [
      { text: escaped(text), blocks: [{ type: 'section', text: { type: 'plain_text', text, emoji: false } }] },
    ],
  };
}

/** The blocks alone, for the Home tab. */
export const drawHome = (screen: Screen): KnownBlock[] =>
  toBlockKit(expandWhole(screen), { surface: 'home', revision: randomUUID().slice(0, 8) }).messages[0].blocks;
