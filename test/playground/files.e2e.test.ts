import { hasChromium, DESK, PHONE } from '../e2e/chat-page';
import { anEchoPage } from './echo-page';

const suite = hasChromium ? describe : describe.skip;
const file = (name: string, words = 'bytes') => ({ name, mimeType: 'application/msword', buffer: Buffer.from(words) });

suite('files on the chat page', () => {
  const echo = anEchoPage();

  it.each([
    ['desk, light', DESK, 'light'],
    ['phone, dark', PHONE, 'dark'],
  ] as const)('are chosen, shown, taken out and sent (%s)', async (_, size, colorScheme) => {
    const page = await echo.open({ ...size, colorScheme });
    await page.getByTestId('composer').waitFor();
    await page.getByTestId('file-input').setInputFiles([file('informe.docx'), file('otro.docx')]);
    await page.getByTestId('attachments').getByText('Listo para enviar').nth(1).waitFor();
    await page.getByRole('button', { name: 'Quitar otro.docx' }).click();
    await page.getByTestId('composer').press('Enter');
    const sent = page.getByTestId('files').getByRole('link', { name: 'Archivo adjunto: informe.docx, 1 KB' });
    await sent.waitFor();
    expect(await page.getByTestId('files').getByRole('listitem').count()).toBe(1);
    expect(await page.getByTestId('attachments').isVisible()).toBe(false);
    expect(echo.bot.received.at(-1)?.attachments).toMatchObject([{ name: 'informe.docx' }]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    expect(echo.faults).toEqual([]);
  });

  it('are dropped and pasted, and what does not go is said', async () => {
    const page = await echo.open();
    await page.getByTestId('composer').waitFor();
    for (const how of ['drop', 'paste'])
      await page.evaluate((kind) => {
        const data = new DataTransfer();
        data.items.add(new File(['bytes'], `${kind}.docx`));
        const target = document.querySelector('[data-testid=composer]');
        const event =
          kind === 'drop'
            ? new DragEvent('drop', { dataTransfer: data, bubbles: true })
            : new ClipboardEvent('paste', { clipboardData: data, bubbles: true });
        target?.dispatchEvent(event);
      }, how);
    await page.getByRole('button', { name: 'Quitar drop.docx' }).waitFor();
    await page.getByRole('button', { name: 'Quitar paste.docx' }).waitFor();
    await page.getByTestId('file-input').setInputFiles([file('vacio.docx', '')]);
    await page.getByRole('alert').getByText('El archivo está vacío.').waitFor();
    const heavy = { name: 'pesado.docx', mimeType: 'x/y', buffer: Buffer.alloc(10 * 1024 * 1024 + 1) };
    await page.getByTestId('file-input').setInputFiles([heavy]);
    await page.getByRole('alert').getByText('El archivo pesa demasiado: caben 10 MB.').waitFor();
  });

  it('that did not arrive are tried again', async () => {
    const page = await echo.open();
    await page.getByTestId('composer').waitFor();
    await page.route('**/webchat/api/files*', (route) => route.abort());
    await page.getByTestId('file-input').setInputFiles([file('informe.docx')]);
    await page.getByText('No se subió.').first().waitFor();
    await page.getByTestId('composer').press('Enter');
    await page.getByRole('alert').getByText('Espere a que terminen de subir los archivos').waitFor();
    await page.unroute('**/webchat/api/files*');
    await page.getByRole('button', { name: 'Reintentar informe.docx' }).click();
    await page.getByText('Listo para enviar').waitFor();
  });
});
