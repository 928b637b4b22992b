import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environment } from "../../../../environments";
import { Project } from "../../../gitlab-pipeline/test/support/pipeline/machine";
import { extended, readPipeline } from "../../../gitlab-pipeline/test/support/pipeline/read-pipeline";
import { PIPELINE_FILE, type PipelineEnvironment, pipelineFile } from "../../src/ci/pipeline-file";

const ROOT = join(__dirname, "..", "..", "..", "..");
const TWENTY = Array.from({ length: 20 }, (_, index) => `region-${index + 1}`);

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "many-"));
  for (const name of [".gitlab-ci.yml", ".ci", "packages/gitlab-pipeline/templates"]) {
    cpSync(join(ROOT, name), join(root, name), { recursive: true });
  }
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Data of an environment of this name; every third deploys by itself. */
function dataOf(name: string, index: number): PipelineEnvironment {
  const { edge, pipeline } = environment("pre");
  const deploy = index % 3 === 0 ? "automatic" : "manual";
  return {
    environment: {
      name,
      edge: { ...edge, hostname: `${name}.example.com` },
      pipeline: { ...pipeline, deploy },
    },
    time: { scriptMinutes: 60 + index * 30, jobMinutes: 90 + index * 30 },
  };
}

test("twenty environments are twenty files of data, and no line of YAML by hand", () => {
  writeFileSync(join(root, PIPELINE_FILE), pipelineFile(TWENTY.map(dataOf)));
  const file = readPipeline(root, ".gitlab-ci.yml");
  const pipeline = new Project(file).create({ CI_PIPELINE_SOURCE: "push", CI_COMMIT_BRANCH: "main" });
  const plans = TWENTY.map((name) => `plan: ${name}`);
  expect(pipeline.named("pending")).toEqual(expect.arrayContaining(["check", ...plans]));
  pipeline.run("check", ...plans, "review");
  const automatic = TWENTY.filter((_name, index) => index % 3 === 0).map((name) => `deploy: ${name}`);
  expect([...pipeline.named("pending")].sort()).toEqual([...automatic].sort());
  expect(pipeline.named("manual")).toEqual(
    expect.arrayContaining(TWENTY.map((name) => `deploy: ${name} (changed)`)),
  );
  // Each is alone in its own group: none waits for another.
  pipeline.run(...automatic);
  expect([...pipeline.named("pending")].sort()).toEqual(
    automatic.map((name) => name.replace("deploy", "result")).sort(),
  );
  expect(extended(file, "deploy: region-20")).toMatchObject({
    timeout: "660m",
    resource_group: "region-20",
    environment: { name: "region-20", url: "https://region-20.example.com" },
    variables: { INFRA_AWS_ROLE: "$REGION_20_AWS_DEPLOY_ROLE", RUNNER_SCRIPT_TIMEOUT: "630m" },
  });
});
