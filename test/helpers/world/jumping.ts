/** A person at either platform, in so far as looking at a report's progress needs one. */
interface Jumper {
  /** Types, and gives the words of what stands below. */
  types(text: string): Promise<string>;
  /** Presses a button, or a line by how its name begins, on the newest card; gives its words then. */
  presses(title: string, inputs?: Readonly<Record<string, string>>): Promise<string>;
  /** A press that can be delivered again later. */
  keeps(title: string): Promise<() => Promise<void>>;
}

/** Looks at the progress of a draft, jumps about in it and mends it from its summary, by what a person sees alone. */
export async function jumps({ types, presses, keeps }: Jumper): Promise<void> {
  for (const words of ['nuevo', 'UTSI']) await types(words);
  const avance = await presses('Avance');
  for (const told of ['Avance del informe', '1 de 9 campos respondidos.', 'Se pregunta ahora', 'Por responder'])
    expect(avance).toContain(told);
  expect(await presses('Continuar')).toMatch(/^Entidad Federativa$/m);
  for (const words of ['Coahuila', '3 de abril de 2023']) await types(words);

  expect(await types('avance')).toContain('Avance del informe');
  const again = await keeps('Responder Observaciones');
  expect(await presses('Responder Observaciones')).toMatch(/^Observaciones$/m);
  expect(await types('Sin novedad')).toMatch(/^Junta$/m);
  await again();
  expect(await types('Local')).toMatch(/^Objetivo de la visita$/m);
  for (const words of ['omitir', 'particular', 'Se revisó el PREP.', 'listo']) await types(words);

  const summary = await types('omitir');
  expect(summary).toContain('Resumen del informe');
  expect(summary).toContain('No aplica');
  expect(await presses('Editar Junta')).toMatch(/^Junta$/m);
  expect(await presses('Guardar y continuar', { boards: 'local,distrital' })).toMatch(/^Distritos$/m);
  expect(await types('3')).toContain('Resumen del informe');
  await presses('Editar Junta');
  expect(await presses('Guardar y continuar', { boards: 'local' })).toContain('«Distritos» ya no aplica');
  expect(await presses('Editar Asunto 1 · Asuntos en particular')).toMatch(/^Asuntos en particular$/m);
  expect(await presses('Guardar y continuar', { particular: 'Se revisó otra vez.' })).toContain('Se revisó otra vez.');
  expect(await types('enviar')).toMatch(/Informe INF-\d{4}-\d{4} enviado/);
}
