import type { InputBlockElement, PlainTextElement, PlainTextOption } from '@slack/types';
import { SLACK_LIMITS } from './limits';
import { isBlank, type Node, onOneLine, plainText, textOf, typeOf } from './clean';
import { textPart, type Part } from './parts';
import { linesOf } from './prose';
import type { Position, Scope } from './scope';
import { blockTexts } from './text.es';

/** A choice that an option can bring back; `group` is the heading it stands under, '' where there is none. */
export interface Offered {
  readonly title: string;
  readonly value: string;
  readonly group: string;
}

/** One of several lists that make one answer. */
export interface Picker {
  readonly label: string;
  readonly element: InputBlockElement;
}

export interface List {
  readonly node: Node;
  readonly id: string;
  readonly label: string;
  readonly offered: readonly Offered[];
  /** Values. */
  readonly chosen: ReadonlySet<string>;
  readonly several: boolean;
}

/** Characters of a title, one try after the other, where a list does not fit as it is. */
const CUTS = [SLACK_LIMITS.optionText, 30, 20, 14] as const;

/**
 * A searchable list: whole, in groups past a hundred; where several may be chosen, else as one picker for
 * each group, all of one `action_id`. One that is longer still is asked for as one types.
 */
export function listParts(list: List, scope: Scope, at: Position): InputBlockElement | readonly (Part | Picker)[] {
  const room = scope.surface === 'message' ? SLACK_LIMITS.choicesChars : SLACK_LIMITS.viewChoicesChars;
  for (const cut of CUTS) {
    const made = [wholeOf(list, cut), pickersOf(list, cut)].find((one) => one !== undefined && sizeOf(one) <= room);
    if (made === undefined) continue;
    if (cut < SLACK_LIMITS.optionText) scope.simpler(at, typeOf(list.node), `its titles cut to ${cut} characters`);
    return 'type' in made ? made : [heading(list.label), ...made];
  }
  return askedFor(list, scope, at);
}

/** Characters of a picker's block besides its element and its label. */
const AROUND = 120;

const sizeOf = (made: InputBlockElement | readonly Picker[]): number =>
  JSON.stringify(made).length + ('type' in made ? 0 : made.length * AROUND);

const heading = (label: string): Part => textPart('body', linesOf([{ text: label, bold: true }]), true);

/** Options of titles that are cut; undefined where two of them could then not be told apart. */
function optionsOf(titled: readonly { title: string; value: string }[], cut: number): PlainTextOption[] | undefined {
  const options = titled.map(({ title, value }) => ({ text: plainText(title, cut), value }));
  const distinct = new Set(options.map(({ text }) => text.text)).size === options.length;
  return distinct || cut === SLACK_LIMITS.optionText ? options : undefined;
}

/** Under its group's heading a title need not begin with it. */
function inGroup(one: Offered): Offered {
  const { title, group } = one;
  const rest = group !== '' && title.startsWith(`${group} `) ? title.slice(group.length + 1) : '';
  return isBlank(rest) ? one : { ...one, title: rest };
}

function wholeOf({ node, id, offered, chosen, several }: List, cut: number): InputBlockElement | undefined {
  const runs = runsOf(offered);
  const options = runs.length > SLACK_LIMITS.optionGroups ? undefined : optionsOf(offered, cut);
  if (options === undefined) return undefined;
  let from = 0;
  const groups = runs.map((run) => ({
    label: plainText(titleOf(run), SLACK_LIMITS.optionText),
    options: options.slice(from, (from += run.length)),
  }));
  const listed = options.length <= SLACK_LIMITS.options && !isHeaded(runs) ? { options } : { option_groups: groups };
  return elementOf({ id, several, chosen }, options, { ...listed, ...placeholderOf(node) });
}

/** Whether a heading says more than each title does, as those of lists where each title begins with it do not. */
const isHeaded = (runs: readonly (readonly Offered[])[]): boolean =>
  runs.length > 1 && runs.every((run) => run.every(({ title, group }) => group !== '' && !title.startsWith(group)));

/** Not of one group alone, whose list would be no shorter, nor of more than are looked through. */
function pickersOf({ node, id, offered, chosen, several }: List, cut: number): readonly Picker[] | undefined {
  const runs = runsOf(offered);
  if (!several || runs.length < 2 || runs.length > SLACK_LIMITS.pickers) return undefined;
  const pickers = runs.flatMap((run, index): readonly Picker[] => {
    const options = optionsOf(run.map(inGroup), cut);
    if (options === undefined) return [];
    const placeholder = index === 0 ? placeholderOf(node) : {};
    return [{ label: titleOf(run), element: elementOf({ id, several, chosen }, options, { options, ...placeholder }) }];
  });
  return pickers.length === runs.length ? pickers : undefined;
}

/** The choices of each group, in order, and never more together than one list may have. */
function runsOf(offered: readonly Offered[]): readonly (readonly Offered[])[] {
  const runs: Offered[][] = [];
  for (const one of offered) {
    const last = runs.at(-1);
    if (last !== undefined && last[0]?.group === one.group && last.length < SLACK_LIMITS.options) last.push(one);
    else runs.push([one]);
  }
  return runs;
}

const GROUP_TITLE = 30;

/** Its group's, else its first and last choice. */
function titleOf(run: readonly Offered[]): string {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || first.group !== '') return first?.group ?? '';
  return `${first.title.slice(0, GROUP_TITLE)} – ${(last?.title ?? '').slice(0, GROUP_TITLE)}`.toWellFormed();
}

type Chooses = Pick<List, 'id' | 'several' | 'chosen'>;
interface Listed {
  readonly options?: PlainTextOption[];
  readonly option_groups?: { label: PlainTextElement; options: PlainTextOption[] }[];
  readonly placeholder?: PlainTextElement;
}

function elementOf({ id, several, chosen }: Chooses, options: readonly PlainTextOption[], listed: Listed) {
  const initial = initialOf(options, { several, chosen });
  const element: InputBlockElement = several
    ? { type: 'multi_static_select', action_id: id, ...listed, ...initial }
    : { type: 'static_select', action_id: id, ...listed, ...initial };
  return element;
}

function askedFor({ node, id, offered, chosen, several }: List, scope: Scope, at: Position): InputBlockElement {
  const options = offered.map(({ title, value }) => ({ text: plainText(title, SLACK_LIMITS.optionText), value }));
  scope.externalOptions[id] = options;
  scope.simpler(at, typeOf(node), 'its choices are asked for as one types');
  const shared = { action_id: id, ...placeholderOf(node), min_query_length: 0 };
  const initial = initialOf(options, { several, chosen });
  return several
    ? { type: 'multi_external_select', ...shared, ...initial }
    : { type: 'external_select', ...shared, ...initial };
}

/** The very options, since Slack refuses one that differs in anything. */
export function initialOf(
  options: readonly PlainTextOption[],
  { several, chosen }: Pick<List, 'several' | 'chosen'>,
): { initial_option?: PlainTextOption; initial_options?: PlainTextOption[] } {
  const initial = options.filter(({ value = '' }) => chosen.has(value));
  const [first] = initial;
  if (first === undefined) return {};
  return several ? { initial_options: initial } : { initial_option: first };
}

export const placeholderOf = (node: Node): { readonly placeholder?: PlainTextElement } => {
  const text = onOneLine(textOf(node['placeholder']));
  return isBlank(text) ? {} : { placeholder: plainText(text, SLACK_LIMITS.placeholder) };
};

/** What an input is called: never blank. */
export const labelOf = (node: Node): string =>
  ['label', 'title', 'placeholder'].map((name) => onOneLine(textOf(node[name]))).find((text) => !isBlank(text)) ??
  blockTexts.answer;
