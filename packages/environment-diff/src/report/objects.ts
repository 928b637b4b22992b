import { type Block, code, type Details, type Line, type Row, text } from "@infra-tools/report/doc/doc";
import { isObject, type Value } from "@infra-tools/terraform-plan/value";
import { type Explained, isIdentity } from "../cause/attribute";
import type { EnvironmentDiff } from "../diff";
import { blocksOf } from "./groups";
import { markedValues } from "./marked-values";
import { causeLine, presence } from "./tables";
import { attributePath, kindWords, plural, printValue } from "./words";

/** Every object that differs, its values on the two sides beside each other and beside them the cause. For a page, which has room. */
export function objectsSection(diff: EnvironmentDiff): readonly Block[] {
  if (diff.differences.length === 0) return [];
  const objects = blocksOf(diff.differences);
  // Those that differ only in names say least.
  const inOrder = [
    ...objects.filter((each) => !each.every(isIdentity)),
    ...objects.filter((each) => each.every(isIdentity)),
  ];
  return [
    {
      kind: "section",
      title: [text("Object by object")],
      blocks: inOrder.map((differences) => objectEntry(diff, differences)),
      priority: 1,
    },
  ];
}

function objectEntry(diff: EnvironmentDiff, differences: readonly Explained[]): Details {
  const [first] = differences;
  const { a, b } = diff.names;
  const words = kindWords(diff.names);
  const kind = first?.difference.kind ?? "changed";
  const isNames = differences.every(isIdentity);
  const count = kind === "changed" ? plural(differences.length, "difference") : words[kind];
  return {
    kind: "details",
    summary: [
      code(first?.difference.address ?? ""),
      text(` · ${count}${isNames ? ", only names" : ""}`, "muted"),
    ],
    tags: ["object", words[kind], ...(isNames ? ["name"] : [])],
    priority: 2,
    blocks: [
      {
        kind: "table",
        sideBySide: true,
        columns: [{ title: "Attribute" }, { title: a }, { title: b }, { title: "Cause" }],
        rows: differences.flatMap((explained) => rowsOf(diff, explained)),
        priority: 2,
      },
    ],
  };
}

function rowsOf(diff: EnvironmentDiff, explained: Explained): readonly Row[] {
  const { difference } = explained;
  const { before, after } = difference.delta;
  const cause = causeLine(diff, explained);
  if (difference.kind === "changed") {
    const values =
      before === undefined || after === undefined
        ? [value(before), value(after)]
        : markedValues(before, after);
    return [{ cells: [[code(attributePath(difference))], ...values, cause] }];
  }
  const whole: Row = { cells: [[text("whole object", "muted")], presence(before), presence(after), cause] };
  const attributes = Object.entries(membersOf(before ?? after)).map(([name, member]): Row => {
    const cell = value(member);
    return { cells: [[code(name)], ...(before === undefined ? [[], cell] : [cell, []]), []] };
  });
  return [whole, ...attributes];
}

function membersOf(block: Value | undefined): Readonly<Record<string, Value>> {
  return block !== undefined && isObject(block) ? block : {};
}

function value(shown: Value | undefined): Line {
  return shown === undefined ? [text("(not set)", "muted")] : [code(printValue(shown), "plain")];
}
