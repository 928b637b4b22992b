import { join } from "node:path";
import { type Pipeline, Project } from "../../../gitlab-pipeline/test/support/pipeline/machine";
import { extended, readPipeline } from "../../../gitlab-pipeline/test/support/pipeline/read-pipeline";

const ROOT = join(__dirname, "..", "..", "..", "..");
const FILE = readPipeline(ROOT, ".gitlab-ci.yml");

const MERGED = { CI_PIPELINE_SOURCE: "push", CI_COMMIT_BRANCH: "main" };
const MERGE_REQUEST = {
  CI_PIPELINE_SOURCE: "merge_request_event",
  CI_MERGE_REQUEST_IID: "5",
  CI_MERGE_REQUEST_PROJECT_ID: "7",
  CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "7",
};
const FORK = { ...MERGE_REQUEST, CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "77" };

const BUTTONS = [
  "build image",
  "deploy: ops",
  "deploy: ops (changed)",
  "deploy: pre (changed)",
  "recover: ops",
  "recover: pre",
];

function merged(project = new Project(FILE)): Pipeline {
  return project.create(MERGED);
}

/** Up to where ops waits for a person: pre is deployed. */
function deployedPre(project = new Project(FILE)): Pipeline {
  const pipeline = merged(project);
  pipeline.run("check", "plan: pre", "plan: ops", "review", "deploy: pre", "result: pre");
  return pipeline;
}

const active = (pipeline: Pipeline) => [...pipeline.named("pending", "waiting_for_resource")].sort();
const buttons = (pipeline: Pipeline) => [...pipeline.named("manual")].sort();

describe("a merge request", () => {
  test("is checked, planned and reviewed, and nothing of it is deployed", () => {
    const pipeline = new Project(FILE).create(MERGE_REQUEST);
    expect(active(pipeline)).toEqual(["check", "plan: ops", "plan: pre"]);
    expect(buttons(pipeline)).toEqual([]);
    pipeline.run("check", "plan: pre", "plan: ops");
    expect(active(pipeline)).toEqual(["review"]);
    pipeline.run("review");
    expect([pipeline.status, pipeline.hasWarnings]).toEqual(["success", false]);
  });

  test("of a fork is previewed and reviewed by jobs without an identity", () => {
    const pipeline = new Project(FILE).create(FORK);
    expect(active(pipeline)).toEqual(["check", "plan: ops (fork)", "plan: pre (fork)"]);
    pipeline.run("check", "plan: pre (fork)", "plan: ops (fork)");
    expect(active(pipeline)).toEqual(["review"]);
    pipeline.run("review");
    expect(pipeline.status).toBe("success");
    const identity = (name: string) => Object.hasOwn(extended(FILE, name), "id_tokens");
    const names = (event: typeof FORK) =>
      new Project(FILE).create(event).jobs.map(({ planned }) => planned.name);
    expect(names(FORK).filter(identity)).toEqual([]);
    // And those of a merge request from the project have one.
    expect(names(MERGE_REQUEST).filter(identity)).toEqual(["plan: pre", "plan: ops"]);
  });

  test("whose plan fails is reviewed all the same, and stays red", () => {
    const pipeline = new Project(FILE).create(MERGE_REQUEST);
    pipeline.run("check", "plan: pre");
    pipeline.end("plan: ops", 1);
    expect(active(pipeline)).toEqual(["review"]);
    pipeline.run("review");
    expect(pipeline.status).toBe("failed");
  });

  test("whose plan loses its runner is planned again", () => {
    const pipeline = new Project(FILE).create(MERGE_REQUEST);
    pipeline.loseRunner("plan: pre");
    expect(pipeline.statusOf("plan: pre")).toBe("pending");
  });
});

test("a branch without a merge request has no pipeline", () => {
  expect(new Project(FILE).create({ CI_PIPELINE_SOURCE: "push", CI_COMMIT_BRANCH: "feature" }).jobs).toEqual(
    [],
  );
});

describe("the default branch", () => {
  test("deploys pre by itself, and ops when a person says so", () => {
    const pipeline = deployedPre();
    expect(active(pipeline)).toEqual([]);
    expect(buttons(pipeline)).toEqual(BUTTONS);
    expect([pipeline.status, pipeline.hasWarnings]).toEqual(["success", false]);
    pipeline.play("deploy: ops");
    expect(active(pipeline)).toEqual(["deploy: ops"]);
    pipeline.run("deploy: ops");
    expect(active(pipeline)).toEqual(["result: ops"]);
    pipeline.run("result: ops");
    expect([pipeline.status, pipeline.hasWarnings]).toEqual(["success", false]);
  });

  test("deploys nothing behind a check that failed, and no button starts a deploy", () => {
    const pipeline = merged();
    pipeline.run("plan: pre", "plan: ops", "review");
    pipeline.end("check", 1);
    expect(active(pipeline)).toEqual([]);
    expect(buttons(pipeline)).toEqual(["build image", "recover: ops", "recover: pre"]);
    expect(pipeline.status).toBe("failed");
  });

  test("waits with pre for a person when the plan is not the reviewed one: a warning, and a button", () => {
    const pipeline = merged();
    pipeline.run("check", "plan: pre", "plan: ops", "review");
    pipeline.end("deploy: pre", 3);
    pipeline.run("result: pre");
    expect([pipeline.status, pipeline.hasWarnings]).toEqual(["success", true]);
    pipeline.play("deploy: pre (changed)");
    pipeline.run("deploy: pre (changed)", "result: pre (changed)");
    expect(pipeline.status).toBe("success");
    // The saved plan is applied by now: run again, the deploy finds nothing to do, and the warning is gone.
    pipeline.retry("deploy: pre");
    pipeline.run("deploy: pre");
    expect([pipeline.status, pipeline.hasWarnings]).toEqual(["success", false]);
  });
});

/** Ways in which a deploy ends badly. The result's job cannot know the last of them but from what is missing. */
const ENDS: readonly (readonly [string, (pipeline: Pipeline, job: string) => void, cleansUp: boolean])[] = [
  ["fails", (pipeline, job) => pipeline.end(job, 1), true],
  ["is cancelled", (pipeline, job) => pipeline.cancel(job), true],
  ["loses its runner", (pipeline, job) => pipeline.loseRunner(job), false],
  [
    "takes too long for its runner",
    (pipeline, job) => pipeline.loseRunner(job, "job_execution_timeout"),
    false,
  ],
];

describe.each(["deploy: pre", "deploy: pre (changed)", "deploy: ops", "deploy: ops (changed)"])(
  "%s",
  (job) => {
    const result = job.replace("deploy", "result");

    test.each(ENDS)(
      "that %s is followed by its result, which turns the pipeline red",
      (_how, end, cleansUp) => {
        const project = new Project(FILE);
        const pipeline = merged(project);
        pipeline.run("check", "plan: pre", "plan: ops", "review");
        if (job !== "deploy: pre") {
          pipeline.run("deploy: pre", "result: pre");
          pipeline.play(job);
        }
        end(pipeline, job);
        const parts = project.started.filter((each) => each.job === job).map(({ part }) => part);
        expect(parts).toEqual(cleansUp ? ["script", "after_script"] : ["script"]);
        expect(active(pipeline)).toEqual([result]);
        pipeline.end(result, 1);
        expect(pipeline.status).toBe("failed");
        const environment = /: (\w+)/.exec(job)?.[1];
        expect(buttons(pipeline)).toContain(`recover: ${environment}`);
      },
    );
  },
);

test("a failed deploy that is run again with its result makes the pipeline green", () => {
  const pipeline = deployedPre();
  pipeline.play("deploy: ops");
  pipeline.end("deploy: ops", 1);
  pipeline.end("result: ops", 1);
  pipeline.retry("deploy: ops");
  pipeline.run("deploy: ops");
  expect(pipeline.status).toBe("failed");
  pipeline.retry("result: ops");
  pipeline.run("result: ops");
  expect(pipeline.status).toBe("success");
});

test("a pipeline that is cancelled as a whole leaves the button that recovers", () => {
  const pipeline = merged();
  pipeline.run("check", "plan: pre", "plan: ops", "review");
  pipeline.cancelAll();
  expect(pipeline.statusOf("deploy: pre")).toBe("canceled");
  expect(buttons(pipeline)).toContain("recover: pre");
  pipeline.play("recover: pre");
  expect(active(pipeline)).toContain("recover: pre");
});

describe("two pipelines of the default branch", () => {
  /** The first is up to its deploy, the second begins. */
  function two(project: Project): readonly [Pipeline, Pipeline] {
    const first = merged(project);
    first.run("check", "plan: pre", "plan: ops", "review");
    const second = merged(project);
    second.run("check");
    return [first, second];
  }

  test("plan and deploy one environment one after the other, cleaning up included", () => {
    const [first, second] = two(new Project(FILE));
    expect([first.statusOf("deploy: pre"), second.statusOf("plan: pre")]).toEqual([
      "pending",
      "waiting_for_resource",
    ]);
    first.run("deploy: pre");
    // Unordered: either may come next, and both cannot.
    const next = [first.statusOf("result: pre"), second.statusOf("plan: pre")];
    expect(next.filter((status) => status === "pending")).toHaveLength(1);
  });

  test("end the first with its result before the second plans where the group keeps the oldest first", () => {
    const project = new Project(FILE);
    project.setProcessMode("pre", "oldest_first");
    const [first, second] = two(project);
    first.run("deploy: pre");
    expect(second.statusOf("plan: pre")).toBe("waiting_for_resource");
    first.run("result: pre");
    expect(second.statusOf("plan: pre")).toBe("pending");
    second.run("plan: pre", "plan: ops", "review");
    expect(second.statusOf("deploy: pre")).toBe("pending");
  });

  test("plan for nobody who waits for a person: ops is planned beside a deploy that nobody starts", () => {
    const project = new Project(FILE);
    project.setProcessMode("ops", "oldest_first");
    const [, second] = two(project);
    expect(second.statusOf("plan: ops")).toBe("pending");
  });
});

describe("a plan of the default branch", () => {
  test("waits for an apply of its environment, and not for another's", () => {
    const project = new Project(FILE);
    const first = merged(project);
    first.run("check", "plan: pre", "plan: ops", "review");
    expect(first.statusOf("deploy: pre")).toBe("pending");
    const second = merged(project);
    expect([second.statusOf("plan: pre"), second.statusOf("plan: ops")]).toEqual([
      "waiting_for_resource",
      "pending",
    ]);
    first.run("deploy: pre", "result: pre");
    expect(second.statusOf("plan: pre")).toBe("pending");
  });

  test("is waited for by no merge request, and two of them plan at once", () => {
    const project = new Project(FILE);
    const first = merged(project);
    first.run("check", "plan: pre", "plan: ops", "review");
    for (const CI_MERGE_REQUEST_IID of ["5", "6"]) {
      const pipeline = project.create({ ...MERGE_REQUEST, CI_MERGE_REQUEST_IID });
      expect(active(pipeline)).toEqual(["check", "plan: ops", "plan: pre"]);
    }
  });
});

describe("the image of the jobs", () => {
  test("is built by itself on the default branch when its file changes, else by hand", () => {
    expect(active(new Project(FILE).create(MERGED, [".ci/Dockerfile"]))).toContain("build image");
    const other = new Project(FILE).create(MERGED, [".ci/run"]);
    expect(active(other)).not.toContain("build image");
    expect(buttons(other)).toContain("build image");
  });

  test("is built by no merge request: its code is not reviewed", () => {
    const pipeline = new Project(FILE).create(MERGE_REQUEST, [".ci/Dockerfile"]);
    expect(pipeline.jobs.map(({ planned }) => planned.name)).not.toContain("build image");
  });
});

describe("a schedule", () => {
  const scheduled = () => new Project(FILE).create({ ...MERGED, CI_PIPELINE_SOURCE: "schedule" });

  test("looks for drift and what is due, and deploys nothing", () => {
    const pipeline = scheduled();
    expect(active(pipeline)).toEqual(["checks: ops", "checks: pre", "drift: ops", "drift: pre"]);
    expect(buttons(pipeline)).toEqual([]);
  });

  test("warns of drift, and fails when it cannot be found out", () => {
    const drifted = scheduled();
    drifted.end("drift: pre", 2);
    drifted.run("drift: ops", "checks: pre", "checks: ops");
    expect([drifted.status, drifted.hasWarnings]).toEqual(["success", true]);
    const broken = scheduled();
    broken.end("drift: pre", 1);
    broken.run("drift: ops", "checks: pre", "checks: ops");
    expect(broken.status).toBe("failed");
  });
});
