import type { Form } from '../../form/definition';
import { ordinal } from '../../form/reading/numbers';
import { keyOf } from '../../form/reading/words';
import { isCapital, isUpper, keyAt, opensClause, type Span, type Word } from './words';

/** Words of a label after its first: «Fecha de la última visita:». */
const LONGEST = 4;
/** What makes the word behind it a part of a sentence: «los equipos de la junta: …». */
const LEADS_ON = /^(el|la|los|las|un|una|de|del|en|con|a|al|por|para|su|sus|y|e|o|cada|esta?|estos|estas)$/;

/** «Fecha:», «Personal que se capacitó:»: a field's label with its colon, or a word that stands as one, wherever it stands. */
export function labelsIn(form: Form, words: readonly Word[]): readonly Span[] {
  const heads = headsOf(form);
  const found: Span[] = [];
  words.forEach((word, at) => {
    if (word.is !== 'letters' || at < (found.at(-1)?.end ?? 0)) return;
    const colon = colonAfter(words, at);
    const isField =
      heads.has(word.key) && (isCapital(word) || opensClause(words, at) || !LEADS_ON.test(keyAt(words, at - 1)));
    if (colon !== undefined && (isField || (colon === at + 1 && isHeading(word))))
      found.push({ start: at, end: colon + 1 });
  });
  return found;
}

/** The first words of what fields and columns are called. */
const headsOf = ({ fields }: Form): ReadonlySet<string> =>
  new Set(
    fields
      .flatMap((field) => [field, ...(field.input === 'rows' ? field.columns : [])])
      .flatMap(({ label, alsoCalled = [] }) => [label, ...alsoCalled])
      .map((name) => keyOf(name).split(' ')[0] ?? '')
      .filter((head) => !LEADS_ON.test(head)),
  );

function colonAfter(words: readonly Word[], start: number): number | undefined {
  let at = start + 1;
  while (at - start < LONGEST + 1 && words[at]?.is === 'letters' && words[at]?.sentence === words[start]?.sentence)
    at += 1;
  return keyAt(words, at) === ':' ? at : undefined;
}

/** «Lugar:», «Nota:»; in «Primero: …» and «PREP: …» the text goes on. */
const isHeading = (word: Word): boolean =>
  isCapital(word) && !isUpper(word) && ordinal(word.key) === undefined && !/(ar|er|ir)$/.test(word.key);
