import type { Block } from "@infra-tools/report/doc/doc";

/** The words of a callout or paragraph, its lines joined. */
export function plainText(block: Block): string {
  if (block.kind === "paragraph") return block.line.map(({ text }) => text).join("");
  if (block.kind === "callout")
    return block.lines.map((line) => line.map(({ text }) => text).join("")).join(" ");
  return "";
}
