import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import type { Clock } from '../../core/record/runtime';
import { startTestBot, type TestBot } from '../helpers/world/bot';
import { newDatabase } from '../helpers/world/database';

const root = join(__dirname, '../..');
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** A machine without Chromium leaves these tests out, and the gate says so. */
export const hasChromium = existsSync(executablePath);

export const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
export const NARROW: BrowserContextOptions = { viewport: { width: 320, height: 568 }, hasTouch: true, isMobile: true };

/** Builds the page as it is now, into dist or the folder named, and starts a browser. */
export async function launch(...pageDirectory: readonly string[]): Promise<Browser> {
  execFileSync(process.execPath, [join(root, 'playground/page/build.mjs'), ...pageDirectory]);
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  return chromium.launch({ executablePath, args });
}

/** Goes on from that instant: for the bot, two messages alike in the same instant are one. */
export function clockFrom(start: string): Clock {
  const ahead = Date.parse(start) - Date.now();
  return { now: () => new Date(Date.now() + ahead) };
}

/** Milliseconds; what takes longer is missing. */
const PATIENCE = 20_000;

/** Somebody at the page: reads what is shown, presses and types as a person would. */
export class Chat {
  private constructor(
    readonly page: Page,
    /** Errors of the page, and whatever its content security policy kept out. */
    readonly faults: readonly string[],
  ) {}

  /** A new device: nothing of another one's is remembered. */
  static async open(browser: Browser, url: string, who = '', options: BrowserContextOptions = DESK): Promise<Chat> {
    const page = await (await browser.newContext({ locale: 'es-MX', ...options })).newPage();
    const faults: string[] = [];
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (line) => {
      if (line.type() === 'error' && !line.text().includes('net::ERR')) faults.push(line.text());
    });
    const chat = new Chat(page, faults);
    await page.goto(`${url}/${who === '' ? '' : `#/${who}`}`);
    return chat;
  }

  /** Whatever is answered next stands in it. */
  card(): Locator {
    return this.page.locator('[data-testid=message]:visible').getByTestId('card').last();
  }

  composer(): Locator {
    return this.page.getByTestId('composer');
  }

  /** Waits until the newest card says so. */
  async reads(words: string | RegExp): Promise<void> {
    await this.#seeing(this.card().getByText(words).first().waitFor());
  }

  /** Waits until the conversation says so, anywhere. */
  async shows(words: string | RegExp): Promise<void> {
    await this.#seeing(this.page.getByTestId('conversation').getByText(words).first().waitFor());
  }

  /** Waits until the newest card asks that field, by its official label. */
  async asks(label: string): Promise<void> {
    await this.#seeing(this.card().getByRole('heading', { name: label, exact: true }).waitFor());
  }

  /** Presses a button of the newest card. */
  async press(title: string, card: Locator = this.card()): Promise<void> {
    const button = card.getByRole('button', { name: title, exact: true });
    const atDesk = this.page.viewportSize()?.width === DESK.viewport?.width;
    await this.#seeing(atDesk ? button.click() : button.tap());
  }

  /** An error says what the page shows instead: where the tests run, nobody may be there to look. */
  async #seeing(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (cause) {
      const shown = await this.page.locator('body').innerText();
      throw new Error(`${cause instanceof Error ? cause.message : String(cause)}\nThe page shows:\n${shown}`, {
        cause,
      });
    }
  }

  async save(): Promise<void> {
    await this.press('Guardar y continuar');
  }

  /** Types a message and sends it with Enter. */
  async say(words: string): Promise<void> {
    await this.composer().fill(words);
    await this.composer().press('Enter');
  }

  /** Writes in the card's only box, or in the one with that label. */
  async write(words: string, label?: string): Promise<void> {
    const box = label === undefined ? this.card().getByRole('textbox') : this.card().getByLabel(label, { exact: true });
    await box.fill(words);
  }

  /** Looks for words in the list of one of many, and takes the option. */
  async choose(search: string, option: string): Promise<void> {
    const list = this.card().getByRole('combobox');
    await list.click();
    await list.fill(search);
    await this.card().getByRole('option', { name: option }).click();
  }

  async tick(...labels: readonly string[]): Promise<void> {
    for (const label of labels) await this.card().getByRole('checkbox', { name: label, exact: true }).check();
  }

  /** Pastes into the box that has the focus, as a word processor fills the clipboard. */
  async paste(html: string, plain: string): Promise<void> {
    await this.page.evaluate(
      ([rich, text]) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/html', rich ?? '');
        clipboardData.setData('text/plain', text ?? '');
        const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
        document.activeElement?.dispatchEvent(paste);
      },
      [html, plain],
    );
  }

  /** Becomes somebody else, or goes to another conversation, by the rail. */
  async goTo(name: RegExp): Promise<void> {
    const menu = this.page.getByTestId('open-rail');
    if (await menu.isVisible()) await menu.click();
    await this.page.getByRole('navigation').getByRole('button', { name }).click();
  }

  /** Fetches what a link of the card leads to, as the browser does when it is pressed. */
  async download(card: Locator): Promise<Buffer> {
    const begun = this.page.waitForEvent('download');
    await card.getByRole('link', { name: 'Descargar Word', exact: true }).click();
    const download = await begun;
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  /** Pixels that the page is wider than its window. */
  async overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  }

  /** What the focus is on, as it is announced; '' where it has no name. */
  async focusedName(): Promise<string> {
    return this.page.evaluate(() => {
      const focused = document.activeElement;
      return focused?.getAttribute('aria-label') ?? focused?.textContent ?? '';
    });
  }

  /** Set PAGE_PICTURES to a folder to look at what tests see, on a phone and at a desk, dark and light. */
  async picture(name: string): Promise<void> {
    const folder = process.env['PAGE_PICTURES'];
    const size = this.page.viewportSize();
    if (folder === undefined || size === null) return;
    for (const width of [390, 1280])
      for (const colorScheme of ['dark', 'light'] as const) {
        await this.page.setViewportSize({ width, height: Number(process.env['PAGE_HEIGHT'] ?? 844) });
        await this.page.emulateMedia({ colorScheme });
        await this.page.screenshot({ path: join(folder, `${name} ${width} ${colorScheme}.png`) });
      }
    await this.page.setViewportSize(size);
  }

  /** What axe-core finds against WCAG 2.1, levels A and AA, and its best practices (landmarks, headings), in a line each. */
  async violations(): Promise<readonly string[]> {
    await this.page.evaluate(axe.source);
    const found = await this.page.evaluate(async () => {
      const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
      return (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({ runOnly });
    });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
    );
  }
}

/** A browser, and a bot with its page on a day in May 2023, as long as the tests of one description run. */
export function aPage(): { readonly browser: Browser; readonly url: string; readonly bot: TestBot } {
  let browser: Browser;
  let bot: TestBot;
  beforeAll(async () => {
    browser = await launch();
    bot = await startTestBot({
      storageUrl: newDatabase(),
      clock: clockFrom('2023-05-03T16:00:00Z'),
      env: { WEBCHAT: 'on', PORT: '0', TEAMS_REVIEW_CHANNEL: '', TEAMS_SERVICE_URL: '' },
    });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await bot?.stop();
    await bot?.connector.stop();
  });
  return {
    get browser() {
      return browser;
    },
    get bot() {
      return bot;
    },
    get url() {
      return bot.url;
    },
  };
}
