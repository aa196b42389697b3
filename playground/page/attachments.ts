import { Refusal, upload, type Upload } from './api';
import { announce, button, h, icon } from './dom';
import { text } from './text';
import { FILE_LIMIT, FILES_LIMIT, tooHeavy, type WireFile } from '../wire';

export interface Attachments {
  /** Opens the device's own choice of files. */
  readonly button: HTMLElement;
  /** What is attached, each with how far it is and a way to take it out. */
  readonly list: HTMLElement;
  add(files: readonly File[]): void;
  /** Those that are at the channel. */
  files(): readonly WireFile[];
  /** Something is still on its way, or did not arrive. */
  isBusy(): boolean;
  clear(): void;
  /** Takes what is dropped on that element. */
  dropOn(target: HTMLElement): void;
}

interface Options {
  readonly complain: (message: string | undefined) => void;
  /** Where the person goes on once a file is attached, or taken out. */
  readonly box: HTMLElement;
}

interface Entry {
  readonly element: HTMLElement;
  uploaded: WireFile | undefined;
  upload: Upload | undefined;
}

/** What goes with a message besides words: uploaded as soon as it is chosen, sent with the message. */
export function createAttachments({ complain, box }: Options): Attachments {
  const entries = new Set<Entry>();
  const list = h('ul', { class: 'attachments', 'data-testid': 'attachments', hidden: true });
  const input = h('input', { type: 'file', multiple: true, hidden: true, 'data-testid': 'file-input' });

  const remove = (entry: Entry): void => {
    entry.upload?.stop();
    entries.delete(entry);
    entry.element.remove();
    list.hidden = entries.size === 0;
  };

  const takeOut = (entry: Entry): void => {
    remove(entry);
    complain(undefined);
    box.focus();
  };

  const start = (file: File): void => {
    const bar = h('progress', { max: 1, value: 0, 'aria-label': text.attaching(file.name) });
    const state = h('span', { class: 'quiet' }, text.size(file.size));
    const actions = h('span', { class: 'attachment-actions' });
    const name = h('span', { class: 'attachment-name' }, file.name);
    const element = h('li', {}, icon('file'), h('div', { class: 'attachment-what' }, name, state, bar), actions);
    const entry: Entry = { element, uploaded: undefined, upload: undefined };
    const label = text.attachRemove(file.name);
    const close = button({ label, look: 'subtle', icon: 'close', iconOnly: true, press: () => takeOut(entry) });
    const again = button({
      ...{ label: text.attachRetry(file.name), look: 'subtle', icon: 'again', iconOnly: true },
      press: () => void go(),
    });

    const go = async (): Promise<void> => {
      actions.replaceChildren(close);
      state.textContent = text.size(file.size);
      element.classList.remove('failed');
      bar.hidden = false;
      entry.upload = upload(file, (part) => (bar.value = part));
      try {
        entry.uploaded = await entry.upload.done;
        state.textContent = `${text.size(file.size)} · ${text.attachDone}`;
        announce(text.attached(file.name, text.size(file.size)));
      } catch (error) {
        if (!entries.has(entry)) return;
        const refused = error instanceof Refusal && error.status < 500;
        state.textContent = refused && error.message !== '' ? error.message : text.attachFailed;
        element.classList.add('failed');
        actions.replaceChildren(...(refused ? [] : [again]), close);
        announce(`${file.name}: ${state.textContent}`);
      } finally {
        bar.hidden = true;
      }
    };
    entries.add(entry);
    list.append(element);
    list.hidden = false;
    void go();
  };

  const add = (files: readonly File[]): void => {
    complain(undefined);
    for (const file of files) {
      if (entries.size >= FILES_LIMIT) return complain(text.attachMany(FILES_LIMIT));
      if (file.size > FILE_LIMIT) complain(tooHeavy);
      else if (file.size === 0) complain(text.attachEmpty);
      else start(file);
    }
    box.focus();
  };

  input.addEventListener('change', () => {
    add([...(input.files ?? [])]);
    // The same file can be chosen again.
    input.value = '';
  });
  const open = button({
    ...{ label: text.attach, icon: 'attach', iconOnly: true, look: 'subtle', testId: 'attach' },
    press: () => input.click(),
  });

  return {
    button: h('span', { class: 'attach' }, open, input),
    list,
    add,
    files: () => [...entries].flatMap(({ uploaded }) => uploaded ?? []),
    isBusy: () => [...entries].some(({ uploaded }) => uploaded === undefined),
    clear: () => [...entries].forEach(remove),
    dropOn: (target) => takeDrops(target, add),
  };
}

function takeDrops(target: HTMLElement, add: (files: readonly File[]) => void): void {
  const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;
  const show = (isOver: boolean): void => void target.classList.toggle('dropping', isOver);
  target.dataset['drop'] = text.drop;
  target.addEventListener('dragover', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    show(true);
  });
  target.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && target.contains(relatedTarget))) show(false);
  });
  target.addEventListener('drop', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    show(false);
    add([...(event.dataTransfer?.files ?? [])]);
  });
}
