/**
 * Every error a person can meet: a stable code and a text in Spanish built from its details.
 * Codes are never reused or renamed; a text says what is wrong and what to do next.
 */
const texts = {
  'answer.too-long': (d: { length: number; limit: number }) =>
    `Son ${d.length.toLocaleString('es-MX')} caracteres y aquí caben ${d.limit.toLocaleString('es-MX')}. Acorte el texto o divídalo en otro asunto.`,
  'answer.required': (d: { label: string }) => `«${d.label}» no puede quedar en blanco.`,
} as const;

type Texts = typeof texts;
export type ProblemCode = keyof Texts;

/** A mistake a person can mend: a value, never thrown. */
export type Problem = {
  [C in ProblemCode]: { readonly code: C; readonly details: Parameters<Texts[C]>[0] };
}[ProblemCode];

export function problem<C extends ProblemCode>(code: C, details: Parameters<Texts[C]>[0]): Problem {
  return { code, details } as Problem;
}

/** The problem as its reader sees it, in Spanish. */
export function problemText(found: Problem): string {
  const text = texts[found.code] as (details: never) => string;
  return text(found.details as never);
}

export const problemCodes = Object.keys(texts) as readonly ProblemCode[];
