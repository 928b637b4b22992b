import {
  type Block,
  code,
  type Details,
  type Doc,
  paragraph,
  strong,
  text,
} from "@infra-tools/report/doc/doc";
import { visible } from "@infra-tools/report/escape/visible";
import { formatPath } from "@infra-tools/terraform-plan/path";
import type { SideName } from "../settings";
import type { StateDiff, StateDifference } from "../state/diff";
import type { NamePair } from "../state/names";
import { plural, printValue, toJson } from "./words";

const LONGEST_VALUE = 400;

/** Report of two states side by side. */
export function stateReport(
  { differences, compared, names: pairs, sameButNames }: StateDiff,
  names: Readonly<Record<SideName, string>>,
): Doc {
  const kinds = [
    ["changed", "In both, and different"],
    ["only-a", `Only in ${names.a}`],
    ["only-b", `Only in ${names.b}`],
  ] as const;
  return {
    title: `State of ${names.a} and ${names.b}`,
    blocks: [
      {
        kind: "callout",
        tone: differences.length === 0 ? "good" : "warning",
        priority: 0,
        lines: [
          [
            strong(
              differences.length === 0 ? "No differences" : `${plural(differences.length, "object")} differ`,
            ),
            text(` of ${compared}.`),
            ...(sameButNames === 0
              ? []
              : [text(` ${plural(sameButNames, "more")} differ in names and generated values only.`)]),
          ],
        ],
      },
      ...kinds.flatMap(([kind, title]): readonly Block[] => {
        const those = differences.filter((each) => each.kind === kind);
        if (those.length === 0) return [];
        return [
          {
            kind: "section",
            title: [text(title)],
            blocks: those.map((each) => entry(each, names)),
            priority: 1,
          },
        ];
      }),
      ...namesSection(pairs, names),
      paragraph(text("Sensitive values and their copies are hidden.", "muted")),
    ],
  };
}

/** Pairs that stand for each other, so that nothing is left out unseen. */
function namesSection(
  pairs: readonly NamePair[],
  names: Readonly<Record<SideName, string>>,
): readonly Block[] {
  if (pairs.length === 0) return [];
  return [
    {
      kind: "details",
      summary: [text(`${plural(pairs.length, "name")} that stand for each other`, "muted")],
      tags: [],
      priority: 4,
      blocks: [
        {
          kind: "table",
          columns: [{ title: names.a }, { title: names.b }],
          rows: pairs.map(({ a, b }) => ({
            cells: [[code(visible(a, LONGEST_VALUE), "plain")], [code(visible(b, LONGEST_VALUE), "plain")]],
          })),
          priority: 4,
        },
      ],
    },
  ];
}

function entry(
  { address, kind, deltas }: StateDifference,
  names: Readonly<Record<SideName, string>>,
): Details {
  return {
    kind: "details",
    summary: [
      code(address),
      ...(deltas.length === 0 ? [] : [text(` ${plural(deltas.length, "attribute")}`, "muted")]),
    ],
    tags: [{ changed: "differs", "only-a": `only in ${names.a}`, "only-b": `only in ${names.b}` }[kind]],
    priority: 2,
    blocks:
      deltas.length === 0
        ? []
        : [
            {
              kind: "table",
              columns: [{ title: "Attribute" }, { title: names.a }, { title: names.b }],
              rows: deltas.map(({ path, before, after }) => ({
                cells: [
                  [code(formatPath(path))],
                  [code(visible(printValue(before), LONGEST_VALUE), "plain")],
                  [code(visible(printValue(after), LONGEST_VALUE), "plain")],
                ],
              })),
              priority: 3,
            },
          ],
  };
}

/** The same for programs. */
export function stateJson(
  { differences, compared, names: pairs, sameButNames }: StateDiff,
  names: Readonly<Record<SideName, string>>,
) {
  return {
    names,
    compared,
    sameButNames,
    namePairs: pairs,
    differences: differences.map(({ address, addressA, kind, deltas }) => ({
      address,
      ...(addressA === undefined ? {} : { addressA }),
      kind,
      attributes: deltas.map(({ path, before, after }) => ({
        attribute: formatPath(path),
        a: before === undefined ? null : toJson(before),
        b: after === undefined ? null : toJson(after),
      })),
    })),
  };
}
