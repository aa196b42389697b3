import { seeds } from '../fixtures/seeds';
import { formFile } from '../helpers/people/form-files';
import { edited } from '../helpers/people/given-out';
import { aPage, Chat, hasChromium, PHONE } from './chat-page';
import { approve, post, send, toReview } from './report-page';

jest.setTimeout(120_000);

const inChromium = hasChromium ? describe : describe.skip;

inChromium('a document that was downloaded, sent back through the page', () => {
  const page = aPage();

  test('is the approved one; another, which somebody changed, is not', async () => {
    const chat = await Chat.open(page.browser, page.url, 'ana', { ...PHONE, colorScheme: 'dark' });
    const attach = async (buffer: Buffer, name: string, words = ''): Promise<void> => {
      await chat.page.getByTestId('file-input').setInputFiles([{ name, mimeType: 'application/msword', buffer }]);
      await chat.page.getByText('Listo para enviar').waitFor();
      await chat.say(words);
    };
    await attach(formFile(seeds.mexico.answers), 'informe.docx');
    await chat.reads('Resumen del informe');
    await chat.picture('form taken');
    await send(chat, 'INF-2023-0001');
    await chat.picture('sent');
    const paper = await chat.download(chat.card());
    await attach(paper, 'acta.docx', 'verificar');
    await chat.reads('No es el documento aprobado');
    await chat.picture('verdict in review');

    await toReview(chat);
    await post(chat)
      .getByRole('link', { name: /abre el PDF$/ })
      .scrollIntoViewIfNeeded();
    await chat.page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
    await chat.picture('post');
    await approve(chat);
    await chat.goTo(/Ana/);
    await chat.goTo(/Informes de visita/);
    await chat.say('ver INF-2023-0001');
    await chat.reads('Aprobado');
    const approved = await chat.download(chat.card());
    await attach(approved, 'acta.docx', 'verificar');
    await chat.reads('Es el documento aprobado');
    await chat.reads(/La aprobó Rosa Medina/);
    expect(await chat.violations()).toEqual([]);
    await chat.picture('verdict approved');

    await chat.say('verificar');
    await chat.reads('Verificar un documento');
    await attach(edited(approved, 'Coordinar', 'Cancelar'), 'acta cambiada.docx');
    await chat.reads('Este archivo fue modificado');
    await chat.reads(/Dice otra cosa que la revisión 1 de INF-2023-0001 en:/);
    expect(await chat.overflow()).toBeLessThanOrEqual(0);
    await chat.picture('verdict altered');
    expect(chat.faults).toEqual([]);
  });
});
