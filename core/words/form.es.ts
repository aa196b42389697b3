/** What cards of several fields say. */
export const together = {
  progress: 'Informe de visita',
  form: 'Formulario',
  formQuestion:
    'Llene lo que tenga; lo demás se lo pregunto después. El objetivo, los asuntos y las observaciones van aparte.',
  formClosed: 'Aquí están juntos los campos cortos: área, entidad, fechas y los demás.',
  mend: 'Falta corregir',
  mendQuestion: (count: number) =>
    `Lo demás se guardó. Revise ${count === 1 ? 'este campo' : `estos ${count} campos`}.`,
} as const;
