/** Somebody in their own chat, on any platform: gives the words of the newest card. */
export interface Talker {
  types(text: string): Promise<string>;
  presses(title: string): Promise<string>;
  /** The buttons of the newest card. */
  titles(): readonly string[];
  /** A button of the newest card as it stands now, to be pressed any time and any number of times. */
  keeps(title: string): Promise<() => Promise<void>>;
}

/** What is said to the bot is never the official text by itself: from the first words to the summary. */
export async function talks(ana: Talker): Promise<void> {
  for (const words of ['nuevo', 'UTSI', 'Coahuila']) await ana.types(words);

  // A reading that was offered is gone with the refusal after it.
  await ana.types('31 de abril de 2023');
  const stale = await ana.keeps('30 de abril de 2023');
  expect(await ana.types('blablabla')).toContain('No entendí la fecha «blablabla»');
  expect(ana.titles()).not.toContain('30 de abril de 2023');
  await stale();
  expect(await ana.types('oye, ¿me ayudas?')).toContain('Qué puede escribir');
  expect(await ana.presses('Continuar')).toContain('Fecha de visita');

  for (const words of ['3 de abril de 2023', 'Local']) await ana.types(words);
  expect(await ana.types('hola buenas tardes')).toContain('Hola. Aquí sigue su informe.');
  expect(await ana.types('No entiendo')).toContain('¿Es parte de «Objetivo de la visita»? Escribió: «No entiendo»');
  expect(ana.titles()).toEqual(['Sí', 'No, ver ayuda']);
  const unsaid = await ana.keeps('Sí');
  expect(await ana.presses('No, ver ayuda')).toContain('Qué puede escribir');
  await unsaid();
  expect(await ana.presses('Continuar')).toContain('Objetivo de la visita');

  expect(await ana.types('corregir la fecha')).toContain('Fecha de visita');
  expect(await ana.types('4 de abril de 2023')).toContain('Objetivo de la visita');

  expect(await ana.types('Listo <3 & ya')).toContain('Asuntos relevantes');
  expect(await ana.types('corregir objetivo')).toContain('Listo <3 & ya');
  await ana.types('Listo.');
  const taken = await ana.keeps('Sí');
  await taken();
  await taken();
  expect(await ana.types('¿cómo va mi informe?')).toContain('Campo 6 de 8');

  expect(await ana.types('nuevo')).toContain('Ya tiene un borrador abierto');
  expect(ana.titles()).toEqual(['Continuar', 'Empezar otro']);
  await ana.presses('Continuar');
  for (const words of ['proyecto', 'ok']) await ana.types(words);
  expect(await ana.presses('No')).toContain('Con que proyecto de la CIP se relaciona');
  for (const words of ['L091910 Soporte', 'listo', '25', 'Ninguna']) await ana.types(words);
  const summary = await ana.types('gracias');
  expect(summary).toContain('4 de abril de 2023');
  for (const kept of ['Listo.', 'Ninguna', 'L091910', 'Soporte']) expect(summary).toContain(kept);
  for (const said of ['No entiendo', 'hola', '30 de abril', 'gracias', 'ok']) expect(summary).not.toContain(said);
}
