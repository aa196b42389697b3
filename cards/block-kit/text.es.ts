const counted = new Intl.NumberFormat('es-MX');

/** What the blocks say of their own accord, in es-MX; everything else comes with the card. */
export const blockTexts = {
  nothing: 'Esta tarjeta no se puede mostrar en Slack.',
  send: 'Enviar',
  more: 'El texto completo está en el archivo adjunto.',
  overflowName: 'informe.txt',
  open: 'Abrir',
  choose: 'Elegir',
  image: 'Imagen',
  video: 'Ver video',
  answer: 'Respuesta',
  longInput: (limit: number): string =>
    `Aquí caben ${counted.format(limit)} caracteres. Si su texto es más largo, envíelo como mensaje.`,
  uneditable: (limit: number): string =>
    `El texto guardado es más largo de lo que se edita en esta tarjeta (${counted.format(limit)} caracteres). Para cambiarlo, envíelo completo como mensaje; si no, se queda como está.`,
} as const;
