import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { type InputDeclaration, readDeclarations } from "./support/pipeline/inputs";
import { Project } from "./support/pipeline/machine";
import { deepMerge, extended, readPipeline } from "./support/pipeline/read-pipeline";

const ROOT = join(__dirname, "..");
const README = readFileSync(join(ROOT, "README.md"), "utf8");

/** A project may have at most 30 components: doc/ci/components of GitLab. */
const MAX_COMPONENTS = 30;

const templates = readdirSync(join(ROOT, "templates")).map((file) => file.replace(/\.yml$/, ""));

function inputsOf(name: string): ReadonlyMap<string, InputDeclaration> {
  const [head] = parseAllDocuments(readFileSync(join(ROOT, "templates", `${name}.yml`), "utf8"));
  return readDeclarations(head?.toJS());
}

/** Rows of the table of inputs below a component's heading: name -> default. */
function documented(name: string): ReadonlyMap<string, string> {
  const [, section = ""] = README.split(`### ${name}\n`);
  const [table = ""] = section.split(/\n#{2,3} /);
  return new Map(
    [...table.matchAll(/^\| `(\w+)` \| (?:`([^`]+)`)? ?\|/gm)].map(([, input = "", value = ""]) => [
      input,
      value,
    ]),
  );
}

test("there are as many components as GitLab takes", () => {
  expect(templates.length).toBeGreaterThan(1);
  expect(templates.length).toBeLessThanOrEqual(MAX_COMPONENTS);
});

test.each(templates)("the README has every input of %s with its default", (name) => {
  const inputs = [...inputsOf(name)].map(([input, { default: value }]) => [input, value ?? ""]);
  expect(Object.fromEntries(documented(name))).toEqual(Object.fromEntries(inputs));
});

test.each(templates)("every input of %s says what it is, and a default keeps its own rule", (name) => {
  for (const [input, { description = "", options, regex, default: value }] of inputsOf(name)) {
    expect({ input, said: description.length > 10 }).toEqual({ input, said: true });
    if (value !== undefined && options !== undefined) expect(options).toContain(value);
    if (value !== undefined && regex !== undefined) expect(String(value)).toMatch(new RegExp(regex));
  }
});

describe("plan-review in another project", () => {
  const inputs = { plans: "pre.json ops.json", needs: ["plan"], image: "ci@sha256:1" };
  const file = deepMerge(readPipeline(ROOT, "templates/plan-review.yml", inputs), {
    stages: ["build", "test"],
    plan: { stage: "build", script: ["make plans"] },
  });

  test("reviews behind the plans, in merge requests and on the default branch", () => {
    const pipeline = new Project(file).create({ CI_PIPELINE_SOURCE: "merge_request_event" });
    expect(pipeline.named("pending")).toEqual(["plan"]);
    pipeline.run("plan");
    expect(pipeline.named("pending")).toEqual(["plan review"]);
    const scheduled = new Project(file).create({ CI_PIPELINE_SOURCE: "schedule", CI_COMMIT_BRANCH: "main" });
    expect(scheduled.jobs.map(({ planned }) => planned.name)).toEqual(["plan"]);
  });

  test("is one line with everything that was chosen", () => {
    expect(extended(file, "plan review")["script"]).toEqual([
      "gitlab-plan-review pre.json ops.json --threads danger --fail-on danger",
    ]);
  });

  test.each([
    [{ ...inputs, needs: "plan" }, "not a array"],
    [{ ...inputs, fail_on: "error" }, "none of danger, warning, notice"],
    [{ plans: "a.json" }, "required value has not been provided"],
  ])("is refused with %j", (given, message) => {
    expect(() => readPipeline(ROOT, "templates/plan-review.yml", given)).toThrow(message);
  });
});
