/** What is said of a message that answers several fields. */
export const proposal = {
  progress: 'Informe de visita · Por confirmar',
  heading: 'Esto entendí de su mensaje',
  question: 'Nada se guarda todavía. Al confirmarlo, pregunto solo lo que falte.',
  /** What may have been meant, the likeliest first. */
  doubt: (ways: readonly string[]) => `¿${ways.join(', o ')}?`,
  before: (value: string) => `Ahora dice: ${value}`,
  rest: 'De su mensaje quedó este texto',
  asRow: 'Este texto será un asunto; al confirmar, pregunto de qué tipo',
  /** About a text that came under the proposal; of the field that text was placed in, where it was. */
  asked: {
    heading: '¿Agrego esto al informe?',
    headingOf: (label: string) => `¿Agrego esto a «${label}»?`,
    question: 'No es una corrección que entienda. Solo lo agrego si es texto del informe, tal como está aquí.',
    title: 'Usted escribió',
    yes: 'Sí, agregarlo',
    no: 'No',
  },
  place: (name: string) => `Usar como ${name.slice(0, 1).toLowerCase()}${name.slice(1)}`,
  unused: (text: string) => `De su mensaje quedó: «${text}»`,
  waits: 'Falta confirmar lo que entendí de su mensaje: pulse «Atrás».',
  asItIs: 'Así está bien',
  oneByOne: 'No, campo por campo',
  useText: 'Usar ese texto',
  ofFile: {
    heading: (file: string) => `Esto trae «${file}»`,
    question: 'Ya hay un informe abierto. ¿Lo uso en él, o empiezo otro? Nada se guarda todavía.',
    here: 'Usar en este informe',
    apart: 'Empezar otro con él',
    none: 'No usarlo',
    rows: (count: number, more: number) =>
      `Ahora hay ${count === 1 ? 'un asunto' : `${count} asuntos`}; se ${more === 1 ? 'agrega uno' : `agregan ${more}`}`,
    rest: 'Del archivo quedó este texto',
    unread: (label: string, text: string) => `No pude leer ${label}, y se pregunta: «${text}»`,
  },
} as const;
