import { resolve } from "node:path";
import type { Context } from "@infra-tools/runtime/command-line/command";
import { flag, integerOr, text } from "@infra-tools/runtime/command-line/parameter";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import type { Doc } from "./doc/doc";
import { renderMarkdown } from "./render/markdown";
import { renderTerminal } from "./render/terminal";

/** GitLab renders a note of this many characters in time. */
const DEFAULT_BUDGET = 60_000;

/** Options of commands that print a report. */
export const REPORT_OPTIONS = {
  details: flag("unfold everything on the terminal"),
  markdown: flag("print Markdown for a merge request instead"),
  // Below the minimum not even a verdict with its counts fits; GitLab refuses notes above the maximum.
  budget: integerOr(DEFAULT_BUDGET, "<characters>", "maximum length of the Markdown", {
    min: 1_000,
    max: 1_000_000,
  }),
  html: text("<file>", "write a page that needs no network"),
} as const;

/** Form of a printed report. All parts are optional: the plain terminal form is the default. */
export interface ReportForm {
  readonly details?: boolean;
  readonly markdown?: boolean;
  /** Maximum characters of the Markdown. @default 60000 */
  readonly budget?: number;
  /** File of the page, relative to the working directory. */
  readonly html?: string | undefined;
}

/**
 * Prints a report in the form that was asked for and writes its page. `page` makes the page's document where that
 * needs more than the printed one, for instance pictures.
 */
export async function printReport(
  context: Context,
  doc: Doc,
  { details = false, markdown = false, budget = DEFAULT_BUDGET, html }: ReportForm = {},
  page: () => Doc | Promise<Doc> = () => doc,
): Promise<void> {
  const { color, width } = context;
  // With --json nothing is printed, and rendering a large report takes a while.
  if (!context.json) {
    const printed = markdown
      ? renderMarkdown(doc, { budget })
      : renderTerminal(doc, { color, width, details });
    context.print(printed.trimEnd());
  }
  if (html === undefined) return;
  const { renderHtml } = await import("./render/html");
  writeFileAtomically(resolve(context.cwd, html), renderHtml(await page()));
  context.progress(`wrote ${html}`);
}
