import type { CommandFacts } from '../../../bot/turns/handle-command';
import { nineFields } from '../../helpers/people/nine-fields';
import { askCancelScreen, describeReport, homeScreen, listScreen } from '../../../core/find/lists';
import { changesScreen } from '../../../core/review/observations/ask-changes';
import { postScreen, reportScreen, sentScreen } from '../../../core/review/screens/review';
import type { Back } from '../../../core/screen/press';
import type { Button, Screen } from '../../../core/screen/screens';
import { walkScreen } from '../../../core/filing/screens/walk';
import { back, begin, filed, given, open, skip, submit, typed } from '../../helpers/people/given';
import { BRUNO } from '../../helpers/people/reports';

const viewing = {
  form: nineFields,
  zone: 'America/Mexico_City',
  word: () => 'https://example.test/word',
  pdf: () => 'https://example.test/pdf',
};
const toMatters = [begin, typed('UTSI'), typed('Coahuila'), skip, typed('Local y OPL'), skip];
const complete = [...toMatters, typed('particular'), typed('Se revisó el PREP.'), typed('listo'), skip, skip];

const draft = {
  id: 'r1',
  state: 'draft',
  author: { name: 'Ana' },
  unit: '',
  states: 'Coahuila',
  updatedAt: '2023-05-03T16:00:00Z',
} as const;

const drawn = (...commands: readonly CommandFacts[]): Screen => walkScreen(nineFields, filed(commands));
const titles = (buttons: readonly Button[]): readonly string[] => buttons.map(({ title }) => title);
const buttonsOf = ({ data }: Screen): readonly string[] => titles('buttons' in data ? data.buttons : []);

describe('the buttons of a card', () => {
  test.each<[string, readonly CommandFacts[], readonly string[]]>([
    ['the first field', [begin], ['Guardar y continuar', 'Formulario', 'Avance']],
    ['a required field', [begin, typed('UTSI')], ['Guardar y continuar', 'Atrás', 'Formulario', 'Avance']],
    ['a field', [begin, typed('UTSI'), typed('Coahuila')], ['Guardar y continuar', 'Omitir', 'Atrás', 'Formulario']],
    [
      'a field that is answered',
      [begin, typed('UTSI'), typed('Coahuila'), typed('3 de abril de 2023'), back],
      ['Guardar y continuar', 'Dejar en blanco', 'Atrás', 'Formulario'],
    ],
    [
      'prose',
      [begin, typed('UTSI'), typed('Coahuila'), skip, typed('Local')],
      ['Guardar y continuar', 'Omitir', 'Atrás', 'Avance'],
    ],
    ['two fields on one card', complete.slice(0, -2), ['Guardar y continuar', 'Omitir', 'Atrás', 'Avance']],
    ['the columns of a first row', toMatters, ['Guardar y continuar', 'Atrás', 'Avance']],
    ['the rows', complete.slice(0, -3), ['Continuar', 'Agregar otro asunto', 'Atrás', 'Avance']],
    ['the summary', complete, ['Enviar a revisión', 'Atrás', 'Formulario']],
    [
      'a field edited from the summary',
      [...complete, open('field/states')],
      ['Guardar y continuar', 'Volver al resumen', 'Avance'],
    ],
    [
      'the rows, from the summary',
      [...complete, open('rows/matters')],
      ['Volver al resumen', 'Agregar otro asunto', 'Avance'],
    ],
    [
      'a cell, from the summary',
      [...complete, open('rows/matters'), open('cell/matters/1/particular')],
      ['Guardar y continuar', 'Dejar en blanco', 'Volver al resumen', 'Avance'],
    ],
    [
      'columns where there is no row yet, from the summary',
      [...toMatters, { type: 'Review' }, open('rows/matters')],
      ['Guardar y continuar', 'Volver al resumen', 'Avance'],
    ],
  ])('%s', (_, commands, expected) => expect(buttonsOf(drawn(...commands))).toEqual(expected));

  test('are four at most, and the first is never destructive', () => {
    const report = filed([...complete, submit]);
    const approved = given(report).when({ type: 'Approve' }, { by: BRUNO }).report ?? report;
    const withdrawn = given(report).when({ type: 'Withdraw' }).report ?? report;
    const read = { ...viewing, reader: [BRUNO.id] };
    const long = filed([...complete.slice(0, 5), typed('Objetivo. '.repeat(1_150)), ...complete.slice(6), submit]);
    for (const { buttons, links } of [
      sentScreen(viewing, report),
      sentScreen(viewing, approved),
      postScreen(viewing, report),
      postScreen(viewing, approved),
      { ...changesScreen(viewing, report), links: [] },
      askCancelScreen(nineFields, filed(complete), 'Coahuila'),
      homeScreen('Ana', [], 'n1'),
      homeScreen('Ana', [draft], 'n1', { hasSent: true }),
      sentScreen(viewing, withdrawn),
      ...['card', 'list', 'post', 'brought'].map((back) => reportScreen(read, report, 1, back as Back)),
      ...[1, 2, 3].map((page) => reportScreen(read, long, page, 'card')),
    ]) {
      expect(buttons.length + links.filter(({ inLine }) => inLine !== true).length).toBeLessThanOrEqual(4);
      expect(buttons[0]?.style).not.toBe('destructive');
    }
  });
});

describe('the summary', () => {
  const summary = (...commands: readonly CommandFacts[]) => {
    const screen = drawn(...commands);
    if (screen.template !== 'summary') throw new Error(screen.template);
    return screen.data;
  };

  test('names blanks once, in their own line', () => {
    const { blanks, facts, problem } = summary(...complete);
    expect(blanks).toBe('En blanco: Fecha de visita y Objetivo de la visita. Puede enviarlo así o completarlo antes.');
    expect(facts.map(({ label }) => label)).toEqual([
      'Dirección Ejecutiva o Unidad Técnica',
      'Entidad Federativa',
      'Junta',
      'Asuntos relevantes tratados o a tratar en las visitas realizadas',
    ]);
    expect(problem).toBeUndefined();
  });

  test('says what keeps it from being sent, and does not say that it can be', () => {
    const { blanks, problem } = summary(begin, typed('UTSI'), { type: 'Review' });
    expect(problem).toBe(
      'Falta para poder enviarlo: Entidad Federativa; Asuntos relevantes tratados o a tratar en las visitas realizadas.',
    );
    expect(blanks).toBe('También en blanco: Fecha de visita y Objetivo de la visita.');
  });

  test('offers the whole where it shows a part', () => {
    const long = [...complete.slice(0, 5), typed('Objetivo de la visita. '.repeat(80)), ...complete.slice(6)];
    expect(titles(summary(...long).buttons)).toEqual(['Enviar a revisión', 'Ver todo', 'Atrás', 'Formulario']);
  });

  test('keeps a reviewer’s request in sight while it is being met', () => {
    const asked = given(filed([...complete, submit])).when(
      { type: 'RequestChanges', reason: 'Precise', fields: { visitDates: 'Faltan los días' } },
      { by: BRUNO },
    ).report;
    if (asked === undefined) throw new Error('not asked');
    const screen = walkScreen(nineFields, asked, { saved: '✓ Junta: Local' });
    expect(screen.data).toMatchObject({
      notice: '✓ Junta: Local',
      observations: [
        {
          label: 'Todo el informe',
          note: 'Abierta',
          below: 'Bruno Núñez pide: Precise',
          open: { title: 'Ya lo atendí' },
        },
        {
          label: 'Fecha de visita',
          note: 'Abierta',
          below: 'Bruno Núñez pide: Faltan los días',
          name: 'Corregir Fecha de visita: Bruno Núñez pide: Faltan los días',
          open: { title: 'Corregir', press: { verb: 'mend', observation: '2' } },
        },
      ],
    });
    const field = given(asked).when(open('field/visitDates')).report;
    expect(field && walkScreen(nineFields, field).data).toMatchObject({
      observed: 'Bruno Núñez pide: Faltan los días',
    });
  });
});

describe('what others see', () => {
  const report = filed([...complete, submit]);

  test('a post has the substance, and no section but what was written', () => {
    expect(postScreen(viewing, report)).toMatchObject({
      title: 'INF-2023-0001 · Coahuila',
      status: { text: 'En revisión', tone: 'accent' },
      sections: [{ label: 'Asunto 1 · Asuntos en particular' }],
    });
    expect(titles(postScreen(viewing, report).buttons)).toEqual(['Aprobar', 'Pedir cambios', 'Ver informe']);
  });

  test('a report is offered to be made one’s own from, to whoever reads it alone and where there is room', () => {
    const read = { ...viewing, reader: [BRUNO.id] };
    const offered = (...given: Parameters<typeof reportScreen>): boolean =>
      titles(reportScreen(...given).buttons).includes('Usar como base');
    expect(offered(read, report, 1, 'list') && offered(read, report, 1, 'card')).toBe(true);
    expect(offered(viewing, report, 1, 'list') || offered(read, report, 1, 'post')).toBe(false);
    expect(offered(read, filed(complete), 1, 'card')).toBe(false);
  });

  test('a whole report shows its blanks and its comments', () => {
    const commented =
      given(report).when({ type: 'AddComment', id: 'm1', text: 'Bien' }, { by: BRUNO }).report ?? report;
    const screen = reportScreen(viewing, commented, 1, 'post');
    expect(screen.facts).toContainEqual({ label: 'Distritos', value: '—' });
    expect(screen.sections.at(-1)).toMatchObject({
      label: 'Comentarios',
      blocks: [{ text: 'Bruno Núñez, 3 de mayo de 2023, 10:00\nBien' }],
    });
  });

  test.each([0, -3, Number.NaN, 99])('page %d is the nearest there is', (page) =>
    expect(reportScreen(viewing, report, page, 'card').sections).toEqual(
      reportScreen(viewing, report, 1, 'card').sections,
    ),
  );
});

describe('questions and lists', () => {
  test('discarding says what is discarded', () => {
    const ask = (...commands: readonly CommandFacts[]) => {
      const draft = filed(commands);
      return askCancelScreen(nineFields, draft, describeReport(draft)).lines;
    };
    expect(ask(...complete)).toEqual(['Es el de Coahuila. No podrá retomarlo.']);
    expect(ask(begin)).toEqual(['No podrá retomarlo.']);
  });

  test('the greeting offers the open draft first', () => {
    const line = draft;
    expect(titles(homeScreen('Ana', [line], 'n').buttons)).toEqual(['Continuar', 'Nuevo informe', 'Mis informes']);
    expect(homeScreen('Ana', [line], 'n').lines).toContain('Tiene un borrador abierto: Coahuila.');
    const list = listScreen(
      'Míos',
      'Nada',
      Array.from({ length: 9 }, () => line),
      'America/Mexico_City',
      { verb: 'mine', offset: 0 },
    );
    expect(list.items).toHaveLength(8);
    expect(list.items[0]?.detail).toBe('Coahuila\nAna · 3 de mayo de 2023, 10:00');
    expect(list.buttons[0]?.press).toMatchObject({ offset: 8 });
  });
});
