import type { Doc } from "@infra-tools/report/doc/doc";
import { renderTerminal } from "@infra-tools/report/render/terminal";
import type { Context } from "../../command";

/** Prints a report for the job's log, folded parts folded. */
export function printDoc(context: Context, doc: Doc): void {
  context.print(
    renderTerminal(doc, { color: context.color, width: context.width, details: false }).trimEnd(),
  );
}
