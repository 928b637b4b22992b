import { resolve } from "node:path";
import type { Doc } from "@infra-tools/report/doc/doc";
import { renderHtml } from "@infra-tools/report/render/html";
import { renderMarkdown } from "@infra-tools/report/render/markdown";
import { renderTerminal } from "@infra-tools/report/render/terminal";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import type { Context } from "../../command";
import type { DiffOptions } from "./options";

/** GitLab renders a note of this many characters in time. */
const MARKDOWN_BUDGET = 60_000;

/** Prints a report in the form that was asked for, and writes the page. */
export function printReport(context: Context, options: DiffOptions, doc: Doc, page: Doc = doc): void {
  context.print(
    options.markdown
      ? renderMarkdown(doc, { budget: MARKDOWN_BUDGET }).trimEnd()
      : renderTerminal(doc, {
          color: context.color,
          width: context.width,
          details: options.details || options.explain !== undefined,
        }).trimEnd(),
  );
  if (options.html === undefined) return;
  writeFileAtomically(resolve(context.cwd, options.html), renderHtml(page));
  context.progress(`wrote ${options.html}`);
}
