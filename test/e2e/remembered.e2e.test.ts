import { aPage, Chat, DESK, hasChromium, PHONE } from './chat-page';

jest.setTimeout(240_000);

const inChromium = hasChromium ? describe : describe.skip;

const LABELS = [
  'Dirección Ejecutiva o Unidad Técnica',
  'Entidad Federativa',
  'Fecha de visita',
  'Junta',
  'Objetivo de la visita',
  'Asuntos relevantes tratados o a tratar en las visitas realizadas',
  'Con que proyecto de la CIP se relaciona',
];
const VISIT = ['UTSI', 'Coahuila y Sonora', 'del 11 al 12 de abril de 2023', 'omitir', 'omitir', 'proyecto'];

inChromium('what the page remembers', () => {
  const page = aPage();

  /** Types one answer after the other, up to the summary. */
  async function toSummary(chat: Chat): Promise<void> {
    await chat.reads('Hola');
    await chat.say('nuevo');
    for (const [at, words] of [...VISIT, 'L091910 Soporte técnico\nSe dio soporte'].entries()) {
      await chat.asks(LABELS[at] ?? '');
      await chat.say(words);
    }
    await chat.reads('Agregar otro asunto');
    await chat.say('revisar');
    await chat.reads('Resumen del informe');
  }

  test.each([
    ['a phone, light', 'ana', 'INF-2023-0001', { ...PHONE, colorScheme: 'light' }],
    ['a desk, dark', 'luis', 'INF-2023-0003', { ...DESK, colorScheme: 'dark' }],
  ] as const)(
    'a visit reported twice, and lists that begin with what was used (%s)',
    async (_, who, first, options) => {
      const chat = await Chat.open(page.browser, page.url, who, { ...options, reducedMotion: 'reduce' });
      const found: string[] = [];
      const look = async (): Promise<void> => {
        found.push(...(await chat.violations()));
        expect(await chat.overflow()).toBeLessThanOrEqual(0);
      };
      await toSummary(chat);
      if (who === 'ana') {
        await chat.press('Enviar a revisión');
        await chat.reads(`${first} enviado`);
        await chat.say('hola');
        await toSummary(chat);
      }
      await chat.press('Enviar a revisión');
      await chat.reads('Ya hay un informe de esta visita');
      await look();
      await chat.press('Ver informe');
      await chat.reads('Se dio soporte');
      await chat.press('Volver a mi informe');
      await chat.reads('¿Envía también este?');
      await chat.press('Enviar de todos modos');
      await chat.reads(/INF-2023-000\d enviado/);

      await chat.press('Nuevo informe');
      await chat.asks(LABELS[0] ?? '');
      await chat.card().getByRole('combobox').fill('');
      const groups = chat.card().getByRole('group');
      await groups.first().waitFor();
      expect(await groups.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))).toEqual([
        'Las que ya usó',
        'Las demás',
      ]);
      expect(await chat.card().getByRole('option').first().innerText()).toContain('(UTSI)');
      await look();
      await chat.card().getByRole('option').first().click();
      await chat.save();
      await chat.asks(LABELS[1] ?? '');
      const boxes = chat.card().getByRole('checkbox');
      expect(await boxes.evaluateAll((all) => all.slice(0, 3).map((one) => (one as HTMLInputElement).value))).toEqual([
        '05',
        '26',
        '01',
      ]);
      await chat.card().getByText('Las que ya usó').waitFor();
      await look();
      await chat.card().getByRole('searchbox').fill('hidalgo');
      await chat.card().getByText('Las que ya usó').waitFor({ state: 'hidden' });
      await chat.tick('Hidalgo');
      await chat.save();
      for (const words of ['omitir', 'omitir', 'omitir', 'proyecto']) {
        const before = await chat.page.getByTestId('card').count();
        await chat.say(words);
        await chat.page.getByTestId('card').nth(before).waitFor();
      }
      await chat.asks(LABELS[6] ?? '');
      await look();
      await chat.card().getByRole('combobox', { name: 'Proyectos que ya usó' }).click();
      await chat.card().getByRole('option', { name: 'L091910 Soporte técnico' }).click();
      await chat.write('Se instaló el sistema', 'Qué se hizo');
      await chat.save();
      await chat.reads('Soporte técnico');
      expect([...new Set(found)]).toEqual([]);
      expect(chat.faults).toEqual([]);
    },
  );
});
