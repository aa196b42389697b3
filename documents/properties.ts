import type { ReportState, Seal } from '../core/record/types';
import type { Printed } from './printed';

/** What a file says of itself, for programs: which paper it is, and by its seal which history it was printed from. */
export interface PaperProperties {
  /** Absent on a draft. */
  readonly folio?: string;
  /** From 1; absent on a draft. */
  readonly revision?: number;
  readonly state: ReportState;
  readonly seal?: Seal;
}

/**
 * The names they go by, in a Word file's own properties (`docProps/custom.xml`, which Word shows under «Propiedades
 * avanzadas») and in a PDF's metadata. Papers outlive programs: none of these, nor a state's word, is ever renamed.
 */
export const propertyNames = {
  folio: 'Folio',
  revision: 'Revisión',
  state: 'Estado',
  sealNumber: 'Entrada del historial',
  sealHash: 'Huella del historial',
} as const;

const stateWords: Readonly<Record<ReportState, string>> = {
  draft: 'Borrador',
  'in-review': 'En revisión',
  'changes-requested': 'Con observaciones',
  approved: 'Aprobado',
  withdrawn: 'Retirado',
  cancelled: 'Descartado',
};

/** What is written into a file, by name, in a fixed order; what a paper lacks is left out. */
export function propertiesOf({ folio, round = 1, state, seal }: Printed): ReadonlyMap<string, string> {
  const { sealNumber, sealHash } = propertyNames;
  return new Map([
    ...(folio === undefined ? [] : ([[propertyNames.folio, folio]] as const)),
    ...(folio === undefined ? [] : ([[propertyNames.revision, String(round)]] as const)),
    [propertyNames.state, stateWords[state]] as const,
    ...(seal === undefined ? [] : ([[sealNumber, String(seal.seq)] as const, [sealHash, seal.hash] as const] as const)),
  ]);
}

/** The same out of a file, from anybody's hands; undefined where it does not say the state, so that it is no such paper. */
export function readProperties(found: ReadonlyMap<string, string>): PaperProperties | undefined {
  const of = (name: keyof typeof propertyNames): string => (found.get(propertyNames[name]) ?? '').trim();
  const state = stateOf(of('state'));
  if (state === undefined) return undefined;
  const [folio, revision] = [of('folio'), wholeNumber(of('revision'))];
  const [seq, hash] = [wholeNumber(of('sealNumber')), of('sealHash')];
  return {
    state,
    ...(folio === '' ? {} : { folio }),
    ...(revision === undefined ? {} : { revision }),
    ...(seq === undefined || !/^[0-9a-f]{64}$/.test(hash) ? {} : { seal: { seq, hash } }),
  };
}

const stateOf = (word: string): ReportState | undefined =>
  (Object.keys(stateWords) as ReportState[]).find((state) => stateWords[state] === word);

const wholeNumber = (text: string): number | undefined => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined);
