/** What is said of earlier reports while another one is written, in es-MX. */

/** A report of the same visit was sent before. */
export const sameVisit = {
  title: 'Ya hay un informe de esta visita',
  own: (folio: string) => `Es ${folio}, que envió usted.`,
  of: (folio: string, by: string) => (by === '' ? `Es ${folio}.` : `Es ${folio}, de ${by}.`),
  hidden: 'Todavía no se aprueba: lo leen quien lo elaboró y quienes revisan.',
  question: '¿Envía también este?',
  anyway: 'Enviar de todos modos',
  goOn: 'Seguir editando',
} as const;

/** What stands first in a list of units or states, and what follows. */
export const listGroups = { used: 'Las que ya usó', others: 'Las demás' } as const;

/** A list of the projects that somebody named before. */
export const usedProjects = {
  label: 'Proyectos que ya usó',
  placeholder: 'Elija uno, o escriba otro abajo',
} as const;
