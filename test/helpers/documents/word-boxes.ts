import { poppler } from './poppler';

interface Box {
  readonly page: number;
  readonly text: string;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** The words of a PDF with the places they are printed at, in points. */
export function wordBoxes(path: string): readonly Box[] {
  let page = 0;
  return poppler('pdftotext', '-bbox', path, '-')
    .split('\n')
    .flatMap((line): Box[] => {
      if (line.includes('<page ')) page += 1;
      const [, x0, y0, x1, y1, text = ''] =
        /xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*)<\/word>/.exec(line) ?? [];
      return text === '' ? [] : [{ page, text, x: [Number(x0), Number(x1)], y: [Number(y0), Number(y1)] }];
    });
}

/** Pairs of words of which one is printed over the other. */
export function overprinted(words: readonly Box[]): readonly string[] {
  const share = ([a, b]: readonly [number, number], [c, d]: readonly [number, number]) =>
    Math.min(b, d) - Math.max(a, c);
  return words.flatMap((one, at) =>
    words
      .slice(at + 1)
      .filter((other) => other.page === one.page && share(one.x, other.x) > 0.5 && share(one.y, other.y) > 3)
      .map((other) => `${one.text} ${other.text}`),
  );
}
