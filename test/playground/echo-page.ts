import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { Chat, DESK, launch } from '../e2e/chat-page';
import { startEchoBot, type EchoBot } from './echo-bot';

/** The page before the echo bot, both new in each test of the suite. */
export function anEchoPage() {
  let browser: Browser;
  let bot: EchoBot;
  let faults: readonly string[] = [];
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'webchat-page-'));
  const journal = path.join(folder, 'chat.jsonl');
  // Built apart: another build may be under way in dist.
  const pageDirectory = path.join(folder, 'page');

  beforeAll(async () => {
    browser = await launch(pageDirectory);
  }, 60_000);
  beforeEach(async () => {
    fs.rmSync(journal, { force: true });
    bot = await startEchoBot({ journal, pageDirectory });
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await bot.stop();
  });
  afterAll(async () => {
    await browser.close();
    fs.rmSync(folder, { recursive: true });
  });

  return {
    pageDirectory,
    get bot() {
      return bot;
    },
    /** Errors of the page that was opened last. */
    get faults() {
      return faults;
    },
    open: async (options: BrowserContextOptions = DESK, who = ''): Promise<Page> => {
      const chat = await Chat.open(browser, bot.url, who, options);
      faults = chat.faults;
      return chat.page;
    },
    /** Another bot in the place of one that was stopped, with what was said before. */
    restart: async (port: number): Promise<void> => {
      bot = await startEchoBot({ port, journal, pageDirectory });
    },
  };
}

export async function say(page: Page, words: string): Promise<void> {
  await page.getByTestId('composer').fill(words);
  await page.getByTestId('composer').press('Enter');
}
