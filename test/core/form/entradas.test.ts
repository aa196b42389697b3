import type { AnswerContext, Outcome } from '../../../core/form/definition';
import { readAnswer } from '../../../core/form/answers';
import type { Board, DistrictMap, Value } from '../../../core/form/values';
import { showValue } from '../../../core/form/answers';
import catalogue from '../../fixtures/entradas.json';
import { columnOf, fieldOf, said, statesOf } from './reading';

type Entry = (typeof catalogue.entradas)[number];

const FIELDS = {
  fecha_visita: fieldOf('visitDates'),
  distritos: fieldOf('districts'),
  entidad: fieldOf('states'),
  unidad: fieldOf('unit'),
  junta: fieldOf('boards'),
  personal_capacitado: fieldOf('trainedStaff'),
  cip: columnOf('project'),
};

interface CatalogueContext {
  readonly mes_reportado: string;
  readonly hoy: string;
  readonly entidad: string;
  readonly distritacion: string;
  readonly junta?: readonly string[];
}

function contextOf(entry: Entry): AnswerContext {
  const given: CatalogueContext = { ...catalogue.meta.contexto_por_defecto, ...entry.contexto };
  const boards = given.junta as readonly Board[] | undefined;
  return {
    today: given.hoy,
    reportingMonth: given.mes_reportado,
    districtMap: given.distritacion as DistrictMap,
    answers: {
      states: statesOf(given.entidad),
      ...(boards === undefined ? {} : { boards: { kind: 'boards', boards } }),
    },
  };
}

const IS: Readonly<Record<string, Outcome['is']>> = {
  valido: 'accepted',
  valido_con_aviso: 'accepted',
  confirmar: 'confirm',
  ambiguo: 'ambiguous',
  invalido: 'refused',
  vacio_permitido: 'blank',
};

/** Our value in the catalogue's shape. */
function asListed(value: Value, also: Readonly<Record<string, Value>> = {}): unknown {
  const numbers = (given: Value | undefined): string[] =>
    given?.kind === 'districts' ? given.districts.map((district) => district.number) : [];
  switch (value.kind) {
    case 'dates':
      if (value.ranges.length === 0) return { fechas: value.days };
      return { rangos: value.ranges.map((range) => ({ desde: range.from, hasta: range.to })) };
    case 'districts':
      return numbers(value);
    case 'states':
      return value.literal === undefined ? value.keys : { literal: value.literal, propuesta: value.keys };
    case 'unit':
      return [value.id];
    case 'boards':
      return also['districts'] === undefined
        ? value.boards
        : { junta: value.boards, distritos: numbers(also['districts']) };
    case 'count':
      return value.count;
    case 'project':
      return value.code;
    case 'text':
    case 'prose':
    case 'rows':
      throw new Error(`no such value in the catalogue: ${value.kind}`);
  }
}

/** The names and numbers of a remark, which a refusal or a question has to tell the person. */
const TOLD: Readonly<Record<number, RegExp>> = {
  2: /año.*2023/,
  4: /año.*2023.*periodo/,
  6: /2 de mayo de 2023.*posterior/,
  7: /3 de mayo de 2023.*visita programada/,
  11: /termina antes de empezar/,
  12: /posterior.*descanso obligatorio/,
  14: /4 de abril de 2023 es martes/,
  16: /30 de marzo/,
  19: /ayer.*2 de mayo de 2023/,
  21: /repetida/,
  22: /en blanco/,
  26: /Monclova.*03.*05.*Torreón/,
  27: /Coahuila tiene 7 distritos \(2017\) u 8 \(2022\)/,
  29: /Torreón es cabecera de 2 distritos: 05 y 06/,
  34: /distrito local.*distritos electorales federales/,
  36: /repetido/,
  39: /estado de México, no el país/,
  42: /Coahuila y México/,
  44: /municipio.*Jalisco \(14\)/,
  47: /Unidad Técnica de Servicios de Informática/,
  49: /una sola área/,
  54: /junta local.*distritales.*distritos/,
  56: /punto es decimal.*1,250 personas/,
  57: /14 \+ 12 = 26, no 25/,
  59: /espacio.*mayúsculas/,
};

describe('the catalogue of real-life inputs', () => {
  test.each(catalogue.entradas.map((entry) => [entry.id, entry.entrada, entry] as const))(
    '%i: %s',
    (id, _typed, entry) => {
      const { estado, valor, mostrar } = entry.esperado;
      const context = contextOf(entry);
      const outcome = readAnswer(FIELDS[entry.campo as keyof typeof FIELDS], { text: entry.entrada }, context);

      expect(outcome.is).toBe(IS[estado]);
      expect(said(outcome)).toMatch(TOLD[id] ?? /^/);
      if (estado === 'valido') expect(outcome).not.toHaveProperty('notice');
      if (estado === 'valido_con_aviso') expect(said(outcome)).not.toBe('');

      const readings = outcome.is === 'accepted' ? [outcome] : 'readings' in outcome ? outcome.readings : [];
      const [first] = readings ?? [];
      if (outcome.is === 'ambiguous') {
        const offered = outcome.readings.map((reading) => asListed(reading.value)).flat();
        expect(offered).toEqual(expect.arrayContaining(valor === null ? [] : [valor].flat()));
        expect(offered.length).toBeGreaterThan(0);
      } else if (valor !== null && estado !== 'vacio_permitido') {
        expect(first === undefined ? undefined : asListed(first.value, first.also)).toEqual(valor);
      }
      if (mostrar !== null && first !== undefined) expect(showValue(first.value, context.answers)).toBe(mostrar);
    },
  );

  test('nothing is left out', () => {
    expect(catalogue.entradas).toHaveLength(36);
    expect(new Set(catalogue.entradas.map((entry) => entry.campo))).toEqual(new Set(Object.keys(FIELDS)));
  });
});
