import { clip, listed } from '../form/reading/words';
import type { Around } from './coded';

type Fields = readonly string[];

/** Characters of a file's name, and of what stands in it, that are said back. */
const [NAME, TYPED] = [80, 200];

const matters = (rows: number): string => (rows === 1 ? 'un asunto' : `${rows} asuntos`);

/** What is said of a form that somebody filled in elsewhere and sent as a file. */
export const formNotices = {
  'form.taken': ({ file, fields, rows }: { file: string; fields: Fields; rows: number }, { label }: Around) => {
    const taken = [...fields.map(label), ...(rows === 0 ? [] : [matters(rows)])];
    return `De «${clip(file, NAME)}» tomé: ${listed(taken) || 'nada'}.`;
  },
  'form.not-read': ({ fields }: { fields: Fields }, { label }: Around) =>
    `No pude leer, y se pregunta: ${listed(fields.map(label))}.`,
  'form.unread': ({ field, typed }: { field: string; typed: string }, { label }: Around) =>
    `No pude leer ${label(field)}: «${clip(typed, TYPED)}».`,
  'form.rest': () => 'Lo que no es de ningún campo queda a la mano para el objetivo o un asunto.',
  'form.pictures': ({ count }: { count: number }) =>
    count === 1 ? 'La imagen del archivo no se toma.' : `Las ${count} imágenes del archivo no se toman.`,
  'form.left': () => 'Ese archivo no se usó en este informe.',
} as const;
