import type { Answers } from '../../core/form/values';
import { encodePress, PRESS } from '../../core/screen/press';
import { action, inputOf, type Json } from '../helpers/platforms/teams';

/** One turn of the lap: a press on the card of the turn before, and what the card that answers it must show. */
export interface LapTurn {
  /** The button's title. */
  readonly press: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly shows: string;
  /** The same request as in the turn before, as a platform sends it that missed the answer. */
  readonly again?: true;
}

const turn = (press: string, shows: string, inputs: LapTurn['inputs'] = {}): LapTurn => ({ press, inputs, shows });
const save = (inputs: LapTurn['inputs'], shows: string): LapTurn => turn('Guardar y continuar', shows, inputs);

const OBJECTIVE =
  'Llevar a cabo reuniones de trabajo con las vocalías de la Junta Local y de las juntas distritales para revisar ' +
  'el avance de las actividades de capacitación, la operación de los módulos de atención y las necesidades de ' +
  'equipo que se presentaron durante el primer trimestre, así como acordar un calendario de seguimiento.';
const PARTICULAR =
  'Se revisó el inventario de equipo de cómputo con la vocalía del secretario y se acordó retirar doce equipos.\n\n' +
  'Se dio seguimiento a los reportes de conectividad de dos oficinas distritales.';
const WORK = 'Se asistió a la instalación del sistema.\n\nSe apoyó en las pruebas de transmisión y en su simulacro.';
const REMARKS = 'La Junta Local solicita que la próxima visita se programe antes de que cierre el trimestre.';

/**
 * A whole report, sent in the end: every kind of input, an answer given again after going back, a blank on purpose, a
 * table's row, an edit from the summary, and a press that is delivered twice. Every other turn changes what is stored.
 */
export const lap: readonly LapTurn[] = [
  turn('Nuevo informe', '¿Qué área presenta el informe?'),
  save({ unit: 'UTSI' }, '¿Qué entidad o entidades se visitaron?'),
  save({ states: '05' }, '¿Qué días fue la visita?'),
  turn('Atrás', '¿Qué entidad o entidades se visitaron?'),
  save({ states: '05,15' }, '¿Qué días fue la visita?'),
  save({ visitDates: '3, 10, 24 y 28 de abril de 2023' }, '¿Qué juntas u organismos se visitaron?'),
  turn('Atrás', '¿Qué días fue la visita?'),
  // Or every report but the first would be asked about: it would be of the same visit.
  turn('Dejar en blanco', '¿Qué juntas u organismos se visitaron?'),
  save({ boards: 'local,opl' }, '¿Para qué fue la visita?'),
  save({ objective: OBJECTIVE }, 'Asunto 1'),
  { ...save({ objective: OBJECTIVE }, 'Asunto 1'), again: true },
  save({ columns: 'particular,project' }, 'Asunto 1'),
  save({ particular: PARTICULAR }, 'Asunto 1'),
  save({ projectCode: 'L091910', projectName: 'Soporte técnico', project: WORK }, 'Agregar otro asunto'),
  turn('Continuar', '¿Cuántas personas se capacitaron?'),
  save({ trainedStaff: '1,250', remarks: REMARKS }, 'Enviar a revisión'),
  turn('Editar Total de personal capacitado', '¿Cuántas personas se capacitaron?'),
  save({ trainedStaff: '1,275' }, 'Enviar a revisión'),
  turn('Enviar a revisión', 'INF-'),
];

/** Versions of a report that has gone round. */
export const lapVersions = lap.filter(({ again }) => again !== true).length;

/** The verb and data of a turn's button on the card of the turn before, with the card's inputs as a client sends them. */
export function pressOf({ press, inputs }: LapTurn, card: Json | undefined, nonce: string): Json {
  // The first button of all stands in the welcome, which is posted and not asked for by a press.
  if (card === undefined) return { verb: 'new', data: { [PRESS]: encodePress({ verb: 'new', nonce, told: true }) } };
  for (const id of Object.keys(inputs)) inputOf(card, id);
  const { verb, data } = action(card, press);
  return { verb, data: { ...(data as Json), ...inputs } };
}

const paragraphs = (text: string) => text.split('\n\n').map((text) => ({ type: 'paragraph', text }) as const);

/** What the store must hold once the lap is over. */
export const lapAnswers: Answers = {
  unit: { kind: 'unit', id: 'UTSI', name: 'Unidad Técnica de Servicios de Informática' },
  states: { kind: 'states', keys: ['05', '15'] },
  boards: { kind: 'boards', boards: ['local', 'opl'] },
  objective: { kind: 'prose', blocks: paragraphs(OBJECTIVE) },
  matters: {
    kind: 'rows',
    rows: [
      {
        id: '1',
        columns: ['particular', 'project'],
        cells: {
          particular: { kind: 'prose', blocks: paragraphs(PARTICULAR) },
          project: { kind: 'project', code: 'L091910', name: 'Soporte técnico', blocks: paragraphs(WORK) },
        },
      },
    ],
  },
  trainedStaff: { kind: 'count', count: 1_275 },
  remarks: { kind: 'prose', blocks: paragraphs(REMARKS) },
};
