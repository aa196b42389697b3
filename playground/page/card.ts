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
import { text } from './text';
import type { CardAction } from '../wire';

export interface Pressed extends CardAction {
  readonly button: HTMLElement | undefined;
}

interface DrawnCard {
  readonly element: HTMLElement;
  /** What a screen reader is told of it. */
  readonly spoken: string;
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
export function drawCard(json: unknown, press: (pressed: Pressed) => void): DrawnCard {
  try {
    const card = new AdaptiveCard();
    const context = new SerializationContext();
    context.setElementRegistry(elements);
    card.hostConfig = hostConfig;
    card.onExecuteAction = (action) => execute(action, press);
    card.parse(json, context);
    const element = card.render();
    if (element === undefined) return unreadable();
    describeInputs(card);
    // A table scrolls, and so the keyboard must reach it.
    for (const table of element.querySelectorAll<HTMLElement>('[role=table]')) {
      table.tabIndex = 0;
      table.setAttribute('aria-label', text.cardTable);
    }
    return { element, spoken: card.speak ?? spokenOf(card).join('. ') };
  } catch {
    return unreadable();
  }
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
    button: action.renderedElement,
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
  return { element: h('p', { class: 'quiet' }, text.cardUnreadable), spoken: text.cardUnreadable };
}

/** Puts the focus where the card goes on: its first input, or else its heading; a long card is read from its top. */
export function focusCard(element: HTMLElement): boolean {
  const first = element.querySelector<HTMLElement>('input:not([disabled]), textarea, select');
  const heading = element.querySelector<HTMLElement>('[role=heading], .ac-richTextBlock, .ac-textBlock');
  const isLong = element.clientHeight > innerHeight * 0.7;
  // An input far below the top of a long card would have the focus out of sight.
  const isFar = first !== null && isLong && first.offsetTop - element.offsetTop > innerHeight * 0.5;
  const target = isFar ? heading : (first ?? heading);
  if (target === null) return false;
  if (target === heading) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  element.scrollIntoView({ block: isLong ? 'start' : 'nearest' });
  element.querySelector('.problem')?.scrollIntoView({ block: 'nearest' });
  return true;
}
