/** What is said to what reads as talk, by stable code: see `notices.ts`. */
export const talkTexts = {
  'talk.asked': (d: { typed: string }) => `¿Guardo «${d.typed}» como respuesta?`,
  'talk.is-answer': () => 'Es mi respuesta',
  'talk.greeting': () => 'Hola. Aquí sigue su informe.',
  'talk.thanks': () => 'Con gusto. Aquí sigue su informe.',
  'talk.farewell': () => 'Hasta luego. Lo que respondió está guardado; cuando guste, siga aquí.',
  'talk.nothing': () => 'Aquí sigue su informe. Si ya eligió en la tarjeta, pulse «Guardar y continuar».',
  'talk.rows': () => 'Aquí sigue su informe. Pulse «Continuar», o escriba el texto de otro asunto.',
  'talk.proposal': () => 'Si es correcto, pulse «Así está bien» o escriba «sí». Si no, escriba «no».',
  'talk.summary': () => 'Para enviarlo, pulse «Enviar a revisión» o escriba «enviar».',
} as const;
