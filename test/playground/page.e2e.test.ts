import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { CardFactory } from 'botbuilder';
import type { Page } from 'playwright-core';
import { DESK, hasChromium, NARROW, PHONE } from '../e2e/chat-page';
import { call, ROSA } from './client';
import { nextCard, projectCard } from './echo-bot';
import { anEchoPage, say } from './echo-page';

const suite = hasChromium ? describe : describe.skip;

suite('the chat page', () => {
  const echo = anEchoPage();
  const focused = (page: Page): Promise<string> =>
    page.evaluate(() => document.activeElement?.getAttribute('role') ?? document.activeElement?.tagName ?? '');

  it.each([
    ['desk, light', DESK, 'light'],
    ['desk, dark', DESK, 'dark'],
    ['phone, light', PHONE, 'light'],
    ['phone, dark', PHONE, 'dark'],
    ['320 px', NARROW, 'light'],
  ] as const)('files an answer and goes on to the next card (%s)', async (_, size, colorScheme) => {
    const page = await echo.open({ ...size, colorScheme });
    await page.getByRole('button', { name: 'Nuevo informe' }).click();
    const list = page.getByLabel('¿Qué entidad se visitó?');
    await list.click();
    await list.fill('cordoba');
    await page.getByRole('option', { name: 'Córdoba' }).click();
    await page.getByRole('button', { name: 'Guardar y continuar' }).click();
    await page.getByLabel('¿Cuál fue el objetivo?').waitFor();
    expect(echo.bot.received.at(-1)?.value).toMatchObject({ action: { data: { step: 1, state: 'e1' } } });
    await page.waitForFunction(
      () => document.activeElement?.tagName === 'TEXTAREA' && document.activeElement.closest('.card') !== null,
    );
    await page.getByTestId('announcer').getByText('Objetivo de la visita').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    expect(echo.faults).toEqual([]);
  });

  it('needs no mouse', async () => {
    const page = await echo.open();
    await page.getByTestId('composer').waitFor();
    await page.getByTestId('start').focus();
    await page.keyboard.press('Enter');
    const list = page.getByRole('combobox');
    await list.focus();
    await page.keyboard.type('coahu');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await list.inputValue()).toBe('Coahuila');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('button');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.closest('.card')?.textContent?.includes('objetivo'));
    expect(echo.faults).toEqual([]);
  });

  it('breaks a line with Shift+Enter, sends with Enter, and shows what is typed as it was typed', async () => {
    const page = await echo.open();
    const box = page.getByTestId('composer');
    await box.pressSequentially('<b>uno</b>');
    await box.press('Shift+Enter');
    await box.pressSequentially('dos');
    await box.press('Enter');
    const own = page.locator('[data-author="29:webchat-ana"] .plain');
    expect(await own.textContent()).toBe('<b>uno</b>\ndos');
    await page.locator('[data-author="28:webchat-bot"]').waitFor();
    expect(await page.locator('[data-author="28:webchat-bot"] b').count()).toBe(0);
  });

  it('shows a pasted table before it goes, and nothing else of its HTML', async () => {
    const page = await echo.open();
    await page.getByTestId('composer').focus();
    await page.evaluate(() => {
      const data = new DataTransfer();
      const html =
        '<p onclick="x()">Lista</p><script>alert(1)</script><table style="color:red"><tr><td rowspan="2"><b>A</b><img src=x onerror=alert(1)></td><td>B</td></tr><tr><td>C</td></tr></table>';
      data.setData('text/html', html);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await page.getByTestId('paste-preview').locator('table').waitFor();
    await page.getByTestId('composer').press('Enter');
    await page.locator('[data-author="29:webchat-ana"] td[rowspan="2"]').waitFor();
    await page.locator('[data-author="28:webchat-bot"]').waitFor();
    const { text, attachments } = echo.bot.received.at(-1) ?? {};
    expect(text).toBe('Lista\nA\tB\nC');
    expect(attachments?.[0]?.content).toBe(
      '<p>Lista</p><table><tbody><tr><td rowspan="2">A</td><td>B</td></tr><tr><td>C</td></tr></tbody></table>',
    );
    // What the paste would have run, the policy reports as kept out.
    expect(echo.faults.filter((fault) => !fault.includes('The action has been blocked'))).toEqual([]);
  });

  it('offers to press again where the bot did not take it, with what was typed still there', async () => {
    const page = await echo.open();
    await page.getByTestId('start').click();
    await page.getByRole('combobox').fill('UTSI');
    echo.bot.refusals.push(500);
    await page.getByRole('button', { name: 'Guardar y continuar' }).click();
    await page.getByTestId('retry').waitFor();
    expect(await page.getByRole('combobox').inputValue()).toBe('UTSI');
    await page.getByTestId('retry').click();
    await page.getByLabel('¿Cuál fue el objetivo?').waitFor();
    expect(echo.bot.received.filter(({ type }) => type === 'invoke')).toHaveLength(1);
  });

  it('says beside the button that a press did not arrive, and not any more once the step was answered otherwise', async () => {
    const page = await echo.open();
    await page.getByTestId('start').click();
    await page.getByRole('combobox').fill('UTSI');
    echo.bot.refusals.push(500);
    const save = page.getByRole('button', { name: 'Guardar y continuar' });
    await save.click();
    const fault = page.getByTestId('card').getByRole('alert');
    await fault.waitFor();
    const [button, said] = [await save.boundingBox(), await fault.boundingBox()];
    expect((said?.y ?? 0) - (button?.y ?? 0)).toBeLessThan(80);
    expect((said?.y ?? 0) - (button?.y ?? 0)).toBeGreaterThan(0);
    echo.bot.turn(async (context) => {
      const id = await page.locator('[data-author="28:webchat-bot"]').getAttribute('data-message-id');
      await context.updateActivity({
        id: id ?? '',
        type: 'message',
        attachments: [CardFactory.adaptiveCard(nextCard)],
      });
    });
    await say(page, 'Coahuila');
    await say(page, 'Coahuila');
    await page.getByLabel('¿Cuál fue el objetivo?').waitFor();
    expect(await page.getByTestId('retry').count()).toBe(0);
  });

  it('takes the one match with Enter, and saves with Enter', async () => {
    const page = await echo.open(PHONE);
    await page.getByTestId('start').click();
    const list = page.getByRole('combobox');
    await list.fill('coahu');
    await list.press('Enter');
    expect(await list.inputValue()).toBe('Coahuila');
    await list.press('Enter');
    await page.getByLabel('¿Cuál fue el objetivo?').waitFor();
    expect(echo.bot.received.at(-1)?.value).toMatchObject({ action: { data: { step: 1, state: 'e0' } } });
  });

  it('goes on with Enter to the next box, and leaves it to the last of them', async () => {
    let drawn = false;
    echo.bot.turn(async (context) => {
      if (!drawn) await context.sendActivity({ attachments: [CardFactory.adaptiveCard(projectCard)] });
      drawn = true;
    });
    const page = await echo.open();
    await page.getByLabel('Clave').fill('L091910');
    await page.getByLabel('Clave').press('Enter');
    await page.keyboard.type('Soporte');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Uno');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Dos');
    expect(await page.getByLabel('Nombre').inputValue()).toBe('Soporte');
    expect(await page.getByLabel('Qué se hizo').inputValue()).toBe('Uno\nDos');
    expect(echo.bot.received.filter(({ type }) => String(type) === 'invoke')).toEqual([]);
  });

  it('presses once, however often a button is struck', async () => {
    const page = await echo.open();
    await page.getByTestId('start').click();
    const save = page.getByRole('button', { name: 'Guardar y continuar' });
    await save.waitFor();
    await save.evaluate((element: HTMLElement) => Array.from({ length: 10 }, () => element.click()));
    await page.getByLabel('¿Cuál fue el objetivo?').waitFor();
    expect(echo.bot.received.filter(({ type }) => type === 'invoke')).toHaveLength(1);
  });

  it('says once that the service is away, and sends what waited when it is back', async () => {
    const page = await echo.open();
    await page.getByTestId('start').waitFor();
    const port = Number(new URL(echo.bot.url).port);
    await echo.bot.stop();
    await page.getByTestId('offline').waitFor();
    await say(page, 'sigo aquí');
    await page.locator('[data-delivery="failed"]').waitFor();
    await echo.restart(port);
    await page.getByTestId('offline').waitFor({ state: 'hidden' });
    await page.locator('[data-author="28:webchat-bot"]').getByText('sigo aquí').waitFor();
    expect(echo.bot.received.filter(({ type }) => type === 'message')).toHaveLength(1);
  });

  it('keeps the channel’s threads, lets a reply be mended, and remembers where one was', async () => {
    const page = await echo.open(DESK, 'rosa/revision');
    await say(page, 'Publicación');
    await page.getByTestId('thread').getByText('Dijo:').waitFor();
    await page.getByTestId('reply').click();
    await page.getByTestId('reply-composer').fill('Respuesta');
    await page.getByTestId('reply-composer').press('Enter');
    const own = page.getByTestId('thread').locator('.replies [data-author="29:webchat-rosa"]');
    await own.getByTestId('edit').click();
    await page.getByLabel('Cambie su mensaje').fill('Respuesta mejor');
    await own.getByRole('button', { name: 'Guardar' }).click();
    await own.getByText('Respuesta mejor').waitFor();
    await page.reload();
    await page.getByTestId('thread').getByText('Respuesta mejor').waitFor();
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /Jorge Salas.*sin leer/ })
      .click();
    expect(new URL(page.url()).hash).toBe('#/jorge');
    expect(echo.faults).toEqual([]);
  });

  it('goes through the people with the arrows, and stays where one was when a message redraws them', async () => {
    const page = await echo.open();
    const rail = page.getByRole('navigation');
    await rail.getByRole('button', { name: /Ana Torres/ }).focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    // In one step, since the next message draws the button anew.
    const focusedWords = () => page.evaluate(() => document.activeElement?.textContent);
    expect(await focusedWords()).toContain('Rosa Medina');
    await call(echo.bot.url, 'POST', 'messages', { ...ROSA, text: 'hola', clientId: 'c' });
    await rail.getByRole('button', { name: /Jorge Salas.*sin leer/ }).waitFor();
    expect(await focusedWords()).toContain('Rosa Medina');
    await page.keyboard.press('Enter');
    await page.getByText('Hola, Rosa').waitFor();
    expect(echo.faults).toEqual([]);
  });

  it('keeps the people a tap away on a phone', async () => {
    const page = await echo.open(PHONE);
    await page.getByTestId('open-rail').click();
    await page.getByRole('button', { name: /Rosa Medina/ }).click();
    await page.getByText('Hola, Rosa').waitFor();
    await page.getByRole('button', { name: /Ana Torres/ }).waitFor({ state: 'hidden' });
    expect(echo.faults).toEqual([]);
  });

  it('weighs under 500 KB', () => {
    const bytes = fs
      .readdirSync(echo.pageDirectory)
      .map((file) => gzipSync(fs.readFileSync(path.join(echo.pageDirectory, file))).length);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(500_000);
  });
});
