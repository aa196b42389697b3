/**
 * Every error a person can meet: a stable code and a text in Spanish built from its details.
 * Codes are never reused or renamed; a text says what is wrong and what to do next.
 */
const texts = {
  'answer.too-long': (d: { length: number; limit: number }) =>
    `Son ${d.length.toLocaleString('es-MX')} caracteres y aquí caben ${d.limit.toLocaleString('es-MX')}. Acorte el texto o divídalo en otro asunto.`,
  'answer.required': (d: { label: string }) => `«${d.label}» no puede quedar en blanco.`,
  'report.not-found': (d: { folio: string }) =>
    `No encontré el informe ${d.folio}. Revise el número, o escriba «buscar» y algunas palabras.`,
  'report.gone': () => 'Ese borrador ya no existe. Escriba «nuevo» para empezar otro.',
  'report.not-editable': (d: { what: string; state: string }) =>
    `${d.what} está ${d.state.toLowerCase()} y ya no se edita.`,
  'report.not-yours': () => 'Solo quien elaboró el informe puede cambiarlo.',
  'report.incomplete': (d: { labels: string }) => `Falta para poder enviarlo: ${d.labels}.`,
  'report.not-in-review': (d: { folio: string; state: string }) =>
    `El informe ${d.folio} está ${d.state.toLowerCase()}; ya no espera revisión.`,
  'review.not-reviewer': () => 'Solo quienes revisan pueden decidir sobre un informe.',
  'review.no-reason': () => 'Escriba qué debe cambiar, en general o en algún campo.',
  'columns.none': () => 'Elija al menos una columna: es lo que se llena de este asunto.',
  'card.outdated': () => 'Esa tarjeta ya no está vigente. Este es el punto en que va su informe.',
  'card.unknown': () => 'No reconozco ese botón. Escriba «ayuda» para ver qué puede hacer.',
  'message.too-long': (d: { limit: number }) =>
    `El mensaje es demasiado largo: caben ${d.limit.toLocaleString('es-MX')} caracteres. Divídalo y envíe la primera parte.`,
  'message.empty': () => 'Solo leo texto y tablas. Escriba la respuesta, o «ayuda».',
  'service.down': () =>
    'No pude guardar ahora. Su respuesta no se perdió de la tarjeta: intente de nuevo en un momento.',
} as const;

type Texts = typeof texts;
export type ProblemCode = keyof Texts;

type DetailsOf<C extends ProblemCode> = Parameters<Texts[C]> extends [infer D] ? D : Record<string, never>;

/** A mistake a person can mend: a value, never thrown. */
export type Problem = {
  [C in ProblemCode]: { readonly code: C; readonly details: DetailsOf<C> };
}[ProblemCode];

export function problem<C extends ProblemCode>(code: C, ...details: Parameters<Texts[C]>): Problem {
  return { code, details: details[0] ?? {} } as Problem;
}

/** The problem as its reader sees it, in Spanish. */
export function problemText(found: Problem): string {
  const text = texts[found.code] as (details: never) => string;
  return text(found.details as never);
}

export const problemCodes = Object.keys(texts) as readonly ProblemCode[];
