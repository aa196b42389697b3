import type { Link, Picture } from '../../core/screen/screens';
import type { Image, RichTextBlock, TextRun } from '../card';
import { open } from './actions';
import { run, runs } from './text';

/** The links that stand in a line, in one paragraph; none where there are none. */
export function linksInLine(links: readonly Link[]): readonly RichTextBlock[] {
  const inLine = links.filter(({ inLine: is }) => is === true);
  const parts = inLine.flatMap((link, index): readonly TextRun[] => [
    ...(index === 0 ? [] : [run('  ·  ', { isSubtle: true })]),
    run(link.title, { color: 'accent', selectAction: open(link) }),
  ]);
  return parts.length === 0 ? [] : [runs(parts, 'medium')];
}

/** A page lying down, as wide as a phone's card is: larger, it would push the buttons out of sight. */
const WIDTH = '320px';

export const picture = (shown: Picture | undefined): readonly Image[] =>
  shown === undefined
    ? []
    : [
        {
          type: 'Image',
          url: shown.url,
          altText: shown.alt,
          width: WIDTH,
          spacing: 'medium',
          ...(shown.opens === undefined ? {} : { selectAction: open(shown.opens) }),
        },
      ];
