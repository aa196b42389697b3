import { aPage, Chat, DESK, hasChromium, PHONE } from './chat-page';
import { answered, fileByWords } from './report-page';

jest.setTimeout(120_000);

const inChromium = hasChromium ? describe : describe.skip;

inChromium('a report made from the last one, on the page', () => {
  const page = aPage();

  test.each([
    ['desk in the light', DESK, 'ana', 'light', 'abril'],
    ['phone in the dark', PHONE, 'luis', 'dark', 'marzo'],
  ] as const)(
    'at a %s: what most want is first, and each card says what it is about',
    async (_, device, who, scheme, month) => {
      const chat = await Chat.open(page.browser, page.url, who, { ...device, colorScheme: scheme });
      await fileByWords(chat, `3 de ${month} de 2023`);
      await answered(chat, 'hola');
      await chat.reads('O escriba en una frase a dónde fue, cuándo y para qué; o envíe el formato de Word ya lleno.');
      expect(await chat.card().getByRole('button').allInnerTexts()).toEqual([
        'Usar mi último informe',
        'Nuevo informe',
        'Mis informes',
      ]);
      expect(await chat.violations()).toEqual([]);
      await chat.press('Usar mi último informe');
      await chat.asks('Fecha de visita');
      await chat.reads(/Tomado de INF-2023-\d{4}: UTSI; Coahuila; Local; L091910/);
      await chat.write(`10 de ${month} de 2023`);
      await chat.save();
      await chat.asks('Objetivo de la visita');
      await chat.write('Revisar otra vez.');
      await chat.save();
      await chat.asks('Con que proyecto de la CIP se relaciona');
      await chat.write('Se dio más soporte.', 'Qué se hizo');
      await chat.save();
      await chat.reads('Resumen del informe');
      await chat.press('Enviar a revisión');
      await chat.reads(/enviado/);
      expect(await chat.overflow()).toBeLessThanOrEqual(0);
      expect(chat.faults).toEqual([]);
    },
  );
});
