import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

const ARGUMENTS = [
  "--no-sandbox",
  "--headless",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** True if a browser is installed to test with; `CHROMIUM` names another than Debian's. */
export function hasBrowser(): boolean {
  return existsSync(CHROMIUM);
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
}

/** A page as a reader has it, with everything written down that he would not want to happen. */
export interface OpenedPage {
  readonly page: Page;
  /** Every request except the one for the page itself. */
  readonly requests: readonly string[];
  /** Errors of scripts, and what the Content-Security-Policy refused. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens a page given as text, as if from a file: without network and without a server. */
export async function openHtml(
  browser: Browser,
  file: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({ offline: true, ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  const url = `file://${file}`;
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== url) requests.push(request.url());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  await page.goto(url);
  return { page, requests, complaints, close: () => context.close() };
}
