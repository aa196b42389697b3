/** Every string of the page, in Spanish as Mexico writes it. */
export const text = {
  product: 'Informes de visita',
  subtitle: 'Chat local de prueba',
  people: 'Personas',
  peopleHint: 'Cambie de persona para ver la otra parte: unas visitan e informan, otras revisan.',
  conversations: (name: string) => `Conversaciones de ${name}`,
  role: { staff: 'Visita e informa', reviewer: 'Revisa' },
  unread: (count: number) => (count === 1 ? '1 mensaje sin leer' : `${count} mensajes sin leer`),
  openRail: 'Abrir personas y conversaciones',
  closeRail: 'Cerrar',
  as: (name: string) => `Como ${name}`,
  channelNote: 'Canal de revisión',
  greeting: (name: string) => `Hola, ${name}`,
  greetingStaff:
    'Aquí elabora el informe de una visita: se responde una pregunta a la vez y cada respuesta queda guardada. O escriba en una frase a dónde fue, cuándo y para qué.',
  newReport: 'Nuevo informe',
  newReportCommand: 'nuevo',
  emptyChannel: 'Todavía no hay informes',
  emptyChannelBody: 'Cada informe que se envía a revisión aparece aquí, con sus comentarios en el mismo hilo.',
  older: 'Ver mensajes anteriores',
  loading: 'Cargando la conversación',
  write: 'Escriba un mensaje',
  post: 'Escriba una publicación',
  reply: 'Responder',
  replyTo: 'Escriba una respuesta',
  send: 'Enviar',
  cancel: 'Cancelar',
  sending: 'Enviando…',
  failed: 'No se envió.',
  retry: 'Reintentar',
  pressFailed: 'El botón no llegó al servicio. Lo que escribió sigue en la tarjeta.',
  unsent: (labels: readonly string[]) =>
    `En la tarjeta hay algo sin guardar: ${labels.join(', ')}. Si envía este mensaje, se pierde. Envíelo de nuevo para continuar.`,
  edited: 'Editado',
  edit: 'Editar',
  editLabel: 'Cambie su mensaje',
  save: 'Guardar',
  remove: 'Eliminar',
  removeAsk: '¿Eliminar este mensaje?',
  keep: 'Conservar',
  removed: 'Este mensaje se eliminó.',
  offline: 'Sin conexión con el servicio; se reintenta',
  online: 'Conexión restablecida',
  tablePasted: (rows: number, columns: number) =>
    `Tabla de ${rows} ${rows === 1 ? 'fila' : 'filas'} por ${columns} ${columns === 1 ? 'columna' : 'columnas'}`,
  tableRemove: 'Quitar la tabla',
  tableLabel: 'Tabla pegada',
  attach: 'Adjuntar un archivo',
  attached: (name: string, size: string) => `Archivo adjunto: ${name}, ${size}`,
  attaching: (name: string) => `Subiendo ${name}`,
  attachDone: 'Listo para enviar',
  attachRemove: (name: string) => `Quitar ${name}`,
  attachFailed: 'No se subió.',
  attachRetry: (name: string) => `Reintentar ${name}`,
  attachMany: (count: number) => `Se envían hasta ${count} archivos a la vez.`,
  attachEmpty: 'El archivo está vacío.',
  attachWait: 'Espere a que terminen de subir los archivos, o quítelos.',
  drop: 'Suelte aquí el archivo para adjuntarlo',
  size: (bytes: number) =>
    bytes < 1024 * 1024
      ? `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('es-MX')} KB`
      : `${(bytes / (1024 * 1024)).toLocaleString('es-MX', { maximumFractionDigits: 1 })} MB`,
  cardTable: 'Tabla del informe',
  cardUnreadable: 'Esta tarjeta no se puede mostrar aquí.',
  search: 'Buscar en la lista',
  options: 'Opciones',
  showOptions: 'Mostrar las opciones',
  noMatch: (typed: string) => `Nada de la lista coincide con «${typed}».`,
  noMatchFree: (typed: string) => `No está en la lista; puede guardar «${typed}» tal cual.`,
  matches: (count: number) => (count === 1 ? '1 opción' : `${count} opciones`),
  chosen: (count: number) => (count === 1 ? '1 elegida' : `${count} elegidas`),
  unchecked: (typed: string) => `«${typed}» no está marcado. Márquelo en la lista, o borre la búsqueda.`,
  today: 'Hoy',
  yesterday: 'Ayer',
  messageFrom: (name: string, time: string) => `${name}, ${time}`,
  replies: (count: number) => (count === 1 ? '1 respuesta' : `${count} respuestas`),
} as const;

export type Times = ReturnType<typeof createTimes>;

/** Hours and days as Mexico writes them, in that zone: "14:05"; "Hoy", "Ayer", "3 de abril de 2023". */
export function createTimes(timeZone: string) {
  const hours = new Intl.DateTimeFormat('es-MX', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const days = new Intl.DateTimeFormat('es-MX', { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
  return {
    hour: (at: string): string => hours.format(new Date(at)),
    day: (at: string): string => {
      const shown = days.format(new Date(at));
      if (shown === days.format(Date.now())) return text.today;
      return shown === days.format(Date.now() - 86_400_000) ? text.yesterday : shown;
    },
  };
}
