import type { Form } from '../form/definition';
import { fatesIn } from './fates';
import { paperOf } from './papers';
import type { Seal } from './types';
import { barred, knownOf, standingOf, type Known, type Standing, type Verdict, type Witness } from './verdict';

/** What there is to say of a seal that was read off a paper: of the paper it says nothing. */
export type CodeVerdict =
  | ({ readonly is: 'code'; readonly standing: Standing; readonly seal: Seal } & Known)
  | { readonly is: 'unknown'; readonly folio: string; readonly digits: string }
  | Extract<Verdict, { readonly is: 'barred' | 'broken' }>;

/** Digits of a hash that are enough: fewer may be another's as well. */
export const FEWEST_DIGITS = 8;

/** What a hash belongs to, by its first digits, in the history of the report whose folio stands beside it. See `verdictOn`. */
export function verdictOnCode(form: Form, digits: string, witness: Witness, upTo = Infinity): CodeVerdict {
  const { folio, history, misfit } = witness;
  const entry = history.find(({ hash }) => digits.length >= FEWEST_DIGITS && hash.startsWith(digits));
  const seal = entry && { seq: entry.seq, hash: entry.hash };
  const paper = seal && paperOf({ sha256: '', kind: 'other', folio, seal }, history);
  if (paper === undefined) return { is: 'unknown', folio, digits };
  const fates = fatesIn(history);
  if (paper.revision > upTo || (paper.stood === 'draft' && upTo !== Infinity)) return barred(folio, fates, upTo);
  if (misfit !== undefined) return { is: 'broken', folio, entry: misfit };
  const known = knownOf(form, { folio, history, paper, fates, upTo });
  return { is: 'code', standing: standingOf(paper, fates), seal: paper.seal, ...known };
}
