import type { Report } from '../../../../core/record/types';
import { StoreError } from '../../../../storage/errors';
import { buttonsOf, Chatter, someServices, textOf, type TestServices } from '../../../helpers/world/chatter';
import { ANA } from '../../../helpers/people/reports';

let bot: TestServices;
let ana: Chatter;
beforeEach(() => {
  bot = someServices();
  ana = new Chatter(bot, ANA);
});
afterEach(() => bot.store.close());

const TO_OBJECTIVE = ['nuevo', 'UTSI', 'Coahuila', '3 de abril de 2023', 'Local'];
const TO_CELL = [...TO_OBJECTIVE, 'omitir', 'particular'];
const TO_REMARKS = [...TO_CELL, 'Se revisó el PREP.', 'listo', 'omitir'];

const says = async (...words: readonly string[]): Promise<void> => {
  for (const text of words) await ana.types(text);
};
const titles = (): readonly string[] => buttonsOf(ana.shown).map(({ title }) => title);
async function report(): Promise<Report> {
  const stored = await bot.store.loadOpen([ANA.id]);
  if (stored === undefined) throw new Error('Nothing is open');
  return stored.report;
}
const written = async (): Promise<string> => JSON.stringify((await report()).answers);

describe('«corregir X» opens that field', () => {
  test.each([
    ['the first field', ['nuevo', 'UTSI']],
    ['dates', TO_OBJECTIVE.slice(0, 3)],
    ['prose', TO_OBJECTIVE],
    ['columns', TO_CELL.slice(0, -1)],
    ['a cell', TO_CELL],
    ['rows', TO_REMARKS.slice(0, -2)],
    ['the summary', [...TO_REMARKS, 'omitir']],
    ['a question', [...TO_OBJECTIVE, 'ayúdame']],
    ['a reading', [...TO_OBJECTIVE.slice(0, 3), '31 de abril']],
  ])('at %s', async (_, words) => {
    await says(...words);
    const before = (await report()).at;
    expect(await ana.types('corregir área')).toMatchObject({
      data: { heading: 'Dirección Ejecutiva o Unidad Técnica' },
    });
    expect(await ana.types('DEOE')).toMatchObject({ data: expect.anything() as unknown });
    expect((await report()).answers['unit']).toMatchObject({ id: 'DEOE' });
    expect((await report()).at).toEqual(before);
  });

  test.each([
    ['cambiar entidad', 'Entidad Federativa'],
    ['Quiero cambiar la fecha, por favor', 'Fecha de visita'],
    ['me equivoqué en la junta', 'Junta'],
    ['corregir campo 1', 'Dirección Ejecutiva o Unidad Técnica'],
    ['corregir observaciones', 'Observaciones'],
    ['corregir asuntos particulares', undefined],
  ])('«%s»', async (text, heading) => {
    await says(...TO_OBJECTIVE);
    await ana.types(text);
    if (heading === undefined) expect(await written()).toContain(text);
    else expect(ana.shown).toMatchObject({ data: { heading } });
  });

  test('and a cell that stands alone, or the rows', async () => {
    await says(...TO_REMARKS);
    expect(await ana.types('corregir asuntos en particular')).toMatchObject({
      data: { heading: 'Asuntos en particular' },
    });
    expect(await ana.types('corregir asunto 1')).toMatchObject({ data: { heading: 'Asuntos en particular' } });
    expect(await ana.types('corregir actividad ordinaria')).toMatchObject({ template: 'rows' });
    expect(await ana.types('corregir asunto 7')).toMatchObject({ template: 'rows' });
  });
});

describe('«¿cómo va mi informe?»', () => {
  test('with none', async () =>
    expect(textOf(await ana.types('¿cómo va mi informe?'))).toContain('Todavía no tiene informes.'));

  test('tells of one that cannot be read as well as it can', async () => {
    await says('nuevo', 'UTSI', 'Coahuila');
    const broken = () => Promise.reject(new StoreError('store.corrupt-report', 'no'));
    for (const call of ['load', 'loadOpen'] as const) jest.spyOn(bot.store, call).mockImplementation(broken);
    expect(await ana.types('avance')).toMatchObject({
      data: { facts: [{ label: 'Borrador · Coahuila', value: 'Lo dejó el 3 de mayo' }] },
    });
    expect(titles()).toEqual(['Mis informes']);
  });

  test('tells of the draft and of what was sent', async () => {
    await says(...TO_REMARKS, 'revisar', 'enviar');
    expect(await ana.types('¿cómo va mi informe?')).toMatchObject({
      data: {
        title: 'Así va su informe',
        facts: [{ label: 'INF-2023-0001 · Coahuila', value: 'En revisión desde el 3 de mayo' }],
      },
    });
    await says(...TO_OBJECTIVE);
    const before = await report();
    expect(await ana.types('Oye, ¿cómo va mi informe?')).toMatchObject({
      data: {
        title: 'Así van sus informes',
        facts: [
          { label: 'Borrador · Coahuila', value: 'Informe de visita · Campo 5 de 8 · Objetivo de la visita' },
          { label: 'INF-2023-0001 · Coahuila' },
        ],
      },
    });
    expect(titles()).toEqual(['Continuar', 'Avance', 'Mis informes']);
    expect(await report()).toEqual(before);
  });
});

test('what was sent is no longer corrected: where it stands is told', async () => {
  await says(...TO_REMARKS, 'revisar', 'enviar');
  for (const text of ['corregir fecha', 'me equivoqué', 'borrar'])
    expect(textOf(await ana.types(text))).toContain('En revisión desde el 3 de mayo');
});
