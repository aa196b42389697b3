/** What is said of a message that answers several fields. */
export const proposal = {
  progress: 'Informe de visita · Por confirmar',
  heading: 'Esto entendí de su mensaje',
  question: 'Nada se guarda todavía. Al confirmarlo, pregunto solo lo que falte.',
  before: (value: string) => `Ahora dice: ${value}`,
  rest: 'De su mensaje quedó este texto',
  asRow: 'Este texto será un asunto; al confirmar, pregunto de qué tipo',
  place: (name: string) => `Usar como ${name.slice(0, 1).toLowerCase()}${name.slice(1)}`,
  unused: (text: string) => `De su mensaje quedó: «${text}»`,
  waits: 'Falta confirmar lo que entendí de su mensaje: pulse «Atrás».',
  asItIs: 'Así está bien',
  oneByOne: 'No, campo por campo',
  useText: 'Usar ese texto',
} as const;
