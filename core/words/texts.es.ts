import { listed } from '../form/reading/words';

/** What cards and pages say, in es-MX. Sentences that are kept with a report have codes: see `notices.ts` and `problems.ts`. */

export const buttons = {
  newReport: 'Nuevo informe',
  useLast: 'Usar mi último informe',
  useThis: 'Usar como base',
  resume: 'Continuar',
  save: 'Guardar y continuar',
  saveForm: 'Guardar',
  form: 'Formulario',
  openForm: 'Abrir formulario',
  skip: 'Omitir',
  clear: 'Dejar en blanco',
  back: 'Atrás',
  backToSummary: 'Volver al resumen',
  addRow: 'Agregar otro asunto',
  edit: 'Editar',
  answer: 'Responder',
  progress: 'Avance',
  chooseColumns: 'Cambiar tipo',
  remove: 'Quitar',
  review: 'Revisar y enviar',
  submit: 'Enviar a revisión',
  approve: 'Aprobar',
  requestChanges: 'Pedir cambios',
  sendRequest: 'Enviar observaciones',
  sendAnswer: 'Enviar al hilo',
  addField: 'Agregar campo',
  refresh: 'Actualizar',
  seeReport: 'Ver informe',
  seeAll: 'Ver todo',
  seeChanges: 'Ver cambios',
  thread: 'Abrir el hilo',
  openFile: (name: string) => `Abrir ${name}`,
  word: 'Descargar Word',
  pdf: 'Descargar PDF',
  next: 'Página siguiente',
  previous: 'Página anterior',
  close: 'Cerrar',
  backToDraft: 'Volver a mi informe',
  mine: 'Mis informes',
  pending: 'Pendientes',
  discard: 'Sí, descartar',
  keep: 'No, seguir',
  removeNow: 'Sí, quitar',
  withdraw: 'Retirar',
  withdrawNow: 'Sí, retirar',
  correct: 'Corregir',
  dropCorrection: 'Descartar la corrección',
  undo: 'Deshacer',
  history: 'Historial',
  more: 'Ver más',
  retry: 'Reintentar',
  another: 'Empezar otro',
  severalRows: (count: number) => (count === 1 ? 'Es un asunto' : `Son ${count} asuntos`),
  oneAnswer: 'Es una sola respuesta',
} as const;

export const states = {
  draft: 'Borrador',
  'in-review': 'En revisión',
  'changes-requested': 'Con observaciones',
  approved: 'Aprobado',
  withdrawn: 'Retirado',
  cancelled: 'Descartado',
} as const;

export const walk = {
  progress: (field: number, of: number) => `Informe de visita · Campo ${field} de ${of}`,
  rowTitle: (row: string, number: number) => `${row} ${number}`,
  rowProgress: (progress: string, row: string) => `${progress} · ${row}`,
  cellProgress: (progress: string, column: number, of: number) => `${progress} · Tipo ${column} de ${of}`,
  saved: (label: string, value: string) => `✓ ${label}: ${value}`,
  savedAsTyped: (label: string) => `✓ ${label}`,
  blank: 'en blanco',
  columnsQuestion: '¿Qué tipo de asunto fue?',
  columnsLabel: 'Tipo de asunto',
  columnsSaved: (count: number) => `${count} tipos`,
  projectCode: 'Clave del proyecto',
  projectName: 'Nombre del proyecto',
  projectWork: 'Qué se hizo',
  projectHint:
    'Para pegar una tabla, mande un mensaje que empiece con la clave y el nombre: lo que esté en la tarjeta sin guardar no llega con él.',
  districtSearch: 'Busque por número o cabecera: 07',
  projectCodeExample: 'L091910',
  projectNameExample: 'Soporte técnico y apoyo en materia de…',
  carriedHint: (folio: string) => `El proyecto viene de ${folio}. Escriba qué se hizo, u omítalo si esta vez no hubo.`,
  tableKept: 'Cada renglón [Tabla N] conserva su tabla.',
  suggestedUnit: 'Se propone el área de su último informe.',
  statesHint: 'Si el informe lleva una frase en lugar de nombres, escríbala en un mensaje.',
  districtsHint: (one: string, other: string) => `O escríbalos en un mensaje, como ${one}: 1 al 3; ${other}: 2.`,
  removeTitle: (row: string, number: number) => `¿Quitar ${row.toLowerCase()} ${number}?`,
  removeLine: 'Se borra lo que escribió en él.',
  closed: 'Borrador guardado. Escriba «continuar» para retomarlo.',
  moved: 'Continúa abajo.',
  manyRows: (count: number) => `Lleva ${count}. Para cambiar o quitar uno, elíjalo y pulse «Editar».`,
  rowLines: (count: number) => `Lleva ${count}. Pulse uno para cambiarlo o quitarlo.`,
  untoldColumn: (rows: readonly number[]) =>
    rows.length === 1
      ? `Tipo del asunto ${rows.join()}`
      : `Tipo de los asuntos ${rows.length > 4 ? 'que no lo dicen' : listed(rows.map(String))}`,
  aTable: '(tabla)',
  moreRows: (count: number) => `… ${count} más, hasta:`,
  noRow: 'Sin texto todavía',
} as const;

export const summary = {
  title: 'Resumen del informe',
  titleSent: (folio: string) => `Informe ${folio}`,
  blanks: (labels: string) => `En blanco: ${labels}. Puede enviarlo así o completarlo antes.`,
  alsoBlank: (labels: string) => `También en blanco: ${labels}.`,
  missing: 'Falta',
  observed: (label: string) => `${label} · Con observación`,
  unwritten: (rows: string) => `Sin texto, y así no se envía: ${rows}.`,
  requested: (by: string, reason: string) => (reason === '' ? `${by} pide cambios.` : `${by} pide cambios: ${reason}`),
} as const;

export const report = {
  page: (page: number, of: number) => (of === 1 ? '' : `Página ${page} de ${of}`),
  row: (row: string, number: number, column: string) => `${row} ${number} · ${column}`,
  draft: 'Borrador del informe',
  attached: (names: readonly string[]) => `Adjuntó ${listed(names)}`,
  withFiles: (text: string, names: readonly string[]) => `${text} (con ${listed(names)})`,
  attachedAlone: (by: string, names: readonly string[]) => `${by} adjuntó ${listed(names)}`,
  fileAt: (name: string, url: string) => `${name} (${url})`,
  unnamedFile: 'un archivo',
  none: '—',
  more: (count: number) => (count === 1 ? 'Y un apartado más' : `Y ${count} apartados más`),
  moreWhere: (count: number, button: string) =>
    count === 1 ? `Pulse «${button}» para leerlo.` : `Pulse «${button}» para leerlos.`,
} as const;

export const home = {
  title: (name: string) => (name === '' ? 'Informes de visita' : `Hola, ${name}`),
  lines: [
    'Aquí llena el informe de visita, campo por campo; cada respuesta se guarda al darla.',
    'Al enviarlo llega a quienes revisan, con su documento en PDF y Word. Se guardan su nombre, sus respuestas y los comentarios, para integrar el informe.',
  ],
  invite: 'O escriba en una frase a dónde fue, cuándo y para qué; o envíe el formato de Word ya lleno.',
  open: (what: string) => `Tiene un borrador abierto: ${what}.`,
  openMany: (count: number) => `Tiene ${count} borradores abiertos.`,
  goOn: 'Continúe en Mensajes',
  goOnLine: 'Lo que pulsó aquí se responde en la pestaña Mensajes.',
  untitled: 'sin respuestas todavía',
} as const;

export const help = {
  title: 'Qué puede escribir',
  unknown: (words: string, meant: string | undefined) =>
    meant === undefined
      ? `No reconozco «${words}». Puede escribir:`
      : `No reconozco «${words}». ¿Quiso decir «${meant}»?`,
  facts: [
    { label: 'nuevo', value: 'empieza un informe' },
    { label: 'una frase', value: 'a dónde fue, cuándo, con quién y para qué; la confirma antes de guardar' },
    { label: 'un archivo de Word', value: 'el formato ya lleno (.docx): toma sus respuestas y pregunta lo que falte' },
    { label: 'usar INF-2026-0001', value: 'empieza uno a partir de ese; «usar», a partir del último que envió' },
    { label: 'continuar', value: 'retoma un borrador donde quedó' },
    { label: 'omitir, atrás', value: 'deja el campo en blanco, o vuelve al anterior' },
    { label: 'formulario', value: 'reúne los campos cortos en una sola tarjeta' },
    { label: 'deshacer', value: 'quita lo último que escribió en el informe abierto, y dice qué' },
    { label: 'corregir fecha', value: 'abre ese campo, o el que diga, en cualquier momento' },
    { label: 'revisar', value: 'muestra el resumen, para editar y enviar' },
    { label: 'cancelar', value: 'descarta el borrador abierto; antes pregunta' },
    { label: 'corregir INF-2026-0001', value: 'abre la corrección de un informe suyo que ya se aprobó' },
    { label: 'avance', value: 'qué lleva el borrador, y abre el campo que pulse; sin borrador, cómo van sus informes' },
    { label: 'míos', value: 'sus informes y borradores' },
    { label: 'pendientes', value: 'lo que espera su revisión, y lo suyo en curso' },
    { label: 'ver INF-2026-0001', value: 'muestra un informe, con su PDF y su Word; basta el folio' },
    {
      label: 'ver INF-2026-0001 cambios',
      value: 'qué cambió en su última revisión; «cambios 1 3», entre dos; «rev 1», esa',
    },
    { label: 'historial de INF-2026-0001', value: 'quién hizo qué, y quién lo leyó, para quienes pueden verlo' },
    { label: 'buscar palabras', value: 'encuentra informes enviados' },
    {
      label: 'verificar',
      value:
        'dice si un Word o un PDF, o un impreso por su folio y huella, es el aprobado y, si no, desde cuándo difiere',
    },
    {
      label: 'exportar abril 2023',
      value: 'un libro de Excel con los informes de un mes, un área o una entidad; al final, «csv» o «json»',
    },
    { label: 'informe mensual de abril', value: 'reúne los aprobados de un mes en PDF o Word, para quienes revisan' },
    { label: 'recordatorios', value: 'los enciende o apaga; «silencio» los apaga' },
  ],
  lines: [
    'Estas palabras sirven en cualquier momento. Lo demás que escriba es la respuesta del campo que se pregunta; si parece otra cosa, le pregunto antes de guardarlo.',
  ],
} as const;

/** What is said to whoever asks for what was filed. */
export const lookUp = {
  title: 'Todavía no sé responder consultas',
  lines: ['No anoté su mensaje en ningún informe. Esto sí puede pedir:'],
  facts: [
    { label: 'buscar Coahuila', value: 'los informes enviados que tengan esas palabras' },
    { label: 'informe mensual de abril', value: 'lo que reúne un mes y lo que falta, para quienes revisan' },
    { label: 'exportar abril 2023', value: 'un libro de Excel con los informes de un mes, un área o una entidad' },
    { label: 'nuevo', value: 'un informe de su visita, si eso quería' },
  ],
} as const;

/** What is said of a message that was edited. */
export const edited = {
  older: 'Editar ese mensaje ya no cambia el informe',
  how: 'Para cambiar una respuesta, escriba «corregir» y el campo, como «corregir fecha».',
  kept: (label: string) => `«${label}» no cambió`,
  word: (word: string) => `Si lo que quiere es «${word}», escríbalo en un mensaje nuevo.`,
} as const;

export const talk = {
  isNot: 'No',
  no: (wanted: string) => `No, ${wanted.slice(0, 1).toLowerCase()}${wanted.slice(1)}`,
  mend: (label: string) => `Corregir ${label}`,
  mendTitle: 'Corregir un campo',
  mendQuestion: 'Pulse el campo. Al guardarlo, vuelve a donde iba.',
  wants: {
    help: 'Ver ayuda',
    status: 'Ver cómo va',
    pause: 'Dejarlo para después',
    discard: 'Descartar el borrador',
    edit: 'Corregir un campo',
    new: 'Nuevo informe',
    'look-up': 'Es una consulta',
  },
  thanks: 'Con gusto. Escriba «ayuda» cuando necesite algo.',
  farewell: 'Hasta luego.',
} as const;

export const drafts = {
  open: (count: number) =>
    count === 1
      ? 'Ya tiene un borrador abierto. ¿Sigue con él?'
      : `Ya tiene ${count} borradores abiertos. ¿Sigue con el último?`,
} as const;

export const status = {
  title: (count: number) => (count === 1 ? 'Así va su informe' : 'Así van sus informes'),
  none: 'Todavía no tiene informes.',
  atSummary: 'En el resumen, por enviar',
  since: (state: string, day: string) => `${state} desde el ${day}`,
  left: (day: string) => `Lo dejó el ${day}`,
  changes: (state: string) => `${state}: espera sus cambios`,
} as const;

export const lists = {
  mine: 'Mis informes',
  mineEmpty: 'Todavía no tiene informes.',
  pending: 'Esperan revisión',
  pendingEmpty: 'No hay informes en espera de revisión.',
  found: (words: string) => `Informes con «${words}»`,
  foundEmpty: 'Ningún informe enviado tiene esas palabras. Pruebe con menos, o con el folio.',
} as const;

export const cancel = {
  title: '¿Descartar este borrador?',
  line: (place: string) => (place === '' ? 'No podrá retomarlo.' : `Es el de ${place}. No podrá retomarlo.`),
  done: 'Borrador descartado.',
  none: 'No tiene ningún borrador abierto.',
  withdrawTitle: (folio: string) => `¿Retirar el informe ${folio}?`,
  withdrawLine: 'Deja de estar en revisión; quienes revisan lo verán como retirado.',
} as const;

export const cardTexts = {
  choosePlaceholder: 'Elija un campo',
  valueCut: 'El texto no cabe completo en esta tarjeta y termina en «…». Si lo guarda así, se guarda recortado.',
} as const;

export const documents = {
  title: 'Informe de visita',
  /** On paper, from the second on. */
  revision: (round: number) => `Revisión ${round}`,
  /** Without its ending; a report that was sent again bears its revision. */
  fileName: (folio: string | undefined, round = 1) =>
    folio === undefined ? 'borrador' : round > 1 ? `${folio} rev ${round}` : folio,
  /** In the place of a table that its column is too narrow for, and over it. */
  tableBelow: (number: number) => `Ver tabla ${number}, abajo`,
  tableCaption: (number: number, column: string) => `Tabla ${number} · ${column}`,
} as const;

/** What cards of several fields say. */
export const together = {
  progress: 'Informe de visita',
  form: 'Formulario',
  formQuestion: 'Llene lo que tenga. Lo que falte, y los textos largos, se lo pregunto después.',
  formClosed: 'Reúne los campos cortos: área, entidad, fechas y los demás.',
  mend: 'Falta corregir',
  mendQuestion: (count: number) => `Revise estos ${count} campos.`,
} as const;
