import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  entryNames,
  extended,
  readPipeline,
} from "../packages/gitlab-pipeline/test/support/pipeline/read-pipeline";
import { copyApp } from "./support/copy-app";
import { recipe } from "./support/recipe";
import type { SynthesizedStack } from "./support/synth";
import { object, valueAt } from "./support/template";

const ROOT = join(__dirname, "..");

let copy = "";

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), "recipe-"));
  copyApp(copy);
});

afterEach(() => rmSync(copy, { recursive: true, force: true }));

function run(command: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: copy, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ended with ${status}:\n${stdout}${stderr}`);
}

/** Follows a recipe in a copy of the app, then checks types, builds and synthesizes everything. */
function follow(name: string): (stack: string) => SynthesizedStack {
  run("bash", ["-euc", recipe(name)]);
  run(process.execPath, ["build.js", "app"]);
  run(process.execPath, ["dist/main.js"]);
  return (stack) => JSON.parse(readFileSync(join(copy, "cdktf.out", "stacks", stack, "cdk.tf.json"), "utf8"));
}

it("adds an environment by two files and a command, with its stack, its identities and its jobs", () => {
  const stack = follow("add-environment");
  const staging = stack("staging");
  expect(valueAt(staging.terraform, "backend.http.lock_address")).toMatch(/packagecloud-staging\/lock$/);
  expect(object(staging, "kubernetes_ingress_v1", "packagecloud")).toBeDefined();
  const identities = stack("ci-identity").output?.["ci_variables_staging"];
  expect(Object.keys(Object(valueAt(identities, "value")))).toContain("STAGING_GOOGLE_PROVIDER");
  // The environments that were there stay what they were.
  expect(object(stack("pre"), "kubernetes_ingress_v1", "packagecloud")).toBeDefined();
  const changedFiles = spawnSync("diff", ["-rq", join(ROOT, "environments"), join(copy, "environments")], {
    encoding: "utf8",
  }).stdout.trim();
  expect(changedFiles.split("\n")).toHaveLength(2);
  const pipeline = readPipeline(copy, ".gitlab-ci.yml");
  expect(entryNames(pipeline)).toEqual(
    expect.arrayContaining(["plan: staging", "deploy: staging", "result: staging", "recover: staging"]),
  );
  expect(extended(pipeline, "review")["needs"]).toEqual(
    ["pre", "staging", "ops"].flatMap((name) => [
      { job: `plan: ${name}`, optional: true },
      { job: `plan: ${name} (fork)`, optional: true },
    ]),
  );
});

it("raises a replica maximum by one number", () => {
  const ops = follow("change-maximum")("ops");
  const autoscaler = object(ops, "kubernetes_horizontal_pod_autoscaler_v2", "packagecloud-web");
  expect(valueAt(autoscaler, "spec.max_replicas")).toBe(20);
  const rainbows = object(ops, "kubernetes_horizontal_pod_autoscaler_v2", "packagecloud-rainbows");
  expect(valueAt(rainbows, "spec.max_replicas")).toBe(6);
});
