import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { expand } from '../../cards/expand';
import { hostPage, type Scheme } from './host';
import { HOSTILE, HOSTILE_TEXT, samples } from './samples';
import { links } from './samples/parts';

// Set CARD_PICTURES to a folder to look at every card.
const pictures = process.env['CARD_PICTURES'];
const cards = Object.fromEntries(Object.entries(samples).map(([name, screen]) => [name, expand(screen)]));
const widths = [320, 390, 700] as const;
const schemes: readonly Scheme[] = ['light', 'dark'];

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
});
afterAll(async () => browser.close());

async function open(width: number, scheme: Scheme): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.setContent(hostPage(cards, scheme));
  return page;
}

const shown = async (page: Page, name: string): Promise<string> => page.locator(`[data-name="${name}"]`).innerText();

/** The links that screens have of their own, each as its title and address: nothing that a person typed is one. */
function linksIn(part: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof part !== 'object' || part === null) return found;
  if ('title' in part && 'url' in part) found.add(`${String(part.title)} ${String(part.url)}`);
  for (const inner of Object.values(part)) linksIn(inner, found);
  return found;
}

/** Lines as a reader sees them; the word joiner inside "{{DATE(" takes no room. */
const lines = (text: string): string => text.replace(/\u2060/g, '').replace(/\n+/g, '\n');

test("Microsoft's renderer shows what was typed, letter by letter", async () => {
  const page = await open(700, 'light');
  for (const name of ['field hostile', 'summary hostile', 'line hostile', 'notice sent', 'report', 'post decided']) {
    expect(lines(await shown(page, name))).toContain(lines(HOSTILE_TEXT));
  }
  expect(await page.locator('b, i, script[src], .card script').count()).toBe(0);
  const drawn = await page.locator('a').evaluateAll((all) => all.map((a) => [a.textContent, a.getAttribute('href')]));
  expect(drawn).toContainEqual([links[0]?.title, links[0]?.url]);
  const own = linksIn(Object.values(samples));
  expect(drawn.filter(([text, url]) => !own.has(`${text} ${url}`))).toEqual([]);
  const input = page.locator('[data-name="field hostile"] input').first();
  expect(await input.inputValue()).toBe(HOSTILE_TEXT.replace(/\n/g, ''));
  expect(await shown(page, 'list')).toContain(HOSTILE[0]);
  await page.close();
}, 30_000);

test('every input has its name for a screen reader', async () => {
  const page = await open(390, 'light');
  const unnamed = await page.evaluate('unnamedInputs()');
  expect(unnamed).toEqual([]);
  await page.close();
}, 30_000);

test.each(widths.flatMap((width) => schemes.map((scheme) => [width, scheme] as const)))(
  'nothing runs over the edge at %d px, %s',
  async (width, scheme) => {
    const page = await open(width, scheme);
    const over = await page.evaluate('cardsTooWide()');
    if (pictures !== undefined) await takePictures(page, join(pictures, `${width}-${scheme}`));
    expect(over).toEqual([]);
    await page.close();
  },
  60_000,
);

async function takePictures(page: Page, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const name of Object.keys(cards)) {
    await page.locator(`[data-name="${name}"]`).screenshot({ path: join(folder, `${name}.png`) });
  }
}
