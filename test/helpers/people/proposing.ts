/** Somebody in their own chat, on any platform. */
export interface Proposer {
  /** Gives the words of the newest card. */
  types(text: string): Promise<string>;
  presses(title: string): Promise<string>;
  titles(): readonly string[];
  /** A button of the newest card as it stands now, to be pressed any time and any number of times. */
  keeps(title: string): Promise<() => Promise<void>>;
}

/** A visit told in one message: from nothing open to the last field that is asked. */
export async function proposes(ana: Proposer): Promise<void> {
  const card = await ana.types(
    'Fui a Coahuila el 11 y 12 de abril de 2023 con la Junta Local y el OPL para revisar <los> sistemas & *el* PREP. Llovió.',
  );
  for (const line of ['Coahuila', '11 y 12 de abril de 2023', 'Local y OPL', 'Revisar <los> sistemas & *el* PREP'])
    expect(card).toContain(line);
  expect(ana.titles().filter((title) => title === 'Quitar')).toHaveLength(5);
  expect(ana.titles()).toContain('Así está bien');

  // What was taken out on one device is not confirmed by the card that another still shows.
  const [quitar, confirm] = [await ana.keeps('Quitar'), await ana.keeps('Así está bien')];
  await quitar();
  await confirm();
  const now = await ana.types('continuar');
  expect(now).toContain('Local y OPL');
  expect(now).not.toContain('Coahuila');

  expect(await ana.presses('Usar como asunto')).toContain('Este texto será un asunto');
  const stale = await ana.keeps('Así está bien');
  expect(await ana.presses('Así está bien')).toContain('¿Qué tipo de asunto es este texto?');
  await stale();
  await stale();
  expect(await ana.types('continuar')).toContain('¿Qué tipo de asunto es este texto?');
  expect(await ana.presses('Actividad ordinaria')).toContain('Llovió.');
  expect(await ana.presses('Continuar')).toContain('Dirección Ejecutiva o Unidad Técnica');
  expect(await ana.types('UTSI')).toContain('Entidad Federativa');

  // The field that is asked, and the next ones, in one answer.
  expect(await ana.types('En Coahuila y Sonora; capacitamos a 25 personas')).toContain('Coahuila y Sonora');
  expect(await ana.types('sí')).toContain('Observaciones');
  const summary = await ana.types('Ninguna');
  for (const kept of ['Coahuila y Sonora', '11 y 12 de abril de 2023', 'Local y OPL', 'Llovió.', '25', 'Ninguna'])
    expect(summary).toContain(kept);
}
