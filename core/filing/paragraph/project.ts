import { keyAt, type Span, type Word } from './words';

const NAMED = /^(proyectos?|clave|cip|codigo|cartera)$/;

/** Codes of projects: «L091910» wherever it stands, «l 091910» where a project is spoken of. */
export function projectsIn(words: readonly Word[]): readonly Span[] {
  return words.flatMap((word, at): Span[] => {
    if (word.is !== 'letters' || !/^[a-z]o?$/.test(word.key)) return [];
    const spaced = keyAt(words, at + 1) === '-' ? at + 2 : at + 1;
    const digits = words[spaced];
    if (digits?.is !== 'digits' || digits.key.length !== (word.key.length === 1 ? 6 : 5)) return [];
    if (words[at - 1]?.end === word.start && words[at - 1]?.is !== 'sign') return [];
    if (words[spaced + 1]?.start === digits.end && words[spaced + 1]?.is === 'letters') return [];
    const glued = word.end === digits.start && word.key.length === 1;
    const named = words.slice(Math.max(0, at - 5), at).some(({ key }) => NAMED.test(key));
    return glued || named ? [{ start: at, end: spaced + 1 }] : [];
  });
}
