import { nineFields } from '../../helpers/people/nine-fields';
import { formScreen } from '../../../core/filing/screens/form';
import type { FormScreen, Screen } from '../../../core/screen/screens';
import { walkScreen } from '../../../core/filing/screens/walk';
import { begin, filed, given, typed, fieldsOf } from '../../helpers/people/given';
import { HOSTILE_TEXT, mergedTable } from './parts';

const onForm = (data: FormScreen): Screen => ({ template: 'form', data });
const blank = formScreen(nineFields, filed([begin]));
const filledIn = filed([begin, typed('UTSI'), typed('Coahuila'), typed('11 de abril de 2023'), typed('Distrital')]);
const everywhere = filed([begin, typed('UTSI'), typed('todas'), typed('sí'), typed('11 de abril de 2023')]);
const refused = given(filed([begin])).when(
  fieldsOf({ unit: 'nadie', states: 'Coahuila', visitDates: '31 de abril', trainedStaff: HOSTILE_TEXT }),
).report;

/** Several fields on one card. */
export const forms: Readonly<Record<string, Screen>> = {
  'form blank': onForm(blank),
  'form filled in': onForm(formScreen(nineFields, filledIn)),
  'form of every state': onForm(formScreen(nineFields, everywhere)),
  ...(refused === undefined ? {} : { 'form refused': walkScreen(nineFields, refused) }),
  'form hostile': onForm({
    ...blank,
    saved: HOSTILE_TEXT,
    notice: HOSTILE_TEXT,
    fields: blank.fields.map((field) => ({
      ...field,
      hint: HOSTILE_TEXT,
      problem: HOSTILE_TEXT,
      tables: [mergedTable],
    })),
  }),
};
