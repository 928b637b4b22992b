import { type Block, code, type Line, type Row, text } from "../../shared/doc/doc";
import { visible } from "../../shared/escape/visible";
import type { Value } from "../../shared/value";
import { type Explained, isUncaused } from "../cause/attribute";
import type { EnvironmentDiff } from "../diff";
import { attributePath, enumerate, printValue } from "./words";

/** Longer values are cut: the page holds them whole elsewhere, and a table has to be read across. */
const LONGEST_VALUE = 400;

/** Differences side by side: what, and its value on the two sides. */
export function sideBySide(
  diff: EnvironmentDiff,
  differences: readonly Explained[],
  priority: number,
): Block {
  let last = "";
  return {
    kind: "table",
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

function presence(block: Value | undefined): Line {
  return block === undefined ? [text("is not there", "muted")] : [text("is there")];
}

function value(shown: Value | undefined): Line {
  return shown === undefined
    ? [text("(not set)", "muted")]
    : [code(visible(printValue(shown), LONGEST_VALUE), "plain")];
}

/** Every difference in one table, for `--table`. */
export function everything(diff: EnvironmentDiff): Block {
  return {
    kind: "table",
    columns: [
      { title: "Address" },
      { title: "Attribute" },
      { title: diff.names.a },
      { title: diff.names.b },
      { title: "Cause" },
    ],
    rows: diff.differences.map((explained): Row => {
      const { difference } = explained;
      const isChange = difference.kind === "changed";
      return {
        cells: [
          [code(difference.address)],
          isChange ? [code(attributePath(difference))] : [text("(whole block)", "muted")],
          isChange ? value(difference.delta.before) : presence(difference.delta.before),
          isChange ? value(difference.delta.after) : presence(difference.delta.after),
          causeLine(diff, explained),
        ],
      };
    }),
    priority: 1,
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
