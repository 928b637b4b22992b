import { type Block, type Column, code, type Line, type Row, text } from "@infra-tools/report/doc/doc";
import type { Value } from "@infra-tools/terraform-plan/value";
import { type Explained, isUncaused } from "../cause/attribute";
import type { EnvironmentDiff } from "../diff";
import { contentLines, onlyBlocks } from "./content";
import { blocksOf } from "./groups";
import { attributePath, enumerate, valueCell } from "./words";

/** Of a block that only one side has, as many lines as tell what it is. */
const MAX_LINES = 30;

/** Differences side by side: what, and its value on the two sides; then the blocks that only one side has. */
export function sideBySide(
  diff: EnvironmentDiff,
  differences: readonly Explained[],
  priority: number,
): readonly Block[] {
  return [valuesTable(diff, differences, priority), ...onlyBlocks(differences, MAX_LINES, priority + 1)];
}

function valuesTable(diff: EnvironmentDiff, differences: readonly Explained[], priority: number): Block {
  let last = "";
  return {
    kind: "table",
    sideBySide: true,
    columns: [{ title: "Block and attribute" }, { title: diff.names.a }, { title: diff.names.b }],
    rows: differences.flatMap(({ difference }): readonly Row[] => {
      const { before, after } = difference.delta;
      const heading: readonly Row[] =
        difference.block === last || difference.kind !== "changed"
          ? []
          : [{ cells: [[code(difference.address)], [], []] }];
      last = difference.block;
      if (difference.kind !== "changed") {
        return [{ cells: [[code(difference.address)], presence(before), presence(after)] }];
      }
      return [
        ...heading,
        { cells: [[text("  "), code(attributePath(difference), "muted")], value(before), value(after)] },
      ];
    }),
    priority,
  };
}

/** Says that a side has a block, or that it has none. */
export function presence(block: Value | undefined): Line {
  return block === undefined ? [text("is not there", "muted")] : [text("is there")];
}

function value(shown: Value | undefined): Line {
  return shown === undefined ? [text("(not set)", "muted")] : valueCell(shown);
}

/** Every difference with its cause, one table for each block, for `--table`. */
export function everything(diff: EnvironmentDiff): readonly Block[] {
  return blocksOf(diff.differences).map((those) => {
    return {
      kind: "section",
      title: [code(those[0]?.difference.address ?? "")],
      blocks: [
        {
          kind: "table",
          sideBySide: true,
          columns: columns(diff),
          rows: those.map((each) => row(diff, each)),
          priority: 1,
        },
        ...wholeBlock(those),
      ],
      priority: 1,
    };
  });
}

/** The section's title says its address. */
function wholeBlock(differences: readonly Explained[]): readonly Block[] {
  const lines = differences.flatMap((explained) => contentLines(explained, MAX_LINES));
  return lines.length === 0 ? [] : [{ kind: "diff", lines, priority: 2 }];
}

function columns({ names }: EnvironmentDiff): readonly Column[] {
  return [{ title: "Attribute" }, { title: names.a }, { title: names.b }, { title: "Cause" }];
}

function row(diff: EnvironmentDiff, explained: Explained): Row {
  const { kind, delta } = explained.difference;
  const cell = kind === "changed" ? value : presence;
  return {
    cells: [
      kind === "changed" ? [code(attributePath(explained.difference))] : [text("(whole block)", "muted")],
      cell(delta.before),
      cell(delta.after),
      causeLine(diff, explained),
    ],
  };
}

/** The settings that a difference follows, or that it follows none. */
export function causeLine(diff: EnvironmentDiff, explained: Explained): Line {
  const named = enumerate(explained.causes.map(({ settings }) => settings.join(" with ")));
  if (diff.code?.has(explained) === true)
    return [text(named === "" ? "code" : `code and ${named}`, "warning")];
  if (!isUncaused(explained)) return [text(named)];
  return [
    text(
      explained.branches.length > 0 ? `uncaused: code looks at ${enumerate(explained.branches)}` : "uncaused",
      "danger",
    ),
  ];
}
