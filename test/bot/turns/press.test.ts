import { type Chatter, chatters, type TestServices, textOf } from '../../helpers/world/chatter';
import { ANA } from '../../helpers/people/reports';

let bot: TestServices;
let ana: Chatter;
let bruno: Chatter;
beforeEach(() => {
  ({ bot, ana, bruno } = chatters());
});
afterEach(() => bot.store.close());

const inChannel = { place: 'review-channel' } as const;

async function atRows(): Promise<void> {
  await ana.types('hola');
  await ana.presses('Nuevo informe');
  await ana.presses('Guardar y continuar', { unit: 'UTSI' });
  await ana.presses('Guardar y continuar', { states: '05' });
  await ana.presses('Omitir');
  await ana.presses('Guardar y continuar', { boards: 'local' });
  await ana.presses('Omitir');
  await ana.presses('Guardar y continuar', { columns: 'agreements,particular' });
  await ana.presses('Guardar y continuar', { agreements: 'Convenio con el OPL' });
  await ana.presses('Guardar y continuar', { particular: 'Se revisó el PREP.' });
}

async function sent(): Promise<void> {
  await atRows();
  await ana.presses('Continuar');
  await ana.presses('Omitir');
  await ana.presses('Enviar a revisión');
}

test('a press is answered in its place, with what was saved on top', async () => {
  await ana.types('nuevo');
  expect(await ana.presses('Guardar y continuar', { unit: 'UTSI' })).toMatchObject({
    data: { heading: 'Entidad Federativa', saved: expect.stringContaining('✓ Dirección Ejecutiva') as unknown },
  });
});

test('an untouched input that a client leaves out answers with what the card showed', async () => {
  await ana.types('nuevo');
  await ana.types('UTSI');
  await ana.begins();
  expect(await ana.presses('Guardar y continuar')).toMatchObject({ data: { heading: 'Entidad Federativa' } });
});

test('the same press a hundred times at once has one effect', async () => {
  await ana.types('nuevo');
  const button = ana.button('Guardar y continuar');
  const screens = await Promise.all(Array.from({ length: 100 }, () => ana.press(button, { unit: 'UTSI' })));
  expect(new Set(screens.map((screen) => (screen.data as { heading?: string }).heading))).toEqual(
    new Set(['Entidad Federativa']),
  );
  const [line] = await bot.store.reportsOf([ANA.id], ['draft'], { limit: 5, offset: 0 });
  expect((await bot.store.load(line?.id ?? ''))?.report.version).toBe(2);
});

test('a row with several columns opens on all of them, and each is edited by itself', async () => {
  await atRows();
  expect(await ana.presses('Editar')).toMatchObject({
    template: 'rows',
    data: {
      heading: 'Asunto 1',
      rows: [{ lines: [{ value: 'Convenio con el OPL' }] }, { lines: [{ value: 'Se revisó el PREP.' }] }],
    },
  });
  expect(await ana.presses('Editar')).toMatchObject({
    data: { inputs: [{ id: 'agreements', value: 'Convenio con el OPL' }] },
  });
  expect(await ana.presses('Guardar y continuar', { agreements: 'Convenio firmado' })).toMatchObject({
    template: 'rows',
    data: { rows: [{ title: 'Asunto 1', lines: [{ value: 'Convenio firmado' }, { value: 'Se revisó el PREP.' }] }] },
  });
});

test('one of many rows is chosen, shown, and removed after a question', async () => {
  await atRows();
  for (const text of ['dos', 'tres', 'cuatro', 'cinco']) {
    await ana.presses('Agregar otro asunto');
    await ana.presses('Guardar y continuar', { columns: 'ordinary' });
    await ana.presses('Guardar y continuar', { ordinary: `Asunto ${text}` });
  }
  expect(ana.shown).toMatchObject({
    template: 'rows',
    data: { hint: 'Lleva 5. Pulse uno para cambiarlo o quitarlo.', lines: { length: 5 } },
  });
  expect(await ana.presses('Editar Asunto 3')).toMatchObject({
    template: 'rows',
    data: { heading: 'Asunto 3', rows: [{ lines: [{ value: 'Asunto tres' }] }] },
  });
  expect(await ana.presses('Quitar')).toMatchObject({ data: { title: '¿Quitar asunto 3?' } });
  expect(await ana.presses('Sí, quitar')).toMatchObject({ template: 'rows', data: { rows: { length: 4 } } });
  expect(textOf(ana.shown)).not.toContain('Asunto tres');
});

test('a field is edited from the summary with one press', async () => {
  await atRows();
  await ana.types('revisar');
  await ana.presses('Editar Entidad Federativa');
  expect(await ana.presses('Guardar y continuar', { states: '14' })).toMatchObject({ template: 'summary' });
  expect(textOf(ana.shown)).toContain('Jalisco');
});

describe('review', () => {
  beforeEach(sent);
  const post = () => bot.said.find(({ to }) => to === 'review');

  test('the post is approved from the channel, and the author is told', async () => {
    expect(ana.shown).toMatchObject({ data: { title: 'Informe INF-2023-0001 enviado' } });
    bruno.shown = post()?.screen;
    expect(await bruno.presses('Aprobar', {}, inChannel)).toMatchObject({ data: { status: { text: 'Aprobado' } } });
    expect(textOf(ana.posts().at(-1)?.screen)).toContain('Informe INF-2023-0001 aprobado');
  });

  test('nobody decides from elsewhere', async () => {
    bruno.shown = post()?.screen;
    expect(await bruno.presses('Aprobar')).toMatchObject({
      data: { problem: 'Solo quienes revisan pueden decidir sobre un informe.', status: { text: 'En revisión' } },
    });
  });

  test('changes are asked for, made and sent again; the post is edited', async () => {
    bruno.shown = post()?.screen;
    await bruno.presses('Pedir cambios', {}, inChannel);
    expect(await bruno.presses('Enviar observaciones', {}, inChannel)).toMatchObject({
      template: 'changes',
      data: { problem: 'Escriba qué debe cambiar, en general o en algún campo.' },
    });
    await bruno.presses('Enviar observaciones', { 'reason.visitDates': 'Faltan los días' }, inChannel);
    expect(post()?.screen).toMatchObject({ data: { status: { text: 'Con observaciones' } } });
    ana.shown = ana.posts().at(-1)?.screen;
    expect(await ana.presses('Editar')).toMatchObject({
      template: 'summary',
      data: {
        observations: [
          { label: expect.stringContaining('Fecha de visita'), below: expect.stringContaining('Faltan los días') },
        ],
      },
    });
    await ana.presses('Responder Fecha de visita');
    await ana.presses('Guardar y continuar', { visitDates: '11 de abril de 2023' });
    await ana.presses('Enviar a revisión');
    expect(post()?.screen).toMatchObject({ data: { title: 'INF-2023-0001 · Coahuila · revisión 2' } });
    expect(bot.said.filter(({ to }) => to === 'review')).toHaveLength(2);
  });

  test('its author takes it back', async () => {
    await ana.presses('Retirar');
    expect(await ana.presses('Sí, retirar')).toMatchObject({ data: { title: 'Informe INF-2023-0001 retirado' } });
    expect(post()?.screen).toMatchObject({ data: { status: { text: 'Retirado' } } });
  });
});
