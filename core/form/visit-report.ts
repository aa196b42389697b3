import type { Column, Form } from './definition';
import { answerOf } from './values';

/** Characters one prose answer may hold: what fits a card's input on every platform, with room for its markup. */
const PROSE_LIMIT = 12_000;

const prose = (id: string, label: string, question: string, alsoCalled: readonly string[] = []): Column => ({
  id,
  label,
  alsoCalled,
  question,
  input: 'prose',
  maxLength: PROSE_LIMIT,
});

/**
 * THE form, in the official order. Order, labels, inputs, skip rules, cards, document and export
 * follow from this list: a new plain field is an entry here and its place in the Word template.
 * Labels are the Institute's own, oddities included.
 */
export const visitReport: Form = {
  version: 1,
  title:
    'INFORME QUE PRESENTAN LOS INTEGRANTES DE LA JUNTA GENERAL EJECUTIVA SOBRE LAS ACTIVIDADES VINCULADAS CON LOS ÓRGANOS DESCONCENTRADOS DEL INSTITUTO NACIONAL ELECTORAL',
  fields: [
    {
      id: 'unit',
      label: 'Dirección Ejecutiva o Unidad Técnica',
      alsoCalled: ['área', 'unidad', 'unidad técnica', 'dependencia'],
      question: '¿Qué área presenta el informe?',
      placeholder: 'Busque por nombre o siglas: UTSI',
      input: 'unit',
      required: true,
      takenOver: true,
    },
    {
      id: 'states',
      label: 'Entidad Federativa',
      alsoCalled: ['entidad', 'entidades', 'estado', 'estados', 'state', 'states', 'entity'],
      question: '¿Qué entidad o entidades se visitaron?',
      placeholder: 'Busque por nombre: Coahuila',
      input: 'states',
      required: true,
      takenOver: true,
    },
    {
      id: 'visitDates',
      label: 'Fecha de visita',
      alsoCalled: [
        ...['fecha', 'fechas', 'fecha de la visita', 'fechas de visita', 'fechas de la visita'],
        ...['día', 'días', 'date', 'dates'],
      ],
      question: '¿Qué días fue la visita?',
      placeholder: '3, 10, 24 y 28 de abril de 2023',
      input: 'dates',
      missedWhenBlank: true,
    },
    {
      id: 'boards',
      label: 'Junta',
      alsoCalled: ['juntas', 'board', 'boards'],
      question: '¿Qué juntas u organismos se visitaron?',
      placeholder: 'Local y OPL',
      input: 'boards',
      takenOver: true,
    },
    {
      id: 'districts',
      label: 'Distritos',
      alsoCalled: ['distrito', 'district'],
      question: '¿Qué distritos electorales federales?',
      placeholder: '1 al 3, 7',
      input: 'districts',
      takenOver: true,
      askWhen: {
        field: 'boards',
        holds: (answers) => answerOf(answers, 'boards', 'boards')?.boards.includes('distrital') ?? false,
      },
    },
    {
      id: 'objective',
      label: 'Objetivo de la visita',
      alsoCalled: ['objetivo', 'objetivos', 'propósito', 'motivo', 'motivo de la visita', 'finalidad'],
      question: '¿Para qué fue la visita?',
      placeholder: 'Llevar a cabo reuniones de trabajo con…',
      input: 'prose',
      maxLength: PROSE_LIMIT,
      missedWhenBlank: true,
    },
    {
      id: 'matters',
      label: 'Asuntos relevantes tratados o a tratar en las visitas realizadas',
      alsoCalled: ['asunto'],
      question: '¿De qué trata este asunto?',
      input: 'rows',
      rowName: 'Asunto',
      required: true,
      takenOver: true,
      columns: [
        prose(
          'agreements',
          'Asuntos relacionados con la firma de Convenios de Apoyo y Colaboración',
          '¿Qué se trató sobre la firma de convenios?',
          ['convenio', 'convenios'],
        ),
        {
          ...prose('particular', 'Asuntos en particular', '¿Qué asunto en particular se trató?', ['asunto particular']),
          usual: true,
        },
        prose('improvement', 'Áreas de oportunidad', '¿Qué áreas de oportunidad se vieron?', ['área de oportunidad']),
        prose('ordinary', 'Actividad ordinaria', '¿Qué actividad ordinaria se realizó?', ['actividades ordinarias']),
        {
          ...prose('pycipef', 'PyCIPEF', '¿Qué se trató del Plan y Calendario Integral del Proceso Electoral Federal?'),
          meaning: 'PyCIPEF: Plan y Calendario Integral del Proceso Electoral Federal.',
        },
        {
          id: 'project',
          label: 'Con que proyecto de la CIP se relaciona',
          meaning: 'CIP: Cartera Institucional de Proyectos; cada proyecto tiene clave, como L091910.',
          alsoCalled: ['proyecto', 'CIP', 'clave del proyecto', 'nombre del proyecto'],
          question: '¿Con qué proyecto de la Cartera Institucional se relaciona y qué se hizo?',
          placeholder: 'Puede pegar párrafos y tablas',
          input: 'project',
          maxLength: PROSE_LIMIT,
        },
      ],
    },
    {
      id: 'trainedStaff',
      label: 'Total de personal capacitado',
      alsoCalled: ['personal', 'personal capacitado', 'personas capacitadas', 'capacitados', 'staff'],
      question: '¿Cuántas personas se capacitaron?',
      placeholder: '25',
      input: 'count',
      alsoAsks: ['remarks'],
    },
    {
      id: 'remarks',
      label: 'Observaciones',
      alsoCalled: ['observación', 'comentarios', 'remark'],
      question: '¿Alguna observación para el informe?',
      placeholder: 'Lo que convenga que la Junta sepa',
      input: 'prose',
      maxLength: PROSE_LIMIT,
    },
  ],
};
