import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { hasBrowser, launchBrowser, type OpenedPage, openHtml } from "../../../../test/support/browser";
import { code, type Doc, paragraph, text } from "../../src/doc/doc";
import { renderHtml } from "../../src/render/html";
import { BREAK_IN, COUNT_UNNAMED, FIND_FAINT_TEXT } from "./page-scripts";

const report: Doc = {
  title: "Plan review: ops <script>alert(1)</script>",
  blocks: [
    { kind: "callout", tone: "danger", lines: [[text("The database is lost")]] },
    {
      kind: "section",
      title: [text("Dangers (1)")],
      blocks: [
        {
          kind: "details",
          open: true,
          tags: ["danger"],
          summary: [text("Backups kept: lowered from 30 to 7")],
          blocks: [
            paragraph(text("Keep 30.")),
            // A word that is longer than a phone is wide.
            paragraph(text(`No rule reads ${"google_monitoring_alert_policy.monitoring_".repeat(3)}policy.`)),
          ],
        },
      ],
    },
    {
      kind: "section",
      title: [text("Updates (2)")],
      blocks: [
        {
          kind: "details",
          tags: ["update", "danger"],
          summary: [code("google_sql_database_instance.main")],
          blocks: [
            {
              kind: "diff",
              lines: [
                { op: "-", text: "retained = 30" },
                { op: "+", text: `retained = ${"7".repeat(500)}` },
              ],
            },
          ],
        },
        {
          kind: "details",
          tags: ["update"],
          summary: [code("aws_s3_bucket.main")],
          blocks: [paragraph(text('<img src="https://evil.example/x.png" onerror="document.title=1">'))],
        },
      ],
    },
  ],
};

const whenBrowser = hasBrowser() ? describe : describe.skip;

whenBrowser("the page in a browser", () => {
  let browser: Browser;
  let folder: string;
  let file: string;
  let opened: OpenedPage | undefined;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "page-"));
    file = join(folder, "review.html");
    writeFileSync(file, renderHtml(report));
    browser = await launchBrowser();
  });

  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(options: Parameters<typeof openHtml>[2] = {}) {
    opened = await openHtml(browser, file, options);
    return opened;
  }

  const visible = (addresses: string) => `details:not([data-hidden]) summary:has-text("${addresses}")`;

  test("sends no request and complains about nothing", async () => {
    const { page, requests, complaints } = await open();
    await page.click("[data-fold=open]");
    await page.waitForTimeout(200);
    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await page.title()).toBe("Plan review: ops <script>alert(1)</script>");
  });

  test("refuses scripts, styles and pictures that are not its own", async () => {
    const { page, complaints } = await open();
    await page.evaluate(BREAK_IN);
    await page.waitForTimeout(200);
    expect(await page.title()).toContain("Plan review");
    const refused = complaints.filter((complaint) => complaint.includes("Content Security Policy"));
    expect(refused).toHaveLength(3);
  });

  test("filters by text, by severity and by action, and says how many are left", async () => {
    const { page } = await open();
    const status = page.locator("output");
    expect(await status.textContent()).toBe("3 entries");
    await page.fill("input[type=search]", "aws_s3");
    expect(await status.textContent()).toBe("1 of 3 entries");
    expect(await page.locator(visible("aws_s3")).count()).toBe(1);
    expect(await page.locator("#part-1").isVisible()).toBe(false);
    await page.fill("input[type=search]", "");
    await page.click('[data-tag="danger"]');
    expect(await status.textContent()).toBe("2 of 3 entries");
    await page.click('[data-tag="update"]');
    expect(await status.textContent()).toBe("1 of 3 entries");
    expect(await page.locator(visible("google_sql")).count()).toBe(1);
    expect(await page.getAttribute('[data-tag="danger"]', "aria-pressed")).toBe("true");
  });

  test("is used with the keyboard alone", async () => {
    const { page } = await open();
    await page.keyboard.press("/");
    expect(await page.evaluate("document.activeElement.tagName")).toBe("INPUT");
    await page.keyboard.type("sql");
    expect(await page.locator("output").textContent()).toBe("1 of 3 entries");
    await page.keyboard.press("Escape");
    expect(await page.locator("output").textContent()).toBe("3 entries");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    expect(await page.getAttribute('[data-tag="danger"]', "aria-pressed")).toBe("true");
  });

  test("can be read without script: everything unfolds, and no dead control is shown", async () => {
    const { page } = await open({ javaScriptEnabled: false });
    expect(await page.locator(".filter").isVisible()).toBe(false);
    await page.click("summary:has-text('google_sql')");
    expect(await page.locator("text=retained = 30").isVisible()).toBe(true);
  });

  test.each([320, 390, 768])("has no sideways scrolling on a screen %d wide", async (width) => {
    const { page } = await open({ viewport: { width, height: 800 }, isMobile: width < 700 });
    await page.click("[data-fold=open]");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  });

  test("prints everything, unfolded, without its controls", async () => {
    const { page } = await open({ javaScriptEnabled: false });
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".filter").isVisible()).toBe(false);
    const height = (await page.locator("details:has-text('google_sql') pre").boundingBox())?.height;
    expect(height).toBeGreaterThan(20);
  });

  test.each(["light", "dark"] as const)("keeps every text readable in the %s scheme", async (colorScheme) => {
    const { page } = await open({ colorScheme });
    await page.click("[data-fold=open]");
    const faint = await page.evaluate(FIND_FAINT_TEXT);
    expect(faint).toEqual([]);
  });

  test("has its landmarks, one main heading, and a name for every control", async () => {
    const { page } = await open();
    for (const landmark of ["header", "nav[aria-label]", "search", "main"])
      expect(await page.locator(landmark).count()).toBe(1);
    expect(await page.locator("h1").count()).toBe(1);
    const unnamed = await page.evaluate(COUNT_UNNAMED);
    expect(unnamed).toBe(0);
  });
});
