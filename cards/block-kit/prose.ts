import type {
  RichTextBlock,
  RichTextBlockElement,
  RichTextElement,
  RichTextSection,
  RichTextText,
  TextObject,
} from '@slack/types';
import { escaped, isBlank, mrkdwnText, plainText } from './clean';

/** A stretch of text that looks one way. */
export interface Run extends RunStyle {
  readonly text: string;
  /** An address to open. */
  readonly link?: string;
  /** Shown in the reader's own words and time; `text` where a client cannot. */
  readonly date?: { readonly seconds: number; readonly format: string };
}

export interface RunStyle {
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  readonly underline?: true;
  readonly code?: true;
}

/** A line, empty between paragraphs. */
export interface Line {
  readonly runs: readonly Run[];
  readonly mark?: 'bullet' | 'ordered';
}

export const lineText = ({ runs }: Line): string => runs.map(({ text }) => text).join('');
export const isStyled = ({ bold, italic, strike, underline, code }: Run): boolean =>
  [bold, italic, strike, underline, code].includes(true);

export const bold = (lines: readonly Line[]): readonly Line[] =>
  lines.map((line) => ({ ...line, runs: line.runs.map((run) => ({ ...run, bold: true as const })) }));

/** Lines of runs from runs that hold line breaks. */
export function linesOf(runs: readonly Run[]): readonly Line[] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    run.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...run, text });
    });
  }
  return lines.map((line) => ({ runs: line }));
}

/** As text alone, not escaped; a list keeps its marks. */
export function toPlain(lines: readonly Line[]): string {
  let number = 0;
  return lines
    .map((line) => {
      number = line.mark === 'ordered' ? number + 1 : 0;
      const mark = line.mark === 'bullet' ? '• ' : line.mark === 'ordered' ? `${number}. ` : '';
      return `${mark}${lineText(line)}`;
    })
    .join('\n');
}

/** mrkdwn has no escape for its own marks: a text that holds one can only be shown some other way. */
const MARKS = /[*_~`]|:[\w+'-]+:/;
/** Slack formats only between these and the ends of a line. */
const BOUNDARY = /^[\s.,;:!?¡¿()"'«»/…–—-]?$/;

/** As escaped mrkdwn; undefined where mrkdwn would show something else. */
export function toMrkdwn(lines: readonly Line[]): string | undefined {
  if (lines.some(({ mark, runs }) => mark === 'ordered' || runs.some(({ underline }) => underline))) return undefined;
  const written = lines.map(mrkdwnLine);
  return written.includes(undefined) ? undefined : written.join('\n');
}

function mrkdwnLine(line: Line): string | undefined {
  const { runs, mark } = line;
  if (/^\s*>/.test(lineText(line))) return undefined;
  let written = mark === 'bullet' ? '• ' : '';
  for (const [index, run] of runs.entries()) {
    if (MARKS.test(run.text)) return undefined;
    const before = written.slice(-1);
    const after = runs[index + 1]?.text.slice(0, 1) ?? '';
    if (isStyled(run) && !isBlank(run.text) && !standsApart(run, before, after)) return undefined;
    written += mrkdwnRun(run);
  }
  return written;
}

const standsApart = ({ text }: Run, before: string, after: string): boolean =>
  (/^\s/.test(text) || BOUNDARY.test(before)) && (/\s$/.test(text) || BOUNDARY.test(after));

function mrkdwnRun(run: Run): string {
  const [, lead = '', core = '', trail = ''] = /^(\s*)([^]*?)(\s*)$/.exec(run.text) ?? [];
  if (core === '') return run.text;
  return `${lead}${styled(run, addressed(run, escaped(core)))}${trail}`;
}

function addressed({ link, date }: Run, text: string): string {
  if (date !== undefined) return `<!date^${date.seconds}^${date.format}|${text}>`;
  return link === undefined ? text : `<${escaped(link)}|${text.replaceAll('|', '¦')}>`;
}

const styled = (run: Run, text: string): string =>
  (
    [
      [run.code, '`'],
      [run.strike, '~'],
      [run.italic, '_'],
      [run.bold, '*'],
    ] as const
  ).reduce((inner, [on, mark]) => (on === true ? `${mark}${inner}${mark}` : inner), text);

/** A text object that shows the lines: formatted where mrkdwn can, else as written, addresses included. */
export function textObject(lines: readonly Line[], limit: number, formatted = true): TextObject {
  const mrkdwn = formatted ? toMrkdwn(lines) : undefined;
  return mrkdwn !== undefined && mrkdwn.length <= limit ? mrkdwnText(mrkdwn) : plainText(spelledOut(lines), limit);
}

const spelledOut = (lines: readonly Line[]): string =>
  toPlain(
    lines.map((line) => ({
      ...line,
      runs: line.runs.map((run) =>
        run.link === undefined || run.link === run.text ? run : { ...run, text: `${run.text} (${run.link})` },
      ),
    })),
  );

const styleOf = ({ bold, italic, strike, underline, code }: Run): { style?: RunStyle } => {
  const style = {
    ...(bold === true ? { bold } : {}),
    ...(italic === true ? { italic } : {}),
    ...(strike === true ? { strike } : {}),
    ...(underline === true ? { underline } : {}),
    ...(code === true ? { code } : {}),
  };
  return Object.keys(style).length === 0 ? {} : { style };
};

function richElement(run: Run): RichTextElement {
  if (run.date !== undefined) {
    return { type: 'date', timestamp: run.date.seconds, format: run.date.format, fallback: run.text, ...styleOf(run) };
  }
  if (run.link !== undefined) return { type: 'link', url: run.link, text: run.text, ...styleOf(run) };
  return { type: 'text', text: run.text, ...styleOf(run) };
}

/** Lines as the elements of one section, line breaks between them. */
export function richElements(lines: readonly Line[]): RichTextElement[] {
  const elements: RichTextElement[] = [];
  let breaks = 0;
  lines.forEach(({ runs }, index) => {
    if (index > 0) breaks += 1;
    for (const run of runs.filter(({ text }) => text !== '')) {
      const lead = elements.length === 0 ? '' : '\n'.repeat(breaks);
      const element = richElement(run);
      if (element.type === 'text') append(elements, { ...element, text: lead + element.text });
      else elements.push(...(lead === '' ? [] : [{ type: 'text' as const, text: lead }]), element);
      breaks = 0;
    }
  });
  return elements;
}

/** Neighbours that look the same are one text. */
function append(elements: RichTextElement[], element: RichTextText): void {
  const last = elements.at(-1);
  const same = last?.type === 'text' && JSON.stringify(last.style) === JSON.stringify(element.style);
  if (same) elements[elements.length - 1] = { ...last, text: last.text + element.text };
  else elements.push(element);
}

const richSection = (lines: readonly Line[]): RichTextSection => ({
  type: 'rich_text_section',
  elements: richElements(lines),
});

type RichKind = 'body' | 'quote' | 'code';

/** The elements that show the lines; none where there is nothing to read. */
export function toRich(lines: readonly Line[], kind: RichKind): RichTextBlockElement[] {
  if (isBlank(toPlain(lines))) return [];
  if (kind === 'quote') return [{ type: 'rich_text_quote', elements: richElements(lines) }];
  if (kind === 'code') return [preformatted(toPlain(lines))];
  return groupsOf(lines).flatMap((group): RichTextBlockElement[] => {
    const [first] = group;
    if (first === undefined || isBlank(toPlain(group))) return [];
    if (first.mark === undefined) return [richSection(group)];
    const items = group.filter((line) => !isBlank(lineText(line))).map((line) => richSection([line]));
    return items.length === 0 ? [] : [{ type: 'rich_text_list', style: first.mark, elements: items }];
  });
}

export const preformatted = (text: string): RichTextBlockElement => ({
  type: 'rich_text_preformatted',
  elements: [{ type: 'text', text }],
});

export const richBlock = (elements: RichTextBlockElement[]): RichTextBlock => ({ type: 'rich_text', elements });

/** Neighbours with the same mark. */
function groupsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last !== undefined && last[0]?.mark === line.mark) last.push(line);
    else groups.push([line]);
  }
  return groups;
}
