import type { Answers, Paragraph } from '../../../core/form/values';

const item = (kind: 'bulleted' | 'numbered', level: number, sign: string, text: string): Paragraph => ({
  type: 'paragraph',
  text: `${sign}${text}`,
  list: { kind, level, sign: sign.length },
});

/** All that documents draw: marks, links, lists in lists, merged cells under two rows of headings, long words, other scripts. */
export const richReport: Answers = {
  unit: { kind: 'unit', id: 'UTSI', name: 'Unidad Técnica de Servicios de Informática' },
  states: { kind: 'states', keys: ['05', '15'] },
  objective: {
    kind: 'prose',
    blocks: [
      {
        type: 'paragraph',
        text: 'Dar seguimiento al plan de trabajo publicado en la página del Instituto.',
        marks: [
          { from: 0, to: 15, is: 'bold' },
          { from: 19, to: 34, is: 'italic' },
          { from: 48, to: 71, is: 'link', href: 'https://www.ine.mx/visitas?a=1&b=2' },
        ],
      },
      item('numbered', 0, '3. ', 'Reunión con la Junta Local'),
      item('bulleted', 1, '  • ', 'Orden del día'),
      item('bulleted', 1, '  • ', 'Acuerdos'),
      item('numbered', 0, '4. ', 'Recorrido por los distritos'),
      { type: 'paragraph', text: 'שלום: dirección de derecha a izquierda' },
      { type: 'paragraph', text: '#strong[x] *a* _b_ $x$ <w:p/> {unit} \\ // 王 😀' },
    ],
  },
  matters: {
    kind: 'rows',
    rows: [
      {
        id: '1',
        columns: ['agreements', 'project'],
        cells: {
          agreements: {
            kind: 'prose',
            blocks: [
              { type: 'paragraph', text: `Extraordinariamente institucionalizadas: ${'L0919'.repeat(8)}` },
              item('bulleted', 0, '• ', 'Convenio'),
            ],
          },
          project: {
            kind: 'project',
            code: 'L091910',
            name: 'Soporte técnico',
            blocks: [
              {
                type: 'table',
                headerRows: 2,
                rows: [
                  [
                    { text: 'Simulacro', rowSpan: 2 },
                    { text: 'Participación', colSpan: 2 },
                  ],
                  [{ text: 'Citadas' }, { text: 'Presentes' }],
                  [{ text: 'Primero', rowSpan: 2 }, { text: '• uno\n• dos' }, { text: '12' }],
                  [{ text: 'En total', colSpan: 2, marks: [{ from: 0, to: 8, is: 'bold' }] }],
                ],
              },
              { type: 'paragraph', text: 'Con una línea\ny otra debajo.' },
            ],
          },
        },
      },
    ],
  },
  trainedStaff: { kind: 'count', count: 1_250 },
};
