/**
 * Every error a person can meet: a stable code and a text in Spanish built from its details.
 * Codes are never reused or renamed; a text says what is wrong and what to do next.
 */
const texts = {
  'answer.too-long': (d: { length: number; limit: number }) =>
    `Son ${d.length.toLocaleString('es-MX')} caracteres y aquí caben ${d.limit.toLocaleString('es-MX')}. Acorte el texto o divídalo en otro asunto.`,
  'answer.required': (d: { label: string }) => `«${d.label}» no puede quedar en blanco.`,
  'answer.by-parts': (d: { label: string }) => `«${d.label}» se llena por partes, con los botones de la tarjeta.`,
  'unit.unknown': (d: { typed: string }) =>
    `No encontré el área «${d.typed}». Escriba sus siglas o parte de su nombre, como UTSI o Informática.`,
  'unit.vague': (d: { typed: string; count: number }) =>
    `«${d.typed}» puede ser cualquiera de ${d.count} áreas. Escriba sus siglas o el nombre completo.`,
  'states.unknown': (d: { typed: string }) =>
    `No encontré la entidad «${d.typed}». Escriba una o varias de las 32, como Coahuila y México.`,
  'states.municipality': (d: { place: string; states: string }) =>
    `${d.place} es municipio, no entidad. ¿Quiso decir ${d.states}?`,
  'dates.unclear': (d: { typed: string }) =>
    `No entendí la fecha «${d.typed}». Escriba día, mes y año, como 3, 10 y 24 de abril de 2023.`,
  'dates.no-day': (d: { typed: string }) =>
    `A «${d.typed}» le falta el día. Escriba qué días fue la visita, como 3 y 10 de abril de 2023.`,
  'dates.no-such-day': (d: { month: string; days: number; meant: string }) =>
    `${d.month} tiene ${d.days} días. ${d.meant === '' ? 'Revise el día.' : `¿Quiso decir ${d.meant}?`}`,
  'dates.no-such-month': (d: { month: number; meant: string }) =>
    `No hay mes ${d.month}: primero va el día y luego el mes. ${d.meant === '' ? 'Escriba la fecha completa, como 3 de abril de 2023.' : `¿Quiso decir ${d.meant}?`}`,
  'dates.reversed': (d: { from: string; to: string; meant: string }) =>
    `El periodo termina antes de empezar: va del ${d.from} al ${d.to}. ¿Quiso decir ${d.meant}?`,
  'dates.year': (d: { year: number; first: number; last: number; meant: string }) =>
    `Revise el año ${d.year}: las visitas de este informe van de ${d.first} a ${d.last}.${d.meant === '' ? '' : ` ¿Quiso decir ${d.meant}?`}`,
  'boards.unknown': (d: { typed: string }) =>
    `No entendí la junta «${d.typed}». Puede ser Local, Distrital, OPL o varias de ellas.`,
  'districts.unknown': (d: { typed: string; example: string }) =>
    `No entendí el distrito «${d.typed}». Escriba los números, como ${d.example}.`,
  'districts.no-such': (d: { numbers: string; limits: string }) => `No hay distrito ${d.numbers}: ${d.limits}.`,
  'districts.elsewhere': (d: { place: string; states: string; here: string }) =>
    `${d.place} es cabecera en ${d.states}, no en ${d.here}. Escriba el número del distrito, o corrija la entidad.`,
  'districts.which-state': (d: { example: string }) =>
    `El informe es de varias entidades. Escriba de cuál es cada distrito, como ${d.example}.`,
  'districts.one-by-one': (d: { question: string }) => `${d.question} Escriba los números de todos los distritos.`,
  'districts.reversed': (d: { from: string; to: string; meant: string }) =>
    `Los distritos van del ${d.from} al ${d.to}, de mayor a menor. ¿Quiso decir ${d.meant}?`,
  'districts.local': (d: { typed: string }) =>
    `«${d.typed}» es distrito local. El formato pide distritos electorales federales: los de las juntas distritales del INE.`,
  'count.unclear': (d: { typed: string }) =>
    `No entendí cuántas personas son «${d.typed}». Escriba un número entero, como 25.`,
  'count.negative': (d: { typed: string }) =>
    `El total no puede ser negativo («${d.typed}»). Escriba un número entero, como 25.`,
  'count.fraction': (d: { typed: string }) =>
    `«${d.typed}» no es un número entero de personas. Escriba un número entero, como 25.`,
  'count.too-large': (d: { typed: string; limit: number }) =>
    `«${d.typed}» es más que las ${d.limit.toLocaleString('es-MX')} personas que caben aquí. Revise el número.`,
  'report.not-found': (d: { folio: string }) =>
    `No encontré el informe ${d.folio}. Revise el número, o escriba «buscar» y algunas palabras.`,
  'report.gone': () => 'Ese borrador ya no existe. Escriba «nuevo» para empezar otro.',
  'report.not-editable': (d: { what: string; state: string }) =>
    `${d.what} está ${d.state.toLowerCase()} y ya no se edita.`,
  'report.not-draft': (d: { folio: string }) => `El informe ${d.folio} ya se envió: no se descarta. Puede retirarlo.`,
  'report.not-yours': () => 'Solo quien elaboró el informe puede cambiarlo.',
  'report.incomplete': (d: { labels: string }) => `Falta para poder enviarlo: ${d.labels}.`,
  'report.not-in-review': (d: { folio: string; state: string }) =>
    `El informe ${d.folio} está ${d.state.toLowerCase()}; ya no espera revisión.`,
  'report.unreadable': () =>
    'No puedo leer ese informe: sus datos están dañados. Avise a quien administra el bot. Los demás informes siguen bien: escriba «míos» o «nuevo».',
  'report.newer': () =>
    'Ese informe lo guardó una versión más reciente del bot: aquí se puede ver, pero no cambiar. Intente de nuevo cuando termine la actualización.',
  'report.too-large': () =>
    'El informe llegó a su tamaño máximo y no admite ese texto. Acórtelo, o ponga lo que falta en otro informe.',
  'review.not-reviewer': () => 'Solo quienes revisan pueden decidir sobre un informe.',
  'review.no-reason': () => 'Escriba qué debe cambiar, en general o en algún campo.',
  'columns.none': () => 'Elija al menos una columna: es lo que se llena de este asunto.',
  'columns.unknown': () => 'No reconozco esas columnas. Elíjalas en la lista, o escriba «todas».',
  'choice.none': () => 'Elija uno de la lista y pulse «Editar».',
  'rows.unclear': () => 'Pulse «Continuar» para seguir, o escriba el texto de otro asunto.',
  'summary.not-asked': () => 'Ya no queda campo por responder. Para cambiar uno, elíjalo y pulse «Editar».',
  'card.outdated': () => 'Esa tarjeta ya no está vigente. Este es el punto en que va su informe.',
  'card.unknown': () => 'No reconozco ese botón. Escriba «ayuda» para ver qué puede hacer.',
  'export.unavailable': () => 'La exportación por mes todavía no está disponible. Use «buscar» o «míos».',
  'message.too-long': (d: { limit: number }) =>
    `El mensaje es demasiado largo: caben ${d.limit.toLocaleString('es-MX')} caracteres. Divídalo y envíe la primera parte.`,
  'message.empty': () => 'Solo leo texto y tablas. Escriba la respuesta, o «ayuda».',
  'thread.no-report': () =>
    'Este hilo no es de un informe. Mencióneme con «ver» y un folio, «buscar» y palabras, o «pendientes».',
  'service.down-typed': () => 'No pude guardar su mensaje. Envíelo de nuevo en un momento.',
  'service.down-kept': () =>
    'No pude guardar ahora. Lo que escribió sigue en la tarjeta; pulse el botón de nuevo en un momento.',
  'service.down': () => 'No pude guardar ahora. Lo que escribió está abajo; pulse «Reintentar» en un momento.',
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
