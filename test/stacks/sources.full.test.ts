import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { review } from "@infra-tools/plan-review/commands/review";
import { readSynthesized } from "@infra-tools/terraform-plan/synthesized";
import { recordingContext } from "../../packages/infra/test/context";
import { planJson, resource } from "../../packages/plan-review/test/report/plans";

const ROOT = join(__dirname, "..", "..");
const APP = join(ROOT, "dist", "main.js");

type Sources = Readonly<Record<string, Readonly<Record<string, string>>>>;

let folder = "";
let sources: Sources = {};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sources-"));
  synthesize("without", {});
  synthesize("with", { INFRA_SOURCES: join(folder, "lines", "sources.json") });
  sources = JSON.parse(readFileSync(join(folder, "lines", "sources.json"), "utf8"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function synthesize(output: string, more: Readonly<Record<string, string>>): void {
  const { INFRA_ENVIRONMENTS: _, INFRA_SOURCES: __, ...env } = process.env;
  const { status, stderr } = spawnSync(process.execPath, [APP], {
    cwd: folder,
    encoding: "utf8",
    env: { ...env, ...more, CDKTF_OUTDIR: join(folder, output) },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
}

function stackText(output: string, stack: string): string {
  return readFileSync(join(folder, output, "stacks", stack, "cdk.tf.json"), "utf8");
}

/** The line of a source that a construct's place names. */
function lineAt(place: string | undefined): string {
  const [file = "", line = ""] = (place ?? "").split(":");
  return readFileSync(join(ROOT, file), "utf8").split("\n")[Number(line) - 1] ?? "";
}

describe("the source lines of constructs", () => {
  it("are the lines that make them", () => {
    expect(lineAt(sources["ops"]?.["database/mysql"])).toContain('new MySqlInstance(this, "mysql"');
    expect(lineAt(sources["pre"]?.["workloads/web"])).toContain('new Workload(this, "web"');
    expect(lineAt(sources["ops"]?.["edge/allow-list"])).toContain('new AllowListPolicy(this, "allow-list"');
  });

  it("are those of the stacks for what lies inside a construct", () => {
    expect(sources["ops"]?.["database/mysql/instance"]).toBe(sources["ops"]?.["database/mysql"]);
  });

  it("are known for every resource of every stack, and exist", () => {
    const stacks = readdirSync(join(folder, "with", "stacks"));
    expect(Object.keys(sources).sort()).toEqual(stacks.sort());
    for (const stack of stacks) {
      const blocks = [...readSynthesized(JSON.parse(stackText("with", stack))).values()];
      expect(blocks.length).toBeGreaterThan(5);
      const places = blocks.map(({ constructPath }) => sources[stack]?.[constructPath ?? ""]);
      expect(places.filter((place) => !/^stacks\/[\w/-]+\.ts:\d+$/.test(place ?? ""))).toEqual([]);
      expect(places.filter((place) => lineAt(place).trim() === "")).toEqual([]);
    }
  });

  it("change nothing in what is synthesized", () => {
    for (const stack of readdirSync(join(folder, "without", "stacks"))) {
      expect(stackText("with", stack)).toBe(stackText("without", stack));
    }
    expect(readdirSync(join(folder, "lines"))).toEqual(["sources.json"]);
  });

  it("lead from a finding on the database's backups to the stack's code", async () => {
    const [address] =
      [...readSynthesized(JSON.parse(stackText("with", "ops")))].find(
        ([, { constructPath }]) => constructPath === "database/mysql/instance",
      ) ?? [];
    const kept = (days: number) => ({
      settings: [
        {
          backup_configuration: [
            {
              enabled: true,
              backup_retention_settings: [{ retained_backups: days, retention_unit: "COUNT" }],
            },
          ],
        },
      ],
    });
    const plan = planJson([resource(address ?? "", ["update"], { before: kept(30), after: kept(7) })]);
    writeFileSync(join(folder, "ops.json"), JSON.stringify(plan));
    await review.run(recordingContext({ root: folder, cwd: folder }), {
      arguments: [["ops.json"]],
      options: {
        budget: "60000",
        head: "HEAD",
        synthesized: "with",
        sources: "lines/sources.json",
        codequality: "quality.json",
      },
    });
    const [finding, ...others] = JSON.parse(readFileSync(join(folder, "quality.json"), "utf8"));
    expect(others).toEqual([]);
    expect(finding.check_name).toBe("retention-reduced");
    expect(finding.location.path).toBe("stacks/packagecloud/database.ts");
    const place = `${finding.location.path}:${finding.location.lines.begin}`;
    expect(lineAt(place)).toContain("new MySqlInstance(");
  });
});
