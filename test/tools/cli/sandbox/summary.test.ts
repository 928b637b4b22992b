import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NO_PART, readParts } from "../../../../tools/cli/sandbox/parts";
import { countsText, summarize } from "../../../../tools/cli/sandbox/summary";
import { startDoc, summaryDoc } from "../../../../tools/cli/sandbox/summary-doc";
import { renderTerminal } from "../../../../tools/shared/render/terminal";
import { parsePlanJson } from "../../../../tools/shared/terraform/plan-json";

const change = (name: string, actions: readonly string[], more: object = {}) => ({
  address: `terraform_data.${name}`,
  mode: "managed",
  type: "terraform_data",
  name,
  change: { actions, ...more },
});

const plan = parsePlanJson({
  format_version: "1.2",
  resource_changes: [
    change("database_a", ["create"]),
    change("database_b", ["delete", "create"]),
    change("database_c", ["create", "delete"]),
    change("edge_a", ["update"]),
    change("edge_b", ["no-op"]),
    change("edge_c", ["no-op"], { importing: { id: "x" } }),
    change("gone", ["delete"]),
    { ...change("database_d", ["read"]), mode: "data" },
  ],
  output_changes: { same: { actions: ["no-op"] }, other: { actions: ["update"] } },
});

const partOf = ({ name }: { readonly name: string }) =>
  name.includes("_") ? (name.split("_")[0] ?? "") : NO_PART;
const summary = summarize("pre", plan, partOf);

describe("a plan in numbers", () => {
  it("counts a pair of actions as one replacement, and neither reads nor what stays", () => {
    expect(summary.counts).toEqual({ create: 1, update: 1, replace: 2, delete: 1, import: 1, forget: 0 });
    expect(countsText(summary.counts)).toBe(
      "1 to create, 1 to update, 2 to replace, 1 to delete, 1 to import",
    );
    expect(summary.outputs).toBe(1);
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
    const quiet = summarize("ops", parsePlanJson({ format_version: "1.2" }), partOf);
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

describe("the part of a change", () => {
  it("is the first word of its construct's path below the stack", () => {
    const folder = mkdtempSync(join(tmpdir(), "parts-test-"));
    const metadata = { path: "pre/database/instance/Resource" };
    writeFileSync(
      join(folder, "cdk.tf.json"),
      JSON.stringify({ resource: { terraform_data: { a: { "//": { metadata } }, b: {} } } }),
    );
    const part = readParts(folder);
    const at = (name: string, type = "terraform_data") => part({ mode: "managed", type, name });
    expect([at("a"), at("b"), at("c"), at("a", "other")]).toEqual(["database", NO_PART, NO_PART, NO_PART]);
    rmSync(folder, { recursive: true, force: true });
  });
});
