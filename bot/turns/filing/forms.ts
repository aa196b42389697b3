import { readFilled } from '../../../core/form/read-filled';
import type { FileRead, FilledForm } from '../../../core/form/filled';
import { isBegun } from '../../../core/record/queries/steps';
import type { ReadForm } from '../../../core/record/form-file';
import type { Screen } from '../../../core/screen/screens';
import { problem, type Problem } from '../../../core/words/problems';
import type { Loaded } from '../../../storage/ports';
import { begin } from './begin';
import { saidBelowWith, sayRefused } from '../below';
import { isBrought } from './files';
import { problemCard } from '../find/lists';
import type { Services } from '../services';
import { typed } from '../talk/typed';
import type { Message, SentFile } from '../update';

/** What the files of a message turned out to be. */
export type FormSent =
  | { readonly is: 'form'; readonly read: ReadForm; readonly left: readonly Problem[] }
  /** A file that seems to be meant as one, and why it is not taken. */
  | { readonly is: 'refused'; readonly problem: Problem };

/** Whether a file may be a filled-in form, by its name; one that has none may be anything. */
const mayBeForm = ({ name, fetch }: SentFile): boolean =>
  fetch !== undefined && (/\.do[ct][xm]?$/i.test(name) || name === '');

/** A paper of the bot's own, as it is named when it is downloaded. */
const OWN_PDF = /\bINF-\d{4}-\d{4,}\b.*\.pdf$/i;

/** The filled-in form among a message's files; undefined where none seems to be one. */
export async function formSentIn(services: Services, message: Message): Promise<FormSent | undefined> {
  const { files = [] } = message;
  const [file, ...others] = files.filter(mayBeForm);
  const pdf = files.find(({ name }) => OWN_PDF.test(name));
  if (file === undefined)
    return pdf === undefined ? undefined : { is: 'refused', problem: problem('form.pdf', { file: pdf.name }) };
  const fetched = (await file.fetch?.()) ?? problem('file.gone', { name: file.name });
  if (!isBrought(fetched)) return { is: 'refused', problem: fetched };
  const found = await services.readForm(fetched);
  if (found.is === 'other') return { is: 'refused', problem: whyNot(found, file.name) };
  if (isBlank(found.form)) return { is: 'refused', problem: problem('form.blank', { file: file.name }) };
  const today = services.dayOf(message.at);
  const reading = readFilled(services.form, found.form, today);
  const { folio } = await services.paperReading.factsOf(fetched);
  const read = {
    ...reading,
    file: file.name,
    pictures: found.form.pictures,
    today,
    ...(folio === undefined ? {} : { folio }),
  };
  return { is: 'form', read, left: others.length === 0 ? [] : [problem('form.one', { file: file.name })] };
}

const whyNot = ({ kind }: Extract<FileRead, { is: 'other' }>, file: string): Problem =>
  problem(`form.${kind}`, { file });

const isBlank = ({ fields, rows, rest }: FilledForm): boolean =>
  Object.keys(fields).length === 0 && rows.length === 0 && rest.length === 0;

/** Begins a report with the form, or goes on with an empty draft; one in which something is answered asks first. */
export async function onForm(
  services: Services,
  message: Message,
  { read, left }: Extract<FormSent, { is: 'form' }>,
  stored: Loaded | undefined,
): Promise<readonly Screen[]> {
  const { key, address } = message;
  if (stored !== undefined && isBegun(stored.report)) {
    await typed(services, message, stored, { type: 'TakeForm', read, address });
    return left.map(problemCard);
  }
  const beginning = { seed: key, told: true, nonce: `form:${key}`, read };
  const begun = await begin(services, message, beginning, saidBelowWith(left));
  return begun.is === 'asked' ? [begun.screen] : [];
}

/** Why a file is not taken; where something is asked, it is asked again below. */
export async function onNoForm(
  services: Services,
  message: Message,
  found: Problem,
  stored: Loaded | undefined,
): Promise<readonly Screen[]> {
  if (stored === undefined) return [problemCard(found)];
  await sayRefused(services, { stored, events: [], refusal: { problem: found } }, message);
  return [];
}
