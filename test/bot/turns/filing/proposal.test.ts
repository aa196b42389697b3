import { walkScreen } from '../../../../core/filing/screens/walk';
import { PRESS, encodePress } from '../../../../core/screen/press';
import type { Screen } from '../../../../core/screen/screens';
import { openSqlite } from '../../../../storage/sqlite/open';
import { buttonsOf, Chatter, chatters, someServices, textOf } from '../../../helpers/world/chatter';
import { newDatabase } from '../../../helpers/world/database';
import { silentLog } from '../../../helpers/world/logs';
import { ANA } from '../../../helpers/people/reports';

const VISIT =
  'Fui a Coahuila el 11 y 12 de abril con la Junta Local y el OPL para revisar los sistemas del PREP. Llovió mucho.';
const CARD = 'Esto entendí de su mensaje';

const reportOf = async ({ bot, person }: Chatter) => (await bot.store.loadOpen([person.id]))?.report;
/** The button that takes that line out. */
const quitar = (ana: Chatter, label: string) => {
  if (ana.shown?.template !== 'proposal') throw new Error(ana.shown?.template);
  const line = ana.shown.data.lines.find(({ fact }) => fact.label === label);
  if (line === undefined) throw new Error(`No line of ${label}`);
  return line.button;
};

test('with nothing open a message that tells of a visit begins its report', async () => {
  const { ana } = chatters();
  const card = await ana.types(VISIT);
  expect(card).toMatchObject({
    template: 'proposal',
    data: {
      heading: CARD,
      lines: [
        { fact: { label: 'Entidad Federativa', value: 'Coahuila' } },
        { fact: { label: 'Fecha de visita', value: '11 y 12 de abril de 2023' } },
        { fact: { label: 'Junta', value: 'Local y OPL' } },
        { fact: { label: 'Objetivo de la visita', value: 'Revisar los sistemas del PREP' } },
      ],
      rest: { text: 'Llovió mucho.' },
    },
  });
  expect(ana.button('Así está bien')).toMatchObject({ style: 'positive' });
  expect((await reportOf(ana))?.answers).toEqual({});
  expect(await ana.presses('Así está bien')).toMatchObject({
    data: {
      heading: 'Dirección Ejecutiva o Unidad Técnica',
      saved: [
        '✓ Entidad Federativa: Coahuila',
        '✓ Fecha de visita: 11 y 12 de abril de 2023',
        '✓ Junta: Local y OPL',
        '✓ Objetivo de la visita: Revisar los sistemas del PREP',
      ].join('\n'),
    },
  });
});

test('with a draft at its start the same card stands below, and «sí» closes it with what was saved', async () => {
  const { ana } = chatters();
  await ana.types('nuevo');
  expect((await ana.types(VISIT)).template).toBe('proposal');
  expect(await ana.types('sí')).toMatchObject({ data: { heading: 'Dirección Ejecutiva o Unidad Técnica' } });
  expect(textOf(ana.posts().at(-2)?.screen)).toContain('✓ Fecha de visita: 11 y 12 de abril de 2023');
});

test('a copy of the message begins nothing more, and says nothing more', async () => {
  const { ana, bot } = chatters();
  await ana.types(VISIT, { key: 'copy' });
  const said = ana.posts().length;
  await ana.types(VISIT, { key: 'copy' });
  expect(ana.posts()).toHaveLength(said);
  expect(await bot.store.reportsOf([ana.person.id], ['draft'], { limit: 9, offset: 0 })).toHaveLength(1);
});

test.each(['hola', 'Hola, ¿me ayudas?', 'gracias', '¿qué hago?', 'buenas tardes', 'ok', 'asdf qwer'])(
  '«%s» begins no report',
  async (words) => {
    const { ana } = chatters();
    await ana.types(words);
    expect(await reportOf(ana)).toBeUndefined();
  },
);

test('it is the same in another process, on another device, and after a restart', async () => {
  const file = newDatabase();
  const first = someServices({ store: openSqlite(file, { log: silentLog }) });
  const ana = new Chatter(first, ANA);
  await ana.types(VISIT);
  await first.store.close();
  const again = new Chatter(someServices({ store: openSqlite(file, { log: silentLog }) }), ANA);
  const card = await again.types('continuar');
  expect(card).toMatchObject({ template: 'proposal', data: { rest: { text: 'Llovió mucho.' } } });
  const report = await reportOf(again);
  expect(report && walkScreen(again.bot.form, report)).toEqual(card);
  await again.presses('Así está bien');
  expect(Object.keys((await reportOf(again))?.answers ?? {})).toHaveLength(4);
  await again.bot.store.close();
});

test('two devices take out different lines, and a card that shows more confirms nothing', async () => {
  const { ana } = chatters();
  await ana.types(VISIT);
  const [phone, desk, all] = [quitar(ana, 'Fecha de visita'), quitar(ana, 'Junta'), ana.button('Así está bien')];
  await ana.press(phone);
  const card = await ana.press(desk);
  expect(card).toMatchObject({
    data: { lines: [{ fact: { value: 'Coahuila' } }, { fact: { value: /PREP/ } }] },
  });
  expect(await ana.press(all)).toMatchObject({
    template: 'proposal',
    data: { problem: 'Esta propuesta cambió en otra tarjeta. Revísela como está ahora.' },
  });
  expect((await reportOf(ana))?.answers).toEqual({});
  ana.shown = card;
  await ana.presses('Así está bien');
  expect(Object.keys((await reportOf(ana))?.answers ?? {})).toEqual(['states', 'objective']);
});

test('copies of a press do it once', async () => {
  const { ana } = chatters();
  await ana.types(VISIT);
  const confirm = ana.button('Así está bien');
  await Promise.all([ana.press(confirm), ana.press(confirm), ana.press(confirm)]);
  const report = await reportOf(ana);
  expect(report?.version).toBe(2);
  expect(await ana.press(confirm)).toMatchObject({ data: { heading: 'Dirección Ejecutiva o Unidad Técnica' } });
});

test('nobody else confirms it', async () => {
  const { ana, bruno } = chatters();
  await ana.types(VISIT);
  expect(textOf(await bruno.press(ana.button('Así está bien')))).toContain('Solo quien elaboró el informe');
  expect((await reportOf(ana))?.answers).toEqual({});
});

test('a forged field is none of ours', async () => {
  const { ana } = chatters();
  await ana.types(VISIT);
  const { press } = quitar(ana, 'Junta');
  const data = { [PRESS]: encodePress(press).replace('"boards"', '"__proto__"') };
  expect(textOf(await ana.pressData(data))).toContain('ya no está vigente');
  expect(Object.keys((await reportOf(ana))?.proposal?.found ?? {})).toHaveLength(4);
});

test('«no» keeps the words at hand: one press makes them the objective', async () => {
  const { ana } = chatters();
  await ana.types('Fui a Coahuila el 11 de abril con la Junta Local. Llovió mucho.');
  expect(textOf(await ana.types('no'))).toContain('Su texto queda a la mano');
  for (const words of ['UTSI', 'Coahuila', 'omitir', 'Local']) await ana.types(words);
  expect(textOf(ana.shown)).toContain('De su mensaje quedó: «Fui a Coahuila el 11 de abril con la Junta Local. Llovió');
  await ana.presses('Usar ese texto', { objective: 'Se revisó.' });
  expect((await reportOf(ana))?.answers['objective']).toEqual({
    kind: 'prose',
    blocks: [
      { type: 'paragraph', text: 'Se revisó.' },
      { type: 'paragraph', text: 'Fui a Coahuila el 11 de abril con la Junta Local. Llovió mucho.' },
    ],
  });
  expect((await reportOf(ana))?.unused).toBeUndefined();
});

test('a table that was pasted is kept, and can become the work of a matter', async () => {
  const { ana } = chatters();
  const html = '<p>Fui a Coahuila el 11 de abril</p><table><tr><td>Módulo</td><td>12</td></tr></table>';
  await ana.types('Fui a Coahuila el 11 de abril\nMódulo 12', { html });
  expect(ana.shown).toMatchObject({ template: 'proposal', data: { rest: { text: 'Módulo | 12' } } });
  await ana.presses('Usar como asunto');
  await ana.presses('Así está bien');
  await ana.presses('Asuntos en particular');
  expect((await reportOf(ana))?.answers['matters']).toMatchObject({
    rows: [{ cells: { particular: { blocks: [{ type: 'table', rows: [[{ text: 'Módulo' }, { text: '12' }]] }] } } }],
  });
});

test('files that come with it are said to be left out', async () => {
  const { ana } = chatters();
  const card = await ana.types(VISIT, { files: [{ name: 'minuta.pdf' }] });
  expect(card.template).toBe('proposal');
  expect(textOf(card)).toContain('El archivo «minuta.pdf» no se guarda');
});

test('the bot’s own words work while it stands', async () => {
  const { ana } = chatters();
  await ana.types(VISIT);
  expect(textOf(await ana.types('ayuda'))).toContain('Qué puede escribir');
  expect((await ana.types('continuar')).template).toBe('proposal');
  expect(await ana.types('hola')).toMatchObject({
    template: 'proposal',
    data: { notice: 'Hola. Aquí sigue su informe.' },
  });
  expect(textOf(await ana.types('no sé'))).toContain('pulse «Así está bien»');
  expect(await ana.types('corregir fecha')).toMatchObject({ data: { heading: 'Fecha de visita' } });
  expect((await ana.types('13 de abril de 2023')).template).toBe('proposal');
  expect(textOf(await ana.types('revisar'))).toContain('Falta confirmar lo que entendí de su mensaje');
  expect((await ana.presses('Atrás')).template).toBe('proposal');
  expect(await ana.types('omitir')).toMatchObject({ data: { heading: 'Dirección Ejecutiva o Unidad Técnica' } });
});

test.each([
  ['quita la fecha', 'Fecha de visita'],
  ['Quitar junta', 'Junta'],
  ['sin el objetivo, por favor', 'Objetivo de la visita'],
  ['borra la entidad', 'Entidad Federativa'],
])('«%s» takes that line out', async (words, label) => {
  const { ana } = chatters();
  await ana.types(VISIT);
  const { data } = (await ana.types(words)) as Extract<Screen, { template: 'proposal' }>;
  expect(data.lines).toHaveLength(3);
  expect(data.lines.map(({ fact }) => fact.label)).not.toContain(label);
  expect(JSON.stringify(data.rest)).not.toContain(words);
});

test('«quita el texto» leaves what was not used out', async () => {
  const { ana } = chatters();
  await ana.types(VISIT);
  expect(textOf(await ana.types('quita el texto'))).not.toContain('Llovió');
  await ana.types('sí');
  expect((await reportOf(ana))?.unused).toBeUndefined();
});

test.each([
  ['at once', undefined],
  ['after the text before was placed', 'Usar como objetivo de la visita'],
])('another text is shown whole and asked about %s, whatever it is', async (_, place) => {
  const { ana } = chatters();
  await ana.types('Fui a Coahuila el 11 de abril con la Junta Local. Llovió mucho.');
  if (place !== undefined) await ana.presses(place);
  const before = (await reportOf(ana))?.proposal;
  for (const words of ['Se revisó el equipo. '.repeat(100).trim(), 'Nada de esto viene al caso.']) {
    expect(await ana.types(words)).toMatchObject({
      template: 'proposal',
      data: { heading: expect.stringMatching(/^¿Agrego esto a/) as unknown, lines: [], rest: { text: words } },
    });
    expect(buttonsOf(ana.shown).map(({ title }) => title)).toEqual(['Sí, agregarlo', 'No']);
    expect((await ana.presses('No')).template).toBe('proposal');
    expect((await reportOf(ana))?.proposal).toEqual(before);
  }
  await ana.types('Hubo café.');
  await ana.presses('Sí, agregarlo');
  expect(textOf(ana.shown)).toContain('Hubo café.');
  await ana.types('Faltaron sillas.');
  expect(textOf(await ana.types('quita lo último'))).not.toContain('Faltaron sillas.');
  expect(textOf(await ana.types('x'.repeat(4_001)))).toContain('aquí caben 4,000');
});

test('what is too long to be read at once is said to be, and begins nothing', async () => {
  const { ana } = chatters();
  expect(textOf(await ana.types(`${VISIT} `.repeat(300)))).toContain('hasta 20,000 caracteres');
  expect(await reportOf(ana)).toBeUndefined();
});

test('what would be replaced is shown', async () => {
  const { ana } = chatters();
  for (const words of ['nuevo', 'UTSI', 'Jalisco', 'revisar']) await ana.types(words);
  expect(await ana.types('Fui a Coahuila con la Junta Local')).toMatchObject({
    data: { lines: [{ fact: { value: 'Coahuila' }, before: 'Ahora dice: Jalisco' }, { fact: { value: 'Local' } }] },
  });
});

test('its message edited changes the card, until it is confirmed', async () => {
  const { ana } = chatters();
  await ana.types('Fui a Coahuila el 11 de abril', { messageId: 'm1' });
  expect(await ana.types('Fui a Sonora con la Junta Local', { messageId: 'm1', edited: true })).toMatchObject({
    template: 'proposal',
    data: { lines: [{ fact: { value: 'Sonora' } }, { fact: { value: 'Local' } }] },
  });
  await ana.presses('Así está bien');
  expect(textOf(await ana.types('Fui a Durango', { messageId: 'm1', edited: true }))).toContain(
    'Editar ese mensaje ya no cambia el informe',
  );
});

test('ten thousand characters are one card, and none of them is lost', async () => {
  const { ana } = chatters();
  const long = `${VISIT} ${'Se revisó la operación de los módulos. '.repeat(260)}`.slice(0, 10_000);
  expect((await ana.types(long)).template).toBe('proposal');
  await ana.presses('Así está bien');
  const kept = JSON.stringify((await reportOf(ana))?.unused);
  expect(kept.split('Se revisó la operación').length - 1).toBeGreaterThan(240);
});

test('what is not sure is asked on the card, and taken only once it is chosen', async () => {
  const { ana } = chatters();
  const card = await ana.types('Fui a Puebla, perdón, a Tlaxcala, el 3 o 4 de abril con la Junta Local');
  expect(card).toMatchObject({
    template: 'proposal',
    data: {
      lines: [
        { fact: { label: 'Entidad Federativa', value: '¿Tlaxcala, o Puebla?' } },
        { fact: { value: '¿3 de abril de 2023, o 4 de abril de 2023, o 3 y 4 de abril de 2023?' } },
        { fact: { label: 'Junta', value: 'Local' } },
      ],
    },
  });
  const asked = await ana.types('sí');
  expect(Object.keys((await reportOf(ana))?.answers ?? {})).toEqual(['boards']);
  expect(textOf(asked)).toContain('De su mensaje no queda claro. ¿Cuál es?');
  await ana.presses('Tlaxcala');
  await ana.presses('4 de abril de 2023');
  expect((await reportOf(ana))?.answers).toMatchObject({
    states: { keys: ['29'] },
    visitDates: { days: ['2023-04-04'] },
  });
  expect(ana.shown).toMatchObject({ data: { heading: 'Dirección Ejecutiva o Unidad Técnica' } });
});

test('what nobody said is said to be assumed, as the date field says it', async () => {
  const { ana } = chatters();
  expect(await ana.types('Fui a Puebla del tres al cinco de abril')).toMatchObject({
    data: {
      lines: [
        { fact: { value: 'Puebla' } },
        {
          fact: { value: 'del 3 al 5 de abril de 2023' },
          assumed: 'Falta el año; se propone 2023 por el mes que se reporta (abril de 2023).',
        },
      ],
    },
  });
  const { data } = await ana.types('Fui a Puebla del tres al cinco de abril de dos mil veintitrés');
  expect(JSON.stringify(data)).not.toContain('Falta el año');
});

test('where several things are put right at once, each is asked about', async () => {
  const { ana } = chatters();
  await ana.types('Visité la JDE 06 de Coahuila el 3 de abril');
  expect(await ana.types('no, perdón, fue la 02, Durango')).toMatchObject({
    data: {
      lines: [
        { fact: { value: '¿Durango, o Coahuila?' } },
        { fact: { value: '3 de abril de 2023' } },
        { fact: { value: 'Distrital' } },
        { fact: { value: '¿02, o Coahuila: 06?' } },
      ],
    },
  });
});

test('a sentence that the asked field cannot read, and that is about it, is asked about', async () => {
  const { ana } = chatters();
  for (const words of ['nuevo', 'UTSI']) await ana.types(words);
  expect(await ana.types('no se visitó Sonora; se visitó Sinaloa')).toMatchObject({
    data: { lines: [{ fact: { value: '¿Sinaloa, o Sonora?' } }] },
  });
});

test('a doubt alone is a card too, and what is said for it settles it', async () => {
  const { ana } = chatters();
  expect(await ana.types('No se visitó Sonora; se visitó Sinaloa')).toMatchObject({
    data: { lines: [{ fact: { value: '¿Sinaloa, o Sonora?' } }] },
  });
  expect(await ana.types('Fui a Sinaloa')).toMatchObject({ data: { lines: [{ fact: { value: 'Sinaloa' } }] } });
  expect(await ana.types('Creo que fui a Sonora')).toMatchObject({
    data: { lines: [{ fact: { value: '¿Sonora, o Sinaloa?' } }] },
  });
  await ana.press(quitar(ana, 'Entidad Federativa'));
  expect((await reportOf(ana))?.proposal).toBeUndefined();
});

test('what is discarded or sent takes its proposal along', async () => {
  const { ana } = chatters();
  await ana.types(VISIT);
  await ana.types('cancelar');
  expect(textOf(await ana.presses('Sí, descartar'))).toContain('Borrador descartado.');
});
