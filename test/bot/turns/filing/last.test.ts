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
const TO_OBJECTIVE = ['nuevo', 'UTSI', 'Coahuila', '3 de abril de 2023', 'Local'];
const sends = () =>
  says(
    ...TO_OBJECTIVE,
    'Revisar el PREP.',
    'proyecto',
    'L091910 Soporte\nSe dio soporte.',
    'listo',
    '25',
    'omitir',
    'enviar',
  );

test('«lo mismo que la vez pasada» offers the last report’s text, which is one after a yes', async () => {
  await sends();
  await says(...TO_OBJECTIVE, 'lo mismo que la vez pasada');
  expect(textOf(ana.shown)).toContain('Así quedó en INF-2023-0001. ¿Lo uso también aquí?');
  expect(textOf(ana.shown)).toContain('Revisar el PREP.');
  expect((await report()).answers).not.toHaveProperty('objective');
  await says('no');
  expect((await report()).answers).not.toHaveProperty('objective');
  await says('igual que siempre');
  await ana.presses('Sí, usarlo');
  expect((await report()).answers['objective']).toMatchObject({ blocks: [{ text: 'Revisar el PREP.' }] });
});

test('it is offered in a cell and a short field as well', async () => {
  await sends();
  await says(...TO_OBJECTIVE, 'Otro objetivo', 'proyecto', 'lo mismo que la vez pasada', 'sí');
  expect((await report()).answers['matters']).toMatchObject({
    rows: [{ cells: { project: { code: 'L091910', name: 'Soporte', blocks: [{ text: 'Se dio soporte.' }] } } }],
  });
  await says('listo', 'lo mismo que el mes pasado', 'sí');
  expect((await report()).answers['trainedStaff']).toMatchObject({ count: 25 });
  await says('corregir observaciones');
  expect(textOf(await ana.types('lo de siempre'))).toContain('En INF-2023-0001, «Observaciones» quedó en blanco.');
});

test('without a report that was sent, it is said that there is none', async () => {
  await says(...TO_OBJECTIVE);
  expect(textOf(await ana.types('lo mismo que la vez pasada'))).toContain('Todavía no ha enviado un informe');
  expect((await report()).answers).not.toHaveProperty('objective');
});
