import { seeds, type Seed } from '../fixtures/seeds';
import type { Chat } from './chat-page';

/** What a report's author and its reviewers do on the page. */

export const PROJECT = 'Con que proyecto de la CIP se relaciona';

export function typed(seed: Seed, field: string): string {
  const words = seed.typed[field];
  if (words === undefined) throw new Error(`«${seed.name}» leaves ${field} blank`);
  return words;
}

export async function chooseUnit(chat: Chat): Promise<void> {
  await chat.asks('Dirección Ejecutiva o Unidad Técnica');
  await chat.choose('informatica', 'Unidad Técnica de Servicios de Informática (UTSI)');
  await chat.save();
}

export async function skip(chat: Chat, ...labels: readonly string[]): Promise<void> {
  for (const label of labels) {
    await chat.asks(label);
    await chat.press('Omitir');
  }
}

/** A project's code, name and text, each in its box. */
export async function writeProject(chat: Chat, seed: Seed): Promise<void> {
  await chat.asks(PROJECT);
  const [heading = '', ...paragraphs] = (seed.typedMatters[0]?.cells['project']?.text ?? '').split('\n\n');
  const space = heading.indexOf(' ');
  await chat.write(heading.slice(0, space), 'Clave del proyecto');
  await chat.write(heading.slice(space + 1), 'Nombre del proyecto');
  await chat.write(paragraphs.join('\n\n'), 'Qué se hizo');
  await chat.save();
  await chat.reads('Asunto 1');
}

/** From the rows to the summary, the last two fields blank. */
export async function goOn(chat: Chat): Promise<void> {
  await chat.press('Continuar');
  await skip(chat, 'Total de personal capacitado y Observaciones');
  await chat.reads('Resumen del informe');
}

/** The reference report of a phrase for the states, up to its summary. */
export async function fillSeveralStates(chat: Chat): Promise<void> {
  const seed = seeds.severalStates;
  await chat.press('Nuevo informe');
  await chooseUnit(chat);
  await chat.say(typed(seed, 'states'));
  await chat.press('Dejar «entidades federativas con proceso electoral»');
  await skip(chat, 'Fecha de visita', 'Junta', 'Objetivo de la visita');
  await chat.tick(PROJECT);
  await chat.save();
  await writeProject(chat, seed);
  await goOn(chat);
}

/** Says that, and waits for the card that comes of it. */
export async function answered(chat: Chat, words: string): Promise<void> {
  const cards = await chat.page.getByTestId('card').count();
  await chat.say(words);
  await chat.page.waitForFunction((before) => document.querySelectorAll('[data-testid=card]').length > before, cards);
}

/** A short report of that day, typed answer by answer, and sent. */
export async function fileByWords(chat: Chat, day: string): Promise<void> {
  const field = ['nuevo', 'UTSI', 'Coahuila', day, 'Local', 'Revisar el PREP.'];
  const matter = ['proyecto', 'L091910 Soporte técnico\nSe dio soporte.', 'listo', 'omitir'];
  for (const words of [...field, ...matter]) await answered(chat, words);
  await chat.press('Enviar a revisión');
  await chat.reads(/enviado/);
}

export async function send(chat: Chat, folio: string): Promise<void> {
  await chat.press('Enviar a revisión');
  await chat.reads(`Informe ${folio} enviado`);
}

export async function toReview(chat: Chat): Promise<void> {
  await chat.goTo(/Rosa Medina/);
  await chat.goTo(/Revisión de informes/);
  await chat.shows('En revisión');
}

/** The report's card in the channel: the thread's first. */
export const post = (chat: Chat) => chat.page.getByTestId('thread').first().getByTestId('card').first();

export async function comment(chat: Chat, words: string): Promise<void> {
  await chat.page.getByTestId('reply').click();
  await chat.page.getByTestId('reply-composer').fill(words);
  await chat.page.getByTestId('reply-composer').press('Enter');
  await chat.page.locator('.replies').getByText(words).waitFor();
}

export async function approve(chat: Chat): Promise<void> {
  await chat.press('Aprobar', post(chat));
  await chat.shows(/Aprobado por Rosa Medina/);
}
