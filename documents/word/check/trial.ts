import type { Form } from '../../../core/form/definition';
import type { Answers, Block, Row, Value } from '../../../core/form/values';
import type { TemplateFault } from '../../../core/paper/screens/template.es';
import type { Printed } from '../../printed';
import { readZip } from '../../zip/read';
import { limits } from '../package';
import { renderWord } from '../word';
import { isWritten, walk } from './scan';

/** What comes out wrong when the template is filled in: with nothing, with everything, as a draft and as a paper. */
export function trialFaults(source: Buffer, form: Form): readonly TemplateFault[] {
  const papers: readonly Printed[] = [
    { answers: {}, state: 'draft' },
    {
      answers: fullAnswers(form),
      state: 'approved',
      folio: 'INF-2023-0042',
      round: 2,
      seal: { seq: 42, hash: 'a'.repeat(64) },
    },
  ];
  for (const paper of papers) {
    try {
      const broken = brokenPart(renderWord(form, paper, source));
      if (broken !== undefined) return [{ code: 'result.broken', about: broken }];
    } catch (error) {
      return engineFaults(error);
    }
  }
  return [];
}

/** docxtemplater's own: each of what it found, not the first alone. @throws what is no error of a template's. */
function engineFaults(error: unknown): readonly TemplateFault[] {
  const { properties } = error as { readonly properties?: EngineProperties };
  if (properties === undefined) throw error;
  return (properties.errors ?? [{ properties }]).map((one) => ({
    code: 'tag.broken',
    about: `{${one.properties?.xtag ?? one.properties?.context ?? ''}}`,
  }));
}

interface EngineProperties {
  readonly xtag?: string;
  readonly context?: string;
  readonly errors?: readonly { readonly properties?: EngineProperties }[];
}

/** The first part that is not as Word wants it: well-formed, and every cell ending in a paragraph. */
function brokenPart(file: Buffer): string | undefined {
  return readZip(file, limits)
    .filter(isWritten)
    .find(({ content }) => !isSound(content.toString()))?.name;
}

function isSound(xml: string): boolean {
  let [last, sound] = ['', true];
  try {
    walk(xml, {
      open: () => undefined,
      close: (name) => {
        if (name === 'w:tc') sound &&= last === 'w:p';
        if (ENDS.has(name)) last = name;
      },
    });
  } catch {
    return false;
  }
  return sound;
}

/** Of what may end a cell: a bookmark's end, or a frame for content, may stand after its last paragraph. */
const ENDS = new Set(['w:p', 'w:tbl', 'w:tcPr']);

const blocks: readonly Block[] = [
  { type: 'paragraph', text: 'Uno' },
  { type: 'table', headerRows: 1, rows: [[{ text: 'A', colSpan: 2 }], [{ text: '1' }, { text: '2' }]] },
];

function fullAnswers(form: Form): Answers {
  const answers = form.fields.map((field): readonly [string, Value] => {
    if (field.input !== 'rows') return [field.id, valueOf(field.input)];
    const cells = Object.fromEntries(field.columns.map(({ id, input }) => [id, valueOf(input)])) as Row['cells'];
    const columns = field.columns.map(({ id }) => id);
    return [field.id, { kind: 'rows', rows: ['1', '2'].map((id) => ({ id, columns, cells })) }];
  });
  return Object.fromEntries(answers);
}

function valueOf(input: Exclude<Value['kind'], 'rows'>): Value {
  switch (input) {
    case 'prose':
      return { kind: 'prose', blocks };
    case 'project':
      return { kind: 'project', code: 'L091910', name: 'Soporte', blocks };
    case 'unit':
      return { kind: 'unit', id: 'X', name: 'Unidad\nTécnica & «Informática»' };
    case 'states':
      return { kind: 'states', keys: ['05'] };
    case 'dates':
      return { kind: 'dates', days: ['2023-04-03'], ranges: [] };
    case 'boards':
      return { kind: 'boards', boards: ['distrital'] };
    case 'districts':
      return { kind: 'districts', map: '2017', districts: [{ state: '05', number: '03' }] };
    case 'count':
      return { kind: 'count', count: 1_250 };
    case 'text':
      return { kind: 'text', text: 'Uno' };
  }
}
