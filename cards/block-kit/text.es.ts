/** What the blocks say of their own accord, in es-MX; everything else comes with the card. */
export const blockTexts = {
  nothing: 'Esta tarjeta no se puede mostrar en Slack.',
  more: 'El texto completo está en el archivo adjunto.',
  overflowName: 'informe.txt',
  open: 'Abrir',
  choose: 'Elegir',
  image: 'Imagen',
  video: 'Ver video',
  answer: 'Respuesta',
  longInput: (limit: number): string =>
    `Aquí caben ${limit.toLocaleString('es-MX')} caracteres. Si su texto es más largo, envíelo como mensaje.`,
  uneditable: (length: number, limit: number): string =>
    `El texto guardado tiene ${length.toLocaleString('es-MX')} caracteres y en esta tarjeta se editan hasta ${limit.toLocaleString('es-MX')}. Para cambiarlo, envíelo completo como mensaje; si no, se queda como está.`,
} as const;
