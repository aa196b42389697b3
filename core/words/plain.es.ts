/** What plain text says where a platform would not take a card: without buttons, the way on is in words. */
export const plain = {
  field: 'Escriba aquí su respuesta. También puede escribir «omitir», «atrás» o «ayuda».',
  required: 'Escriba aquí su respuesta. También puede escribir «atrás» o «ayuda».',
  readings: 'Escriba la opción que corresponda:',
  proposal: 'Escriba «sí» para anotarlo, «quitar» y un campo, o «no» para ir campo por campo.',
  rows: 'Escriba «listo» para seguir u «otro» para agregar uno.',
  page: 'Escriba «sí» para separarlos así, o «una» si es una sola respuesta.',
  summary: 'Escriba «enviar» para mandarlo a revisión, o «atrás» para volver.',
  sent: 'Escriba «míos» para ver sus informes o «nuevo» para empezar otro.',
  notice: 'Escriba «ayuda» para ver qué puede hacer.',
  list: 'Escriba «ver» y un folio para abrir un informe.',
  post: 'La tarjeta no cupo en el canal. Para revisarlo, mencióneme en este hilo.',
  changes: 'La tarjeta no cupo. Escriba sus observaciones en el hilo del informe.',
  more: (count: number) => (count === 1 ? 'Y uno más.' : `Y ${count} más.`),
  link: (title: string, url: string) => `${title}: ${url}`,
  fact: (label: string, value: string) => `${label}: ${value}`,
  item: (title: string, detail: string) => (detail === '' ? `• ${title}` : `• ${title} — ${detail}`),
} as const;
