import { PRESS } from '../../../../core/screen/press';
import type { Report } from '../../../../core/record/types';
import { buttonsOf, chatters, textOf, type Chatter, type TestServices } from '../../../helpers/world/chatter';
import { ANA } from '../../../helpers/people/reports';

let bot: TestServices;
let ana: Chatter;
let bruno: Chatter;
beforeEach(() => {
  ({ bot, ana, bruno } = chatters());
});
afterEach(() => bot.store.close());

const TO_BOARDS = ['nuevo', 'UTSI', 'Coahuila', '3 de abril de 2023'];
const TO_SUMMARY = [...TO_BOARDS, 'Local', 'omitir', 'particular', 'Se revisó el PREP.', 'listo', 'omitir', 'omitir'];

const says = async (...words: readonly string[]): Promise<void> => {
  for (const text of words) await ana.types(text);
};
async function report(): Promise<Report> {
  const stored = await bot.store.loadOpen([ANA.id]);
  if (stored === undefined) throw new Error('Nothing is open');
  return stored.report;
}
const heading = (text: string) => ({ data: { heading: text } });

describe('«avance»', () => {
  test('with a draft open shows its fields, and changes nothing', async () => {
    await says(...TO_BOARDS);
    const before = await report();
    expect(await ana.types('Avance')).toMatchObject({ template: 'progress', data: { lines: { length: 9 } } });
    expect(await report()).toEqual(before);
  });

  test('without one tells how one’s reports are going', async () => {
    expect(textOf(await ana.types('avance'))).toContain('Todavía no tiene informes.');
    await says(...TO_SUMMARY, 'enviar');
    expect(textOf(await ana.types('avance'))).toContain('En revisión desde');
  });

  test('from its button stands in the card’s place, and «Continuar» brings the question back', async () => {
    await says(...TO_BOARDS.slice(0, 2), 'Torreón');
    const asked = ana.shown;
    const posts = ana.posts().length;
    expect(await ana.presses('Avance')).toMatchObject({ template: 'progress' });
    expect(await ana.presses('Continuar')).toEqual(asked);
    expect(ana.posts()).toHaveLength(posts);
  });

  test('says so where the report was sent meanwhile, or is somebody else’s', async () => {
    await says(...TO_SUMMARY.slice(0, -2));
    const button = ana.button('Avance');
    expect(await bruno.press(button)).toMatchObject({ template: 'notice' });
    await says('revisar', 'enviar');
    expect(textOf(await ana.press(button))).toContain('Informe INF-2023-0001 enviado');
  });
});

describe('a jump', () => {
  test('to the field that is asked already, by words, asks it again with its question', async () => {
    await says(...TO_BOARDS.slice(0, 3), '31 de abril');
    const posts = ana.posts().length;
    expect(textOf(await ana.types('corregir fecha'))).toContain('¿Quiso decir 30 de abril');
    expect(ana.posts()).toHaveLength(posts + 1);
  });

  test('to a field that is still to come returns to the one being asked, and that field is not asked again', async () => {
    await says(...TO_BOARDS, 'avance');
    expect(await ana.presses('Responder Observaciones')).toMatchObject(heading('Observaciones'));
    expect(await ana.types('Sin novedad')).toMatchObject(heading('Junta'));
    await says('Local', 'omitir', 'particular', 'Se revisó el PREP.', 'listo');
    expect(await ana.types('omitir')).toMatchObject({ template: 'summary' });
  });

  test('after a jump returns where the first began', async () => {
    await says(...TO_BOARDS, 'avance');
    await ana.presses('Editar Entidad Federativa');
    await ana.presses('Avance');
    await ana.presses('Editar Fecha de visita');
    expect(await ana.types('4 de abril de 2023')).toMatchObject(heading('Junta'));
  });

  test('to the field being asked keeps the question about its answer', async () => {
    await says(...TO_BOARDS.slice(0, 3), '31 de abril', 'avance');
    const { pending } = await report();
    expect(pending).toBeDefined();
    expect(await ana.presses('Responder Fecha de visita')).toMatchObject(heading('Fecha de visita'));
    expect((await report()).pending).toEqual(pending);
  });

  test('away from a matter’s text returns to it', async () => {
    await says(...TO_SUMMARY.slice(0, 7), 'avance');
    await ana.presses('Editar Junta');
    expect(await ana.types('OPL')).toMatchObject(heading('Asuntos en particular'));
  });

  test('is one however often it is delivered', async () => {
    await says(...TO_BOARDS, 'avance');
    const line = ana.button('Editar Entidad Federativa');
    await ana.press(line);
    await ana.types('Jalisco');
    const after = await report();
    expect(await ana.press(line)).toMatchObject(heading('Junta'));
    expect(await report()).toEqual(after);
  });

  test('from a card that is older than an answer opens what stands there now', async () => {
    await says(...TO_BOARDS, 'avance');
    const avance = ana.shown;
    await says('Local', 'Otro objetivo');
    expect(await ana.press(ana.button('Responder Objetivo de la visita', avance))).toMatchObject({
      data: { heading: 'Objetivo de la visita', inputs: [{ value: 'Otro objetivo' }] },
    });
    await ana.types('omitir');
    expect((await report()).answers['objective']).toBeUndefined();
  });

  test('to a matter that is gone says so, and shows where the report is', async () => {
    await says(...TO_SUMMARY.slice(0, 7), 'avance');
    const line = ana.button('Editar Asuntos relevantes tratados o a tratar en las visitas realizadas');
    const { id, version } = await report();
    await ana.pressData({
      [PRESS]: JSON.stringify({ verb: 'removeRow', report: id, seen: version, form: 1, table: 'matters', row: '1' }),
    });
    expect(await ana.press(line)).toMatchObject({ data: { problem: expect.any(String) as unknown } });
  });

  test('from what was looked up elsewhere goes on in the own chat', async () => {
    await says(...TO_BOARDS);
    const [reply] = await ana.sends({
      is: 'command',
      person: ANA,
      address: ana.address,
      at: '2023-05-04T16:00:00.000Z',
      key: 'c1',
      text: 'avance',
    });
    expect(reply).toMatchObject({ where: 'whisper', screen: { template: 'progress' } });
    const { press } = ana.button('Responder Junta', reply?.screen);
    const data = { [PRESS]: JSON.stringify({ ...press, step: 'field/boards' }) };
    const shown = await ana.sends({
      ...{ is: 'press', surface: 'whisper', place: 'elsewhere', aliases: [], data, inputs: {} },
      ...{ person: ANA, address: ana.address, at: '2023-05-04T16:00:01.000Z' },
    });
    expect(shown).toMatchObject([{ where: 'below', screen: heading('Junta') }]);
  });
});

describe('the summary', () => {
  test('returns from each edit, a matter’s text among them', async () => {
    await says(...TO_SUMMARY);
    for (const [line, input] of [
      ['Editar Entidad Federativa', { states: '14' }],
      ['Editar Asunto 1 · Asuntos en particular', { particular: 'Se revisó otra vez.' }],
      ['Responder Distritos', { districts: '1' }],
    ] as const) {
      await ana.presses(line);
      expect(await ana.presses('Guardar y continuar', input)).toMatchObject({ template: 'summary' });
    }
    await ana.presses('Editar Asunto 1 · Asuntos en particular');
    expect(await ana.presses('Volver al resumen')).toMatchObject({ template: 'summary' });
  });

  test('says of an answer that stopped applying that it is kept, and asks what began to apply', async () => {
    await says(...TO_SUMMARY, 'corregir junta');
    expect(await ana.types('Local y Distrital')).toMatchObject(heading('Distritos'));
    expect(await ana.types('3')).toMatchObject({ template: 'summary' });
    await says('corregir junta');
    expect(textOf(await ana.types('Local'))).toContain(
      '«Distritos» ya no aplica: lo que respondió se guarda y no sale en el informe.',
    );
    expect((await report()).answers['districts']).toBeDefined();
  });
});

test('«corregir campo 5» counts as the cards do', async () => {
  await says(...TO_BOARDS, 'Local');
  expect(ana.shown).toMatchObject({ data: { progress: 'Informe de visita · Campo 5 de 8' } });
  expect(await ana.types('corregir campo 5')).toMatchObject(heading('Objetivo de la visita'));
  expect(await ana.types('corregir campo 8')).toMatchObject(heading('Observaciones'));
});

test('«me equivoqué» offers every field, and one press opens it', async () => {
  await says(...TO_BOARDS, 'me equivoqué');
  expect(ana.shown).toMatchObject({ template: 'progress', data: { title: 'Corregir un campo' } });
  expect(buttonsOf(ana.shown).length).toBe(12);
  expect(await ana.presses('Editar Fecha de visita')).toMatchObject(heading('Fecha de visita'));
  expect(await ana.types('4 de abril de 2023')).toMatchObject(heading('Junta'));
});
