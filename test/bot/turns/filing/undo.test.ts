import type { Report } from '../../../../core/record/types';
import { Chatter, someServices, textOf, type TestServices } from '../../../helpers/world/chatter';
import { ANA } from '../../../helpers/people/reports';

let bot: TestServices;
let ana: Chatter;
beforeEach(() => {
  bot = someServices();
  ana = new Chatter(bot, ANA);
});
afterEach(() => bot.store.close());

const says = async (...words: readonly string[]): Promise<void> => {
  for (const text of words) await ana.types(text);
};
async function report(): Promise<Report> {
  const stored = await bot.store.loadOpen([ANA.id]);
  if (stored === undefined) throw new Error('Nothing is open');
  return stored.report;
}
const undoes = async (text = 'quita lo último'): Promise<string> => textOf(await ana.types(text));

const WALK = ['nuevo', 'UTSI', 'Coahuila', '3 de abril de 2023', 'Local', 'Revisar el PREP.'];

test.each(['deshacer', 'quita lo último', 'borra lo que puse', 'oye, deshaz eso'])(
  'in a walk «%s» takes the last answer back, asks it again and says so, one after the other',
  async (text) => {
    await says(...WALK);
    expect(await undoes(text)).toContain('Quité «Revisar el PREP.» de «Objetivo de la visita».');
    expect(await report()).toMatchObject({ at: { field: 'objective' } });
    expect(await undoes(text)).toContain('Quité «Local» de «Junta».');
    expect(Object.keys((await report()).answers)).toEqual(['unit', 'states', 'visitDates']);
    for (let more = 0; more < 3; more += 1) await undoes(text);
    expect(await undoes(text)).toContain('No hay nada más que deshacer.');
    expect(await report()).toMatchObject({ answers: {}, at: { field: 'unit' } });
    await says(...WALK.slice(1));
    expect(await undoes(text)).toContain('Quité «Revisar el PREP.»');
  },
);

test('what was changed says again what it said, and what was left blank is asked', async () => {
  await says(...WALK, 'corregir junta', 'OPL');
  expect(await undoes()).toContain('«Junta» vuelve a decir «Local».');
  await says('atrás', 'atrás', 'omitir');
  expect((await report()).answers).not.toHaveProperty('objective');
});

test('a row, and a cell of one, are taken back', async () => {
  await says(...WALK, 'particular', 'Se revisó el PREP.');
  const before = await report();
  await says('Se revisó el SIVEI.');
  await ana.presses('Asuntos en particular');
  expect(await undoes()).toContain('Deshice lo último en «Asuntos relevantes');
  expect((await report()).answers).toEqual(before.answers);
  await undoes();
  expect(await report()).toMatchObject({ at: { at: 'cell', column: 'particular' } });
});

test('what a question was about goes with the question', async () => {
  await says('nuevo', 'UTSI', 'Coahuila', '3 de abril', 'sí');
  expect((await report()).answers).toHaveProperty('visitDates');
  expect(await undoes()).toContain('Quité «3 de abril de 2023» de «Fecha de visita».');
  await says('3 de abril');
  expect(await undoes()).toContain('Deshice lo último que escribió.');
  expect(await report()).toMatchObject({ at: { field: 'visitDates' } });
  expect((await report()).pending).toBeUndefined();
});

test('of what was understood, the last message is taken back', async () => {
  await says('Fui a Coahuila el 11 de abril con la Junta Local.');
  const first = (await report()).proposal;
  await says('no, fue a Durango');
  expect(await undoes()).toContain('Deshice su último mensaje; queda lo de antes.');
  expect((await report()).proposal).toEqual(first);
  await says('Hubo café.');
  expect(textOf(ana.shown)).toContain('¿Agrego esto al informe?');
  await undoes();
  expect((await report()).proposal).toEqual(first);
  await says('sí');
  expect(await undoes()).toContain('Deshice lo último en «Entidad Federativa»');
  expect(await report()).toMatchObject({ answers: {}, proposal: first });
  await undoes();
  expect((await report()).proposal).toBeUndefined();
});

test('a card that was drawn before is late', async () => {
  await says('Fui a Coahuila el 11 de abril con la Junta Local.', 'Hubo café.');
  const yes = ana.button('Sí, agregarlo');
  await undoes();
  await ana.press(yes);
  expect((await report()).proposal?.rest).toEqual([]);
});

test('what was sent is not taken back', async () => {
  await says(...WALK, 'particular', 'Se revisó.', 'listo', 'omitir', 'omitir', 'enviar');
  await undoes();
  expect((await bot.store.reportsOf([ANA.id], ['in-review'], { limit: 1, offset: 0 })).length).toBe(1);
});
