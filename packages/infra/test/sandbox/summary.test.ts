import { renderTerminal } from "@infra-tools/report/render/terminal";
import { readPlan } from "@infra-tools/terraform-plan/read/read";
import { readSynthesized } from "@infra-tools/terraform-plan/synthesized";
import type { Json } from "@infra-tools/terraform-plan/value";
import { countsText, NO_PART, summarize } from "../../src/sandbox/summary";
import { startDoc, summaryDoc } from "../../src/sandbox/summary-doc";

const change = (
  name: string,
  actions: readonly string[],
  more: { readonly [key: string]: Json } = {},
): { readonly [key: string]: Json } => ({
  address: `terraform_data.${name}`,
  mode: "managed",
  type: "terraform_data",
  name,
  change: { actions, ...more },
});

/** Constructs are called after the first word of a name; a name of one word has none. */
const synthesized = (changes: readonly { readonly [key: string]: Json }[]) => {
  const names = changes.map((each) => String(each["name"])).filter((name) => name.includes("_"));
  const blocks = names.map((name) => [
    name,
    { "//": { metadata: { path: `pre/${name.split("_")[0]}/instance/${name}` } } },
  ]);
  return readSynthesized({ resource: { terraform_data: Object.fromEntries(blocks) } });
};

const changes = [
  change("database_a", ["create"]),
  change("database_b", ["delete", "create"]),
  change("database_c", ["create", "delete"]),
  change("edge_a", ["update"]),
  change("edge_b", ["no-op"]),
  change("edge_c", ["no-op"], { importing: { id: "x" } }),
  change("gone", ["delete"]),
  { ...change("database_d", ["read"]), mode: "data" },
];

const plan = readPlan(
  {
    format_version: "1.2",
    resource_changes: changes,
    output_changes: { same: { actions: ["no-op"] }, other: { actions: ["update"] } },
  },
  { label: "pre", synthesized: synthesized(changes) },
);

const summary = summarize(plan);

describe("a plan in numbers", () => {
  it("counts a pair of actions as one replacement, and neither reads nor what stays", () => {
    expect(summary.counts).toEqual({ create: 1, update: 1, replace: 2, delete: 1, import: 1, forget: 0 });
    expect(countsText(summary.counts)).toBe(
      "1 to create, 1 to update, 2 to replace, 1 to delete, 1 to import",
    );
    expect(summary.outputs).toBe(1);
  });

  it("names each change once with its part, the first word of its construct's path below the stack", () => {
    expect(summary.environment).toBe("pre");
    expect(summary.changes).toEqual([
      { address: "terraform_data.database_a", action: "create", part: "database" },
      { address: "terraform_data.database_b", action: "replace", part: "database" },
      { address: "terraform_data.database_c", action: "replace", part: "database" },
      { address: "terraform_data.edge_a", action: "update", part: "edge" },
      { address: "terraform_data.edge_c", action: "import", part: "edge" },
      { address: "terraform_data.gone", action: "delete", part: NO_PART },
    ]);
  });

  it("counts what is imported and changed as both, and names it once", () => {
    const both = change("edge_a", ["update"], { importing: { id: "x" } });
    const reported = summarize(
      readPlan({ format_version: "1.2", resource_changes: [both] }, { label: "pre" }),
    );
    expect(reported.counts).toMatchObject({ update: 1, import: 1 });
    expect(reported.changes.map(({ action }) => action)).toEqual(["update"]);
  });

  it("groups by part, with what has none at the end", () => {
    expect(summary.parts.map(({ part }) => part)).toEqual(["database", "edge", NO_PART]);
    expect(summary.parts[0]?.counts).toMatchObject({ create: 1, replace: 2, delete: 0 });
  });

  it("is a table with a column for each action that occurs", () => {
    const text = renderTerminal(summaryDoc("Title", [summary]), {
      color: false,
      width: 100,
      details: false,
    });
    expect(text).toMatch(/Part +create +update +replace +delete +import\n/);
    expect(text).toMatch(/database +1 +2\n/);
    expect(text).not.toContain("forget");
    expect(text).toContain("1 output changes");
  });

  it("says so when nothing changes", () => {
    const quiet = summarize(readPlan({ format_version: "1.2", resource_changes: [] }, { label: "ops" }));
    const text = renderTerminal(summaryDoc("Title", [quiet]), {
      color: false,
      width: 100,
      details: false,
    });
    expect(text).toContain("ops  no changes");
  });

  it("comes with the review's verdict first and the next steps last for someone who starts", () => {
    const next = [{ command: "./infra plan", explanation: "more of it" }];
    const review = { plans: [], unusedAcceptances: [] };
    const text = renderTerminal(startDoc("Title", review, [summary], next), {
      color: false,
      width: 100,
      details: false,
    });
    expect(text).toMatch(/▌[\s\S]*Part +create[\s\S]*\.\/infra plan +more of it/);
  });
});
