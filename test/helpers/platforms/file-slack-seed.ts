import { visitReport } from '../../../core/form/visit-report';
import type { Seed } from '../../fixtures/seeds';
import type { SlackMessage } from './slack';
import type { SlackPerson } from './slack-person';
import { wordsIn } from './slack-shown';

/**
 * Types a whole report in the direct message, from `nuevo` to the summary, as its seed says; what is
 * asked about is confirmed. Slack's own tables have no merged cells: one that has them is typed as HTML.
 */
export async function typeSlackSeed(person: SlackPerson, seed: Seed): Promise<SlackMessage> {
  let card = await person.type('nuevo');
  for (const field of visitReport.fields) {
    if (!wordsIn(card).includes(field.label)) continue; // Distritos is asked only of district boards.
    card = field.input === 'rows' ? await typeRows(person, seed) : await typeAnswer(person, seed, field);
  }
  return card;
}

async function typeAnswer(
  person: SlackPerson,
  seed: Seed,
  { id, label }: { readonly id: string; readonly label: string },
): Promise<SlackMessage> {
  const card = await person.type(seed.typed[id] ?? 'omitir');
  // A question about the answer leaves its field's heading on the card.
  return wordsIn(card).split('\n').includes(label) ? person.type('sí') : card;
}

async function typeRows(person: SlackPerson, seed: Seed): Promise<SlackMessage> {
  for (const [index, matter] of seed.typedMatters.entries()) {
    if (index > 0) await person.type('otro');
    await person.type(matter.columns.join(', '));
    for (const column of matter.columns) {
      const cell = matter.cells[column];
      await person.type(cell?.html === undefined ? (cell?.text ?? 'omitir') : asTyped(cell.html));
    }
  }
  return person.type('listo');
}

const asTyped = (html: string): string => html.replace(/<p>(.*?)<\/p>/gs, '$1\n\n');
