import type { Form } from '../form/definition';
import { keyOf } from '../form/reading/words';
import { offeredIn, standingIn } from '../filing/proposed';
import type { Report } from '../record/types';
import { isCalled } from './named';

const OUT =
  /^(?:(?:por favor|mejor|no|y) )?(?:quita|quite|quitar|quitale|quitele|borra|borre|borrar|elimina|elimine|eliminar|saca|saque|sin)(?: (?:el|la|los|las|lo|de|del|a|ese|esa|esos|esas|campo|dato|linea))* (.+?)(?: por favor)?$/;
const REST = /^(?:texto|resto|demas)(?: que (?:quedo|sobra))?$/;
const LONGEST = 80;

/** The line that typed words take out of a standing proposal: «quita la fecha». `null` is the text that was not used. */
export function takenOutIn(form: Form, report: Report, text: string): string | null | undefined {
  const standing = standingIn(report);
  const [, name] = standing === undefined || text.length > LONGEST ? [] : (OUT.exec(keyOf(text)) ?? []);
  if (standing === undefined || name === undefined) return undefined;
  if (REST.test(name) && (standing.rest.length > 0 || standing.asked !== undefined)) return null;
  return offeredIn(form, standing).find(
    ([field]) => isCalled(field, name) || (field.input === 'rows' && field.columns.some((one) => isCalled(one, name))),
  )?.[0].id;
}
