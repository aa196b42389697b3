import { ChoiceSetInput, type PropertyBag, type SerializationContext } from 'adaptivecards';
import { checklist } from './checklist';
import type { ChoiceList, ChoiceListOptions } from './choice-list';
import { combobox } from './combobox';
import { h } from './dom';

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
  #groups: readonly string[] = [];

  protected override internalParse(source: PropertyBag, context: SerializationContext): void {
    super.internalParse(source, context);
    this.#groups = groupsIn(source);
  }

  protected override internalRender(): HTMLElement | undefined {
    const make = this.#maker();
    if (make === undefined) return super.internalRender();
    const chosen = (this.defaultValue ?? '').split(',').filter((value) => value !== '');
    this.#list = make({
      choices: this.choices.map(({ title, value }, index) => ({
        title: title ?? value ?? '',
        value: value ?? '',
        group: this.#groups[index] ?? '',
      })),
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
    if (outer === undefined || list === undefined) return outer;
    // The label names the control itself rather than the box around it.
    list.control.id = list.element.id;
    list.element.removeAttribute('id');
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

/** The heading of each choice: one that has a `group` begins it, and those after it are of it. */
function groupsIn(source: unknown): readonly string[] {
  const { choices } = source as { readonly choices?: unknown };
  if (!Array.isArray(choices)) return [];
  let group = '';
  return choices.map((choice: unknown) => {
    const named = (choice as { readonly group?: unknown } | null)?.group;
    if (typeof named === 'string') group = named;
    return group;
  });
}
