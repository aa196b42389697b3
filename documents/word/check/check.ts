import { readFileSync } from 'node:fs';
import type { Field, Form } from '../../../core/form/definition';
import { visitReport } from '../../../core/form/visit-report';
import type { TemplateFault, TemplateFaultCode } from '../../../core/paper/screens/template.es';
import type { Entry } from '../../zip/read';
import { tagsOf } from '../data';
import { openPackage, PackageError } from '../package';
import { missingStyles } from '../styles';
import { readLoops, type Within } from './loops';
import { missingFaults } from './missing';
import { placeholdersIn } from './placeholders';
import { isWritten, scan, type PartScan } from './scan';
import { trialFaults } from './trial';

export interface TemplateCheck {
  readonly faults: readonly TemplateFault[];
  /** How many placeholders it has. */
  readonly placeholders: number;
}

const rejected = (code: TemplateFaultCode, about = ''): TemplateCheck => ({
  faults: [{ code, about }],
  placeholders: 0,
});

/** A template's file, read and checked. Without faults, `source` is what to fill in. */
export function checkTemplateFile(file: string, form?: Form): TemplateCheck & { readonly source?: Buffer } {
  let source: Buffer;
  try {
    source = readFileSync(file);
  } catch {
    return rejected('file.missing', file);
  }
  return { ...checkTemplate(source, form), source };
}

/**
 * Everything that keeps a Word file from being the report's template, all at once: placeholders that the form lacks, those
 * it needs and the file has not, torn ones, what opens and does not close, missing styles. Never throws over a file.
 */
export function checkTemplate(source: Buffer, form: Form = visitReport): TemplateCheck {
  let entries: readonly Entry[];
  try {
    entries = openPackage(source);
  } catch (error) {
    if (error instanceof PackageError) return rejected(`file.${error.code}`);
    throw error;
  }
  const { scans, faults: damaged } = scansOf(entries);
  if (damaged.length > 0) return { faults: damaged, placeholders: 0 };
  const read = scans.map((one) => readPart(one, form));
  const within = read.flatMap((part) => part.within);
  const broken = read.flatMap(({ faults }) => faults);
  const faults = [
    ...unique([...broken, ...within.flatMap((one) => nameFaults(one, form))]),
    ...missingFaults(within, form),
    ...missingStyles(entries).map((about): TemplateFault => ({ code: 'style.missing', about })),
    ...reviewFaults(scans),
  ];
  const placeholders = read.reduce((sum, { count }) => sum + count, 0);
  const found = faults.length > 0 ? faults : trialFaults(source, form).map((fault) => placed(fault, within));
  return { faults: found, placeholders };
}

/** docxtemplater names a placeholder, and not where it is. */
function placed(fault: TemplateFault, within: readonly Within[]): TemplateFault {
  const meant = within.filter(({ placeholder }) => `{${placeholder.name}}` === fault.about);
  const { placeholder } = meant.find((one) => one.placeholder.sign === '@') ?? meant[0] ?? {};
  return placeholder === undefined ? fault : { ...fault, about: placeholder.written, place: placeholder.place };
}

function scansOf(entries: readonly Entry[]): {
  readonly scans: readonly PartScan[];
  readonly faults: readonly TemplateFault[];
} {
  const scans: PartScan[] = [];
  const faults: TemplateFault[] = [];
  for (const entry of entries.filter(isWritten)) {
    try {
      scans.push(scan(entry));
    } catch {
      faults.push({ code: 'file.damaged', about: entry.name });
    }
  }
  return { scans, faults };
}

function readPart({ paragraphs }: PartScan, form: Form) {
  const read = paragraphs.map(placeholdersIn);
  const found = read.flatMap((one) => one.found);
  const loops = readLoops(found, (name) => fieldOf(form, name)?.input === 'rows');
  return {
    within: loops.within,
    count: found.length,
    faults: [...read.flatMap(({ faults }) => faults), ...loops.faults],
  };
}

const fieldOf = (form: Form, id: string): Field | undefined => form.fields.find((field) => field.id === id);
const columnsOf = (field: Field | undefined) => (field?.input === 'rows' ? field.columns : []);

/** Whether a placeholder is one of the form's, and is written as it must be. */
function nameFaults({ placeholder, around }: Within, form: Form): readonly TemplateFault[] {
  const { sign, name, written, place } = placeholder;
  const fault = (code: TemplateFaultCode): readonly TemplateFault[] => [{ code, about: written, place }];
  const isColumn = (rows: Field | undefined): boolean => columnsOf(rows).some(({ id }) => id === name);
  const known = tagsOf(form, { answers: {}, state: 'draft' }).has(name);
  if (!known && !around.some((one) => isColumn(fieldOf(form, one))))
    return fault(form.fields.some(isColumn) ? 'tag.outside-rows' : 'tag.unknown');
  if ((sign === '' || sign === '@') && fieldOf(form, name)?.input === 'rows') return fault('tag.rows');
  return sign === '@' && !isAlone(placeholder) ? fault('tag.not-alone') : [];
}

/** What opens or closes a row's loop may stand beside it: it goes with the row. */
const isAlone = ({ written, at }: Within['placeholder']): boolean =>
  !at.drawing &&
  at.text
    .replace(written, '')
    .replace(/\{[#^/][^{}]*\}/g, '')
    .trim() === '';

const reviewFaults = (scans: readonly PartScan[]): readonly TemplateFault[] => [
  ...(scans.some(({ changes }) => changes) ? [{ code: 'review.changes', about: '' } as const] : []),
  ...(scans.some(({ comments }) => comments) ? [{ code: 'review.comments', about: '' } as const] : []),
];

/** Word keeps a drawing's text twice, for itself and for older readers. */
const unique = (faults: readonly TemplateFault[]): readonly TemplateFault[] => [
  ...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values(),
];
