import { units } from '../../form/catalogues/catalogues';
import { keyOf } from '../../form/reading/words';
import { isUpper, keyAt, keyIn, opensClause, type Span, type Word } from './words';

const acronyms = new Set(units.flatMap(({ id, acronyms }) => [id, ...acronyms].map(keyOf)));
const names = new Set(
  units.flatMap(({ name, formerly, lookalikes = [] }) =>
    [name, ...(formerly ? [formerly.name] : []), ...lookalikes].map(keyOf),
  ),
);
/** Everyday names, which are words of anything: they count where somebody says what they are. */
const aliases = new Set(units.flatMap(({ aliases: some }) => some.map(keyOf)));
const firstWords = new Set([...names].map((name) => name.split(' ')[0] ?? ''));
const LONGEST = Math.max(...[...names].map((name) => name.split(' ').length));

/** Who is said to have been met, asked or served is not who reports. */
const MET =
  /^(con|a|al|ante|solicitud|peticion|apoyo|convocatoria|invitacion|sistemas?|instruccion(es)?|curso|titular|oficio|acompañamiento|acompanamiento|coordinacion|mediante|lineamientos)$/;
const PASSED = /^(de|del|la|el|los|las|personal|equipo|gente|titular|area|unidad|direccion|compañer\w+|companer\w+)$/;

/** The units that are spoken of as whoever reports. */
export function unitsIn(words: readonly Word[]): readonly Span[] {
  const found: Span[] = [];
  for (let at = 0; at < words.length;) {
    const end = words[at]?.is === 'letters' ? nameEnd(words, at) : undefined;
    if (end !== undefined && !isMet(words, at)) found.push({ start: at, end });
    at = end ?? at + 1;
  }
  return found;
}

function nameEnd(words: readonly Word[], at: number): number | undefined {
  const word = words[at];
  if (word === undefined) return undefined;
  if (firstWords.has(word.key)) {
    for (let length = Math.min(LONGEST, words.length - at); length > 1; length -= 1) {
      if (names.has(keyIn(words, { start: at, end: at + length }))) return at + length;
    }
  }
  if (isIntroduced(words, at)) {
    for (let length = 4; length > 0; length -= 1)
      if (aliases.has(keyIn(words, { start: at, end: at + length }))) return at + length;
  }
  if (!acronyms.has(word.key) || isOfCode(words, at)) return undefined;
  // «se» is the commonest of words, and «dea» and «cai» are letters of others.
  const sure = word.key.length > 3 || (isUpper(word) && word.key !== 'se' && !isShouted(words, at));
  return sure ? at + 1 : undefined;
}

/** «soy de Fiscalización», «Área: Informática». */
function isIntroduced(words: readonly Word[], start: number): boolean {
  let at = start - 1;
  while (/^(de|del|la|el|:|area|unidad)$/.test(keyAt(words, at)) && start - at < 6) {
    if (keyAt(words, at) === ':' && /^(area|unidad)$/.test(keyAt(words, at - 1))) return true;
    at -= 1;
  }
  return /^(soy|somos|trabajo|trabajamos)$/.test(keyAt(words, at)) && start - at > 1;
}

/** «INE/UTSI/0123/2023» is the number of a paper. */
const isOfCode = (words: readonly Word[], at: number): boolean =>
  [at - 1, at + 1].some((beside) => /^[/@_-]$/.test(keyAt(words, beside)) && isGlued(words, beside, at));

const isGlued = (words: readonly Word[], one: number, other: number): boolean => {
  const [first, second] = one < other ? [words[one], words[other]] : [words[other], words[one]];
  return first?.end === second?.start;
};

/** Among words in capitals alone, an acronym does not stand out. */
const isShouted = (words: readonly Word[], at: number): boolean => {
  const near = words.slice(Math.max(0, at - 3), at + 4).filter(({ is, key }) => is === 'letters' && key.length > 3);
  return near.length > 1 && near.every(isUpper);
};

function isMet(words: readonly Word[], start: number): boolean {
  if (opensClause(words, start)) return false;
  let at = start - 1;
  while (PASSED.test(keyAt(words, at)) && words[at]?.sentence === words[start]?.sentence) at -= 1;
  return words[at]?.sentence === words[start]?.sentence && MET.test(keyAt(words, at));
}
