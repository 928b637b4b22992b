import {
  type Block,
  code,
  type Details,
  type Doc,
  paragraph,
  type Row,
  strong,
  text,
} from "@infra-tools/report/doc/doc";
import { formatCount, visible } from "@infra-tools/report/escape/visible";
import type { Delta } from "@infra-tools/terraform-plan/compare/delta";
import { formatPath } from "@infra-tools/terraform-plan/path";
import type { PlanCause } from "../plan/causes";
import type { FileCauses } from "../plan/file-causes";
import type { SideName } from "../settings";
import { isVariable, type StateDiff, type StateDifference } from "../state/diff";
import type { NamePair } from "../state/names";
import { enumerate, kindWords, plural, toJson, valueCell } from "./words";

const MAX_NAME_LENGTH = 400;

const NO_CAUSES: FileCauses = { limits: [] };

/** Report of two files side by side, with what their plans say about causes. */
export function stateReport(
  diff: StateDiff,
  names: Readonly<Record<SideName, string>>,
  causes: FileCauses = NO_CAUSES,
): Doc {
  const { names: pairs, sameButNames, knownAfterApply } = diff;
  const { differences, variables, compared } = withoutVariables(diff);
  const kinds = [
    ["changed", "In both, and different"],
    ["only-a", `Only in ${names.a}`],
    ["only-b", `Only in ${names.b}`],
  ] as const;
  return {
    title: `${names.a} and ${names.b}`,
    blocks: [
      {
        kind: "callout",
        tone: differences.length + knownAfterApply === 0 ? "good" : "warning",
        priority: 0,
        lines: [
          [
            strong(
              differences.length === 0 ? "No differences" : `${plural(differences.length, "object")} differ`,
            ),
            text(` of ${compared}.`),
            ...(sameButNames === 0
              ? []
              : [text(` ${sameButNames} more differ in names and generated values only.`)]),
          ],
          ...(knownAfterApply === 0 ? [] : [[text(notCompared(knownAfterApply))]]),
        ],
      },
      ...variablesSection(variables, names),
      ...kinds.flatMap(([kind, title]): readonly Block[] => {
        const those = differences.filter((each) => each.kind === kind);
        if (those.length === 0) return [];
        return [
          {
            kind: "section",
            title: [text(title)],
            blocks: those.map((each) => entry(each, names, causes)),
            priority: 1,
          },
        ];
      }),
      ...namesSection(pairs, names),
      paragraph(text(["Sensitive values and their copies are hidden.", ...causes.limits].join(" "), "muted")),
    ],
  };
}

function notCompared(count: number): string {
  const words = count === 1 ? "attribute is" : "attributes are";
  return `${formatCount(count)} ${words} known after an apply only on one side, and not compared.`;
}

/** Variables are the cause of differences, and no objects of an environment. */
function withoutVariables({ differences, compared, variables = 0 }: StateDiff) {
  return {
    differences: differences.filter(({ address }) => !isVariable(address)),
    variables: differences.filter(({ address }) => isVariable(address)),
    compared: compared - variables,
  };
}

function variablesSection(
  variables: readonly StateDifference[],
  names: Readonly<Record<SideName, string>>,
): readonly Block[] {
  if (variables.length === 0) return [];
  return [
    {
      kind: "section",
      title: [text("Variables that differ")],
      priority: 1,
      blocks: [
        {
          kind: "table",
          sideBySide: true,
          columns: [{ title: "Variable" }, { title: names.a }, { title: names.b }],
          rows: variables.flatMap((variable) => variableRows(variable)),
          priority: 1,
        },
      ],
    },
  ];
}

function variableRows({ address, kind, deltas }: StateDifference): readonly Row[] {
  if (kind !== "changed") {
    const [a, b] = kind === "only-a" ? ["is set", "is not set"] : ["is not set", "is set"];
    return [{ cells: [[code(address)], [text(a, "muted")], [text(b, "muted")]] }];
  }
  return deltas.map(({ path, before, after }) => ({
    cells: [
      [code(`${address}${formatPath(path).replace(/^value/, "")}`)],
      valueCell(before),
      valueCell(after),
    ],
  }));
}

/** `var.size`, `var.size and var.zone`, `local.label (not in a plan)`. */
export function planCauseWords({ variables, unresolved, none }: PlanCause): string {
  if (none !== undefined) return none === "code" ? "written in the code" : "not in the configuration";
  return enumerate([
    ...variables.map((name) => `var.${name}`),
    ...(unresolved.length === 0 ? [] : [`${unresolved.join(", ")} (not in a plan)`]),
  ]);
}

/** Pairs of names that correspond, so that nothing is left out without a word. */
function namesSection(
  pairs: readonly NamePair[],
  names: Readonly<Record<SideName, string>>,
): readonly Block[] {
  if (pairs.length === 0) return [];
  return [
    {
      kind: "details",
      summary: [text(`${plural(pairs.length, "pair")} of names that stand for each other`, "muted")],
      tags: [],
      priority: 4,
      blocks: [
        {
          kind: "table",
          columns: [{ title: names.a }, { title: names.b }],
          rows: pairs.map(({ a, b }) => ({
            cells: [
              [code(visible(a, MAX_NAME_LENGTH), "plain")],
              [code(visible(b, MAX_NAME_LENGTH), "plain")],
            ],
          })),
          priority: 4,
        },
      ],
    },
  ];
}

function entry(
  difference: StateDifference,
  names: Readonly<Record<SideName, string>>,
  { ofAttribute, ofPresence }: FileCauses,
): Details {
  const { address, kind, deltas } = difference;
  return {
    kind: "details",
    summary: [
      code(address),
      ...(deltas.length === 0 ? [] : [text(` ${plural(deltas.length, "attribute")}`, "muted")]),
      ...(kind === "changed" || ofPresence === undefined
        ? []
        : [text(` by ${planCauseWords(ofPresence(difference))}`, "muted")]),
    ],
    tags: [kindWords(names)[kind]],
    priority: 2,
    blocks:
      deltas.length === 0
        ? []
        : [
            {
              kind: "table",
              sideBySide: true,
              columns: [
                { title: "Attribute" },
                { title: names.a },
                { title: names.b },
                ...(ofAttribute === undefined ? [] : [{ title: "Refers to" }]),
              ],
              rows: deltas.map((delta) => ({
                cells: [
                  [code(formatPath(delta.path))],
                  valueCell(delta.before),
                  valueCell(delta.after),
                  ...(ofAttribute === undefined
                    ? []
                    : [[text(planCauseWords(ofAttribute(difference, delta)))]]),
                ],
              })),
              priority: 3,
            },
          ],
  };
}

/** The same for programs. */
export function stateJson(
  diff: StateDiff,
  names: Readonly<Record<SideName, string>>,
  { limits, ofAttribute, ofPresence }: FileCauses = NO_CAUSES,
) {
  const { differences, variables, compared } = withoutVariables(diff);
  const attributeJson = ({ path, before, after }: Delta) => ({
    attribute: formatPath(path),
    a: before === undefined ? null : toJson(before),
    b: after === undefined ? null : toJson(after),
  });
  return {
    names,
    compared,
    sameButNames: diff.sameButNames,
    knownAfterApply: diff.knownAfterApply,
    namePairs: diff.names,
    variables: variables.map(({ address, kind, deltas }) => ({
      name: address.slice("var.".length),
      kind,
      attributes: deltas.map(attributeJson),
    })),
    differences: differences.map((difference) => ({
      address: difference.address,
      ...(difference.addressA === undefined ? {} : { addressA: difference.addressA }),
      kind: difference.kind,
      ...(difference.kind === "changed" || ofPresence === undefined ? {} : { cause: ofPresence(difference) }),
      attributes: difference.deltas.map((delta) => ({
        ...attributeJson(delta),
        ...(ofAttribute === undefined ? {} : { cause: ofAttribute(difference, delta) }),
      })),
    })),
    limits,
  };
}
