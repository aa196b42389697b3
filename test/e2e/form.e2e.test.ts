import { aPage, Chat, DESK, hasChromium, NARROW, PHONE } from './chat-page';

jest.setTimeout(120_000);

const inChromium = hasChromium ? describe : describe.skip;

inChromium('the form on the page', () => {
  const page = aPage();

  test.each([
    ['a desk', DESK, 'luis'],
    ['a phone of 390 px', PHONE, 'ana'],
    ['a phone of 320 px', NARROW, 'rosa'],
  ] as const)('is filled in at %s, and only what was refused comes back', async (_, size, who) => {
    const chat = await Chat.open(page.browser, page.url, who, size);
    const looksRight = async (): Promise<void> => {
      expect(await chat.overflow()).toBe(0);
      expect(await chat.violations()).toEqual([]);
    };
    await chat.say('formulario');
    await chat.asks('Formulario');
    await looksRight();
    await chat.choose('informatica', 'Unidad Técnica de Servicios de Informática (UTSI)');
    await chat.tick('Coahuila', 'Local');
    await chat.write('31 de abril de 2023', 'Fecha de visita');
    await chat.write('25', 'Total de personal capacitado');
    await chat.press('Guardar');
    await chat.reads('Abril tiene 30 días');
    await chat.asks('Fecha de visita');
    await looksRight();
    await chat.press('30 de abril de 2023');
    await chat.asks('Objetivo de la visita');
    expect(chat.faults).toEqual([]);
  });
});
