import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import * as z from "zod";
import { holds } from "../support/pipeline/expression";
import { type Pipeline, Project } from "../support/pipeline/machine";
import { readPipeline } from "../support/pipeline/read-pipeline";

function projectOf(jobs: string): Project {
  const configuration = z.record(z.string(), z.unknown()).parse(parse(jobs));
  return new Project({ stages: ["build", "deploy", "after"], ...configuration });
}

const ON_MAIN = { CI_COMMIT_BRANCH: "main" };

function pipelineOf(jobs: string): Pipeline {
  return projectOf(jobs).create(ON_MAIN);
}

describe("the status of a job that others wait for", () => {
  test("a failure that is allowed counts as success, so that what waits for a failure never starts", () => {
    const pipeline = pipelineOf(`
      deploy: { stage: deploy, script: x, allow_failure: true }
      recover: { stage: after, script: x, needs: [deploy], when: on_failure }
      next: { stage: after, script: x, needs: [deploy] }
    `);
    pipeline.end("deploy", 1);
    expect(pipeline.statusOf("recover")).toBe("skipped");
    expect(pipeline.statusOf("next")).toBe("pending");
  });

  test("a failure that is not allowed starts what waits for it, and skips the rest", () => {
    const pipeline = pipelineOf(`
      deploy: { stage: deploy, script: x }
      recover: { stage: after, script: x, needs: [deploy], when: on_failure }
      next: { stage: after, script: x, needs: [deploy] }
    `);
    pipeline.end("deploy", 1);
    expect(pipeline.statusOf("recover")).toBe("pending");
    expect(pipeline.statusOf("next")).toBe("skipped");
    pipeline.run("recover");
    expect(pipeline.status).toBe("failed");
  });

  test("a manual job without a rule may fail: what needs it is skipped, and looked at again when somebody starts it", () => {
    const pipeline = pipelineOf(`
      deploy: { stage: deploy, script: x, when: manual }
      next: { stage: after, script: x, needs: [deploy] }
    `);
    expect(pipeline.named("manual")).toEqual(["deploy"]);
    expect(pipeline.statusOf("next")).toBe("skipped");
    expect(() => pipeline.play("next")).toThrow("only a manual job has a button");
    pipeline.play("deploy");
    expect(pipeline.statusOf("next")).toBe("created");
    pipeline.end("deploy", 1);
    expect(pipeline.statusOf("next")).toBe("pending");
  });

  test("a manual job by a rule blocks, unless the rule allows it to fail", () => {
    const blocking = pipelineOf("deploy: { stage: deploy, script: x, rules: [{ when: manual }] }");
    expect(blocking.status).toBe("manual");
    const free = pipelineOf(
      "deploy: { stage: deploy, script: x, rules: [{ when: manual, allow_failure: true }] }",
    );
    expect(free.status).toBe("skipped");
  });

  test("an exit code that is allowed is a warning, another is a failure", () => {
    const jobs = "deploy: { stage: deploy, script: x, allow_failure: { exit_codes: [3] } }";
    const warned = pipelineOf(jobs);
    warned.end("deploy", 3);
    expect([warned.status, warned.hasWarnings]).toEqual(["success", true]);
    const failed = pipelineOf(jobs);
    failed.end("deploy", 1);
    expect([failed.status, failed.hasWarnings]).toEqual(["failed", false]);
  });
});

describe("what runs after a script", () => {
  const jobs = `
    deploy: { stage: deploy, script: x, after_script: y }
    plain: { stage: deploy, script: x }
  `;

  test("runs when the script fails and when the job is cancelled, and not when the runner is lost", () => {
    const project = projectOf(jobs);
    const parts = (pipeline: Pipeline) =>
      project.started.filter((each) => each.pipeline === pipeline.id).map(({ part }) => part);
    const failed = project.create(ON_MAIN);
    failed.end("deploy", 1);
    expect(parts(failed)).toEqual(["script", "after_script"]);
    const cancelled = project.create(ON_MAIN);
    cancelled.cancel("deploy");
    expect(parts(cancelled)).toEqual(["script", "after_script"]);
    expect(cancelled.statusOf("deploy")).toBe("canceled");
    const lost = project.create(ON_MAIN);
    lost.loseRunner("deploy");
    expect(parts(lost)).toEqual(["script"]);
    lost.run("plain");
    expect(parts(lost)).toEqual(["script", "script"]);
  });

  test("a cancelled job that is allowed to fail lets the next one start", () => {
    const pipeline = pipelineOf(`
      deploy: { stage: deploy, script: x, allow_failure: true }
      next: { stage: after, script: x, needs: [deploy] }
    `);
    pipeline.cancel("deploy");
    expect(pipeline.statusOf("next")).toBe("pending");
  });
});

describe("a job that is run again", () => {
  const jobs = `
    plan: { stage: build, script: x, retry: { max: 2, when: runner_system_failure } }
    next: { stage: after, script: x, needs: [plan] }
  `;

  test("by itself for a reason that is named, as often as it says, and not for another", () => {
    const pipeline = pipelineOf(jobs);
    pipeline.loseRunner("plan");
    pipeline.loseRunner("plan");
    expect(pipeline.statusOf("plan")).toBe("pending");
    pipeline.loseRunner("plan");
    expect(pipeline.statusOf("plan")).toBe("failed");
    const failing = pipelineOf(jobs);
    failing.end("plan", 1);
    expect(failing.statusOf("plan")).toBe("failed");
  });

  test("by a person, with what was skipped behind it", () => {
    const pipeline = pipelineOf(jobs);
    pipeline.end("plan", 1);
    expect(pipeline.statusOf("next")).toBe("skipped");
    pipeline.retry("plan");
    pipeline.run("plan", "next");
    expect(pipeline.status).toBe("success");
  });
});

describe("a resource group", () => {
  const jobs = `
    build: { stage: build, script: x }
    deploy: { stage: deploy, script: x, resource_group: ops }
  `;

  test("runs one job at a time, over pipelines", () => {
    const project = projectOf(jobs);
    const first = project.create(ON_MAIN);
    const second = project.create(ON_MAIN);
    first.run("build");
    second.run("build");
    expect([first.statusOf("deploy"), second.statusOf("deploy")]).toEqual([
      "pending",
      "waiting_for_resource",
    ]);
    first.run("deploy");
    expect(second.statusOf("deploy")).toBe("pending");
  });

  test("lets a newer pipeline pass unless it keeps the oldest first", () => {
    const unordered = projectOf(jobs);
    unordered.create(ON_MAIN);
    const passing = unordered.create(ON_MAIN);
    passing.run("build");
    expect(passing.statusOf("deploy")).toBe("pending");

    const ordered = projectOf(jobs);
    ordered.setProcessMode("ops", "oldest_first");
    const older = ordered.create(ON_MAIN);
    const newer = ordered.create(ON_MAIN);
    newer.run("build");
    expect(newer.statusOf("deploy")).toBe("waiting_for_resource");
    older.run("build", "deploy");
    expect(newer.statusOf("deploy")).toBe("pending");
  });

  test("gives the newest that is ready its turn where it is set so", () => {
    const project = projectOf(jobs);
    project.setProcessMode("ops", "newest_ready_first");
    const [first, second, third] = [1, 2, 3].map(() => project.create(ON_MAIN));
    for (const pipeline of [first, second, third]) pipeline?.run("build");
    first?.run("deploy");
    expect([second?.statusOf("deploy"), third?.statusOf("deploy")]).toEqual([
      "waiting_for_resource",
      "pending",
    ]);
  });
});

test("cancelling a pipeline leaves what waits for a person", () => {
  const pipeline = pipelineOf(`
    build: { stage: build, script: x }
    recover: { stage: after, script: x, needs: [], when: manual }
  `);
  pipeline.cancelAll();
  expect([pipeline.statusOf("build"), pipeline.statusOf("recover")]).toEqual(["canceled", "manual"]);
});

test.each([
  ['$CI_COMMIT_BRANCH == "main"', true],
  ['$CI_COMMIT_BRANCH == "other"', false],
  ["$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH", true],
  ["$UNSET", false],
  ["$EMPTY", false],
  ["$UNSET == null", true],
  ['$UNSET == ""', false],
  ['"manual" == "manual" && $CI_COMMIT_BRANCH', true],
  ['"manual" == "automatic" || $CI_COMMIT_BRANCH =~ /^ma/', true],
  ["$CI_COMMIT_BRANCH !~ /^ma/", false],
  ['$UNSET == "x" || $CI_COMMIT_BRANCH == "main" && $UNSET', false],
])("the condition %s is %s", (condition, expected) => {
  const variables = { CI_COMMIT_BRANCH: "main", CI_DEFAULT_BRANCH: "main", EMPTY: "" };
  expect(holds(condition, variables)).toBe(expected);
});

describe("included files", () => {
  let root = "";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "pipeline-file-"));
    writeFileSync(
      join(root, "one.yml"),
      [
        "spec:",
        "  inputs:",
        "    name: {}",
        "    count: { type: number, default: 2 }",
        "    kind: { options: [a, b], default: a }",
        "---",
        '"job: $[[ inputs.name ]]":',
        "  script: run $[[ inputs.name ]]",
        "  retry: $[[ inputs.count ]]",
        "  variables:",
        "    KIND: $[[ inputs.kind ]]",
      ].join("\n"),
    );
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const read = (text: string) => {
    writeFileSync(join(root, "main.yml"), text);
    return readPipeline(root, "main.yml");
  };

  test("are filled in, once for each include, and the including file is laid over them", () => {
    const include =
      "include: [{ local: one.yml, inputs: { name: x } }, { local: /one.yml, inputs: { name: y, count: 1 } }]";
    expect(read(`${include}\n"job: x": { variables: { MORE: "1" } }`)).toEqual({
      "job: x": { script: "run x", retry: 2, variables: { KIND: "a", MORE: "1" } },
      "job: y": { script: "run y", retry: 1, variables: { KIND: "a" } },
    });
  });

  test.each([
    ["", "required value has not been provided: name"],
    ["name: x, count: many", "provided value is not a number"],
    ["name: x, kind: c", "c is none of a, b"],
    ["name: x, other: 1", "unknown input arguments: other"],
  ])("with the inputs {%s} make no pipeline", (inputs, message) => {
    expect(() => read(`include: [{ local: one.yml, inputs: { ${inputs} } }]`)).toThrow(message);
  });
});
