import { CardFactory } from 'botbuilder';
import { hasChromium } from '../e2e/chat-page';
import { projectCard, statesCard } from './echo-bot';
import { anEchoPage, say } from './echo-page';

const suite = hasChromium ? describe : describe.skip;

suite('what is half typed', () => {
  const echo = anEchoPage();

  it('outlives a reload, in the card and below it', async () => {
    const page = await echo.open();
    await page.getByTestId('start').click();
    await page.getByRole('combobox').fill('Córdoba');
    await page.getByTestId('composer').fill('Una pregunta');
    await page.reload();
    await page.getByRole('combobox').waitFor();
    expect(await page.getByRole('combobox').inputValue()).toBe('Córdoba');
    expect(await page.getByTestId('composer').inputValue()).toBe('Una pregunta');
    await page.getByRole('button', { name: 'Guardar y continuar' }).click();
    await page.getByLabel('¿Cuál fue el objetivo?').fill('A medias');
    await page.reload();
    await page.getByLabel('¿Cuál fue el objetivo?').waitFor();
    expect(await page.getByLabel('¿Cuál fue el objetivo?').inputValue()).toBe('A medias');
  });

  it('in a card is told of before a message loses it', async () => {
    let drawn = false;
    echo.bot.turn(async (context) => {
      if (!drawn) await context.sendActivity({ attachments: [CardFactory.adaptiveCard(projectCard)] });
      drawn = true;
    });
    const page = await echo.open();
    await page.getByLabel('Clave').fill('L091910');
    await say(page, 'Se instaló el equipo');
    const warning = page.getByRole('alert').filter({ hasText: 'sin guardar: Clave' });
    await warning.waitFor();
    expect(await page.getByTestId('composer').inputValue()).toBe('Se instaló el equipo');
    expect(echo.bot.received.filter(({ text }) => text === 'Se instaló el equipo')).toEqual([]);
    await page.getByTestId('composer').press('Enter');
    await page.locator('[data-author="29:webchat-ana"]').getByText('Se instaló el equipo').waitFor();
    expect(await warning.count()).toBe(0);
  });

  it.each(['s9,s2', 'Sonra'])('is not what a list reads otherwise than its card says it: %s', async (value) => {
    echo.bot.turn(async (context) => {
      if (context.activity.text === 'Sonora') await context.sendActivity('Sonora, pues');
      else await context.sendActivity({ attachments: [CardFactory.adaptiveCard(statesCard(value))] });
    });
    const page = await echo.open();
    await page.getByRole('checkbox').first().waitFor();
    await say(page, 'Sonora');
    await page.getByTestId('conversation').getByText('Sonora, pues').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('of a card that stands no more is forgotten', async () => {
    const page = await echo.open();
    await page.getByTestId('start').click();
    await page.getByRole('combobox').fill('Córdoba');
    const kept = () => page.evaluate(() => Object.keys(sessionStorage));
    expect(await kept()).toHaveLength(1);
    await page.getByRole('button', { name: 'Guardar y continuar' }).click();
    await page.getByLabel('¿Cuál fue el objetivo?').waitFor();
    expect(await kept()).toEqual([]);
  });
});
