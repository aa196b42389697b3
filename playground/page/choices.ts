import { ChoiceSetInput, type Choice } from 'adaptivecards';
import { h } from './dom';
import { combobox } from './combobox';
import { checklist } from './checklist';

/** What both lists are to the card. */
export interface ChoiceList {
  readonly element: HTMLElement;
  /** Takes the label and the errors. */
  readonly labelled: HTMLElement;
  /** What receives the focus, and answers to the label. */
  readonly control: HTMLElement;
  value(): string;
  /** What a person left undone there, in words; undefined where all is well. */
  fault(): string | undefined;
}

/** Choices of more than this are searched rather than read through. */
const LONG_LIST = 8;

/**
 * The card's choices as a list that is searched without minding accents or case. One of many is a
 * combobox that also takes what was typed as it is, since the bot knows acronyms and old names; any of
 * many is a list of checkboxes. Short lists stay as Microsoft's renderer draws them.
 */
export class SearchableChoiceSet extends ChoiceSetInput {
  #list: ChoiceList | undefined;
  #hint: HTMLElement | undefined;

  protected override internalRender(): HTMLElement | undefined {
    const make = this.#maker();
    if (make === undefined) return super.internalRender();
    const chosen = (this.defaultValue ?? '').split(',').filter((value) => value !== '');
    this.#list = make({
      choices: this.choices.map(plain),
      chosen: this.isMultiSelect ? chosen : [this.defaultValue ?? ''],
      placeholder: this.placeholder,
      changed: () => {
        this.#setHint(undefined);
        this.valueChanged();
      },
    });
    return this.#list.element;
  }

  protected override overrideInternalRender(): HTMLElement | undefined {
    const outer = super.overrideInternalRender();
    const list = this.#list;
    if (outer === undefined || list === undefined || list.control === list.element) return outer;
    // The label names the control itself rather than the box around it.
    const { id } = list.element;
    list.element.removeAttribute('id');
    list.control.id = id;
    return outer;
  }

  protected override updateInputControlAriaLabelledBy(): void {
    if (this.#list === undefined) super.updateInputControlAriaLabelledBy();
    const labelled = this.#list?.labelled ?? this.#checkboxes();
    const ids = this.getAllLabelIds();
    if (ids.length > 0) labelled?.setAttribute('aria-labelledby', ids.join(' '));
  }

  /** Microsoft's few checkboxes as a group: the question is the group's name, not a part of its first box's. */
  #checkboxes(): HTMLElement | undefined {
    const group = this.renderedInputControlElement;
    if (group === undefined || !this.isMultiSelect) return undefined;
    group.setAttribute('role', 'group');
    group.querySelectorAll('input').forEach((box) => box.removeAttribute('aria-labelledby'));
    return group;
  }

  override get value(): string | undefined {
    if (this.#list === undefined) return super.value;
    return this.#list.value() || undefined;
  }

  override isSet(): boolean {
    return this.value !== undefined;
  }

  override isValid(): boolean {
    return this.#list === undefined ? super.isValid() : this.#list.fault() === undefined;
  }

  override validateValue(): boolean {
    const valid = super.validateValue();
    this.#setHint(this.#list?.fault());
    return valid;
  }

  override focus(): void {
    if (this.#list === undefined) super.focus();
    else this.#list.control.focus();
  }

  #maker(): ((options: ChoiceListOptions) => ChoiceList) | undefined {
    if (this.isMultiSelect) return this.choices.length > LONG_LIST ? checklist : undefined;
    return this.style === 'filtered' ? combobox : undefined;
  }

  #setHint(words: string | undefined): void {
    this.#hint?.remove();
    this.#hint = undefined;
    if (words === undefined || this.#list === undefined) return;
    this.#hint = h('p', { class: 'input-fault', role: 'alert' }, words);
    this.#list.element.append(this.#hint);
  }
}

export interface PlainChoice {
  readonly title: string;
  readonly value: string;
}

export interface ChoiceListOptions {
  readonly choices: readonly PlainChoice[];
  readonly chosen: readonly string[];
  readonly placeholder: string | undefined;
  readonly changed: () => void;
}

function plain({ title, value }: Choice): PlainChoice {
  return { title: title ?? value ?? '', value: value ?? '' };
}
