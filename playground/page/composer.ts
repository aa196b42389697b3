import { createAttachments } from './attachments';
import { button, h } from './dom';
import { drawBlocks, hasTable, readHtml, sizeOf, writeHtml, writeText, type Block } from './tables';
import { text } from './text';
import { TEXT_LIMIT, tooLong, type SendRequest, type WireFile } from '../wire';

export type Composed = Pick<SendRequest, 'text' | 'html' | 'files'>;

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
  /** Files go with a message to the bot alone, as on Teams. */
  readonly takesFiles: boolean;
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

  const attachments = options.takesFiles ? createAttachments({ complain, box }) : undefined;

  const send = (): void => {
    if (attachments?.isBusy() === true) return complain(text.attachWait);
    const composed = compose(box.value.trim(), pasted, attachments?.files() ?? []);
    if (composed === undefined) return;
    if (composed.text.length > TEXT_LIMIT) return complain(tooLong(TEXT_LIMIT));
    const warning = options.warning();
    if (warning !== undefined && warning !== warned) return complain((warned = warning));
    warned = undefined;
    complain(undefined);
    box.value = '';
    options.draftChanged('');
    setPasted([]);
    attachments?.clear();
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
    const files = [...(event.clipboardData?.files ?? [])];
    // An office program puts a picture of what was copied beside the text itself.
    if (attachments !== undefined && files.length > 0 && event.clipboardData?.getData('text/plain') === '') {
      event.preventDefault();
      return attachments.add(files);
    }
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
  const row = h('div', { class: 'composer-row' }, attachments?.button, box, buttons);
  const composer = h('div', { class: 'composer' }, preview, attachments?.list, fault, row);
  attachments?.dropOn(composer);
  return composer;
}

function compose(typed: string, pasted: readonly Block[], files: readonly WireFile[]): Composed | undefined {
  const attached = files.length === 0 ? {} : { files };
  if (pasted.length === 0) return typed === '' && files.length === 0 ? undefined : { text: typed, ...attached };
  const blocks: readonly Block[] = typed === '' ? pasted : [{ kind: 'text', text: typed }, ...pasted];
  return { text: writeText(blocks), html: writeHtml(blocks), ...attached };
}
