import type { Browser } from 'playwright-core';
import { answerOf, type Block } from '../../core/form/values';
import { visitReport } from '../../core/form/visit-report';
import { renderWord } from '../../documents/word/word';
import { seeds, type Seed } from '../fixtures/seeds';
import { startTestBot, type TestBot } from '../helpers/world/bot';
import { readWord } from '../helpers/documents/word-text';
import { Chat, clockFrom, hasChromium, launch } from './chat-page';
import {
  approve,
  chooseUnit,
  comment,
  fillSeveralStates,
  goOn,
  post,
  PROJECT,
  send,
  skip,
  toReview,
  typed,
  writeProject,
} from './report-page';

jest.setTimeout(120_000);

/** The month after the one that the reference reports are about. */
const clock = clockFrom('2023-05-03T16:00:00Z');

const inChromium = hasChromium ? describe : describe.skip;

inChromium('the three reference reports, filed and reviewed through the page', () => {
  let browser: Browser;
  let bot: TestBot;

  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  beforeEach(async () => {
    bot = await startTestBot({ clock, env: { WEBCHAT: 'on', TEAMS_REVIEW_CHANNEL: '', TEAMS_SERVICE_URL: '' } });
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await bot.stop();
    await bot.connector.stop();
  });
  afterAll(async () => {
    await browser.close();
  });

  test('«entidades con proceso electoral»: a phrase for the states, what is left blank is passed over', async () => {
    const chat = await Chat.open(browser, bot.url, 'ana');
    await fillSeveralStates(chat);

    await chat.reads('En blanco: Fecha de visita y Objetivo de la visita.');
    await send(chat, 'INF-2023-0001');
    await toReview(chat);
    await compareWord(chat, seeds.severalStates);
    await approve(chat);
    expect(chat.faults).toEqual([]);
  });

  test('«Coahuila»: changes are asked for and made', async () => {
    const chat = await Chat.open(browser, bot.url, 'luis');
    await chat.press('Nuevo informe');
    await chooseUnit(chat);
    await chat.asks('Entidad Federativa');
    await chat.card().getByRole('searchbox').fill('coah');
    await chat.tick('Coahuila');
    await chat.save();
    await skip(chat, 'Fecha de visita');
    await chat.asks('Junta');
    await chat.tick('Local', 'OPL');
    await chat.save();
    await chat.asks('Objetivo de la visita');
    await chat.write('Por precisar');
    await chat.save();
    await chat.tick(PROJECT);
    await chat.save();
    await writeProject(chat, seeds.coahuila);
    await goOn(chat);
    await send(chat, 'INF-2023-0001');

    await toReview(chat);
    await comment(chat, '¿Quién asistió por el OPL?');
    await chat.press('Pedir cambios', post(chat));
    await chat.write('Falta el objetivo completo.', 'Qué debe cambiar');
    await chat.page.getByLabel('¿Sobre algún campo en particular?').selectOption('Objetivo de la visita');
    await chat.press('Agregar campo');
    const box = chat.page.getByLabel('Sobre «Objetivo de la visita»');
    await box.waitFor();
    await expect(box.evaluate((one) => one === document.activeElement)).resolves.toBe(true);
    expect(await chat.page.getByLabel('Qué debe cambiar').inputValue()).toBe('Falta el objetivo completo.');
    await chat.write('Diga con quiénes fueron las reuniones.', 'Sobre «Objetivo de la visita»');
    await chat.press('Enviar observaciones');
    await chat.reads('Con observaciones');

    await chat.goTo(/Luis Herrera/);
    await chat.shows('Rosa Medina comentó el informe INF-2023-0001');
    await chat.shows('¿Quién asistió por el OPL?');
    const told = chat.page.getByTestId('card').filter({ hasText: 'Informe INF-2023-0001 con observaciones' });
    await told.getByText('Rosa Medina pide: Diga con quiénes fueron las reuniones.').waitFor();
    await chat.press('Editar', told);
    const summary = chat.page.getByTestId('card').filter({ hasText: 'Enviar a revisión' });
    await summary.getByRole('button', { name: /^Objetivo de la visita · Con observación/ }).click();
    const objective = chat.page.getByRole('textbox', { name: '¿Para qué fue la visita?' });
    expect(await objective.inputValue()).toBe('Por precisar');
    await objective.fill(typed(seeds.coahuila, 'objective'));
    await chat.press('Guardar y continuar', chat.page.getByTestId('card').filter({ has: objective }));
    await summary
      .getByRole('button', { name: /Ya lo atendí/ })
      .first()
      .click();
    await chat.press('Enviar a revisión', summary);
    await chat.shows('Informe INF-2023-0001 enviado');

    await toReview(chat);
    await chat.shows('INF-2023-0001 · Coahuila · revisión 2');
    await chat.shows('Luis Herrera envió la revisión 2 de INF-2023-0001');
    await compareWord(chat, seeds.coahuila);
    await approve(chat);
    await chat.goTo(/Luis Herrera/);
    await chat.shows('Informe INF-2023-0001 aprobado');
    await chat.shows(/Lo aprobó Rosa Medina el 3 de mayo de 2023/);
    expect(chat.faults).toEqual([]);
  });

  test('«México»: dates typed, a table pasted with its merged cells, a second row', async () => {
    const chat = await Chat.open(browser, bot.url, 'maria');
    await chat.press('Nuevo informe');
    await chooseUnit(chat);
    await chat.asks('Entidad Federativa');
    await chat.card().getByRole('searchbox').fill('mexico');
    await chat.tick('Estado de México');
    await chat.save();
    await chat.asks('Fecha de visita');
    await chat.write(typed(seeds.mexico, 'visitDates'));
    await chat.save();
    await chat.asks('Junta');
    await chat.tick('Local');
    await chat.save();
    await chat.asks('Objetivo de la visita');
    await chat.write(typed(seeds.mexico, 'objective'));
    await chat.save();
    await chat.tick(PROJECT);
    await chat.save();
    await chat.asks(PROJECT);
    const cell = seeds.mexico.typedMatters[0]?.cells['project'];
    await chat.composer().focus();
    await chat.paste(cell?.html ?? '', cell?.text ?? '');
    await chat.page.getByTestId('paste-preview').locator('td[rowspan="4"]').waitFor();
    await chat.composer().press('Enter');
    await chat.reads('Asunto 1');
    await chat.press('Agregar otro asunto');
    await chat.card().getByText('Asunto 2').waitFor();
    await chat.tick(PROJECT);
    await chat.save();
    await chat.asks(PROJECT);
    await chat.write(seeds.mexico.typedMatters[1]?.cells['project']?.text ?? '', 'Qué se hizo');
    await chat.save();
    await chat.reads('Asunto 2');
    await goOn(chat);
    await send(chat, 'INF-2023-0001');

    await toReview(chat);
    await chat.press('Ver informe', post(chat));
    await chat.card().getByRole('table').getByText('Cierre del SIVEI').first().waitFor();
    await chat.press('Cerrar');
    await compareWord(chat, seeds.mexico);
    await approve(chat);
    await chat.goTo(/María Chan/);
    await chat.shows('Informe INF-2023-0001 aprobado');
    expect(chat.faults).toEqual([]);
  });
});

/** The Word file behind the channel's link says what the seed says, field for field. */
async function compareWord(chat: Chat, seed: Seed): Promise<void> {
  const word = readWord(await chat.download(post(chat)));
  const wanted = readWord(renderWord(visitReport, { answers: seed.answers, state: 'in-review' }));
  expect(word.fields).toEqual(wanted.fields);
  expect(word.matters).toEqual(wanted.matters);
  expect(word.matters.map((matter) => matter['project'])).toEqual(projectsOf(seed));
}

/** A project's cell as the form prints it: code and name first, then what was done, tables and all. */
function projectsOf({ answers }: Seed): readonly (readonly Block[])[] {
  return (answerOf(answers, 'matters', 'rows')?.rows ?? []).map(({ cells }) => {
    const cell = cells['project'];
    if (cell?.kind !== 'project') throw new Error('A seed tells of projects');
    const text = [cell.code, cell.name].filter((part) => part !== undefined).join(' ');
    return [...(text === '' ? [] : [{ type: 'paragraph' as const, text }]), ...cell.blocks];
  });
}
