import type { Block, DiffLine } from "@infra-tools/report/doc/doc";
import { visible } from "@infra-tools/report/escape/visible";
import type { Explained } from "../cause/attribute";
import { plural, toJson } from "./words";

/** Longer lines are cut: a block has to be read at a glance, and `--json` has it whole. */
const MAX_LINE_LENGTH = 200;

/** The blocks that only one side has, each under its address; nothing where there is none. */
export function onlyBlocks(
  differences: readonly Explained[],
  most: number,
  priority: number,
): readonly Block[] {
  const lines = differences.flatMap((explained): readonly DiffLine[] => {
    const content = contentLines(explained, most);
    return content.length === 0 ? [] : [{ op: "=", text: explained.difference.address }, ...content];
  });
  return lines.length === 0 ? [] : [{ kind: "diff", lines, priority }];
}

/** A block that only one side has, as its stack writes it, cut after so many lines; nothing where both have it. */
export function contentLines({ difference }: Explained, most: number): readonly DiffLine[] {
  const { kind, delta } = difference;
  const value = delta.before ?? delta.after;
  if (kind === "changed" || value === undefined) return [];
  const op = kind === "only-a" ? "-" : "+";
  const lines = JSON.stringify(toJson(value), undefined, 2).split("\n");
  const shown = lines.slice(0, most).map((line) => ({ op, text: visible(line, MAX_LINE_LENGTH) }) as const);
  const left = lines.length - shown.length;
  return left === 0 ? shown : [...shown, { op: " ", text: `… ${plural(left, "more line")}` }];
}
