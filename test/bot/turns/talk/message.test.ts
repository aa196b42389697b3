import { openSqlite } from '../../../../storage/sqlite/open';
import { newDatabase } from '../../../helpers/world/database';
import { silentLog } from '../../../helpers/world/logs';
import { someServices, Chatter, textOf, type TestServices } from '../../../helpers/world/chatter';
import { ANA, BRUNO } from '../../../helpers/people/reports';

let bot: TestServices;
let ana: Chatter;
beforeEach(() => {
  bot = someServices();
  ana = new Chatter(bot, ANA);
});
afterEach(() => bot.store.close());

test('a stranger is greeted, whatever is typed first', async () => {
  const hello = await ana.types('hola');
  expect(hello).toMatchObject({ template: 'notice', data: { title: `Hola, ${ANA.name}` } });
  expect(ana.button('Nuevo informe').style).toBe('positive');
});

test('an answer closes its card in one line and asks below', async () => {
  await ana.types('nuevo');
  await ana.types('UTSI');
  const [first, second] = ana.posts();
  expect(first?.screen).toEqual({
    template: 'line',
    data: { text: '✓ Dirección Ejecutiva o Unidad Técnica: Unidad Técnica de Servicios de Informática' },
  });
  expect(second?.screen).toMatchObject({ data: { heading: 'Entidad Federativa' } });
});

test('a refused answer says why below, with what was typed', async () => {
  await ana.types('nuevo');
  expect(await ana.types('la del piso de arriba')).toMatchObject({
    data: {
      problem: expect.stringContaining('«la del piso de arriba»') as unknown,
      inputs: [{ id: 'unit', value: 'la del piso de arriba' }],
    },
  });
});

test('the same message delivered again changes and says nothing more', async () => {
  await ana.types('nuevo');
  await ana.types('UTSI', { key: 'copy' });
  const said = ana.posts().length;
  await ana.types('UTSI', { key: 'copy' });
  expect(ana.posts()).toHaveLength(said);
});

test('«nuevo» with a draft open asks, leaves it for later, and «continuar» goes to the newest', async () => {
  await ana.types('nuevo');
  await ana.types('UTSI');
  expect(await ana.types('nuevo')).toMatchObject({
    template: 'notice',
    data: {
      title: 'Ya tiene un borrador abierto. ¿Sigue con él?',
      lines: ['Unidad Técnica de Servicios de Informática', 'Informe de visita · Campo 2 de 9 · Entidad Federativa'],
    },
  });
  expect(await ana.presses('Empezar otro')).toMatchObject({ data: { progress: 'Informe de visita · Campo 1 de 9' } });
  expect(textOf(ana.posts()[1]?.screen)).toBe('line\nBorrador guardado. Escriba «continuar» para retomarlo.\n');
  await ana.types('DEOE');
  const mine = await ana.types('míos');
  expect(mine).toMatchObject({ template: 'list', data: { items: [{ title: 'Borrador' }, { title: 'Borrador' }] } });
  expect(await ana.types('continuar')).toMatchObject({ data: { heading: 'Entidad Federativa' } });
});

test('«nuevo» twice does not pile up empty drafts', async () => {
  await ana.types('nuevo');
  await ana.types('nuevo');
  expect(await ana.types('míos')).toMatchObject({ data: { items: [{ title: 'Borrador' }] } });
});

test('the last unit is proposed and taken by «sí»', async () => {
  await ana.types('nuevo');
  await ana.types('UTSI');
  expect(await ana.begins()).toMatchObject({ data: { inputs: [{ value: 'UTSI' }] } });
  expect(await ana.types('sí')).toMatchObject({ data: { heading: 'Entidad Federativa' } });
});

test('a report is typed from end to end, sent and found again', async () => {
  for (const words of ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'Local', 'omitir', 'particular', 'Se revisó el PREP.'])
    await ana.types(words);
  expect((await ana.types('listo')).data).toMatchObject({
    heading: 'Total de personal capacitado y Observaciones',
  });
  expect((await ana.types('revisar')).template).toBe('summary');
  expect(await ana.types('enviar')).toMatchObject({ data: { title: 'Informe INF-2023-0001 enviado' } });
  const bruno = new Chatter(bot, BRUNO);
  for (const words of ['INF-2023-0001', 'ver inf 2023 1'])
    expect(await bruno.types(words)).toMatchObject({ template: 'report', data: { title: 'INF-2023-0001 · Coahuila' } });
  expect(await bruno.types('buscar prep')).toMatchObject({ data: { items: [{ title: 'INF-2023-0001' }] } });
  expect(await bruno.types('pendientes')).toMatchObject({ data: { items: [{ title: 'INF-2023-0001' }] } });
  expect(textOf(await bruno.types('ver INF-2023-0009'))).toContain('No encontré el informe INF-2023-0009');
});

test('«cancelar» asks first, and «No, seguir» goes on', async () => {
  expect(textOf(await ana.types('cancelar'))).toContain('No tiene ningún borrador abierto.');
  await ana.types('nuevo');
  await ana.types('UTSI');
  expect(await ana.types('cancelar')).toMatchObject({ data: { title: '¿Descartar este borrador?' } });
  expect(await ana.presses('No, seguir')).toMatchObject({ data: { heading: 'Entidad Federativa' } });
  await ana.types('cancelar');
  expect(textOf(await ana.presses('Sí, descartar'))).toContain('Borrador descartado.');
  expect(await ana.types('continuar')).toMatchObject({ template: 'notice', data: { title: `Hola, ${ANA.name}` } });
});

test.each(['omitir', 'atrás', 'revisar', 'enviar', 'continuar'])('«%s» with nothing open greets', async (words) =>
  expect(await ana.types(words)).toMatchObject({ data: { title: `Hola, ${ANA.name}` } }),
);

test('a message that is too long, or empty, is said to be', async () => {
  expect(textOf(await ana.types('x'.repeat(1_000_000)))).toContain('demasiado largo');
  expect(textOf(await ana.types('  '))).toContain('Solo leo texto y tablas');
});

test('a copy that another process takes while this one looks for it leaves the other draft alone', async () => {
  const file = newDatabase();
  const [here, elsewhere] = [openSqlite(file, { log: silentLog }), openSqlite(file, { log: silentLog })];
  // It has waited for its turn too long, and goes on.
  const filer = new Chatter(someServices({ store: elsewhere, order: { longestMs: 20 } }), ANA);
  for (const state of ['Coahuila', 'Sonora']) {
    await filer.begins();
    for (const words of ['UTSI', state, 'omitir', 'Local', 'omitir', 'ordinaria', 'Soporte', 'listo', 'revisar'])
      await filer.types(words);
  }
  let raced = false;
  const racing = someServices({
    store: {
      ...here,
      loadOpen: async (...of) => {
        const found = await here.loadOpen(...of);
        if (!raced) {
          raced = true;
          await filer.types('enviar', { key: 'the same' });
        }
        return found;
      },
    },
  });
  await new Chatter(racing, ANA).types('enviar', { key: 'the same' }).catch(() => {});
  const all = await here.reportsOf([ANA.id], ['draft', 'in-review'], { limit: 9, offset: 0 });
  const kept = await Promise.all(all.map(({ id }) => here.load(id, 'the same')));
  expect(kept.map((stored) => [stored?.report.state, stored?.applied])).toEqual([
    ['in-review', true],
    ['draft', false],
  ]);
  await here.close();
  await elsewhere.close();
});
