/** What cards of several fields say. */
export const together = {
  progress: 'Informe de visita',
  form: 'Formulario',
  formQuestion: 'Llene lo que tenga. Lo que falte, y los textos largos, se lo pregunto después.',
  formClosed: 'Reúne los campos cortos: área, entidad, fechas y los demás.',
  mend: 'Falta corregir',
  mendQuestion: (count: number) => `Revise estos ${count} campos.`,
} as const;
