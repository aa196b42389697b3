import { ordinal } from '../form/reading/numbers';

/** What somebody asks of a report's revisions, beside its folio. */
export type AskedRevision =
  /** One of them, whole. */
  | { readonly is: 'whole'; readonly revision: number }
  /** What changed from one to another; of one alone, from the one before it; of none, with the newest. */
  | { readonly is: 'changes'; readonly from?: number; readonly to?: number };

/** Words that ask what changed. */
const CHANGES = new Set([
  ...['cambios', 'cambio', 'cambiado', 'diferencias', 'diferencia', 'comparar', 'comparacion', 'compara', 'compare'],
]);
/** Words for a revision, which a number follows. */
const REVISION = new Set(['r', 'v', 'rev', 'revs', 'revision', 'revisiones', 'version', 'versiones']);
/** Words that ask for nothing by themselves. */
const AROUND = new Set([
  ...['ver', 've', 'vea', 'mostrar', 'muestra', 'muestrame', 'dame', 'informe', 'que', 'cual', 'cuales', 'fueron'],
  ...['el', 'la', 'lo', 'los', 'las', 'un', 'una', 'de', 'del', 'desde', 'hasta', 'en', 'entre', 'y', 'e', 'a', 'al'],
  ...['con', 'contra', 'vs', 'respecto', 'numero', 'num', 'no', 'se', 'ha', 'han', 'hay', 'hubo', 'folio'],
]);

/**
 * Reads the words around a folio (each in `keyOf`'s spelling); undefined where any of them is another, or where they ask for
 * no revision: then it is no such question.
 */
export function readRevision(words: readonly string[]): AskedRevision | undefined {
  const numbers: number[] = [];
  let [changes, named] = [false, false];
  for (const word of words) {
    const [, name, number] = /^([a-z]*?)(\d{1,4})$/.exec(word) ?? [];
    const nth = word === 'original' ? 1 : ordinal(word);
    if (number !== undefined && (name === '' || REVISION.has(name ?? ''))) {
      numbers.push(Number(number));
      named ||= name !== '';
    } else if (nth !== undefined) {
      numbers.push(nth);
      named = true;
    } else if (CHANGES.has(word)) changes = true;
    else if (REVISION.has(word)) named = true;
    else if (!AROUND.has(word)) return undefined;
  }
  return asked(numbers, changes, named);
}

function asked(numbers: readonly number[], changes: boolean, named: boolean): AskedRevision | undefined {
  const [one, other, ...more] = numbers;
  if (more.length > 0 || !(changes || named)) return undefined;
  if (one === undefined) return changes ? { is: 'changes' } : undefined;
  // Whichever was named first: what changed is told from the earlier to the later.
  if (other !== undefined) return { is: 'changes', from: Math.min(one, other), to: Math.max(one, other) };
  return changes ? { is: 'changes', to: one } : { is: 'whole', revision: one };
}
