import type { Run } from '../prose';

/** `{{DATE(2017-02-14T06:00:00Z, SHORT)}}`, `{{TIME(…)}}`: what clients of Adaptive Cards write as the reader's own. */
const MACRO = /\{\{(DATE|TIME)\(\s*([0-9TZ:.+-]+)\s*(?:,\s*(COMPACT|SHORT|LONG)\s*)?\)\}\}/g;

const FORMATS = {
  COMPACT: ['{date_num}', { day: '2-digit', month: '2-digit', year: 'numeric' }],
  SHORT: ['{date_short}', { day: 'numeric', month: 'short', year: 'numeric' }],
  LONG: ['{date_long}', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }],
  TIME: ['{time}', { hour: 'numeric', minute: '2-digit' }],
} as const satisfies Record<string, readonly [string, Intl.DateTimeFormatOptions]>;

function runOf([, what, moment = '', style = 'COMPACT']: RegExpMatchArray, timeZone: string): Run | undefined {
  const time = Date.parse(moment);
  if (Number.isNaN(time)) return undefined;
  const [format, words] = FORMATS[what === 'TIME' ? 'TIME' : (style as 'COMPACT' | 'SHORT' | 'LONG')];
  const text = new Intl.DateTimeFormat('es-MX', { ...words, timeZone }).format(time);
  return { text, date: { seconds: Math.floor(time / 1000), format } };
}

/** A template that guards its text against the rewriting puts a word joiner between the braces. */
const unguarded = (text: string): string => text.replace(/\{\u2060\{(?=DATE\(|TIME\()/g, '{{');

/** The run, in pieces where it holds dates to be written in the reader's way. */
export function withDates(run: Run, timeZone: string): readonly Run[] {
  const { text } = run;
  const found: Run[] = [];
  let from = 0;
  const upTo = (end: number): void => {
    if (end > from) found.push({ ...run, text: unguarded(text.slice(from, end)) });
  };
  for (const match of text.matchAll(MACRO)) {
    const date = runOf(match, timeZone);
    if (date === undefined) continue;
    upTo(match.index);
    found.push({ ...run, ...date });
    from = match.index + match[0].length;
  }
  upTo(text.length);
  return found;
}
