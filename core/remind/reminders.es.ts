/** What is said of waiting: reminders, how to have fewer of them, and what waits. */

export const quiet = {
  tomorrow: 'Recordar mañana',
  monday: 'Recordar el lunes',
  ever: 'No recordar este informe',
  everHere: 'No recordar esta revisión',
  until: (folio: string, day: string) => `Le recordaré ${folio === '' ? 'este borrador' : folio} el ${day}`,
  never: (folio: string) => `Ya no le recordaré ${folio === '' ? 'este borrador' : folio}`,
  untilHere: (folio: string, day: string) => `${folio} se recordará aquí el ${day}`,
  neverHere: (folio: string) => `${folio} ya no se recordará aquí en esta revisión`,
  by: (name: string) => `Lo pidió ${name}.`,
  over: (folio: string, state: string) =>
    `${folio === '' ? 'Este borrador' : folio} ya no espera: ${state.toLowerCase()}.`,
  allOff: 'Tiene apagados los recordatorios: escriba «recordatorios» para encenderlos.',
} as const;

export const setting = {
  titleOn: 'Sus recordatorios están encendidos',
  titleOff: 'Sus recordatorios están apagados',
  lineOn: (days: string) => `Le recuerdo, en días hábiles de 9 a 18 horas, ${days}.`,
  none: 'Quien administra el bot los apagó para todas las personas.',
  draft: (days: number) => `un borrador que deja ${workdays(days)}`,
  observations: (days: number) => `las observaciones sin responder en ${workdays(days)}`,
  lineOff: 'No le recordaré borradores ni observaciones. Los avisos de comentarios y decisiones siguen llegando.',
  turnOn: 'Encender recordatorios',
  turnOff: 'Apagar recordatorios',
} as const;

const workdays = (days: number): string => (days === 1 ? 'un día hábil' : `${days} días hábiles`);

export const waited = {
  today: 'desde hoy',
  yesterday: 'desde ayer',
  days: (days: number) => `desde hace ${days} días`,
} as const;

export const queue = {
  title: (count: string) => `Esperan su revisión (${count})`,
  titleNone: 'Esperan su revisión',
  empty: 'Ningún informe espera su revisión.',
  /** Of the greeting. */
  line: (count: number, isMore: boolean) =>
    count === 1 ? '1 informe espera su revisión.' : `${isMore ? 'Más de ' : ''}${count} informes esperan su revisión.`,
} as const;

export const work = {
  title: 'Sus informes en curso',
  empty: 'No tiene borradores ni informes en revisión.',
  answer: 'Por corregir',
  more: (count: number) => (count === 1 ? 'Hay uno más en «Mis informes».' : `Hay ${count} más en «Mis informes».`),
} as const;

export const morning = {
  title: (count: number) =>
    count === 1 ? 'Buenos días: 1 informe espera revisión' : `Buenos días: ${count} informes esperan revisión`,
  longest: (count: number) => `Los ${count} que más esperan:`,
  corrections: (count: number) =>
    count === 1
      ? 'Otro espera correcciones de quien lo presenta.'
      : `Otros ${count} esperan correcciones de quienes los presentan.`,
} as const;
