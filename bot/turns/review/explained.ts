import { openIn } from '../../../core/record/queries/observations';
import type { Observation, Report } from '../../../core/record/types';
import { toAnswerScreen } from '../../../core/review/observations/screens';
import { answeredFrom } from '../../../core/screen/observed';
import { explainScreen } from '../../../core/review/observations/proposed-text';
import type { Screen } from '../../../core/screen/screens';
import type { Loaded } from '../../../storage/ports';
import type { Services } from '../services';
import { typed } from '../talk/typed';
import type { Message } from '../update';

/** «explicar», «explicar: así se acordó», «explicar por qué no: …». Anything else may be an answer that begins so. */
const EXPLAIN = /^\s*explicar(?:\s+por\s+qu[eé]\s+no)?\s*(?:[:—]\s*(\S.*))?\.?\s*$/isu;

/** «ya lo atendí», «listo, ya quedó atendido»: the author's word for what is asked of the whole report. */
const ATTENDED =
  /^\s*(?:listo[,.]?\s+)?ya\s+(?:(?:lo|la|las|los)\s+)?(?:atend[ií]|correg[ií]|(?:est[aá]n?|qued[oó]|quedaron)\s+(?:atendid|corregid)[oa]s?)(?:\s+(?:las?|los?)\s+observaci(?:ón|on|ones))?\s*[.!]*\s*$/iu;

/**
 * Words that answer an observation instead of what is asked: with what they say, or with the card that asks for it.
 * Undefined where they do neither, or nothing waits for an answer.
 */
export async function explained(
  services: Services,
  message: Message,
  stored: Loaded,
): Promise<readonly Screen[] | undefined> {
  const { report } = stored;
  if (report.state !== 'changes-requested' || openIn(report).length === 0) return undefined;
  if (ATTENDED.test(message.text)) return attended(services, message, stored);
  const said = EXPLAIN.exec(message.text);
  if (said === null) return undefined;
  const one = observationMeant(report);
  const { viewing } = services;
  if (one === undefined) return [{ template: 'observations', data: toAnswerScreen(viewing, report) }];
  const text = said[1]?.trim() ?? '';
  if (text === '') return [{ template: 'observations', data: explainScreen(viewing, report, one) }];
  await typed(services, message, stored, { type: 'ExplainObservation', id: one.id, text });
  return [];
}

/** What is asked of the whole report; where that is nothing, or several, the card with each. */
async function attended(services: Services, message: Message, stored: Loaded): Promise<readonly Screen[]> {
  const [one, ...others] = openIn(stored.report).filter(({ on }) => on.at === 'report');
  if (one === undefined || others.length > 0)
    return [{ template: 'observations', data: toAnswerScreen(services.viewing, stored.report) }];
  await typed(services, message, stored, { type: 'AttendObservation', id: one.id });
  return [];
}

/** The one on what is being asked, else the only one that waits. */
function observationMeant(report: Report): Observation | undefined {
  const { at } = report;
  const place = at.at === 'rows' ? ({ at: 'field', field: at.field } as const) : at;
  const here = place.at === 'field' || place.at === 'cell' ? answeredFrom(report, place) : undefined;
  const open = openIn(report);
  return here ?? (open.length === 1 ? open[0] : undefined);
}
