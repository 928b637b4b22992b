import { type Block, code, type Doc, type Line, strong, text } from "@infra-tools/report/doc/doc";
import type { MatrixRow, ParityMatrix } from "../parity/matrix";
import { reasonLine } from "./parity-sections";
import { enumerate, plural, shortSetting } from "./words";

/** Comparison of two environments' stacks, in numbers. */
export interface PairSummary {
  readonly a: string;
  readonly b: string;
  readonly differences: number;
  readonly uncaused: number;
}

/** Several environments side by side: a row for each setting that differs, a column for each environment. */
export function matrixReport({ names, rows }: ParityMatrix, pairs: readonly PairSummary[]): Doc {
  const unexpected = rows.filter((row) => row.unexpected.length > 0);
  const expected = rows.filter((row) => row.unexpected.length === 0 && !row.identity);
  const identity = rows.filter((row) => row.identity);
  return {
    title: enumerate(names),
    blocks: [
      { kind: "callout", ...verdict(unexpected, pairs), priority: 0 },
      ...section("Not expected to differ", unexpected, [table(names, unexpected, unexpectedWords)]),
      ...section("Expected to differ", expected, [table(names, expected), reasonsList(expected)]),
      ...pairsSection(pairs),
      ...namesSection(names, identity),
    ],
  };
}

function verdict(unexpected: readonly MatrixRow[], pairs: readonly PairSummary[]) {
  const uncaused = pairs.filter((pair) => pair.uncaused > 0);
  if (unexpected.length === 0 && uncaused.length === 0) {
    return {
      tone: "good",
      lines: [[strong("Every difference has a cause, and each is expected", "good"), text(".")]],
    } as const;
  }
  const lines: Line[] = [];
  if (unexpected.length > 0) {
    lines.push([
      strong(`${plural(unexpected.length, "setting")} not expected to differ`, "danger"),
      text("."),
    ]);
  }
  for (const { a, b, uncaused: count } of uncaused) {
    lines.push([
      strong(`${plural(count, "difference")} without a cause`, "danger"),
      text(` between ${a} and ${b}: see infra diff ${a} ${b}.`),
    ]);
  }
  return { tone: "danger", lines } as const;
}

function unexpectedWords({ unexpected }: MatrixRow): Line {
  return [text(`not expected between ${unexpected.map((pair) => enumerate(pair)).join("; ")}`, "danger")];
}

function section(title: string, rows: readonly MatrixRow[], blocks: readonly Block[]): readonly Block[] {
  return rows.length === 0 ? [] : [{ kind: "section", title: [text(title)], priority: 1, blocks }];
}

/** Each reason once, with the settings it is given for. */
function reasonsList(rows: readonly MatrixRow[]): Block {
  const settings = new Map<string, string[]>();
  for (const { path, reasons } of rows) {
    for (const reason of reasons) settings.set(reason, [...(settings.get(reason) ?? []), path]);
  }
  return { kind: "list", items: [...settings].map(([reason, paths]) => reasonLine(reason, paths)) };
}

function table(names: readonly string[], rows: readonly MatrixRow[], last?: (row: MatrixRow) => Line): Block {
  return {
    kind: "table",
    columns: [
      { title: "Setting" },
      ...names.map((title) => ({ title })),
      ...(last === undefined ? [] : [{ title: "Why" }]),
    ],
    rows: rows.map((row) => ({
      cells: [
        [code(row.path)],
        ...row.values.map((value): Line => [code(shortSetting(value, row.doc?.unit), "plain")]),
        ...(last === undefined ? [] : [last(row)]),
      ],
    })),
    priority: 1,
  };
}

function pairsSection(pairs: readonly PairSummary[]): readonly Block[] {
  if (pairs.length === 0) return [];
  return [
    {
      kind: "section",
      title: [text("Stacks")],
      priority: 2,
      blocks: [
        {
          kind: "table",
          columns: [{ title: "Between" }, { title: "Differences" }, { title: "Without a cause" }],
          rows: pairs.map(({ a, b, differences, uncaused }) => ({
            cells: [
              [text(`${a} and ${b}`)],
              [text(String(differences))],
              [text(String(uncaused), ...(uncaused > 0 ? (["danger"] as const) : []))],
            ],
          })),
          priority: 2,
        },
      ],
    },
  ];
}

function namesSection(names: readonly string[], rows: readonly MatrixRow[]): readonly Block[] {
  if (rows.length === 0) return [];
  return [
    {
      kind: "details",
      summary: [text(plural(rows.length, "name"), "muted")],
      tags: ["name"],
      priority: 3,
      blocks: [table(names, rows)],
    },
  ];
}

/** The same for programs. */
export function matrixJson({ names, rows }: ParityMatrix, pairs: readonly PairSummary[]) {
  return {
    names,
    settings: rows.map(({ path, values, identity, reasons, unexpected }) => ({
      path,
      values: Object.fromEntries(names.map((name, index) => [name, values[index] ?? null])),
      identity,
      reasons,
      unexpected,
    })),
    pairs,
  };
}
