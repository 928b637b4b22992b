import type { Doc } from "@infra-tools/report/doc/doc";
import { renderMarkdown } from "@infra-tools/report/render/markdown";
import { renderTerminal } from "@infra-tools/report/render/terminal";
import type { Context } from "../../command";
import type { ReviewOptions } from "./options";

/** A report in the form that the options ask for: Markdown for a merge request, else text for this terminal. */
export function reportText(
  report: Doc,
  { color, width }: Context,
  { markdown, budget, details }: ReviewOptions,
): string {
  const text = markdown
    ? renderMarkdown(report, { budget })
    : renderTerminal(report, { color, width, details });
  return text.trimEnd();
}
