import { draw, drawHome } from '../../../../bot/slack/draw';
import { onHome } from '../../../../bot/turns/filing/opened';
import { listScreen } from '../../../../core/find/lists';
import { Chatter, someServices, textOf, type TestServices } from '../../../helpers/world/chatter';

const at = '2026-03-02T12:00:00.000Z';
const WAITING = 'Esperan ';
let bot: TestServices;
afterEach(() => bot.store.close());

/** The home of somebody of these ids. */
async function homeOf(name: string, aliases: readonly string[] = []): Promise<string> {
  const person = { id: `slack:${name}`, name };
  return (await onHome(bot, { person, aliases, at }, 'opened')).map(({ screen }) => textOf(screen)).join('\n');
}

async function file(): Promise<void> {
  const ana = new Chatter(bot, { id: 'slack:ana', name: 'Ana' });
  for (const words of ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'omitir', 'omitir', 'ordinaria', 'x', 'listo'])
    await ana.types(words);
  for (const words of ['omitir', 'omitir', 'enviar']) await ana.types(words);
}

test('where no reviewers are named, everybody sees what waits, once something does', async () => {
  bot = someServices();
  expect(await homeOf('luis')).not.toContain(WAITING);
  await file();
  expect(await homeOf('luis')).toContain(WAITING);
});

test('where reviewers are named, they alone see it, under any id they go by, also where nothing waits', async () => {
  bot = someServices({ roles: { reviewers: ['slack:rita'], admins: [] } });
  expect(await homeOf('rita')).toContain(WAITING);
  expect(await homeOf('R2', ['slack:rita'])).toContain(WAITING);
  await file();
  expect(await homeOf('luis')).not.toContain(WAITING);
});

test('a home with both lists full stays within what Slack takes', () => {
  const state = 'in-review' as const;
  const line = { id: 'x'.repeat(32), folio: 'INF-2026-0001', state, updatedAt: at };
  const lines = Array.from({ length: 9 }, () => ({
    ...line,
    author: { name: 'Ana' },
    unit: 'UTSI',
    states: 'Coahuila',
  }));
  const data = listScreen('Lista', '', lines, 'America/Mexico_City', { verb: 'mine', offset: 0 });
  const blocks = drawHome({ template: 'list', data }).length;
  const [greeting] = draw({
    template: 'notice',
    data: { title: 'Hola', tone: 'plain', lines: ['a', 'b', 'c'], facts: [], buttons: [], links: [] },
  }).messages;
  expect(2 * blocks + 2 * (greeting.blocks.length + 2) + 4).toBeLessThanOrEqual(100);
});
