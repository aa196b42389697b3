import { monthText } from '../form/kinds/dates/calendar';
import type { YearMonth } from '../form/values';

/** Why a month's report is not given. */
export const monthProblems = {
  'month.not-reviewer': () =>
    'El informe mensual lo integran quienes revisan los informes. Los suyos los ve con «míos», y los aprobados con «buscar».',
  'month.link-forged': () => 'Este enlace no es válido. Pida el informe mensual al bot con «informe mensual» y el mes.',
  'month.link-expired': (d: { days: number; month: YearMonth }) =>
    `Este enlace ya venció: los enlaces duran ${d.days === 1 ? 'un día' : `${d.days} días`}. Para otro, escriba al bot «informe mensual ${monthText(d.month)}».`,
  'month.empty': (d: { month: YearMonth }) => `Ya no hay informes aprobados de ${monthText(d.month)}.`,
} as const;
