import { monthText } from '../form/kinds/dates/calendar';
import type { YearMonth } from '../form/values';

/** Why a month's report is not given. */
export const monthProblems = {
  'month.not-reviewer': () =>
    'El informe mensual lo integran quienes revisan los informes. Los suyos los ve con «míos», y los aprobados con «buscar».',
  'month.empty': (d: { month: YearMonth }) => `Ya no hay informes aprobados de ${monthText(d.month)}.`,
} as const;
