import { aPage, Chat, DESK, hasChromium, PHONE } from './chat-page';

jest.setTimeout(120_000);

const inChromium = hasChromium ? describe : describe.skip;

const VISIT =
  'Fui a Coahuila el 11 y 12 de abril con la Junta Local y el OPL para revisar los sistemas del PREP. Llovió mucho.';

inChromium('a visit told in one message, through the page', () => {
  const page = aPage();

  test.each([
    ['at a desk', 'ana', DESK],
    ['on a phone', 'luis', PHONE],
  ])('%s is confirmed without what was taken out', async (_, who, device) => {
    const chat = await Chat.open(page.browser, page.url, who, device);
    await chat.say(VISIT);
    await chat.asks('Esto entendí de su mensaje');
    await chat.reads('11 y 12 de abril de 2023');
    expect(await chat.overflow()).toBeLessThanOrEqual(0);
    expect(await chat.violations()).toEqual([]);

    const quitar = chat.card().getByRole('button', { name: 'Quitar', exact: true });
    await quitar.first().click();
    await chat.card().getByText('Coahuila').waitFor({ state: 'detached' });
    await chat.press('Usar como observaciones');
    await chat.reads('Observaciones: ');
    await chat.press('Así está bien');
    await chat.asks('Dirección Ejecutiva o Unidad Técnica');
    await chat.reads('✓ Observaciones: Llovió mucho.');
    await chat.say('UTSI');
    await chat.asks('Entidad Federativa');
    await chat.say('Coahuila');
    await chat.asks('Asuntos relevantes tratados o a tratar en las visitas realizadas');
    expect(chat.faults).toEqual([]);
  });
});
