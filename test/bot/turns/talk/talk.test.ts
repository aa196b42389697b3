import type { Report } from '../../../../core/record/types';
import type { FieldScreen } from '../../../../core/screen/screens';
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
const TO_PROJECT = [...TO_OBJECTIVE, 'omitir', 'proyecto'];
const TO_REMARKS = [...TO_CELL, 'Se revisó el PREP.', 'listo', '25'];

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

describe.each([
  ['a prose field', TO_OBJECTIVE, 'Objetivo de la visita'],
  ['a cell', TO_CELL, 'Asuntos en particular'],
  ['a project', TO_PROJECT, 'Con que proyecto de la CIP se relaciona'],
  ['the last field', TO_REMARKS, 'Observaciones'],
])('at %s', (_, words, heading) => {
  beforeEach(() => says(...words));

  test.each([
    ['ayúdame', 'Ver ayuda'],
    ['no entiendo', 'Ver ayuda'],
    ['help', 'Ver ayuda'],
    ['¿qué pongo aquí?', 'Ver ayuda'],
    ['no sé', 'Omitir'],
    ['siguiente', 'Omitir'],
    ['volver', 'Atrás'],
    ['salir', 'Dejarlo para después'],
    ['listo', 'Revisar y enviar'],
    ['ya acabé', 'Revisar y enviar'],
    ['borrar', 'Descartar el borrador'],
    ['me equivoqué', 'Corregir un campo'],
    ['editar fecha de visita', 'Corregir Fecha de visita'],
    ['ok', 'No'],
    ['ya te lo dije', 'No'],
    ['asdf', 'No'],
    ['cancelar no mejor no', 'No'],
    ['eres un inútil', 'No'],
    ['otro informe', 'Nuevo informe'],
    ['estatus', 'Ver cómo va'],
  ])('«%s» is asked about, and kept word for word once that is pressed', async (text, wanted) => {
    const before = await written();
    expect(await ana.types(text)).toMatchObject({
      template: 'field',
      data: { heading, question: `¿Es parte de «${heading}»? Escribió: «${text}»`, inputs: [] },
    });
    expect(titles()).toEqual([
      'Sí',
      wanted === 'No' ? wanted : `No, ${wanted[0]?.toLowerCase() ?? ''}${wanted.slice(1)}`,
    ]);
    expect(await written()).toBe(before);
    const takes = ana.button('Sí');
    await ana.press(takes);
    expect(await written()).toContain(JSON.stringify({ type: 'paragraph', text }));
    const after = await report();
    await ana.press(takes);
    expect(await report()).toEqual(after);
  });

  test.each(['hola', 'Muchas gracias', 'hasta luego'])(
    '«%s» gets a courteous line, and the question again',
    async (text) => {
      const before = await report();
      expect(await ana.types(text)).toMatchObject({
        template: 'field',
        data: { heading, notice: expect.stringMatching(/^(Hola|Con gusto|Hasta luego)\./) as unknown },
      });
      expect(titles()).toContain('Guardar y continuar');
      expect(await report()).toEqual(before);
    },
  );

  test.each(['Ninguno', 'Capacitación', 'Sin acuerdos', 'Ayuda humanitaria', 'Corregir el padrón', 'Nada'])(
    '«%s» is an answer',
    async (text) => {
      await ana.types(text);
      expect(await written()).toContain(JSON.stringify({ type: 'paragraph', text }));
    },
  );

  test('on a card, nothing is talk', async () => {
    await ana.types('hola');
    const { inputs } = (ana.shown?.data ?? {}) as FieldScreen;
    await ana.presses('Guardar y continuar', { [inputs.at(-1)?.id ?? '']: 'ayúdame' });
    expect(await written()).toContain(JSON.stringify({ type: 'paragraph', text: 'ayúdame' }));
  });
});

describe('what seems to be wanted', () => {
  const asked = async (text: string, title: string) => {
    await says(...TO_OBJECTIVE, text);
    return ana.presses(title);
  };

  test('is help, and the way back', async () => {
    expect(textOf(await asked('ayúdame', 'No, ver ayuda'))).toContain('Qué puede escribir');
    expect(await ana.presses('Continuar')).toMatchObject({ data: { heading: 'Objetivo de la visita' } });
    expect(titles()).toContain('Guardar y continuar');
  });
  test('is to leave it blank', async () =>
    expect(await asked('no sé', 'No, omitir')).toMatchObject({
      data: { heading: expect.stringContaining('Asuntos') as unknown },
    }));
  test('is to go back', async () =>
    expect(await asked('volver', 'No, atrás')).toMatchObject({ data: { heading: 'Junta' } }));
  test('is the summary', async () => expect((await asked('listo', 'No, revisar y enviar')).template).toBe('summary'));
  test('is to stop for now', async () =>
    expect(textOf(await asked('salir', 'No, dejarlo para después'))).toContain(
      'Borrador guardado. Escriba «continuar»',
    ));
  test('is to discard the draft, after a question', async () => {
    expect(textOf(await asked('borrar', 'No, descartar el borrador'))).toContain('¿Descartar este borrador?');
    expect(await ana.presses('No, seguir')).toMatchObject({ data: { heading: 'Objetivo de la visita' } });
    expect(titles()).toContain('Guardar y continuar');
  });
  test('is to mend a field, and to come back', async () => {
    expect(await asked('me equivoqué', 'No, corregir un campo')).toMatchObject({
      template: 'progress',
      data: { title: 'Corregir un campo', lines: { length: 9 } },
    });
    expect(await ana.presses('Editar Entidad Federativa')).toMatchObject({ data: { heading: 'Entidad Federativa' } });
    expect(await ana.types('Jalisco')).toMatchObject({ data: { heading: 'Objetivo de la visita' } });
  });
  test('is that field', async () =>
    expect(await asked('la fecha está mal', 'No, corregir Fecha de visita')).toMatchObject({
      data: { heading: 'Fecha de visita' },
    }));
  test('is to go on', async () => {
    expect(await asked('ok', 'No')).toMatchObject({ data: { heading: 'Objetivo de la visita' } });
    expect(titles()).toContain('Guardar y continuar');
  });
  test('is another report, after a question', async () =>
    expect(textOf(await asked('otro informe', 'No, nuevo informe'))).toContain('Ya tiene un borrador abierto'));
  test('is how it is going', async () =>
    expect(textOf(await asked('estatus', 'No, ver cómo va'))).toContain('Campo 5 de 8'));

  test('pressed again, or late, does nothing more', async () => {
    await says(...TO_OBJECTIVE, 'ayúdame');
    const [takes, help] = buttonsOf(ana.shown);
    if (takes === undefined || help === undefined) throw new Error('Two buttons');
    await ana.press(help);
    await ana.press(help);
    await ana.press(takes);
    expect((await report()).answers['objective']).toBeUndefined();
    await says('no entiendo');
    await ana.press(takes);
    await ana.press(help);
    expect(await report()).toMatchObject({ pending: { asks: 'talk', typed: { text: 'no entiendo' } } });
    expect((await report()).answers['objective']).toBeUndefined();
    await says('Revisar el PREP');
    const after = await report();
    for (const button of [takes, help]) await ana.press(button);
    expect((await report()).answers).toEqual(after.answers);
  });
});

const ASKED = '¿Es parte de «Objetivo de la visita»? Escribió: «ayúdame»';

describe('a question whether it is the answer', () => {
  beforeEach(() => says(...TO_OBJECTIVE, 'ayúdame'));

  test('is answered by a yes', async () => {
    await ana.types('Sí.');
    expect(await written()).toContain('ayúdame');
  });
  test('is not answered by what may be said to anything, and asked again', async () => {
    for (const text of ['ok', 'claro']) {
      expect(await ana.types(text)).toMatchObject({ data: { question: ASKED } });
      expect((await report()).answers['objective']).toBeUndefined();
    }
  });
  test('is dropped by a no', async () => {
    expect(await ana.types('no')).toMatchObject({ data: { heading: 'Objetivo de la visita', inputs: [{}] } });
  });
  test('gives way to the answer', async () => {
    await ana.types('Revisar el PREP');
    expect(await written()).toContain('Revisar el PREP');
    expect(await written()).not.toContain('ayúdame');
  });
  test('stands after a greeting', async () =>
    expect(await ana.types('hola')).toMatchObject({
      data: { question: ASKED, notice: 'Hola. Aquí sigue su informe.' },
    }));
  test('is kept with its words, in a message delivered twice once', async () => {
    await ana.types('no sé', { key: 'copy' });
    const [before, said] = [await report(), ana.posts().length];
    await ana.types('no sé', { key: 'copy' });
    expect(await report()).toEqual(before);
    expect(ana.posts()).toHaveLength(said);
  });
});

test('a pasted table is never talk', async () => {
  await says(...TO_OBJECTIVE);
  await ana.types('ayuda', { html: '<p>ayúdame</p><table><tr><td>a</td></tr></table>', text: 'ayúdame\na' });
  expect(await written()).toContain('"type":"table"');
});

describe('where an answer is no prose, talk is answered', () => {
  beforeEach(() => says('nuevo', 'UTSI', 'Coahuila'));
  test.each(['ayúdame', 'no entiendo', 'tengo una duda'])('«%s» with the help', async (text) => {
    expect(textOf(await ana.types(text))).toContain('Qué puede escribir');
    expect(await ana.presses('Continuar')).toMatchObject({ data: { heading: 'Fecha de visita' } });
  });
  test.each(['hola', 'gracias', 'ok', 'listo', 'sí'])('«%s» with the question again', async (text) =>
    expect(await ana.types(text)).toMatchObject({
      data: {
        heading: 'Fecha de visita',
        notice: expect.stringContaining('Aquí sigue su informe') as unknown,
        inputs: [{}],
      },
    }),
  );
  test('«no sé» leaves it blank, «volver» goes back, «ya acabé» shows the summary', async () => {
    expect(await ana.types('no sé')).toMatchObject({ data: { heading: 'Junta' } });
    expect(await ana.types('volver')).toMatchObject({ data: { heading: 'Fecha de visita' } });
    expect((await ana.types('ya acabé')).template).toBe('summary');
    for (const text of ['listo', 'ok', 'no sé', 'gracias']) expect((await ana.types(text)).template).toBe('summary');
  });
  test('«me equivoqué» asks what to mend, «salir» and «borrar» say what becomes of the draft', async () => {
    expect(await ana.types('me equivoqué')).toMatchObject({ data: { title: 'Corregir un campo' } });
    expect(textOf(await ana.types('salir'))).toContain('Borrador guardado');
    expect(textOf(await ana.types('borrar'))).toContain('¿Descartar este borrador?');
    expect(await report()).toMatchObject({ at: { field: 'visitDates' } });
  });
  test('a required field cannot be passed over', async () => {
    await ana.types('atrás');
    expect(await ana.types('siguiente')).toMatchObject({
      data: { heading: 'Entidad Federativa', problem: expect.stringContaining('no puede quedar en blanco') as unknown },
    });
  });
});

test('where rows are listed, talk is no row', async () => {
  await says(...TO_CELL, 'Se revisó el PREP.');
  expect(textOf(await ana.types('ayúdame'))).toContain('Qué puede escribir');
  expect(await ana.types('gracias')).toMatchObject({
    template: 'rows',
    data: { notice: 'Con gusto. Aquí sigue su informe.' },
  });
  expect(await ana.types('ok')).toMatchObject({
    template: 'rows',
    data: { notice: expect.stringContaining('otro asunto') as unknown },
  });
  expect(await ana.types('Se revisó el SIVEI')).toMatchObject({
    data: { question: '¿Qué tipo de asunto es este texto?' },
  });
});

test.each(['ya te lo dije', 'no entiendo, ayuda', 'eres un idiota', 'asdf', 'cancelar no mejor no', 'da igual'])(
  '«%s» is no text of what was understood, and no question about it',
  async (text) => {
    await says('Fui a Durango el 3 de abril. Llovió mucho.', text);
    expect((await report()).proposal).toMatchObject({ rest: [{ text: 'Llovió mucho.' }] });
    expect((await report()).proposal).not.toHaveProperty('asked');
  },
);

describe.each(['visitas a Coahuila en abril', 'quién no ha entregado', '¿Cuántas visitas a Coahuila hizo la UTSI?'])(
  'what is looked up, «%s»,',
  (text) => {
    test('begins no report, and is told what can be had', async () => {
      const said = textOf(await ana.types(text));
      expect(said).toContain('Todavía no sé responder consultas');
      for (const word of ['buscar', 'informe mensual', 'exportar']) expect(said).toContain(word);
      expect(await bot.store.loadOpen([ANA.id])).toBeUndefined();
    });
    test.each([
      ['a short field', ['nuevo', 'UTSI']],
      ['days', ['nuevo', 'UTSI', 'Coahuila']],
      ['the rows', [...TO_CELL, 'Se revisó el PREP.']],
      ['a proposal', ['Fui a Durango el 3 de abril. Llovió mucho.']],
      ['a proposal at prose', [...TO_OBJECTIVE, 'corregir fecha', 'Fui a Durango el 4 de abril. Llovió mucho.']],
    ])('is no answer at %s', async (_, words) => {
      await says(...words);
      const before = await report();
      expect(textOf(await ana.types(text))).toContain('Todavía no sé responder consultas');
      expect(await report()).toEqual(before);
    });
    test('is asked about where text is written', async () => {
      await says(...TO_OBJECTIVE, text);
      expect(titles()).toEqual(['Sí', 'No, es una consulta']);
      expect(textOf(await ana.presses('No, es una consulta'))).toContain('informe mensual');
      expect((await report()).answers['objective']).toBeUndefined();
    });
  },
);

test('with nothing open, talk is answered', async () => {
  expect(textOf(await ana.types('gracias'))).toContain('Con gusto');
  expect(textOf(await ana.types('adiós'))).toContain('Hasta luego');
  expect(textOf(await ana.types('no entiendo'))).toContain('Qué puede escribir');
  expect(textOf(await ana.types('hola buenas tardes'))).toContain(`Hola, ${ANA.name}`);
  expect(textOf(await ana.types('corregir fecha'))).toContain(`Hola, ${ANA.name}`);
  expect(await ana.types('quiero hacer un informe')).toMatchObject({
    data: { progress: 'Informe de visita · Campo 1 de 9' },
  });
});
