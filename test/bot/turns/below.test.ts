import { noticeOf, saidBelow } from '../../../bot/turns/below';
import { visitReport } from '../../../core/form/visit-report';
import { decide } from '../../../core/report/decide';
import type { Event } from '../../../core/record/types';
import { Chatter, someServices } from '../../helpers/world/chatter';
import { begin, commandOf, filed, given, skip, submit, typed } from '../../helpers/people/given';
import { ANA } from '../../helpers/people/reports';
import type { CommandFacts } from '../../../bot/turns/handle-command';

const upToMatters = [begin, typed('UTSI'), typed('Coahuila'), skip, typed('Local'), skip];
const complete = [...upToMatters, typed('particular'), typed('Se revisó el PREP.')];

/** What is said below of a command to a report that got there by others. */
function said(before: readonly CommandFacts[], facts: CommandFacts) {
  const report = before.length === 0 ? undefined : filed(before);
  const command = commandOf(facts);
  const decision = decide(visitReport, report, command);
  const after = given(report).when(facts).report;
  if (!decision.ok || after === undefined) throw new Error('Refused');
  return saidBelow({ before: report, after, events: decision.events, command }).map(({ mode, about }) => [mode, about]);
}

test.each<[string, readonly CommandFacts[], CommandFacts, unknown]>([
  ['an answer', [begin], typed('UTSI'), { show: 'answered', step: { at: 'field', field: 'unit' }, typed: 'UTSI' }],
  [
    'a skip',
    [begin, typed('UTSI'), typed('Coahuila')],
    skip,
    { show: 'answered', step: { at: 'field', field: 'visitDates' } },
  ],
  [
    'chosen columns',
    upToMatters,
    typed('particular'),
    { show: 'answered', step: { at: 'columns', field: 'matters', row: '1' }, typed: 'particular' },
  ],
  ['a step back', [begin, typed('UTSI')], { type: 'GoBack' }, { show: 'moved' }],
])('%s closes the card with what it was, and asks on below', (_, before, facts, closing) =>
  expect(said(before, facts)).toEqual([
    ['edit', closing],
    ['post', { show: 'walk' }],
  ]),
);

test('a report that begins is one new card', () => expect(said([], begin)).toEqual([['post', { show: 'walk' }]]));

test('one that is sent closes its card, and says where it stands', () =>
  expect(said(complete, submit)).toEqual([
    ['edit', { show: 'moved' }],
    ['post', { show: 'status' }],
  ]));

test('every notice among what happened is said', () => {
  const event = (...notice: readonly string[]) =>
    ({ type: 'StepAnswered', ...(notice.length === 0 ? {} : { notice }) }) as never as Event;
  expect(noticeOf([event(), event('first'), event('second')])).toEqual({ notice: ['first', 'second'] });
  expect(noticeOf([event()])).toEqual({});
});

test.each([
  [12_000, 1],
  [12_001, 0],
])('a refused answer of %d characters stands in its card %d times', async (length, times) => {
  const bot = someServices();
  const ana = new Chatter(bot, ANA);
  await ana.types('nuevo');
  const text = 'x'.repeat(length);
  const screen = await ana.types(text);
  const inputs = screen.template === 'field' ? screen.data.inputs : [];
  expect(inputs.filter((input) => 'value' in input && input.value === text)).toHaveLength(times);
  expect(ana.posts()[0]?.screen).toMatchObject({ template: 'line', data: { text: 'Continúa abajo.' } });
  await bot.store.close();
});
