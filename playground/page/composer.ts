import { button, h } from './dom';
import { drawBlocks, hasTable, readHtml, sizeOf, writeHtml, writeText, type Block } from './tables';
import { text } from './text';
import { TEXT_LIMIT, tooLong, type SendRequest } from '../wire';

export type Composed = Pick<SendRequest, 'text' | 'html'>;

interface ComposerOptions {
  readonly label: string;
  readonly testId: string;
  /** What stood there before. */
  readonly draft?: string | undefined;
  readonly send: (composed: Composed) => void;
  readonly draftChanged: (draft: string) => void;
  /** What would be lost by sending now, in words; who sends once more means it. */
  readonly warning: () => string | undefined;
  readonly cancel?: (() => void) | undefined;
}

/** A box to write in: Enter sends, Shift+Enter breaks the line, and a pasted table is seen before it goes. */
export function createComposer(options: ComposerOptions): HTMLElement {
  const { label, testId } = options;
  let pasted: readonly Block[] = [];
  let warned: string | undefined;
  const box = h('textarea', {
    rows: 1,
    'aria-label': label,
    placeholder: label,
    'data-testid': testId,
    class: 'composer-box',
  });
  const preview = h('div', { class: 'paste-preview', 'data-testid': 'paste-preview', hidden: true });
  const fault = h('p', { class: 'input-fault', role: 'alert', hidden: true });
  box.value = options.draft ?? '';

  const grow = (): void => {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight + 2, 200)}px`;
  };

  const setPasted = (blocks: readonly Block[]): void => {
    pasted = blocks;
    preview.hidden = blocks.length === 0;
    if (blocks.length === 0) return preview.replaceChildren();
    const remove = button({ label: text.tableRemove, look: 'subtle', icon: 'close', press: () => setPasted([]) });
    const titles = blocks.flatMap((block) => {
      if (block.kind !== 'table') return [];
      const { rows, columns } = sizeOf(block);
      return [text.tablePasted(rows, columns)];
    });
    preview.replaceChildren(
      h('div', { class: 'paste-head' }, h('span', {}, titles.join(' · ')), remove),
      ...drawBlocks(blocks),
    );
    box.focus();
  };

  const complain = (message: string | undefined): void => {
    fault.hidden = message === undefined;
    fault.textContent = message ?? '';
  };

  const send = (): void => {
    const composed = compose(box.value.trim(), pasted);
    if (composed === undefined) return;
    if (composed.text.length > TEXT_LIMIT) return complain(tooLong(TEXT_LIMIT));
    const warning = options.warning();
    if (warning !== undefined && warning !== warned) return complain((warned = warning));
    warned = undefined;
    complain(undefined);
    box.value = '';
    options.draftChanged('');
    setPasted([]);
    grow();
    options.send(composed);
  };

  box.addEventListener('input', () => {
    grow();
    complain(undefined);
    options.draftChanged(box.value);
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && options.cancel !== undefined) options.cancel();
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  box.addEventListener('paste', (event) => {
    const html = event.clipboardData?.getData('text/html') ?? '';
    const blocks = html === '' ? [] : readHtml(html);
    if (!hasTable(blocks)) return;
    event.preventDefault();
    setPasted([...pasted, ...blocks]);
  });
  requestAnimationFrame(grow);

  const buttons = h(
    'div',
    { class: 'composer-buttons' },
    options.cancel && button({ label: text.cancel, look: 'subtle', press: options.cancel }),
    button({ label: text.send, icon: 'send', iconOnly: true, look: 'primary', press: send, testId: `${testId}-send` }),
  );
  return h('div', { class: 'composer' }, preview, fault, h('div', { class: 'composer-row' }, box, buttons));
}

function compose(typed: string, pasted: readonly Block[]): Composed | undefined {
  if (pasted.length === 0) return typed === '' ? undefined : { text: typed };
  const blocks: readonly Block[] = typed === '' ? pasted : [{ kind: 'text', text: typed }, ...pasted];
  return { text: writeText(blocks), html: writeHtml(blocks) };
}
