export const reviewHere = {
  chosen: 'Los informes se revisan en este canal',
  chosenLine: 'Desde ahora se publican aquí los que se envíen, y los que esperaban un canal.',
  insteadLine: 'Toma el lugar del canal de antes. Los que ya se publicaron allá se siguen revisando allá.',
  anyone: 'Puede decidir sobre ellos quien esté en este canal.',
  already: 'Los informes ya se revisan en este canal',
} as const;

export const hello = {
  title: 'Hola, soy el bot de informes de visita',
  here: 'Los informes que se envíen se publican en este canal. Comente cada uno en su hilo; se deciden con «Aprobar» y «Pedir cambios».',
  none: 'Para que los informes se publiquen en este canal, quien administra el bot me menciona aquí con «revisar aquí».',
  elsewhere:
    'Los informes se publican en otro canal. Para que sea en este, quien administra el bot me menciona aquí con «revisar aquí».',
  unfit: 'Este canal es privado o compartido: los informes se revisan en un canal estándar del equipo.',
  consult: 'Para consultar, mencióneme con «ver» y un folio, «buscar» y palabras, o «pendientes».',
  file: 'Para llenar un informe, escríbame «nuevo» en un chat directo.',
} as const;
