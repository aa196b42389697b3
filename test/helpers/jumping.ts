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
  for (const words of ['nuevo', 'UTSI', 'Coahuila', '3 de abril de 2023']) await types(words);
  const avance = await presses('Avance');
  for (const told of ['Avance del informe', '3 de 9 campos respondidos.', 'Se pregunta ahora', 'Por responder'])
    expect(avance).toContain(told);
  expect(await presses('Continuar')).toContain('¿Qué juntas u organismos se visitaron?');

  expect(await types('avance')).toContain('Avance del informe');
  const again = await keeps('Responder Observaciones');
  expect(await presses('Responder Observaciones')).toContain('¿Alguna observación para el informe?');
  expect(await types('Sin novedad')).toContain('¿Qué juntas u organismos se visitaron?');
  await again();
  expect(await types('Local')).toContain('¿Para qué fue la visita?');
  for (const words of ['omitir', 'particular', 'Se revisó el PREP.', 'listo']) await types(words);

  const summary = await types('omitir');
  expect(summary).toContain('Resumen del informe');
  expect(summary).toContain('No aplica');
  expect(await presses('Editar Junta')).toContain('¿Qué juntas u organismos se visitaron?');
  expect(await presses('Guardar y continuar', { boards: 'local,distrital' })).toContain(
    '¿Qué distritos electorales federales?',
  );
  expect(await presses('Guardar y continuar', { districts: '05-03' })).toContain('Resumen del informe');
  await presses('Editar Junta');
  expect(await presses('Guardar y continuar', { boards: 'local' })).toContain('«Distritos» ya no aplica');
  expect(await presses('Editar Asunto 1 · Asuntos en particular')).toContain('¿Qué asunto en particular se trató?');
  expect(await presses('Guardar y continuar', { particular: 'Se revisó otra vez.' })).toContain('Se revisó otra vez.');
  expect(await types('enviar')).toMatch(/Informe INF-\d{4}-\d{4} enviado/);
}
