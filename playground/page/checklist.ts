import { fold, groupsOf, matches, type ChoiceList, type ChoiceListOptions } from './choice-list';
import { h } from './dom';
import { text } from './text';

let made = 0;

/** Any of many: a search box over a list of checkboxes; what is ticked stays ticked while it is out of sight. */
export function checklist({ choices, chosen, changed }: ChoiceListOptions): ChoiceList {
  const prefix = `lista-${++made}`;
  const search = h('input', {
    type: 'search',
    class: 'ac-input ac-textInput',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-label': text.search,
    'aria-controls': prefix,
    placeholder: text.search,
  });
  const rows = choices.map((choice, index) => {
    const box = h('input', { type: 'checkbox', id: `${prefix}-${index}`, value: choice.value });
    box.checked = chosen.includes(choice.value);
    return { choice, box, row: h('label', { class: 'check-row', for: box.id }, box, h('span', {}, choice.title)) };
  });
  const status = h('p', { class: 'choice-status', role: 'status' });
  const groups = groupsOf(rows, ({ choice }) => choice.group).map(({ heading, members }) => ({
    members,
    head: heading === '' ? undefined : h('p', { class: 'choice-heading' }, heading),
  }));
  const list = h(
    'div',
    { id: prefix, class: 'choice-list check-list' },
    ...groups.flatMap(({ head, members }) => [head, ...members.map(({ row }) => row)]),
  );
  const element = h('div', { class: 'checklist', role: 'group' }, search, list, status);

  const describe = (visible: number): void => {
    const ticked = rows.filter(({ box }) => box.checked).map(({ choice }) => choice.title);
    const said = [
      visible === 0 ? text.noMatch(search.value) : search.value !== '' && text.matches(visible),
      ticked.length > 0 && `${text.chosen(ticked.length)}: ${ticked.join(', ')}`,
    ];
    status.textContent = said.filter(Boolean).join(' · ');
  };

  const filter = (): void => {
    for (const { row, choice } of rows) row.hidden = !matches(choice.title, search.value);
    for (const { head, members } of groups)
      if (head !== undefined) head.hidden = members.every(({ row }) => row.hidden);
    describe(rows.filter(({ row }) => !row.hidden).length);
  };

  const exact = (): string | undefined =>
    rows.find(({ choice }) => search.value !== '' && fold(choice.title) === fold(search.value))?.choice.value;

  search.addEventListener('input', () => {
    filter();
    changed();
  });
  search.addEventListener('keydown', (event) => {
    const found = rows.filter(({ row }) => !row.hidden).map(({ box }) => box);
    const searches = search.value.trim() !== '';
    if (event.key !== 'ArrowDown' && !(event.key === 'Enter' && searches)) return;
    event.preventDefault();
    // The one that matches needs no arrow.
    if (event.key === 'ArrowDown' || found.length > 1) found[0]?.focus();
    else if (found[0]?.checked === false) found[0].click();
  });
  list.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const visible = rows.filter(({ row }) => !row.hidden).map(({ box }) => box);
    const at = visible.findIndex((box) => box === document.activeElement);
    (visible[at + step] ?? (step < 0 ? search : undefined))?.focus();
  });
  list.addEventListener('change', () => {
    // A choice was found, so the search is over.
    search.value = '';
    filter();
    changed();
  });
  filter();

  return {
    element,
    labelled: element,
    control: search,
    value: () => {
      const typed = exact();
      return rows
        .filter(({ box, choice }) => box.checked || choice.value === typed)
        .map(({ choice }) => choice.value)
        .join(',');
    },
    fault: () =>
      search.value.trim() === '' || exact() !== undefined ? undefined : text.unchecked(search.value.trim()),
  };
}
