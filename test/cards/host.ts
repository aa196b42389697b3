import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AdaptiveCard } from '../../cards/card';

export type Scheme = 'light' | 'dark';

const hue = (value: string, subtle = value): object => ({ default: value, subtle });

const foreground: Readonly<Record<Scheme, object>> = {
  light: {
    default: hue('#242424', '#616161'),
    accent: hue('#4f52b2'),
    good: hue('#92c353'),
    warning: hue('#f8d22a'),
    attention: hue('#b10e1c'),
  },
  dark: {
    default: hue('#ffffff', '#adadad'),
    accent: hue('#9299f7'),
    good: hue('#9ad29a'),
    warning: hue('#fcd490'),
    attention: hue('#f4a6ad'),
  },
};

const style = (scheme: Scheme, backgroundColor: string): object => ({
  backgroundColor,
  foregroundColors: foreground[scheme],
  borderColor: scheme === 'light' ? '#d1d1d1' : '#666666',
});

/** A client that looks like Teams, in so far as a picture needs it. */
export const hostConfig = (scheme: Scheme): object => ({
  fontFamily: 'Segoe UI, Noto Sans, DejaVu Sans, sans-serif',
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  spacing: { small: 6, default: 8, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: scheme === 'light' ? '#e0e0e0' : '#525252' },
  actions: {
    maxActions: 6,
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    spacing: 'medium',
  },
  containerStyles: {
    default: style(scheme, scheme === 'light' ? '#ffffff' : '#292929'),
    emphasis: style(scheme, scheme === 'light' ? '#f0f0f0' : '#3d3d3d'),
    good: style(scheme, scheme === 'light' ? '#e7f2da' : '#0d3a0d'),
    warning: style(scheme, scheme === 'light' ? '#fbf6d9' : '#4a3a00'),
  },
  table: { cellSpacing: 6 },
  inputs: { label: { inputSpacing: 'small', optionalInputs: { weight: 'default' } } },
});

const library = readFileSync(createRequire(__filename).resolve('adaptivecards/dist/adaptivecards.js'), 'utf8');

const css = (scheme: Scheme): string => `
  :root { color-scheme: ${scheme}; }
  body { margin: 0; padding: 12px; background: ${scheme === 'light' ? '#f5f5f5' : '#1f1f1f'}; font: 14px Segoe UI, Noto Sans, DejaVu Sans, sans-serif; }
  h2 { font: 11px monospace; color: #888; margin: 18px 0 4px; }
  .card { overflow-wrap: anywhere; border-radius: 6px; border: 1px solid #8884; overflow: hidden; }
  .ac-adaptiveCard { outline: none; }
  .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
  .ac-actionSet > div[style*='width'] { flex: 0 0 auto !important; }
  button { font: 600 14px Segoe UI, Noto Sans, DejaVu Sans, sans-serif; padding: 5px 12px; border-radius: 4px; border: 1px solid #8888; background: transparent; color: inherit; }
  .style-positive { background: #5b5fc7; color: #fff; border-color: transparent; }
  .style-destructive { color: ${scheme === 'light' ? '#b10e1c' : '#f4a6ad'}; }
  .card { color: ${scheme === 'light' ? '#242424' : '#fff'}; }
  input:not([type=checkbox]), textarea, select { box-sizing: border-box; width: 100%; font: inherit; padding: 6px 8px; border: 1px solid #8888; border-radius: 4px; background: transparent; color: inherit; }
  textarea { min-height: 96px; }`;

/** A page that draws cards with Microsoft's renderer, Markdown and all. */
export function hostPage(cards: Readonly<Record<string, AdaptiveCard>>, scheme: Scheme): string {
  const data = JSON.stringify({ cards, config: hostConfig(scheme) }).replace(/</g, '\\u003c');
  return `<!doctype html><html lang="es-MX"><meta charset="utf-8"><style>${css(scheme)}</style><body><script>${library}</script><script>
    const { cards, config } = ${data};
    AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.outputHtml = text
        .replace(/\\*\\*(.+?)\\*\\*/g, '<b>$1</b>')
        .replace(/_(.+?)_/g, '<i>$1</i>')
        .replace(/\\[(.+?)\\]\\((.+?)\\)/g, '<a href="$2">$1</a>');
      result.didProcess = true;
    };
    for (const [name, json] of Object.entries(cards)) {
      const card = new AdaptiveCards.AdaptiveCard();
      card.hostConfig = new AdaptiveCards.HostConfig(config);
      card.parse(json);
      const title = document.createElement('h2');
      title.textContent = name;
      const box = document.createElement('div');
      box.className = 'card';
      box.dataset.name = name;
      box.append(card.render());
      document.body.append(title, box);
    }
    const all = (selector) => [...document.querySelectorAll(selector)];
    const textOf = (id) => (document.getElementById(id)?.textContent ?? '').trim();
    // The renderer itself forgets to name a searchable list of one; the chat page draws its own there.
    window.unnamedInputs = () => all('input:not(.ac-choiceSetInput-filtered), textarea, select')
      .filter((input) => (input.getAttribute('aria-labelledby') ?? '').split(' ').every((id) => textOf(id) === ''))
      .map((input) => input.outerHTML);
    window.cardsTooWide = () => all('.card')
      .filter((card) => card.scrollWidth > card.clientWidth)
      .map((card) => card.dataset.name);
  </script>`;
}
