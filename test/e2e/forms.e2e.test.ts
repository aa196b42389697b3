import { seeds } from '../fixtures/seeds';
import { formFile } from '../helpers/people/form-files';
import { aPage, Chat, DESK, hasChromium, PHONE } from './chat-page';

jest.setTimeout(120_000);

const inChromium = hasChromium ? describe : describe.skip;
const form = (answers = seeds.mexico.answers) => ({
  name: 'informe.docx',
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: formFile(answers),
});

inChromium('a filled-in form, sent through the page', () => {
  const page = aPage();

  test.each([
    ['at a desk', 'ana', { ...DESK, colorScheme: 'light' as const }],
    ['on a phone', 'luis', { ...PHONE, colorScheme: 'dark' as const }],
  ])('%s becomes a report, and another is asked about first', async (_, who, device) => {
    const chat = await Chat.open(page.browser, page.url, who, device);
    const attach = async (file: ReturnType<typeof form>): Promise<void> => {
      await chat.page.getByTestId('file-input').setInputFiles([file]);
      await chat.page.getByText('Listo para enviar').waitFor();
      await chat.page.getByTestId('composer').press('Enter');
    };
    await attach(form());
    await chat.reads('Resumen del informe');
    await chat.reads('De «informe.docx» tomé:');
    await chat.reads('3, 10, 24 y 28 de abril de 2023');
    expect(await chat.overflow()).toBeLessThanOrEqual(0);
    expect(await chat.violations()).toEqual([]);

    await attach(form(seeds.coahuila.answers));
    await chat.asks('Esto trae «informe.docx»');
    await chat.reads('Ahora dice: México');
    expect(await chat.violations()).toEqual([]);
    await chat.press('Empezar otro con él');
    await chat.asks('Fecha de visita');
    expect(chat.faults).toEqual([]);
  });
});
