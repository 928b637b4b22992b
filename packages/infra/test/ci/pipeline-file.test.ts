import { readFileSync } from "node:fs";
import { join } from "node:path";
import { artifactsOf, reviewArtifacts } from "@infra-tools/gitlab-pipeline/artifact/files";
import { AWS, GOOGLE } from "@infra-tools/gitlab-pipeline/credentials/credentials";
import * as z from "zod";
import { environment, environmentNames, environments } from "../../../../environments";
import {
  entryNames,
  extended,
  readPipeline,
} from "../../../gitlab-pipeline/test/support/pipeline/read-pipeline";
import { deployTime } from "../../src/ci/deploy-time";
import { deployJob, planJob } from "../../src/ci/job-names";
import { readWaits } from "../../src/ci/longest-apply";
import { PIPELINE_FILE, pipelineFile } from "../../src/ci/pipeline-file";
import { expectedVariables } from "../../src/ci/variables";
import { COMMANDS } from "../../src/commands";
import { synthesizeStack } from "../../src/synthesize-stack";

const ROOT = join(__dirname, "..", "..", "..", "..");
const pipeline = readPipeline(ROOT, ".gitlab-ci.yml");
const text = JSON.stringify(pipeline);

const job = z.looseObject({
  stage: z.string().optional(),
  script: z.array(z.string()).optional(),
  after_script: z.array(z.string()).optional(),
  needs: z.array(z.union([z.string(), z.looseObject({ job: z.string() })])).optional(),
  timeout: z.string().optional(),
  interruptible: z.boolean().optional(),
  resource_group: z.string().optional(),
  artifacts: z
    .looseObject({
      access: z.string().optional(),
      paths: z.array(z.string()).optional(),
      reports: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  rules: z.array(z.looseObject({ if: z.string().optional(), when: z.string().optional() })).optional(),
  id_tokens: z.record(z.string(), z.unknown()).optional(),
  variables: z.record(z.string(), z.string()).optional(),
});

type Job = z.infer<typeof job>;

/** A job with everything that it extends. */
function merged(name: string): Job {
  return job.parse(extended(pipeline, name));
}

const jobs = entryNames(pipeline)
  .filter((name) => !name.startsWith("."))
  .map((name) => [name, merged(name)] as const);
const deploys = jobs.filter(([name]) => name.startsWith("deploy: "));
const changing = jobs.filter(([name]) => /^(?:deploy|result|recover): /.test(name));

test.each(jobs)("%s is one line", (_name, { script }) => {
  expect(script).toHaveLength(1);
  expect(script?.[0]).not.toContain("\n");
});

test.each(jobs.filter(([name]) => name !== "check" && name !== "build image"))(
  "%s calls a command that exists",
  (_name, { script }) => {
    const [, group, name] = /^\.\/infra (\S+) (\S+)/.exec(script?.[0] ?? "") ?? [];
    const subcommands = COMMANDS.find((command) => command.name === group)?.commands ?? [];
    expect(subcommands.map((command) => command.name)).toContain(name);
  },
);

test.each(changing)("%s is not interruptible and runs alone in its environment", (name, entry) => {
  expect(entry.interruptible).toBe(false);
  expect(entry.resource_group).toBe(/^\w+: (\w+)/.exec(name)?.[1]);
});

test.each(deploys)("%s has plan and check behind it, and cleans up after itself", (name, entry) => {
  const its = /^deploy: (\w+)/.exec(name)?.[1] ?? "";
  expect(entry.needs).toEqual(["check", `plan: ${its}`]);
  expect(entry.after_script).toEqual([`./infra ci recover ${its} --after-deploy`]);
});

test.each(environmentNames)("a deploy of %s has the time that the waits of its stack add up to", (name) => {
  const { scriptMinutes, jobMinutes } = deployTime(readWaits(synthesizeStack(name)));
  for (const changed of [false, true]) {
    const { timeout, variables = {} } = merged(deployJob(name, changed));
    expect(timeout).toBe(`${jobMinutes}m`);
    // Both together must be shorter than the job: only then does GitLab run what comes after a script that was stopped.
    expect(variables["RUNNER_SCRIPT_TIMEOUT"]).toBe(`${scriptMinutes}m`);
    expect(scriptMinutes + Number.parseInt(variables["RUNNER_AFTER_SCRIPT_TIMEOUT"] ?? "", 10)).toBeLessThan(
      jobMinutes,
    );
  }
});

test("the file of the environments' jobs is what their data makes (./infra ci generate)", () => {
  const made = pipelineFile(
    environments(environmentNames).map((each) => ({
      environment: each,
      time: deployTime(readWaits(synthesizeStack(each.name))),
    })),
  );
  expect(readFileSync(join(ROOT, PIPELINE_FILE), "utf8")).toBe(made);
});

test.each(environmentNames)("what a deploy of %s leaves is published for the job behind it", (name) => {
  const { attempt, leftOver } = artifactsOf("", name);
  expect(merged(deployJob(name, false)).artifacts?.paths).toEqual([attempt, leftOver]);
});

test.each(jobs.filter(([, { artifacts }]) => artifacts !== undefined))(
  "%s keeps artifacts for developers only",
  (_name, { artifacts }) => {
    expect(artifacts?.access).toBe("developer");
  },
);

test.each(environmentNames)("the plan of %s publishes what its job writes", (name) => {
  const { folder, widget } = artifactsOf("", name);
  for (const fork of [false, true]) {
    const { artifacts } = merged(planJob(name, fork));
    expect(artifacts?.paths).toEqual([`${folder}/`]);
    expect(artifacts?.reports).toEqual({ terraform: widget });
  }
});

test("the review publishes what its job writes", () => {
  const { folder, annotations, codeQuality, junit } = reviewArtifacts("");
  const { artifacts } = merged("review");
  expect(artifacts?.paths).toEqual([`${folder}/`]);
  expect(artifacts?.reports).toEqual({ annotations, codequality: codeQuality, junit });
});

test("the default branch is reviewed too: GitLab compares a merge request's findings with its report", () => {
  const rules = merged("review").rules ?? [];
  expect(rules.filter((rule) => rule.if?.includes("CI_DEFAULT_BRANCH")).map(({ when }) => when)).toEqual([
    undefined,
  ]);
});

test("a fork's jobs start in the image that the project's own one begins with", () => {
  const { INFRA_CI_IMAGE: image } = z
    .looseObject({ INFRA_CI_IMAGE: z.string() })
    .parse(pipeline["variables"]);
  expect(readFileSync(join(ROOT, ".ci", "Dockerfile"), "utf8").split("\n")).toContain(`FROM ${image}`);
});

test("only deploys have the deploy identities", () => {
  const having = jobs.filter(([, entry]) => JSON.stringify(entry.variables ?? {}).includes("DEPLOY"));
  expect(having.map(([name]) => name)).toEqual(deploys.map(([name]) => name));
  expect(deploys.length).toBeGreaterThan(0);
});

/** Set by a job's own rules. */
const OF_RULES = new Set(["PLAN_GROUP"]);

/** The variables that the file takes from the project. */
const taken: ReadonlySet<string> = new Set(
  [...text.matchAll(/\$([A-Z_]+)/g)].flatMap(([, name = ""]) =>
    name.startsWith("CI_") || OF_RULES.has(name) ? [] : [name],
  ),
);

const document = (name: string) => readFileSync(join(ROOT, "docs", name), "utf8");

/** The rows of a document's tables that begin with a variable: its names, and the other cells. */
function variableRows(markdown: string): readonly (readonly [name: string, ...cells: string[]])[] {
  return markdown.split("\n").flatMap((line) => {
    const [first = "", ...cells] = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (!first.startsWith("`")) return [];
    const names = [...first.matchAll(/`([A-Z_]{4,})(?:\.\.\.)?`/g)].map(([, name = ""]) => name);
    return names.map((name) => [name, ...cells] as const);
  });
}

test("docs/ci.md explains every variable that the file takes from the project", () => {
  const docs = document("ci.md");
  expect(taken.size).toBeGreaterThan(8);
  const family = (name: string) => name.replace(/^OPS_/, "PRE_");
  expect([...taken].filter((name) => !docs.includes(name) && !docs.includes(family(name)))).toEqual([]);
});

test("the documents ask for no variable that neither the file takes nor a job reads", () => {
  const readByJobs = ["INFRA_NOTE_TOKEN", "INFRA_ARTIFACT_KEY"];
  const used = (name: string) =>
    taken.has(name) || readByJobs.includes(name) || [...taken].some((one) => one.startsWith(name));
  for (const name of ["ci.md", "ci-identity.md"]) {
    const named = variableRows(document(name)).map(([variable]) => variable);
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((variable) => !used(variable))).toEqual([]);
  }
});

test("ci setup asks for the variables of the table, masked and protected as it says", () => {
  const rows = new Map(
    variableRows(document("ci.md")).map(([name, , masked, isProtected]) => [name, { masked, isProtected }]),
  );
  const expected = expectedVariables(environments(environmentNames));
  expect(expected.length).toBeGreaterThan(10);
  for (const each of expected) {
    const row = rows.get(each.name) ?? rows.get(each.name.replace(/^OPS_/, "PRE_"));
    expect({ name: each.name, ...row }).toEqual({
      name: each.name,
      masked: each.masked ? "yes" : "",
      isProtected: each.protected ? "yes" : "",
    });
  }
  // And the file takes no other.
  const names = new Set(expected.map(({ name }) => name));
  expect([...taken].filter((name) => !names.has(name))).toEqual([]);
});

test("both documents say the same of each token: what it may do, and whether it is protected", () => {
  const list = new Map(
    variableRows(document("ci.md")).map(([name, what = "", , isProtected]) => [name, { what, isProtected }]),
  );
  for (const [name, , rights = "", where = ""] of variableRows(document("ci-identity.md"))) {
    expect({ name, ...list.get(name) }).toMatchObject({
      what: expect.stringContaining(rights),
      isProtected: where.includes("protected") ? "yes" : "",
    });
  }
});

test("jobs get what the code reads to know who it is", () => {
  const identified = jobs.filter(([, entry]) => entry.id_tokens !== undefined);
  expect(identified.length).toBeGreaterThan(0);
  for (const [, entry] of identified) {
    expect(Object.keys(entry.id_tokens ?? {})).toEqual([GOOGLE.token, AWS.token]);
    expect(Object.keys(entry.variables ?? {})).toEqual(
      expect.arrayContaining([GOOGLE.provider, GOOGLE.account, AWS.role]),
    );
  }
});

test.each(environmentNames)("jobs of %s get Cloudflare's token when it is behind Cloudflare", (name) => {
  const isBehind = environment(name).edge.dns.kind === "cloudflare";
  const its = jobs.filter(([job, entry]) => job.includes(`: ${name}`) && entry.id_tokens !== undefined);
  expect(its).toHaveLength(5);
  for (const [job, { variables = {} }] of its) {
    const kind = job.startsWith("deploy: ") ? "DEPLOY" : "PLAN";
    expect({ job, token: variables["CLOUDFLARE_API_TOKEN"] }).toEqual({
      job,
      token: isBehind ? `$CLOUDFLARE_${kind}_TOKEN` : undefined,
    });
  }
});
