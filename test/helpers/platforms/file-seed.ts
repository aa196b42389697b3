import type { Seed } from '../../fixtures/seeds';
import { visitReport } from '../../../core/form/visit-report';
import type { Somebody } from '../world/bot';
import { textOf, type Json } from './teams';

/** Types a whole report, from `nuevo` to the summary, as its seed says; what is asked about is confirmed. */
export async function typeSeed(person: Somebody, seed: Seed): Promise<Json> {
  let card = await person.type('nuevo');
  for (const field of visitReport.fields) {
    if (!textOf(card).includes(field.label)) continue; // Distritos is asked only of district boards.
    if (field.input === 'rows') card = await typeRows(person, seed);
    else card = await typeAnswer(person, seed.typed[field.id] ?? 'omitir', field.label);
  }
  return card;
}

async function typeAnswer(person: Somebody, text: string, label: string, html?: string): Promise<Json> {
  const card = await person.type(text, html);
  return asksAgain(card, label) ? person.type('sí') : card;
}

/** A question about the answer leaves its field's heading on the card. */
const asksAgain = (card: Json, label: string): boolean => textOf(card).split('\n').includes(label);

async function typeRows(person: Somebody, seed: Seed): Promise<Json> {
  let card: Json | undefined;
  for (const [index, matter] of seed.typedMatters.entries()) {
    if (index > 0) await person.type('otro');
    card = await person.type(matter.columns.join(', '));
    for (const column of matter.columns) {
      const cell = matter.cells[column];
      card = await person.type(cell?.text ?? 'omitir', cell?.html);
    }
  }
  if (card === undefined) throw new Error('A seed has a matter');
  return person.type('listo');
}
