import { ProblemError } from "@infra-tools/runtime/problem";
import type { Json } from "@infra-tools/terraform-plan/value";
import { reviewReport } from "../../src/report";
import { addressAround, readSarif } from "../../src/scans/read-sarif";
import { planJson, resource, reviewOf, terminalOf } from "../report/plans";

/** In the form of SARIF 2.1.0, as Checkov and Trivy write it. */
const report = (tool: string, ...results: readonly Json[]): Json => ({
  version: "2.1.0",
  runs: [{ tool: { driver: { name: tool } }, results }],
});

const result = (message: string, more: { readonly [key: string]: Json } = {}): Json => ({
  ruleId: "CKV_1",
  level: "error",
  message: { text: message },
  ...more,
});

const locations = (uri: string, startLine: number): Json => [
  { physicalLocation: { artifactLocation: { uri }, region: { startLine } } },
];

const HCL = [
  'resource "x_store" "a" {',
  "  name = 1",
  "}",
  "",
  'resource "x_store" "b" {',
  "  size = 2",
  "}",
  "# end",
];

const read = (json: Json) => readSarif(json, "scan.sarif", (file) => (file === "main.tf" ? HCL : undefined));

const shown = (...results: readonly Json[]) => {
  const change = (name: string, actions: readonly string[]) =>
    resource(`x_store.${name}`, actions, {
      before: { size: 1 },
      after: { size: actions[0] === "no-op" ? 1 : 2 },
    });
  const plan = planJson([change("a", ["update"]), change("b", ["no-op"]), change("c[0]", ["update"])]);
  const review = reviewOf({ ops: plan }, { scans: read(report("Checkov", ...results)) });
  return terminalOf(reviewReport(review));
};

describe("results of a scanner", () => {
  it("are in the entry of the resource that they name", () => {
    const logical = { locations: [{ logicalLocations: [{ fullyQualifiedName: "x_store.a" }] }] };
    const text = shown(result("Ensure that it is encrypted", logical));
    expect(text).toMatch(/~ x_store\.a .*· 1 from Checkov\n/);
    expect(text).toContain("Checkov error: Ensure that it is encrypted · CKV_1");
  });

  it.each([
    ["a sentence", result("Store 'x_store.a' is open.")],
    ["a property", result("Open", { properties: { resource: "x_store.a" } })],
    ["a line of the configuration", result("Open", { locations: locations("main.tf", 2) })],
    ["the configuration's address of an instance", result("x_store.c is open")],
  ])("find the resource by %s", (_, one) => {
    expect(shown(one)).toContain("1 from Checkov");
  });

  it("are listed by themselves where no entry is theirs", () => {
    const text = shown(
      result("Open", { locations: locations("main.tf", 6) }),
      result("Nowhere", { locations: locations("other.tf", 3) }),
    );
    expect(text).toContain("Other results of scanners (2, 1 without a resource of the plan)");
    expect(text).toContain("other.tf:3 Checkov error: Nowhere");
    expect(text).toContain("x_store.b Checkov error: Open");
  });

  it("that passed or are suppressed are left out", () => {
    const results = read(
      report(
        "Trivy",
        result("a", { kind: "pass" }),
        result("b", { suppressions: [{ kind: "inSource" }] }),
        result("c"),
      ),
    );
    expect(results.map(({ message }) => message)).toEqual(["c"]);
  });

  it("of a file that is no SARIF report are an error", () => {
    expect(() => read({ results: [] })).toThrow(ProblemError);
  });
});

it("knows the resource around a line, and that there is none between two", () => {
  expect(addressAround(HCL, 6)).toBe("x_store.b");
  expect(addressAround(HCL, 1)).toBe("x_store.a");
  expect(addressAround(HCL, 8)).toBeUndefined();
});
