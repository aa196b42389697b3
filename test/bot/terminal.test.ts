import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Receiver } from '../../bot/turns/receive';
import { createReceiver } from '../../bot/turns/receive';
import { someServices, type TestServices } from '../helpers/world/chatter';
import { openTerminal, REVIEW_ROOM, roomOf, type Terminal } from './terminal';

let bot: TestServices;
let terminal: Terminal;
let counted: string[];
let ids: number;

beforeEach(() => {
  counted = [];
  ids = 0;
  let receiver: Receiver | undefined = undefined;
  const now = (): Date => new Date();
  terminal = openTerminal({ receiver: () => receiver as unknown as Receiver, now });
  bot = someServices({ messenger: terminal.messenger, reviewChannel: roomOf(REVIEW_ROOM) });
  receiver = createReceiver({
    services: bot,
    clock: { now },
    counted: (kind, outcome) => void counted.push(`${kind} ${outcome}`),
  });
});
afterEach(() => bot.store.close());

const inRoom = (room: string) => terminal.printed.filter((one) => one.room === room);
const newest = (room: string) => inRoom(room).at(-1);

async function says(from: string, ...words: readonly string[]): Promise<void> {
  for (const say of words) {
    await terminal.take({ from, room: from, id: `${(ids += 1)}`, say });
    await bot.deliver();
  }
}

async function presses(from: string, title: string, room = from, fields = {}): Promise<void> {
  const shown = inRoom(room).findLast(({ buttons }) => buttons.some((button) => button.title === title));
  const number = (shown?.buttons.findIndex((button) => button.title === title) ?? -1) + 1;
  await terminal.take({ from, room, press: `${shown?.id ?? ''}/${number}`, fields });
  await bot.deliver();
}

test('a third platform in under 150 lines files a report, has it reviewed and approved', async () => {
  await says('ana', 'hola');
  await presses('ana', 'Nuevo informe');
  await presses('ana', 'Guardar y continuar', 'ana', { unit: 'UTSI' });
  await says('ana', 'Coahuila', '3 de abril de 2023', 'Local', 'Revisar el PREP', 'particular', 'Se revisó.', 'listo');
  await says('ana', 'omitir', 'omitir', 'enviar');
  expect(newest('ana')?.text).toContain('Informe INF-20');
  expect(newest(REVIEW_ROOM)?.text).toContain('Coahuila');

  await terminal.take({ from: 'bruno', room: REVIEW_ROOM, id: 'c1', say: 'Bien', under: newest(REVIEW_ROOM)?.id });
  await bot.deliver();
  expect(newest('ana')?.text).toContain('Bien');

  await presses('bruno', 'Pedir cambios', REVIEW_ROOM);
  await presses('bruno', 'Enviar observaciones', REVIEW_ROOM, { reason: 'Faltan las observaciones' });
  expect(newest('ana')?.text).toContain('Faltan las observaciones');
  await presses('ana', 'Editar');
  await says('ana', 'corregir observaciones', 'Ninguna', 'ya lo atendí');
  await presses('ana', 'Enviar a revisión');
  await presses('bruno', 'Aprobar', REVIEW_ROOM);
  expect(newest('ana')?.text).toContain('aprobado');
  expect(new Set(counted)).toEqual(new Set(['message answered', 'press answered', 'thread answered']));
});

test('a copy is answered once', async () => {
  await says('ana', 'nuevo');
  const line = { from: 'ana', room: 'ana', id: 'same', say: 'UTSI' };
  await Promise.all([terminal.take(line), terminal.take(line)]);
  await bot.deliver();
  expect(inRoom('ana').filter(({ text }) => text.includes('Entidad Federativa'))).toHaveLength(1);
});

test('it is as small as said', () =>
  expect(readFileSync(join(__dirname, 'terminal.ts'), 'utf8').split('\n').length).toBeLessThan(150));
