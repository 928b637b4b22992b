import { renderTerminal } from "@infra-tools/report/render/terminal";
import { type NamedData, parityMatrix } from "../../src/parity/matrix";
import type { Parity } from "../../src/parity/parity";
import { matrixJson, matrixReport } from "../../src/report/matrix-report";

const ENVIRONMENTS: readonly NamedData[] = [
  { name: "dev", data: { name: "dev", size: 1, zone: "a", edge: { kind: "direct", ttl: 1 } } },
  { name: "pre", data: { name: "pre", size: 1, zone: "a", edge: { kind: "direct", ttl: 2 } } },
  { name: "ops", data: { name: "ops", size: 8, zone: "b", edge: { kind: "proxy" } } },
];

const PARITY: Parity = {
  identity: ["name"],
  expected: [
    { settings: ["size"], between: ["dev", "pre", "ops"], reason: "Only ops has users." },
    { settings: ["zone"], between: ["pre", "ops"], reason: "Another region." },
    { settings: ["edge"], reason: "Each has its own edge." },
  ],
};

const matrix = parityMatrix(ENVIRONMENTS, PARITY);

it("has a row for each setting that differs between any two, with its value in all", () => {
  expect(matrixJson(matrix, []).settings).toEqual([
    {
      path: "name",
      values: { dev: "dev", pre: "pre", ops: "ops" },
      identity: true,
      reasons: [],
      unexpected: [],
    },
    {
      path: "edge.ttl",
      values: { dev: 1, pre: 2, ops: null },
      identity: false,
      reasons: ["Each has its own edge."],
      unexpected: [],
    },
    {
      path: "size",
      values: { dev: 1, pre: 1, ops: 8 },
      identity: false,
      reasons: ["Only ops has users."],
      unexpected: [],
    },
    {
      path: "zone",
      values: { dev: "a", pre: "a", ops: "b" },
      identity: false,
      reasons: ["Another region."],
      unexpected: [["dev", "ops"]],
    },
    {
      path: "edge",
      values: {
        dev: { kind: "direct", ttl: 1 },
        pre: { kind: "direct", ttl: 2 },
        ops: { kind: "proxy" },
      },
      identity: false,
      reasons: ["Each has its own edge."],
      unexpected: [],
    },
  ]);
});

it("is printed as a table with a column for each environment, what must not differ first", () => {
  const pairs = [{ a: "pre", b: "ops", differences: 12, uncaused: 2 }];
  const printed = renderTerminal(matrixReport(matrix, pairs), { color: false, width: 160, details: false });
  expect(printed).toContain("1 setting not expected to differ.");
  expect(printed).toContain("2 differences without a cause between pre and ops");
  expect(printed).toMatch(/zone\s+a\s+a\s+b\s+not expected between dev and ops/);
  expect(printed).toMatch(/size\s+1\s+1\s+8\n/);
  expect(printed).toContain("Only ops has users: size");
  expect(printed).toMatch(/pre and ops\s+12\s+2/);
  expect(printed).toContain("1 name");
});

it("is good when nothing differs unexpectedly, and empty for equal environments", () => {
  const parity = { ...PARITY, expected: [{ settings: ["size", "zone", "edge"], reason: "x" }] };
  const doc = matrixReport(parityMatrix(ENVIRONMENTS, parity), []);
  expect(renderTerminal(doc, { color: false, width: 100, details: false })).toContain("each is expected");
  expect(
    parityMatrix(
      [ENVIRONMENTS[0], ENVIRONMENTS[0]].flatMap((each) => each ?? []),
      PARITY,
    ).rows,
  ).toEqual([]);
});
