import { capital } from '../form/reading/words';
import { theFile } from './file-problems.es';

type File = { readonly file: string };

const way = 'Envíe el formato lleno como documento de Word (.docx), o copie y pegue aquí su contenido.';
const the = (file: string): string => capital(theFile(file));

/** Why a file is not taken as a filled-in form. */
export const formProblems = {
  'form.word': ({ file }: File) => `${the(file)} no tiene los campos del formato de informe de visita. ${way}`,
  'form.pdf': ({ file }: File) =>
    `${the(file)} es un PDF, y de un PDF no tomo respuestas. Envíe el documento de Word (.docx) del formato, o copie y pegue aquí su contenido.`,
  'form.locked': ({ file }: File) => `${the(file)} tiene contraseña. Guárdelo sin ella y envíelo de nuevo.`,
  'form.old': ({ file }: File) =>
    `${the(file)} es de una versión anterior de Word. Ábralo, guárdelo como «Documento de Word (.docx)» y envíelo de nuevo.`,
  'form.too-big': ({ file }: File) =>
    `${the(file)} es demasiado grande para leerlo. Divídalo, o copie y pegue aquí su contenido.`,
  'form.damaged': ({ file }: File) =>
    `${the(file)} está dañado y no se puede abrir. Guárdelo de nuevo en Word y envíelo otra vez.`,
  'form.other': ({ file }: File) => `${the(file)} no es un documento de Word. ${way}`,
  'form.blank': ({ file }: File) =>
    `${the(file)} es el formato, y no trae ninguna respuesta. Llénelo y envíelo de nuevo, o escriba «nuevo» para responder aquí.`,
  'form.same': ({ file }: File) => `Su informe ya dice todo lo que trae ${theFile(file)}.`,
  'form.one': ({ file }: File) => `Leo un formato a la vez: tomé ${theFile(file)}. Envíe los demás después.`,
} as const;
