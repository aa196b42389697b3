import { attribute, textOf, type Element } from './elements';

/** Teams sends an emoji as an element whose `alt` is the character. */
export function emojiOf(element: Element): string | undefined {
  const isEmoji = element.tagName === 'emoji' || (attribute(element, 'itemtype') ?? '').endsWith('/Emoji');
  return isEmoji ? attribute(element, 'alt') : undefined;
}

/** Word's own list marks: symbols of its fonts become the one bullet, numbers stay. */
export function officeMark(element: Element): string | undefined {
  if (!/mso-list\s*:\s*ignore/i.test(attribute(element, 'style') ?? '')) return undefined;
  const mark = textOf(element).trim();
  return `${/^[\p{L}\p{N}]+[.)-]|^\(/u.test(mark) ? mark : '•'} `;
}

/** A paragraph of Word's that is an item of a list says so, and how deep it stands. */
export function officeLevel(element: Element): number | undefined {
  const level = /mso-list\s*:[^;]*\blevel(\d)/i.exec(attribute(element, 'style') ?? '')?.[1];
  return level === undefined ? undefined : Math.max(0, Number(level) - 1);
}
