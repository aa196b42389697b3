import { SLACK_LIMITS } from './limits';
import { isBlank, isNode, listOf, type Node, onOneLine, shortened, textOf, typeOf, webAddress, word } from './clean';
import { textPart, type ImagePart, type Part } from './parts';
import { within, type Convert, type Position, type Scope } from './scope';
import { blockTexts } from './text.es';

const SMALL_SIZES = ['small', 'medium'];
/** Pixels up to which an image is an icon, not a picture. */
const SMALL_PIXELS = 100;

/** An image of the web; its description where Slack cannot fetch it. */
export const image: Convert = (node, scope, at) => {
  const alt = onOneLine(textOf(node['altText']));
  const url = webAddress(node['url'], SLACK_LIMITS.imageUrl);
  if (url === undefined) {
    scope.lost(at, typeOf(node), 'Slack shows images from an address of the web alone');
    return isBlank(alt) ? [] : [textPart('quiet', [{ runs: [{ text: alt }] }], true)];
  }
  const shown = shortened(isBlank(alt) ? blockTexts.image : alt, SLACK_LIMITS.altText);
  return [{ is: 'image', url, alt: shown, small: isSmall(node) }];
};

function isSmall(node: Node): boolean {
  const pixels = Number.parseInt(textOf(node['width']) || textOf(node['height']), 10);
  if (!Number.isNaN(pixels)) return pixels <= SMALL_PIXELS;
  return SMALL_SIZES.includes(word(node['size'])) || word(node['style']) === 'person';
}

/** The set says how large its images are. */
export const imageSet: Convert = (node, scope, at) => {
  const size = word(node['imageSize']) || 'medium';
  return listOf(node['images']).flatMap((item, index) =>
    scope.element('Image', isNode(item) ? { ...item, size } : item, within(at, 'images', index)),
  );
};

/** Slack plays only what an app may unfurl: the poster, and an address for every source. */
export const media: Convert = (node, scope, at) => {
  const sources = listOf(node['sources']).flatMap((source, index) =>
    sourceLink(source, scope, within(at, 'sources', index)),
  );
  const parts = [...poster(node, scope, at), ...sources];
  if (sources.length === 0) scope.lost(at, typeOf(node), 'without a source of the web');
  else scope.simpler(at, typeOf(node), 'its poster and a link');
  return parts;
};

function poster(node: Node, scope: Scope, at: Position): readonly ImagePart[] {
  const url = webAddress(node['poster'], SLACK_LIMITS.imageUrl);
  if (url === undefined) {
    if (textOf(node['poster']) !== '') scope.lost(within(at, 'poster'), 'poster', 'not an address of the web');
    return [];
  }
  const alt = onOneLine(textOf(node['altText']));
  return [{ is: 'image', url, alt: shortened(alt || blockTexts.video, SLACK_LIMITS.altText), small: false }];
}

function sourceLink(source: unknown, scope: Scope, at: Position): readonly Part[] {
  const link = webAddress(isNode(source) ? source['url'] : undefined, SLACK_LIMITS.buttonUrl);
  if (link === undefined) return scope.lost(at, typeOf(source), 'not an address of the web');
  const kind = isNode(source) ? onOneLine(textOf(source['mimeType'])) : '';
  const text = isBlank(kind) ? blockTexts.video : `${blockTexts.video} (${kind})`;
  return [textPart('body', [{ runs: [{ text, link }] }])];
}
