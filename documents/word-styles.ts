/** Styles of the template that written-out paragraphs and tables use; a test finds each one in the template. */
export const styles = {
  answer: 'Respuesta',
  project: 'Proyecto',
  nestedTable: 'TablaAnidada',
  nestedCell: 'CeldaAnidada',
  nestedHeading: 'EncabezadoAnidado',
  spacer: 'Separador',
} as const;
