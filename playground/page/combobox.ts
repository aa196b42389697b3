import {
  fold,
  groupsOf,
  matches,
  type ChoiceGroup,
  type ChoiceList,
  type ChoiceListOptions,
  type PlainChoice,
} from './choice-list';
import { h, icon } from './dom';
import { text } from './text';

let made = 0;

/** Options as they stand in the list: those of a group under its heading. */
function groupOf({ heading, members }: ChoiceGroup<PlainChoice>, optionOf: (choice: PlainChoice) => HTMLElement) {
  const options = members.map(optionOf);
  if (heading === '') return options;
  const head = h('span', { class: 'choice-heading', 'aria-hidden': 'true' }, heading);
  return [
    h(
      'li',
      { role: 'presentation', class: 'choice-group' },
      head,
      h('ul', { role: 'group', 'aria-label': heading }, ...options),
    ),
  ];
}

/** One of many: a box to type in, and under it what matches. The ARIA pattern "combobox with list autocomplete". */
export function combobox({ choices, chosen, placeholder, changed }: ChoiceListOptions): ChoiceList {
  const listId = `opciones-${++made}`;
  const initial = chosen[0] ?? '';
  const input = h('input', {
    type: 'text',
    role: 'combobox',
    class: 'ac-input ac-textInput combobox-input',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': listId,
    placeholder,
  });
  const list = h('ul', { id: listId, role: 'listbox', class: 'choice-list', 'aria-label': text.options, hidden: true });
  const toggle = h(
    'button',
    { type: 'button', tabindex: -1, class: 'combobox-toggle', 'aria-label': text.showOptions },
    icon('down'),
  );
  const status = h('p', { class: 'choice-status', role: 'status' });
  const element = h('div', { class: 'combobox' }, input, toggle, list, status);
  input.value = choices.find(({ value }) => value === initial)?.title ?? initial;
  let active = -1;

  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role=option]')];

  const setActive = (index: number): void => {
    active = index;
    options().forEach((option, at) => option.setAttribute('aria-selected', String(at === index)));
    const current = options()[index];
    if (current === undefined) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', current.id);
    current?.scrollIntoView({ block: 'nearest' });
  };

  let outside = new AbortController();

  const close = (): void => {
    outside.abort();
    list.hidden = true;
    status.textContent = '';
    input.setAttribute('aria-expanded', 'false');
    setActive(-1);
  };

  const choose = (choice: PlainChoice): void => {
    input.value = choice.title;
    close();
    changed();
  };

  const open = (query: string): void => {
    const found = choices.filter(({ title }) => matches(title, query));
    let index = 0;
    const optionOf = (choice: PlainChoice): HTMLElement =>
      h(
        'li',
        {
          id: `${listId}-${index++}`,
          role: 'option',
          'aria-selected': 'false',
          // The box keeps the focus.
          mousedown: (event) => event.preventDefault(),
          click: () => choose(choice),
        },
        choice.title,
      );
    list.replaceChildren(...groupsOf(found, ({ group }) => group).flatMap((group) => groupOf(group, optionOf)));
    outside.abort();
    outside = new AbortController();
    // A click elsewhere closes the list, not the loss of focus: the button below would move before the finger is lifted.
    document.addEventListener('click', ({ target }) => !element.contains(target as Node) && close(), outside);
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    status.textContent = found.length === 0 ? text.noMatchFree(query) : '';
    setActive(-1);
  };

  input.addEventListener('input', () => {
    open(input.value);
    changed();
  });
  input.addEventListener('click', () => list.hidden && open(''));
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) open('');
      const count = Math.max(1, options().length);
      // From the box itself, down goes to the first and up to the last.
      setActive(event.key === 'ArrowDown' ? (active + 1) % count : (Math.max(active, 0) - 1 + count) % count);
    } else if (event.key === 'Enter') {
      // The one that matches needs no arrow; with several, what was typed is sent as it is.
      const taken = options()[active] ?? (list.hidden || options().length > 1 ? undefined : options()[0]);
      if (taken === undefined) return close();
      event.preventDefault();
      taken.click();
    } else if (event.key === 'Tab') {
      close();
    } else if (event.key === 'Escape' && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
  toggle.addEventListener('mousedown', (event) => event.preventDefault());
  toggle.addEventListener('click', () => {
    input.focus();
    if (list.hidden) open('');
    else close();
  });

  return {
    element,
    labelled: input,
    control: input,
    value: () => choices.find(({ title }) => fold(title) === fold(input.value))?.value ?? input.value.trim(),
    fault: () => undefined,
  };
}
