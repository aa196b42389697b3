import type { Talker } from '../world/talking';

const folioIn = (words: string): string => /INF-\d{4}-\d{4}/.exec(words)?.[0] ?? '';

/**
 * A report is filed and sent, the next one made from it in five turns, a third from what is read of the second;
 * every press comes in copies.
 */
export async function filesFromLast(ana: Talker, bruno: Talker): Promise<void> {
  await ana.types('hola');
  expect(ana.titles()).toEqual(['Nuevo informe', 'Mis informes']);
  for (const words of ['nuevo', 'UTSI', 'Coahuila', '3 de abril de 2023', 'Local', 'Revisar el PREP.'])
    await ana.types(words);
  for (const words of ['proyecto', 'L091910 Soporte técnico\nSe dio soporte.', 'listo', 'omitir', 'omitir'])
    await ana.types(words);
  const folio = folioIn(await ana.presses('Enviar a revisión'));

  expect(await ana.types('hola')).toContain(
    'O escriba en una frase a dónde fue, cuándo y para qué; o envíe el formato de Word ya lleno.',
  );
  expect(ana.titles()).toEqual(['Usar mi último informe', 'Nuevo informe', 'Mis informes']);
  const again = await ana.keeps('Usar mi último informe');
  const first = await ana.presses('Usar mi último informe');
  expect(first).toContain(`Tomado de ${folio}: UTSI; Coahuila; Local; L091910.`);
  expect(first).toContain('Fecha de visita');
  await again();
  expect(await ana.types('10 de abril de 2023')).toContain('Objetivo de la visita');
  await again();
  const cell = await ana.types('Revisar otra vez.');
  expect(cell).toContain('Con que proyecto de la CIP se relaciona');
  for (const stands of ['L091910', 'Soporte técnico', `viene de ${folio}`]) expect(cell).toContain(stands);
  expect(cell).not.toContain('Se dio soporte.');
  expect(ana.titles()).toEqual(['Guardar y continuar', 'Omitir', 'Atrás', 'Avance']);
  const summary = await ana.types('Se dio más soporte.');
  for (const stands of ['10 de abril de 2023', 'Revisar otra vez.', 'Soporte técnico', 'Se dio más soporte.', folio])
    expect(summary).toContain(stands);
  const second = folioIn((await ana.presses('Enviar a revisión')).replaceAll(folio, ''));
  expect(second).not.toBe(folio);

  expect(await bruno.types(`usar ${folio.replaceAll('-', ' ').toLowerCase()}`)).toContain(`Tomado de ${folio}`);
  await bruno.types('10 de abril de 2023');
  expect(await bruno.types('usar')).toContain('Todavía no ha enviado un informe');
  await bruno.types(`ver ${second}`);
  expect(bruno.titles().filter((title) => !title.startsWith('Descargar'))).toEqual(['Usar como base']);
  expect(await bruno.presses('Usar como base')).toContain('Ya tiene un borrador abierto');
  expect(await bruno.presses('Empezar otro')).toContain(`Tomado de ${second}: UTSI; Coahuila; Local; L091910.`);
  expect(await bruno.types('míos')).not.toContain('INF-');
}
