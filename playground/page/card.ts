import {
  AdaptiveCard,
  CardObjectRegistry,
  ChoiceSetInput,
  ExecuteAction,
  GlobalRegistry,
  GlobalSettings,
  Input,
  OpenUrlAction,
  SerializationContext,
  SubmitAction,
  Table,
  TextBlock,
  RichTextBlock,
  TextColor,
  TextRun,
  Versions,
  type Action,
  type CardElement,
  CardElementContainer,
} from 'adaptivecards';
import { SearchableChoiceSet } from './choice-set';
import { h } from './dom';
import { hostConfig } from './host-config';
import { markdown } from './markdown';
import type { HalfTyped } from './drafts';
import { text } from './text';
import type { CardAction } from '../wire';

export interface Pressed extends CardAction {
  readonly button: HTMLElement | undefined;
}

export interface DrawnCard {
  readonly element: HTMLElement;
  /** What a screen reader is told of it. */
  readonly spoken: string;
  /** The labels of the inputs that hold what was sent nowhere yet. */
  unsent(): readonly string[];
}

interface CardHost {
  readonly press: (pressed: Pressed) => void;
  /** What stood in its inputs before the page was loaded again. */
  readonly halfTyped: HalfTyped;
  readonly typed: (halfTyped: HalfTyped) => void;
}

AdaptiveCard.onProcessMarkdown = (source, result) => {
  result.outputHtml = h('div', {}, markdown(source)).innerHTML;
  result.didProcess = true;
};
GlobalSettings.setTabIndexAtCardRoot = false;

const elements = new CardObjectRegistry<CardElement>();
GlobalRegistry.populateWithDefaultElements(elements);
// Tables register themselves only where the whole library is loaded.
elements.register(Table.prototype.getJsonTypeName(), Table, Versions.v1_5);
elements.register(ChoiceSetInput.prototype.getJsonTypeName(), SearchableChoiceSet);

/** Draws an Adaptive Card; what cannot be drawn is a line that says so. */
export function drawCard(json: unknown, { press, halfTyped, typed }: CardHost): DrawnCard {
  try {
    const card = parsed(withValues(json, halfTyped));
    card.onExecuteAction = (action) => execute(action, press);
    const element = card.render();
    if (element === undefined) return unreadable();
    const asMade = Object.keys(halfTyped).length === 0 ? valuesIn(card) : valuesAsMade(json);
    const changed = (): readonly Input[] =>
      card.getAllInputs().filter(({ id = '', value }) => valueOf(value) !== asMade.get(id));
    card.onInputValueChanged = () =>
      typed(Object.fromEntries(changed().map((input) => [input.id ?? '', valueOf(input.value)])));
    describeInputs(card);
    element.addEventListener('keydown', goOnWithEnter);
    // A line's words are its name here, whole, where a client that reads out the action alone has it cut.
    for (const line of element.querySelectorAll<HTMLElement>(LINE))
      for (const name of ['title', 'aria-label']) line.removeAttribute(name);
    // A table scrolls, and so the keyboard must reach it.
    for (const table of element.querySelectorAll<HTMLElement>('[role=table]')) {
      table.tabIndex = 0;
      table.setAttribute('aria-label', text.cardTable);
    }
    return {
      element,
      spoken: card.speak ?? spokenOf(card).join('. '),
      unsent: () => changed().map(({ label }) => label ?? ''),
    };
  } catch {
    return unreadable();
  }
}

function parsed(json: unknown): AdaptiveCard {
  const card = new AdaptiveCard();
  const context = new SerializationContext();
  context.setElementRegistry(elements);
  card.hostConfig = hostConfig;
  card.parse(json, context);
  return card;
}

/** As the inputs themselves read them: a list gives what is ticked in an order of its own, and nothing that is not in it. */
const valuesIn = (card: AdaptiveCard): ReadonlyMap<string, string> =>
  new Map(card.getAllInputs().map(({ id = '', value }) => [id, valueOf(value)]));

function valuesAsMade(json: unknown): ReadonlyMap<string, string> {
  const card = parsed(json);
  card.render();
  return valuesIn(card);
}

type Json = Readonly<Record<string, unknown>>;

const isRecord = (part: unknown): part is Json => typeof part === 'object' && part !== null;
const isInput = (part: unknown): part is Json => isRecord(part) && String(part['type']).startsWith('Input.');

/** The card with what stood in its inputs. */
function withValues(part: unknown, values: HalfTyped): unknown {
  if (Array.isArray(part)) return part.map((each) => withValues(each, values));
  const value = isInput(part) ? values[String(part['id'])] : undefined;
  if (value !== undefined) return { ...(part as Json), value };
  if (!isRecord(part)) return part;
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, withValues(inner, values)]));
}

const valueOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** A line that is pressed as a whole. */
export const LINE = '.ac-columnSet[role=button]';

const LINES = 'input:is([type=text], [type=number], [type=date], [type=time], [type=search])';

/** Enter in a single line goes on as a phone's keyboard does: to the next box, and from the last one it saves. */
function goOnWithEnter(event: KeyboardEvent): void {
  const { target: line, currentTarget: card } = event;
  if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing) return;
  if (!(line instanceof HTMLElement) || !line.matches(LINES) || !(card instanceof HTMLElement)) return;
  event.preventDefault();
  const boxes = [...card.querySelectorAll<HTMLElement>(`${LINES}, textarea`)];
  const next = boxes[boxes.indexOf(line) + 1];
  if (next === undefined) card.querySelector<HTMLElement>('button.style-positive')?.click();
  else next.focus();
}

function execute(action: Action, press: (pressed: Pressed) => void): void {
  if (action instanceof OpenUrlAction) {
    const { url } = action;
    if (url !== undefined && /^https?:/i.test(url)) window.open(url, '_blank', 'noopener,noreferrer');
    return;
  }
  if (!(action instanceof ExecuteAction) && !(action instanceof SubmitAction)) return;
  press({
    kind: action instanceof ExecuteAction ? 'Action.Execute' : 'Action.Submit',
    title: action.title ?? '',
    actionId: action.id,
    verb: action instanceof ExecuteAction ? (action.verb ?? '') : '',
    data: action.data ?? {},
    // A line that is pressed as a whole has no button of its own.
    button: action.renderedElement ?? action.parent?.renderedElement,
  });
}

/** Tells screen readers that the lines under an input describe it; a red line also marks the input as wrong. */
function describeInputs(card: AdaptiveCard): void {
  let control: Element | null | undefined;
  for (const element of flatten(card)) {
    if (element instanceof Input) control = element.renderedElement?.querySelector('input, textarea, select');
    const drawn = element.renderedElement;
    if (!control || drawn === undefined || !isText(element)) continue;
    drawn.id ||= `nota-${crypto.randomUUID()}`;
    const others = control.getAttribute('aria-describedby');
    control.setAttribute('aria-describedby', others === null ? drawn.id : `${others} ${drawn.id}`);
    if (!isRed(element)) continue;
    control.setAttribute('aria-invalid', 'true');
    drawn.classList.add('problem');
  }
}

function isText(element: CardElement): element is TextBlock | RichTextBlock {
  return element instanceof TextBlock || element instanceof RichTextBlock;
}

function isRed(element: TextBlock | RichTextBlock): boolean {
  if (element instanceof TextBlock) return element.color === TextColor.Attention;
  const first = element.getInlineCount() > 0 ? element.getInlineAt(0) : undefined;
  return first instanceof TextRun && first.color === TextColor.Attention;
}

function spokenOf(card: AdaptiveCard): readonly string[] {
  return flatten(card)
    .filter(isText)
    .map((element) => (element.asString() ?? '').trim().replace(/[.:]$/, ''))
    .filter((words) => words !== '')
    .slice(0, 6);
}

function flatten(element: CardElement): readonly CardElement[] {
  if (!(element instanceof CardElementContainer)) return [element];
  const items = Array.from({ length: element.getItemCount() }, (_, index) => element.getItemAt(index));
  return items.flatMap(flatten);
}

function unreadable(): DrawnCard {
  const element = h('p', { class: 'quiet' }, text.cardUnreadable);
  return { element, spoken: text.cardUnreadable, unsent: () => [] };
}

const WORDS = '[role=heading], .ac-richTextBlock, .ac-textBlock';
/** Lines above the first input: a question has its title, where one is, what is asked, a hint and what was wrong. */
const LINES_OF_A_QUESTION = 8;

/** Puts the focus where the card goes on: its first input, or else its heading; what is more than a question is read from its top. */
export function focusCard(element: HTMLElement): boolean {
  const inputs = [...element.querySelectorAll<Field>('input:not([disabled]), textarea, select')];
  // Beside a box that is written in, an empty one is what the card was drawn again for.
  const empty = isWritten(inputs[0]) ? inputs.find((one) => isBox(one) && one.value === '') : undefined;
  const first = empty ?? inputs[0] ?? null;
  const words = [...element.querySelectorAll<HTMLElement>(WORDS)];
  const [heading = null] = words;
  const isLong = element.clientHeight > innerHeight * 0.7;
  const above = first === null ? [] : words.filter((line) => isBefore(line, first));
  const target = above.length > LINES_OF_A_QUESTION ? heading : (first ?? heading);
  if (target === null) return false;
  if (target === heading) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  element.scrollIntoView({ block: isLong ? 'start' : 'nearest' });
  element.querySelector('.problem')?.scrollIntoView({ block: 'nearest' });
  return true;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const isBox = (one: Field | undefined): boolean => one instanceof HTMLTextAreaElement;
const isWritten = (one: Field | undefined): boolean => isBox(one) && one?.value !== '';

const isBefore = (one: Node, other: Node): boolean =>
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
