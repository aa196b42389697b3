type Child = Node | string | undefined | false;
type Props = Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>;

/**
 * Makes an element. A function is a listener for the event of that name, anything else an attribute;
 * text goes in as text, never as HTML.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props?: Props,
  ...children: Child[]
): HTMLElementTagNameMap[K];
export function h(tag: string, props?: Props, ...children: Child[]): HTMLElement;
export function h(tag: string, props: Props = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

const SHAPES = {
  menu: 'M3 5h14M3 10h14M3 15h14',
  send: 'M3 4l14 6-14 6 3-6zM6 10h11',
  chat: 'M4 4h12v9H9l-4 3v-3H4z',
  channel: 'M4 15V5h12v10zM7 8h6M7 11h4',
  close: 'M5 5l10 10M15 5L5 15',
  down: 'M5 8l5 5 5-5',
  attach: 'M13.5 6.5l-6 6a1.8 1.8 0 0 0 2.5 2.5l6.5-6.5a3.5 3.5 0 0 0-5-5L5 10a5 5 0 0 0 7 7l5-5',
  file: 'M5 2.5h7l3.5 3.5v11.5h-10.5zM12 2.5v3.5h3.5',
  again: 'M15.5 7a6 6 0 1 0 .5 4.5M16 3v4h-4',
} as const;
type IconName = keyof typeof SHAPES;

/** A line drawing in the text's colour; it says nothing to a screen reader. */
export function icon(name: IconName, slot?: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  const drawn = { viewBox: '0 0 20 20', width: '20', height: '20', 'aria-hidden': 'true', class: 'icon' };
  for (const [key, value] of Object.entries(drawn)) svg.setAttribute(key, value);
  if (slot !== undefined) svg.setAttribute('slot', slot);
  path.setAttribute('d', SHAPES[name]);
  svg.append(path);
  return svg;
}

interface ButtonProps {
  readonly label: string;
  readonly press: () => void;
  readonly icon?: IconName;
  /** Shows the icon alone; the label is still said. */
  readonly iconOnly?: boolean;
  readonly look?: 'primary' | 'subtle' | 'outline';
  readonly testId?: string;
}

/** A Fluent button. Its role is written out, since the component sets it where not every tool looks. */
export function button({ label, press, icon: name, iconOnly, look, testId }: ButtonProps): HTMLElement {
  return h(
    'fluent-button',
    {
      role: 'button',
      appearance: look,
      'icon-only': iconOnly,
      'aria-label': label,
      title: iconOnly === true ? label : undefined,
      'data-testid': testId,
      click: press,
    },
    name && icon(name, iconOnly === true ? undefined : 'start'),
    iconOnly !== true && label,
  );
}

let announcer: HTMLElement | undefined;

/** Has a screen reader say something once, when it is done with what it says now. */
export function announce(message: string): void {
  announcer ??= document.body.appendChild(
    h('div', { role: 'status', 'aria-live': 'polite', class: 'visually-hidden', 'data-testid': 'announcer' }),
  );
  const region = announcer;
  region.textContent = '';
  setTimeout(() => (region.textContent = message), 60);
}
