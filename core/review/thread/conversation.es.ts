import { listed } from '../../form/reading/words';

/** What is said about a report's thread: comments, what their reader answers, who agrees. Names and texts are raw. */
export const conversation = {
  /** Above the box in which the author answers. */
  answerTitle: (folio: string) => `Responder en el hilo de ${folio}`,
  said: (by: string, text: string) => `${by}: ${text}`,
  answer: 'Su respuesta',
  answerExample: 'Quedará en el hilo, a su nombre',

  /** In the thread, posted by the bot. */
  replies: (author: string, to: string, folio: string) => `${author} responde a ${to} · ${folio}`,
  about: (text: string) => `Sobre «${text}»`,
  wholeInReport: 'El texto completo está en «Ver informe».',
  correctedThere: 'Texto corregido por su autor.',

  /** On the author's card. */
  answered: (text: string) => `Usted respondió: ${text}`,
  earlierAnswers: (count: number) =>
    count === 1 ? 'Antes respondió otra vez.' : `Antes respondió ${count} veces más.`,
  inThread: 'Enviado al hilo.',
  notInThread: 'No se ha podido publicar en el hilo; lo sigo intentando. Aquí queda guardado.',
  agree: (names: readonly string[]) => `${listed(names)} ${names.length === 1 ? 'está' : 'están'} de acuerdo.`,
  /** Below a message in which they answered. */
  onItsWay: (to: string, folio: string) => `Su respuesta a ${to} va al hilo de ${folio}.`,
  corrected: (folio: string) => `Su respuesta quedó corregida en el hilo de ${folio}.`,

  /** In `Ver informe`. */
  section: 'Comentarios',
  sectionNewest: (count: number) => `Comentarios (${count}, primero los más recientes)`,
  by: (name: string, when: string) => `${name}, ${when}`,
  byAnswering: (name: string, to: string, when: string) => `${name} responde a ${to}, ${when}`,
  edited: (line: string) => `${line} (editado)`,
  removed: (name: string, when: string) => `${name} retiró su comentario, ${when}`,
  agreed: (names: readonly string[]) => `De acuerdo: ${listed(names)}`,
  agreedWithReport: (names: readonly string[]) => `De acuerdo con el informe, sin que sea aprobación: ${listed(names)}`,

  /** On the post, where the bot may not be sent what does not mention it. */
  mentionToComment: 'Para comentar, mencione a @Informes de visita en la respuesta.',
} as const;
