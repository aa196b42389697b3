import { notice, type Notice } from '../../words/notices';
import { clip } from '../reading/words';

/** A project's code in the Cartera Institucional de Proyectos. */
export interface CipCode {
  readonly code: string;
  /** What was changed or looks odd; a strange code is never refused, for what its characters mean is inferred. */
  readonly notice?: Notice;
}

const USUAL = /^[A-Z]\d{6}$/;
/** Letters that are often typed for a digit. */
const LOOKS_LIKE: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', S: '5', B: '8' };

/** The code as it is written, «L091910», with a notice where that is not what was typed. */
export function readCip(typed: string): CipCode {
  const trimmed = typed
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  const code = trimmed.replace(/[\s–—._/-]+/g, '').toUpperCase();
  if (USUAL.test(code))
    return trimmed === code ? { code } : { code, notice: notice('cip.tidied', { typed: clip(trimmed), code }) };
  const mended = code.slice(0, 1) + code.slice(1).replace(/[OILSB]/g, (letter) => LOOKS_LIKE[letter] ?? letter);
  if (USUAL.test(mended)) {
    return { code: mended, notice: notice('cip.mended', { typed: clip(trimmed), code: mended }) };
  }
  const kept = code === '' ? trimmed : code;
  return { code: kept, notice: notice('cip.unusual', { code: clip(kept) }) };
}

/** A code at the head of a paragraph, or its usual slips, then the name. «A 250000 personas…» is a sentence. */
const HEAD = /^((?![AEOUYaeouy][ ])[A-Za-z][ –-]?\d[\dOo]{5}|[A-Za-z][Oo]\d{5})(?:[ \t]*[:.,–—-]?[ \t]+(?=\S)|$)/;

/** Splits «L091910 Soporte técnico…» into the code as typed and the rest; undefined where no code heads it. */
export function splitCip(paragraph: string): { readonly typed: string; readonly rest: string } | undefined {
  const match = HEAD.exec(paragraph.slice(0, 40));
  const typed = match?.[1];
  if (match === null || typed === undefined) return undefined;
  return { typed, rest: paragraph.slice(match[0].length) };
}
