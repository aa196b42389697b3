import { seeds } from '../fixtures/seeds';
import { aPage, Chat, DESK, hasChromium, PHONE } from './chat-page';
import { chooseUnit, comment, goOn, post, PROJECT, send, skip, typed, writeProject } from './report-page';

jest.setTimeout(180_000);

const FOLIO = 'INF-2023-0001';
const CELL = `Asunto 1 · ${PROJECT}`;
const seed = seeds.coahuila;

const inChromium = hasChromium ? describe : describe.skip;

inChromium('the review of a report, from a remark to its correction, on the page', () => {
  const page = aPage();
  let luis: Chat;
  let rosa: Chat;
  let found: string[];

  beforeEach(async () => {
    found = [];
    luis = await Chat.open(page.browser, page.url, 'luis', { ...PHONE, colorScheme: 'dark', reducedMotion: 'reduce' });
    rosa = await Chat.open(page.browser, page.url, 'rosa', { ...DESK, colorScheme: 'light', reducedMotion: 'reduce' });
  });

  /** Nobody is kept from reading it, and nothing is wider than the screen. */
  async function look(chat: Chat, name: string): Promise<void> {
    found.push(...(await chat.violations()).map((one) => `${name}: ${one}`));
    expect(await chat.overflow()).toBe(0);
    await chat.picture(name);
  }

  test('two rounds of observations, an approval that is undone, and a correction', async () => {
    await file(luis);
    await rosa.goTo(/Revisión de informes/);
    await rosa.shows('En revisión');
    await look(rosa, 'post');

    await theyTalk();
    await theReviewerObserves();
    await theAuthorAnswers();
    await theReviewerJudges();
    await theAuthorAnswersAgain();
    await itIsApproved();
    await itIsCorrected();
    await itIsReadBack();

    expect([...new Set(found)]).toEqual([]);
    expect([...luis.faults, ...rosa.faults]).toEqual([]);
  });

  /** The newest card of that chat that says so. */
  const card = (chat: Chat, words: string) => chat.page.getByTestId('card').filter({ hasText: words }).last();

  async function file(chat: Chat): Promise<void> {
    await chat.press('Nuevo informe');
    await chooseUnit(chat);
    await chat.asks('Entidad Federativa');
    await chat.say(typed(seed, 'states'));
    await skip(chat, 'Fecha de visita');
    await chat.asks('Junta');
    await chat.tick('Local', 'OPL');
    await chat.save();
    await chat.asks('Objetivo de la visita');
    await chat.write('Llevar a cabo diversas reuniones de trabajo.');
    await chat.save();
    await chat.tick(PROJECT);
    await chat.save();
    await writeProject(chat, seed);
    await goOn(chat);
    await send(chat, FOLIO);
  }

  async function theyTalk(): Promise<void> {
    await comment(rosa, '¿Quién asistió por el OPL?');
    await luis.shows(`Rosa Medina comentó el informe ${FOLIO}`);
    await look(luis, 'comment');
    await luis.press('Responder');
    await luis.reads(`Responder en el hilo de ${FOLIO}`);
    await look(luis, 'reply');
    await luis.write('La consejera presidenta y dos consejeros.', 'Su respuesta');
    await luis.press('Enviar al hilo');
    await luis.shows('Usted respondió: La consejera presidenta y dos consejeros.');
    await luis.shows('Enviado al hilo.');
    await rosa.shows(`Luis Herrera responde a Rosa Medina · ${FOLIO}`);
  }

  async function theReviewerObserves(): Promise<void> {
    await rosa.press('Pedir cambios', post(rosa));
    await rosa.shows(`Pedir cambios a ${FOLIO}`);
    const asking = post(rosa);
    const choice = asking.getByLabel('¿Sobre algún campo en particular?');
    for (const place of ['Fecha de visita', CELL, 'Proponer texto: Objetivo de la visita']) {
      await choice.selectOption(place);
      await rosa.press('Agregar campo', asking);
      await choice.locator(`option:text-is("${place}")`).waitFor({ state: 'detached' });
    }
    await asking.getByLabel('Sobre «Fecha de visita»').fill('Falta la fecha.');
    await asking.getByLabel(`Sobre «${CELL}»`).fill('¿A qué acuerdos se llegó?');
    const text = asking.getByLabel('Texto propuesto para «Objetivo de la visita»');
    await expect(text.inputValue()).resolves.toBe('Llevar a cabo diversas reuniones de trabajo.');
    await text.fill('Llevar a cabo reuniones de trabajo con el OPL de Coahuila.');
    await look(rosa, 'asking');
    await rosa.press('Enviar observaciones', asking);
    await rosa.shows('Observaciones: 3 abiertas.');
    await look(rosa, 'observed');
    await rosa.press('Observaciones (3)', post(rosa));
    await rosa.shows(`Observaciones a ${FOLIO}`);
    await rosa.press('Cerrar', post(rosa));
  }

  async function theAuthorAnswers(): Promise<void> {
    const told = card(luis, `Informe ${FOLIO} con observaciones`);
    await told.getByText('Corrija o explique cada una; después envíe de nuevo.').waitFor();
    await look(luis, 'told');
    await told.getByRole('button', { name: /^Fecha de visita: Abierta/ }).tap();
    await luis.asks('Fecha de visita');
    await luis.write('11 y 12 de abril de 2023');
    await luis.save();
    const summary = card(luis, 'Enviar a revisión');
    await summary.getByText('Con observaciones · 2 abiertas, 1 respondida').waitFor();
    await look(luis, 'mended');
    await luis.press('Enviar a revisión', summary);
    await luis.shows(/Antes de enviar de nuevo, responda las 2 observaciones/);
    await summary.getByRole('button', { name: /^Objetivo de la visita: Abierta/ }).tap();
    await luis.shows('Texto propuesto');
    await look(luis, 'proposed');
    await luis.press('Aceptar texto');
    await luis.shows('Con observaciones · 1 abierta, 2 respondidas');
    await summary.getByRole('button', { name: /^Asunto 1 .*: Abierta/ }).tap();
    await luis.asks(PROJECT);
    await luis.press('Explicar por qué no');
    await luis.shows('Por qué no se corrige');
    await look(luis, 'explain');
    await luis.write('No hubo acuerdos: fue una reunión informativa.', 'Por qué no se corrige');
    await luis.press('Guardar respuesta');
    await summary.getByText('Con observaciones · 3 respondidas').waitFor();
    await luis.press('Enviar a revisión', summary);
    await luis.shows(`Informe ${FOLIO} enviado`);
  }

  async function theReviewerJudges(): Promise<void> {
    await rosa.shows(`${FOLIO} · Coahuila · revisión 2`);
    await rosa.shows(`Luis Herrera envió la revisión 2 de ${FOLIO}`);
    await rosa.shows('Cambiaron 2 respuestas: Fecha de visita; Objetivo de la visita.');
    await look(rosa, 'revision 2');
    await rosa.press('Observaciones (3)', post(rosa));
    await rosa.shows('3 respondidas');
    await rosa.shows('Luis Herrera aceptó el texto propuesto.');
    await look(rosa, 'judging');
    await post(rosa).getByRole('button', { name: 'Aceptar', exact: true }).first().click();
    await rosa.shows('2 respondidas, 1 aceptada');
    await rosa.press('Observaciones (3)', post(rosa));
    await rosa.shows('2 respondidas, 1 aceptada');
    await post(rosa).getByRole('button', { name: 'Reabrir', exact: true }).nth(1).click();
    await rosa.shows('Reabrir la observación');
    await look(rosa, 'reopening');
    await post(rosa).getByLabel('Por qué la reabre').fill('Diga entonces qué se informó.');
    await rosa.press('Reabrir', post(rosa));
    await post(rosa).getByText('Con observaciones', { exact: true }).waitFor();
    await rosa.shows('Rosa Medina pide: Diga entonces qué se informó.');
  }

  async function theAuthorAnswersAgain(): Promise<void> {
    const told = card(luis, `Informe ${FOLIO} con observaciones`);
    await told.getByText('Rosa Medina pide: Diga entonces qué se informó.').waitFor();
    await told.getByRole('button', { name: /: Abierta/ }).tap();
    await luis.shows('Rosa Medina pide: Diga entonces qué se informó.');
    await luis.write('Se informó de los sistemas informáticos y del PREP.', 'Qué se hizo');
    await luis.save();
    const summary = card(luis, 'Enviar a revisión');
    await luis.press('Enviar a revisión', summary);
    await luis.shows('Coahuila · revisión 3');
    await rosa.shows(`Luis Herrera envió la revisión 3 de ${FOLIO}`);
    await rosa.goTo(/Informes de visita/);
    await rosa.say('pendientes');
    await rosa.reads('Esperan revisión');
    await rosa.reads(FOLIO);
    await rosa.goTo(/Revisión de informes/);
  }

  async function itIsApproved(): Promise<void> {
    await rosa.press('Aprobar', post(rosa));
    await rosa.shows(/^Aprobado por Rosa Medina/);
    await look(rosa, 'approved');
    await luis.shows(`Informe ${FOLIO} aprobado`);
    await rosa.press('Deshacer', post(rosa));
    await rosa.shows(`Rosa Medina deshizo su aprobación: ${FOLIO} vuelve a revisión.`);
    await post(rosa).getByText('En revisión', { exact: true }).waitFor();
    await luis.shows('Espera a quienes revisan desde el 3 de mayo.');
    await rosa.press('Aprobar', post(rosa));
    await rosa.shows(/^Aprobado por Rosa Medina/);
    await luis.shows(/Lo aprobó Rosa Medina el 3 de mayo de 2023/);
  }

  async function itIsCorrected(): Promise<void> {
    await luis.press('Corregir', card(luis, `Informe ${FOLIO} aprobado`));
    const summary = card(luis, 'Descartar la corrección');
    await summary.getByText('Borrador de la revisión 4').waitFor();
    await summary.getByText(/La revisión 3 sigue aprobada/).waitFor();
    await look(luis, 'correcting');
    await rosa.shows('Luis Herrera prepara la revisión 4; mientras, esta sigue vigente.');
    await luis.say('corregir total');
    await luis.asks('Total de personal capacitado');
    await luis.write('25');
    await luis.save();
    await luis.press('Enviar a revisión', summary);
    await luis.shows('Coahuila · revisión 4');
    await rosa.shows(`Luis Herrera envió la revisión 4 de ${FOLIO}`);
    await rosa.shows(/Corrige la revisión 3, aprobada por Rosa Medina/);
    await rosa.press('Aprobar', post(rosa));
    await luis.shows('Cerrado; «Corregir» abre la revisión 5.');
  }

  async function itIsReadBack(): Promise<void> {
    await luis.say(`ver ${FOLIO} cambios`);
    await luis.shows(`${FOLIO} · Cambios de la revisión 3 a la 4`);
    await luis.shows('Cambió «Total de personal capacitado».');
    await look(luis, 'changes');
    await luis.say(`ver ${FOLIO} rev 1`);
    await luis.shows('Revisión 1 de 4');
    await luis.reads('Llevar a cabo diversas reuniones de trabajo.');
  }
});
