/** What is said of a Word template that cannot be filled in, by stable code. */

export type TemplatePart = 'body' | 'header' | 'footer' | 'notes';

/** Where in the template: its part, the words around, and those of the cell before it in its row. */
export interface TemplatePlace {
  readonly part: TemplatePart;
  readonly near: string;
  readonly beside?: string;
}

/** `about`: the placeholder as it is written, or a style's or a file's name. */
export interface TemplateFault {
  readonly code: TemplateFaultCode;
  readonly about: string;
  readonly place?: TemplatePlace;
}

const texts = {
  // The file.
  'file.missing': (file) => `No se puede leer «${file}»; revise la ruta y los permisos.`,
  'file.no-word': () => 'El archivo no es un documento de Word; guárdelo en Word como «Documento de Word (.docx)».',
  'file.old-word': () =>
    'El archivo es de un Word anterior (.doc); ábralo y guárdelo como «Documento de Word (.docx)».',
  'file.protected': () =>
    'El archivo está protegido con contraseña; quítela en Archivo, Información, Proteger documento.',
  'file.damaged': (file) =>
    file === ''
      ? 'El archivo está dañado; ábralo en Word, guárdelo de nuevo o use otra copia.'
      : `El archivo está dañado en su parte ${file}; ábralo en Word y guárdelo de nuevo.`,
  'file.too-large': () => 'El archivo es demasiado grande para una plantilla; reduzca sus imágenes.',
  'file.macros': () => 'El archivo lleva macros (.docm); guárdelo como «Documento de Word (.docx)», sin macros.',
  'file.word-template': () => 'El archivo es una plantilla de Word (.dotx); guárdelo como «Documento de Word (.docx)».',
  'file.other-office': () => 'El archivo es de otro programa de oficina, no de Word.',
  'file.no-document': () => 'Al archivo le falta el documento; ábralo en Word y guárdelo de nuevo.',
  // Placeholders.
  'tag.unknown': (tag) => `${tag} no es un marcador que el informe conozca.`,
  'tag.missing': (tag) => `Falta ${tag}: sin él, esa parte del informe no se imprimiría.`,
  'tag.torn': (tag) =>
    `La llave de «${tag}» no hace pareja; un marcador abre con { y cierra con } en el mismo párrafo.`,
  'tag.outside-rows': (tag) => `${tag} es una columna de la tabla y va entre {#matters} y {/matters}.`,
  'tag.rows': (tag) => `${tag} es una tabla; encierre su fila entre {#…} en la primera celda y {/…} en la última.`,
  'tag.plain': (tag) => `${tag} perdería párrafos y tablas; use ${tag.replace('{', '{@')}, solo en su párrafo.`,
  'tag.not-alone': (tag) => `${tag} debe estar solo en su párrafo; pase lo demás a otro.`,
  'loop.unclosed': (tag) => `${tag} no se cierra; falta ${tag.replace(/[#^]/, '/')}.`,
  'loop.unopened': (tag) => `${tag} cierra lo que no se abrió, o cierra antes de tiempo.`,
  'loop.no-table': (tag) => `${tag} encierra celdas de una fila, y solo una tabla del informe repite filas.`,
  'loop.apart': (tag) => `${tag} abre y cierra en tablas distintas, o dentro y fuera de una.`,
  // What else it needs.
  'style.missing': (style) => `Falta el estilo «${style}», con el que se escriben las respuestas.`,
  'review.changes': () => 'Hay cambios sin aceptar; acéptelos en Revisar, Cambios, o saldrían en cada informe.',
  'review.comments': () => 'Hay comentarios; elimínelos en Revisar, Comentarios, o saldrían en cada informe.',
  'tag.broken': (tag) => `${tag} está en un lugar donde no se puede llenar.`,
  'result.broken': (part) => `Llenada, la plantilla no sería un documento de Word válido (${part}).`,
} as const satisfies Record<string, (about: string) => string>;

export type TemplateFaultCode = keyof typeof texts;

const parts: Readonly<Record<TemplatePart, string>> = {
  body: 'cuerpo',
  header: 'encabezado de página',
  footer: 'pie de página',
  notes: 'notas',
};

/** One line: what is wrong, where, and the code by which to ask about it. */
export function templateFaultText({ code, about, place }: TemplateFault): string {
  const said = texts[code](about);
  return place === undefined ? `${said} [${code}]` : `${said} En ${placeText(place)}. [${code}]`;
}

function placeText({ part, near, beside = '' }: TemplatePlace): string {
  const where = near === '' ? parts[part] : `${parts[part]}, «${near}»`;
  return beside === '' ? where : `${where}, junto a «${beside}»`;
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const templateGood = (file: string, placeholders: number): string =>
  `Todo bien: ${file}, ${counted(placeholders, 'marcador', 'marcadores')}.`;

export const templateBad = (file: string, faults: readonly TemplateFault[]): string =>
  [
    `La plantilla ${file} tiene ${counted(faults.length, 'falla', 'fallas')}:`,
    ...faults.map((fault) => `  - ${templateFaultText(fault)}`),
  ].join('\n');
