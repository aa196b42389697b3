import type { Browser } from 'playwright-core';
import { startTestBot, type TestBot } from '../helpers/world/bot';
import { newDatabase } from '../helpers/world/database';
import { Chat, clockFrom, DESK, hasChromium, launch, NARROW, PHONE } from './chat-page';

jest.setTimeout(120_000);

const inChromium = hasChromium ? describe : describe.skip;

inChromium('a report through the page', () => {
  let browser: Browser;
  let bot: TestBot;
  let storageUrl: string;

  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  beforeEach(async () => {
    storageUrl = newDatabase();
    await startBot();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await stopBot();
  });
  afterAll(async () => {
    await browser.close();
  });

  /** On the same files; on the same port where one is named. */
  async function startBot(port = '0'): Promise<void> {
    bot = await startTestBot({
      storageUrl,
      clock: clockFrom('2023-05-03T16:00:00Z'),
      env: { WEBCHAT: 'on', PORT: port, TEAMS_REVIEW_CHANNEL: '', TEAMS_SERVICE_URL: '' },
    });
  }
  async function stopBot(): Promise<void> {
    await bot.stop();
    await bot.connector.stop();
  }

  test('with the keyboard alone, from the first visit to a sent report', async () => {
    const chat = await Chat.open(browser, bot.url, 'ana');
    const { keyboard } = chat.page;
    /** Goes on with Tab to the button of that name, and presses it. */
    const pressNext = async (name: string): Promise<void> => {
      for (let steps = 0; steps < 60; steps += 1) {
        if ((await chat.focusedName()) === name) return keyboard.press('Enter');
        await keyboard.press('Tab');
      }
      throw new Error(`Tab never came to «${name}»`);
    };
    const atInput = (): Promise<unknown> =>
      chat.page.waitForFunction(() => document.activeElement?.matches('.card :is(input, textarea, select)') === true);
    const answer = async (label: string, words: string): Promise<void> => {
      await chat.asks(label);
      await atInput();
      await keyboard.type(words);
      await pressNext('Guardar y continuar');
    };
    const skip = async (label: string): Promise<void> => {
      await chat.asks(label);
      await pressNext('Omitir');
    };

    await chat.reads('Hola, Ana');
    await pressNext('Nuevo informe');
    await answer('Dirección Ejecutiva o Unidad Técnica', 'UTSI');
    await chat.asks('Entidad Federativa');
    await atInput();
    await keyboard.type('coahui');
    await keyboard.press('ArrowDown');
    await keyboard.press('Space');
    await pressNext('Guardar y continuar');
    await answer('Fecha de visita', '3 de abril de 2023');
    await chat.asks('Junta');
    await atInput();
    await keyboard.press('Space');
    await pressNext('Guardar y continuar');
    await answer('Objetivo de la visita', 'Revisar avances');
    await chat.asks('Asuntos relevantes tratados o a tratar en las visitas realizadas');
    await atInput();
    for (let steps = 0; steps < 3; steps += 1) await keyboard.press('Tab');
    await keyboard.press('Space');
    await pressNext('Guardar y continuar');
    await answer('Actividad ordinaria', 'Se dio soporte');
    await chat.reads('Asunto 1');
    await pressNext('Continuar');
    await skip('Total de personal capacitado y Observaciones');
    await chat.reads('Resumen del informe');
    await pressNext('Enviar a revisión');
    await chat.reads('Informe INF-2023-0001 enviado');
    expect(await chat.page.locator('.card').last().innerText()).toContain('Fecha de visita: 3 de abril de 2023');
    expect(chat.faults).toEqual([]);
  });

  test.each([
    ['390 px', PHONE],
    ['320 px', NARROW],
  ] as const)('on a phone of %s nothing is wider than the screen, and the composer stays in sight', async (_, size) => {
    const chat = await Chat.open(browser, bot.url, 'ana', size);
    const looksRight = async (): Promise<void> => {
      expect(await chat.overflow()).toBe(0);
      const box = await chat.composer().boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 9_999)).toBeLessThanOrEqual(size.viewport?.height ?? 0);
    };
    await toSummary(chat, looksRight);
    await chat.press('Enviar a revisión');
    await chat.reads('Informe INF-2023-0001 enviado');
    await looksRight();
    await chat.goTo(/Rosa Medina/);
    await chat.goTo(/Revisión de informes/);
    await chat.press('Pedir cambios');
    await chat.press('Enviar observaciones');
    await chat.reads('Escriba qué debe cambiar, en general o en algún campo.');
    await looksRight();
    expect(chat.faults).toEqual([]);
  });

  test('the summary begins at its heading, on however tall a screen', async () => {
    const chat = await Chat.open(browser, bot.url, 'ana', { viewport: { width: 1280, height: 2_400 } });
    await toSummary(chat);
    await chat.reads('Resumen del informe');
    await chat.page.waitForFunction(() => document.activeElement?.textContent === 'Resumen del informe');
    expect(chat.faults).toEqual([]);
  });

  test('what arrives while a conversation is still being read is shown', async () => {
    const page = await (await browser.newContext(PHONE)).newPage();
    const heard = page.waitForRequest('**/webchat/api/read');
    // Read on entering and once the stream is open: both times before the bot's welcome, and both get through after it.
    const reads = [gate(), gate()];
    let count = 0;
    await page.route('**/webchat/api/conversations/*/messages', async (route) => {
      const response = await route.fetch();
      reads[count]?.open();
      count += 1;
      await heard;
      await route.fulfill({ response });
    });
    await page.route('**/webchat/api/open', async (route) => {
      await Promise.all(reads.map(({ opened }) => opened));
      await route.continue();
    });
    await page.goto(`${bot.url}/#/ana`);
    await page.getByTestId('card').getByRole('button', { name: 'Nuevo informe', exact: true }).waitFor();
  });

  test('left in the middle, the service restarted, it goes on at the same field on another device', async () => {
    const phone = await Chat.open(browser, bot.url, 'ana', PHONE);
    await toSummary(phone, () => Promise.resolve(), 'Junta');
    await phone.page.context().close();
    await stopBot();
    await startBot();
    const desk = await Chat.open(browser, bot.url, 'ana');
    await desk.asks('Junta');
    await desk.say('continuar');
    await desk.shows(/^continuar$/);
    await desk.asks('Junta');
    expect(await desk.page.getByRole('heading', { name: 'Junta', exact: true }).count()).toBe(1);
    await desk.tick('Local');
    await desk.save();
    await desk.asks('Objetivo de la visita');
    await desk.say('revisar');
    await desk.reads('Coahuila');
    await desk.reads('3 de abril de 2023');
    expect(desk.faults).toEqual([]);
  });

  test('the service goes away under a press and comes back: the answer is kept, and given once', async () => {
    const chat = await Chat.open(browser, bot.url, 'ana');
    await toSummary(chat, () => Promise.resolve(), 'Objetivo de la visita');
    await chat.write('Revisar avances');
    const { port } = new URL(bot.url);
    await stopBot();
    await chat.save();
    await chat.page.getByTestId('retry').waitFor();
    await chat.page.getByTestId('offline').waitFor();
    expect(await chat.card().getByRole('textbox').inputValue()).toBe('Revisar avances');
    await startBot(port);
    await chat.page.getByTestId('offline').waitFor({ state: 'hidden' });
    await chat.page.getByTestId('retry').click();
    await chat.reads('✓ Objetivo de la visita: Revisar avances');
    expect(await chat.page.getByTestId('retry').count()).toBe(0);
  });

  test('two people at once, and one of them on two devices', async () => {
    const [ana, other, luis] = await Promise.all([
      Chat.open(browser, bot.url, 'ana'),
      Chat.open(browser, bot.url, 'ana', PHONE),
      Chat.open(browser, bot.url, 'luis'),
    ]);
    await Promise.all([toSummary(ana), toSummary(luis, undefined, '', 'Sonora')]);
    await other.reads('Resumen del informe');
    await Promise.all([ana.press('Enviar a revisión'), luis.press('Enviar a revisión')]);
    await Promise.all([ana.reads(/INF-2023-000\d enviado/), luis.reads(/INF-2023-000\d enviado/)]);
    await other.reads(/INF-2023-000\d enviado/);
    const folios = await Promise.all([ana, luis].map(async (chat) => folioIn(await chat.card().innerText())));
    expect([...folios].sort()).toEqual(['INF-2023-0001', 'INF-2023-0002']);
    expect(folioIn(await other.card().innerText())).toBe(folios[0]);
    expect([...ana.faults, ...other.faults, ...luis.faults]).toEqual([]);
  });

  test.each([
    ['a desk, light', { ...DESK, colorScheme: 'light' }],
    ['a phone, dark', { ...PHONE, colorScheme: 'dark' }],
  ] as const)('every screen meets WCAG 2.1 AA (%s)', async (_, options) => {
    const chat = await Chat.open(browser, bot.url, 'ana', { ...options, reducedMotion: 'reduce' });
    const found: string[] = [];
    const check = async (): Promise<void> => {
      found.push(...(await chat.violations()));
    };
    await chat.reads('Hola, Ana');
    await check();
    await toSummary(chat, check);
    for (const word of ['ayuda', 'avance', 'me equivoqué', 'nuevo', 'míos', 'pendientes', 'cancelar']) {
      const before = await chat.page.getByTestId('card').count();
      await chat.say(word);
      await chat.page.getByTestId('card').nth(before).waitFor();
    }
    await check();
    await chat.press('No, seguir');
    await chat.reads('Resumen del informe');
    await chat.press('Enviar a revisión');
    await chat.reads('enviado');
    await check();
    await chat.goTo(/Rosa Medina/);
    await chat.goTo(/Revisión de informes/);
    await chat.reads('En revisión');
    await chat.page.getByTestId('reply').click();
    await check();
    await chat.press('Pedir cambios');
    await chat.press('Enviar observaciones');
    await chat.reads('Escriba qué debe cambiar');
    await check();
    expect([...new Set(found)]).toEqual([]);
  });
});

const folioIn = (words: string): string => /INF-\d{4}-\d{4}/.exec(words)?.[0] ?? '';

/** Answers by pressing, one screen after the other, up to the field named, or to the summary. */
async function toSummary(
  chat: Chat,
  each: () => Promise<void> = () => Promise.resolve(),
  until = '',
  state = 'Coahuila',
): Promise<void> {
  const save = (fill: () => Promise<void>) => async (): Promise<void> => {
    await fill();
    await chat.save();
  };
  const typeNoSuchDay = async (): Promise<void> => {
    await chat.write('31 de abril de 2023');
    await chat.save();
    await chat.reads(/Abril tiene 30 días/);
  };
  const omit = (): Promise<void> => chat.press('Omitir');
  const steps: readonly (readonly [string, () => Promise<void>])[] = [
    [
      'Dirección Ejecutiva o Unidad Técnica',
      save(() => chat.choose('informatica', 'Unidad Técnica de Servicios de Informática (UTSI)')),
    ],
    ['Entidad Federativa', save(() => chat.tick(state))],
    ['Fecha de visita', typeNoSuchDay],
    ['Fecha de visita', save(() => chat.write('3 de abril de 2023'))],
    ['Junta', omit],
    ['Objetivo de la visita', omit],
    [
      'Asuntos relevantes tratados o a tratar en las visitas realizadas',
      save(() => chat.tick('Con que proyecto de la CIP se relaciona')),
    ],
    [
      'Con que proyecto de la CIP se relaciona',
      save(() => chat.write('| Evento | Fecha |\n| --- | --- |\n| Simulacro | 3 de abril |', 'Qué se hizo')),
    ],
    ['Asuntos relevantes tratados o a tratar en las visitas realizadas', () => chat.press('Continuar')],
    ['Total de personal capacitado y Observaciones', omit],
  ];
  await chat.press('Nuevo informe');
  for (const [label, answer] of steps) {
    await chat.asks(label);
    await each();
    if (label === until) return;
    await answer();
  }
  await chat.reads('Resumen del informe');
  await each();
}

function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}
