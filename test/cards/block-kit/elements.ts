import { card } from './reading';

export const text = (written: string, more: object = {}): object => ({
  type: 'TextBlock',
  text: written,
  wrap: true,
  ...more,
});
export const image = (more: object = {}): object => ({
  type: 'Image',
  url: 'https://example.org/foto.png',
  altText: 'Foto',
  ...more,
});
export const column = (...items: object[]): object => ({ type: 'Column', width: 'auto', items });
export const run = (text: string): unknown => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] });
export const heading = (text: string): unknown => ({ type: 'TextBlock', text, style: 'heading' });
export const textInput = (more: object): unknown =>
  card([{ type: 'Input.Text', id: 'remarks', label: 'Observaciones', ...more }]);
export const choices = (count: number, length = 10, prefix = ''): unknown =>
  Array.from({ length: count }, (_, index) => ({
    title: `${index} ${'x'.repeat(length)}`,
    value: `${prefix}${index}`,
  }));
export const choiceSet = (more: object): unknown =>
  card([{ type: 'Input.ChoiceSet', id: 'unit', label: 'Área', ...more }]);
export const table = (rows: number, columns: number, text = 'x'): unknown =>
  card([
    {
      type: 'Table',
      firstRowAsHeader: true,
      rows: Array.from({ length: rows }, (_, row) => ({
        cells: Array.from({ length: columns }, (_, column) => ({ items: [run(`${text}${row}.${column}`)] })),
      })),
    },
  ]);

export const SENTENCE = 'Se revisó la operación del PREP con la Vocalía Ejecutiva de la junta local. ';
