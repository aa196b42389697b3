import { fileLink } from '../../../../bot/turns/filing/files';
import { Chatter, someServices, textOf, type TestServices } from '../../../helpers/world/chatter';
import { ANA } from '../../../helpers/people/reports';

let bot: TestServices;
let ana: Chatter;
beforeEach(() => {
  bot = someServices();
  ana = new Chatter(bot, ANA);
});
afterEach(() => bot.store.close());

const acta = [{ name: 'acta.pdf' }];
const answers = async () => (await bot.store.loadOpen([ANA.id]))?.report.answers;

test('a file alone is said not to be kept, what can be done with it, and the question again', async () => {
  await ana.types('nuevo');
  expect(await ana.types('', { files: acta })).toMatchObject({
    data: {
      heading: 'Dirección Ejecutiva o Unidad Técnica',
      problem:
        'El archivo «acta.pdf» no se guarda: el informe lleva texto y tablas. Copie y pegue aquí su contenido, o escriba dónde se consulta.',
    },
  });
  expect(await answers()).toEqual({});
});

test('a file with words is not kept, and the words are the answer', async () => {
  await ana.types('nuevo');
  expect(await ana.types('UTSI', { files: [...acta, { name: '' }] })).toMatchObject({
    data: {
      heading: 'Entidad Federativa',
      notice: expect.stringContaining('Los 2 archivos no se guardan') as unknown,
    },
  });
  expect(await answers()).toMatchObject({ unit: { id: 'UTSI' } });
  const refused = await ana.types('Narnia del Norte', { files: [{ name: '' }] });
  expect(textOf(refused)).toContain('Narnia del Norte');
  expect(textOf(refused)).toContain('El archivo no se guarda');
});

test('a file with one of the bot’s words is spoken of beside what the word gets', async () => {
  const key = 'help-with-file';
  const replies = await ana.sends({
    ...{ is: 'message', person: ANA, address: ana.address, at: '2023-05-03T16:00:00.000Z' },
    ...{ key, text: 'ayuda', files: acta },
  });
  expect(replies.map(({ screen }) => textOf(screen)).join()).toMatch(/Qué puede escribir[^]*«acta.pdf» no se guarda/);
});

test('pictures pasted with a table do not take its place', async () => {
  for (const words of ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'omitir']) await ana.types(words);
  const html = '<table><tr><td>Evento</td><td>Lugar</td></tr><tr><td>Simulacro</td><td>JLE</td></tr></table>';
  await ana.types('', { html, files: [{ name: 'image' }] });
  expect(textOf(await answers())).toContain('Simulacro');
});

test('a file with nothing open says how to begin', async () =>
  expect(textOf(await ana.types('', { files: acta }))).toContain('Escriba «nuevo» para empezar'));

test('a file’s message, edited to say something, answers', async () => {
  await ana.types('nuevo');
  await ana.types('', { files: acta, messageId: 'm2' });
  await ana.types('UTSI', { files: acta, messageId: 'm2', edited: true, key: 'edit-of-m2' });
  expect(await answers()).toMatchObject({ unit: { id: 'UTSI' } });
});

test.each([
  [
    { name: 'acta.pdf', url: 'https://ine.mx/a b' },
    { name: 'acta.pdf', url: 'https://ine.mx/a%20b' },
  ],
  [{ name: ' a\u202etxt.\n\u0000exe ', url: 'http://ine.mx/a' }, { name: 'atxt. exe' }],
  [{ name: '', url: 'javascript:alert(1)' }, { name: '' }],
  [{ name: 'x'.repeat(5_000), url: `https://ine.mx/${'x'.repeat(3_000)}` }, { name: 'x'.repeat(200) }],
  [{ name: 'a', url: 'https://ine.mx@evil.test/' }, { name: 'a' }],
  [{ name: 'a', url: { toString: 1 } }, { name: 'a' }],
])('of a file its name is kept, and an address of the web: %#', (given, kept) => expect(fileLink(given)).toEqual(kept));
