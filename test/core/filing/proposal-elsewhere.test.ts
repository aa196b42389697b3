import type { CommandFacts } from '../../../bot/turns/handle-command';
import type { Answers } from '../../../core/form/values';
import { at, begin, filed, given, open, pressed, skip, states, submit, typed } from '../../helpers/people/given';
import { VISIT, asVisit, accept, trim, offered, then } from '../../helpers/people/told-visits';

describe('elsewhere in the walk', () => {
  test('going to another field puts it aside until the walk is back', () => {
    const away = then(asVisit, open('field/visitDates'), typed('13 de abril de 2023'));
    expect(away).toMatchObject({ at: at('field/unit'), answers: { visitDates: { days: ['2023-04-13'] } } });
    expect(offered(away)).toMatchObject({ states: 'Coahuila' });
    // What was answered since is not proposed against it.
    expect(offered(away)).not.toHaveProperty('visitDates');
  });

  test('a message there goes on with it', () => {
    const away = then(asVisit, open('field/boards'), typed('El 15 de abril de 2023 en Sonora'));
    expect(offered(away)).toMatchObject({ states: 'Sonora', boards: 'Local y OPL' });
    expect(away.at).toEqual(at('field/boards'));
    expect(then(away, typed('sí')).at).toEqual(at('field/unit'));
  });

  test('an answer from another card leaves it where it is, without what that answered', () => {
    const report = then(asVisit, pressed('field/unit', 'UTSI', 1), pressed('field/states', 'Sonora', 1));
    expect(report).toMatchObject({ at: at('field/unit'), answers: { states: states('26') } });
    given(report).when(accept(2)).thenRefused('proposal.changed');
    expect(then(report, accept(report.version))).toMatchObject({
      answers: { states: states('26'), boards: { boards: ['local', 'opl'] } },
      at: at('columns/matters/1'),
    });
  });

  test('nothing is sent before it is settled', () => {
    const complete = filed([
      ...[begin, typed('UTSI'), typed('Coahuila'), skip, skip, skip],
      ...[typed('particular'), typed('Se revisó.'), typed('listo'), skip, skip],
    ]);
    const proposed = then(complete, typed('Fue en Sonora con la Junta Local'));
    expect(offered(proposed)).toEqual({ states: 'Sonora', boards: 'Local' });
    given(proposed).when(submit).thenRefused('proposal.open');
    const away = then(proposed, open('field/remarks'));
    expect(then(away, submit)).toMatchObject({ state: 'draft', at: at('summary') });
    expect(then(proposed, typed('sí'), submit)).toMatchObject({
      state: 'in-review',
      answers: { states: states('26') },
    });
  });

  test('while a field is asked, an answer that says the next ones offers them all', () => {
    const report = filed([
      begin,
      typed('UTSI'),
      typed('Coahuila'),
      skip,
      typed('Junta Local y OPL, el 11 y 12 de abril'),
    ]);
    expect(offered(report)).toEqual({ visitDates: '11 y 12 de abril de 2023', boards: 'Local y OPL' });
    expect(report).toMatchObject({ at: at('field/boards') });
    expect(then(report, accept(report.version)).at).toEqual(at('field/objective'));
  });

  test.each<[string, readonly CommandFacts[], string]>([
    ['the answer alone', [begin], 'UTSI'],
    ['what the field reads with another', [begin, typed('UTSI'), typed('Coahuila'), skip], 'JDE 03'],
    ['a question of the field’s own', [begin, typed('UTSI'), typed('Coahuila')], '11 y 12 de abril'],
    ['what the report says already', [begin, typed('UTSI'), typed('Coahuila')], 'el 11 y 12 de abril en Coahuila'],
    ['prose', [begin, typed('UTSI'), typed('Coahuila'), skip, skip], VISIT],
    ['a matter', [begin, typed('UTSI'), typed('Coahuila'), skip, skip, skip], VISIT],
  ])('stays an answer: %s', (_, before, text) => expect(filed([...before, typed(text)]).proposal).toBeUndefined());

  test('a word that would answer a field before is refused as ever', () =>
    given(filed([begin, typed('DEOE')]))
      .when(typed('UTSI'))
      .thenRefused('states.unknown'));

  test('from an edit the way leads back', () => {
    const report = filed([begin, typed('UTSI'), typed('Coahuila'), { type: 'Review' }, open('field/visitDates')]);
    const proposed = then(report, typed('Fui el 11 de abril con la Junta Local'));
    expect(then(proposed, typed('sí')).at).toEqual(at('summary'));
    expect(then(proposed, trim('visitDates', proposed.version), typed('sí'))).toMatchObject({
      at: at('field/visitDates'),
      returnTo: at('summary'),
    });
  });
});

describe('what no longer goes together is asked', () => {
  const districts = filed([begin, typed('Visita a las juntas distritales 03 y 07 de Coahuila el 14 de abril')]);

  test('districts whose state was taken out', () => {
    const report = then(districts, trim('states', 2), accept(3));
    expect(report.answers).not.toHaveProperty('districts');
    expect(report).toMatchObject({ at: at('field/districts'), returnTo: at('field/unit') });
    expect(report.pending).toBeDefined();
  });

  test('districts that were answered, of a state that is another now', () => {
    const before: Answers = then(districts, accept(2)).answers;
    const report = then(districts, accept(2), typed('Fui a Tlaxcala el 15 de abril de 2023'));
    const after = then(report, accept(report.version));
    expect(before).toHaveProperty('districts');
    expect(after).toMatchObject({ at: at('field/districts'), answers: { states: states('29') } });
  });
});
