import { saidBelow } from '../../../bot/turns/below';
import type { CommandFacts } from '../../../bot/turns/handle-command';
import { opls, units } from '../../../core/form/catalogues/catalogues';
import { keyOf } from '../../../core/form/reading/words';
import { nineFields } from '../../helpers/people/nine-fields';
import { react } from '../../../core/report/react';
import type { Report } from '../../../core/record/types';
import catalogue from '../../fixtures/entradas.json';
import { allSeeds } from '../../fixtures/seeds';
import { begin, commandOf, filed, given, open, skip, submit, typed } from '../../helpers/people/given';
import { ANA } from '../../helpers/people/reports';

const NAMES = new Set([
  ANA.name,
  ...units.flatMap(({ name, formerly }) => [name, formerly?.name ?? name]),
  ...opls.flatMap(({ name, acronyms }) => [name, ...acronyms]),
]);
/** An id, a code, a step's place, a day, an instant, an address: one word with no accent. */
const CODE = /^[\w:./+-]*…?$/;

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

const wordsIn = (text: string): readonly string[] => keyOf(text).split(' ');

/** The strings that neither a person typed, nor a catalogue has, nor are codes. What was typed may be cut. */
function sentencesIn(kept: unknown, said: string): readonly string[] {
  const typedWords = wordsIn(said);
  const isTyped = (text: string): boolean =>
    wordsIn(text).every((word) => typedWords.some((one) => one.startsWith(word)));
  return stringsIn(kept).filter((text) => !CODE.test(text) && !NAMES.has(text) && !isTyped(text));
}

/** All that one command leaves in the store: events, what is to be said, the report with its question. */
function keptOf(report: Report | undefined, facts: CommandFacts): { kept: unknown; after: Report | undefined } {
  const { decision, report: after } = given(report).when(facts);
  if (!decision.ok) return { kept: { ...decision.refusal, typed: undefined }, after: report };
  const { events } = decision;
  if (after === undefined) return { kept: events, after };
  const said = [
    ...events.flatMap((event) => react(after, event)),
    ...saidBelow({ before: report, after, events, command: commandOf(facts) }),
  ];
  return { kept: [events, said, after.pending], after };
}

describe('nothing that is kept is a sentence of ours', () => {
  const inStates = { Coahuila: filed([begin, typed('UTSI'), typed('Coahuila')]) };
  const several = filed([begin, typed('DEAJ'), typed('Coahuila, México y Puebla'), typed('3 de enero de 2023')]);
  const fields = nineFields.fields.filter(({ input }) => input !== 'rows').map(({ id }) => `field/${id}`);

  test.each(catalogue.entradas.map(({ entrada }) => entrada))('after «%s» in any field', (entrada) => {
    for (const report of [inStates.Coahuila, several])
      for (const step of fields) {
        const at = given(report).when(open(step)).report;
        const { kept, after } = keptOf(at, typed(entrada));
        expect(sentencesIn(kept, entrada)).toEqual([]);
        const confirmed = keptOf(after, typed('sí'));
        expect(sentencesIn(confirmed.kept, `${entrada} sí`)).toEqual([]);
      }
  });

  test.each(allSeeds.map((seed) => [seed.name, seed] as const))('in %s', (_name, seed) => {
    let report: Report | undefined = filed([begin]);
    const say = (facts: CommandFacts, text = ''): void => {
      const { kept, after } = keptOf(report, facts);
      expect(sentencesIn(kept, text)).toEqual([]);
      report = after;
    };
    for (const field of nineFields.fields) {
      if (report?.at.at === 'field' && report.at.field !== field.id) continue;
      if (field.input === 'rows')
        for (const matter of seed.typedMatters) {
          say(typed(matter.columns.join(',')));
          for (const { text } of Object.values(matter.cells)) say(typed(text), text);
          say(matter === seed.typedMatters.at(-1) ? typed('listo') : typed('otro'));
        }
      else {
        const text = seed.typed[field.id];
        say(text === undefined ? skip : typed(text), text);
        if (report?.pending !== undefined) say(typed('sí'), `${text ?? ''} sí`);
      }
    }
    expect(report?.at).toEqual({ at: 'summary' });
    say(submit);
    say({ type: 'RequestChanges', reason: '', fields: {} });
    expect(report?.state).toBe('in-review');
  });

  test('where two devices disagree, a text is held, or a report is not complete', () => {
    const seen = inStates.Coahuila.version;
    const late = filed([begin, typed('UTSI'), typed('Coahuila'), open('field/states'), typed('Puebla')]);
    const press = { type: 'AnswerStep', input: { text: 'Jalisco' }, today: '2023-05-03', seen } as const;
    const rows = filed([begin, typed('UTSI'), typed('Coahuila'), skip, typed('Local'), skip]);
    for (const [report, facts, said] of [
      [late, { ...press, step: { at: 'field', field: 'states' } }, 'Jalisco'],
      [rows, typed('Se revisó el PREP con el OPL.'), 'Se revisó el PREP con el OPL.'],
      [rows, submit, ''],
      [filed([begin]), skip, ''],
    ] as const)
      expect(sentencesIn(keptOf(report, facts).kept, said)).toEqual([]);
  });
});
