import { capital } from '../form/reading/words';

/** Megabytes of a file that is fetched. */
type Limit = { readonly name: string; readonly limit: number };

/** «El archivo «acta.docx»»; one whose name the platform keeps to itself has none. */
export const theFile = (name: string): string => (name === '' ? 'el archivo' : `el archivo «${name}»`);
const the = (name: string): string => capital(theFile(name));

/** Why a file that somebody sent could not be fetched. */
export const fileProblems = {
  'file.too-big': (d: Limit) =>
    `${the(d.name)} pesa más de ${d.limit} MB y no lo descargué. Envíe uno más ligero, o pegue aquí su contenido.`,
  'file.gone': (d: { name: string }) =>
    `${the(d.name)} ya no está donde lo guardó su chat. Envíelo de nuevo, o pegue aquí su contenido.`,
  'file.barred': (d: { name: string }) =>
    `No tengo permiso para descargar ${theFile(d.name)}. Avise a quien administra el bot; mientras, pegue aquí su contenido.`,
  'file.elsewhere': (d: { name: string }) =>
    `No descargo ${theFile(d.name)}: está guardado fuera de su chat. Adjúntelo directamente, o pegue aquí su contenido.`,
  'file.not-fetched': (d: { name: string }) =>
    `No pude descargar ${theFile(d.name)}. Envíelo de nuevo en un momento, o pegue aquí su contenido.`,
} as const;
