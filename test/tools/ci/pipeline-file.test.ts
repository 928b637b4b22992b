import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { COMMANDS } from "../../../tools/cli/commands";

const ROOT = join(__dirname, "..", "..", "..");
const text = readFileSync(join(ROOT, ".gitlab-ci.yml"), "utf8");

const job = z.looseObject({
  stage: z.string().optional(),
  extends: z.union([z.string(), z.array(z.string())]).optional(),
  script: z.array(z.string()).optional(),
  needs: z.array(z.string()).optional(),
  timeout: z.string().optional(),
  interruptible: z.boolean().optional(),
  resource_group: z.string().optional(),
  artifacts: z.looseObject({ access: z.string().optional() }).optional(),
  variables: z.record(z.string(), z.string()).optional(),
});

type Job = z.infer<typeof job>;

const NOT_JOBS = ["stages", "workflow", "variables", "default"];
const all: ReadonlyMap<string, Job> = new Map(
  Object.entries(z.record(z.string(), z.unknown()).parse(parse(text)))
    .filter(([name]) => !NOT_JOBS.includes(name))
    .map(([name, value]) => [name, job.parse(value)]),
);

/** A job with everything that it extends, the later over the earlier, as GitLab merges them. */
function merged(name: string): Job {
  const own = all.get(name);
  if (own === undefined) throw new Error(`${name} is not in the file`);
  const parents = typeof own.extends === "string" ? [own.extends] : (own.extends ?? []);
  return Object.assign({}, ...parents.map(merged), own);
}

const jobs = [...all.keys()]
  .filter((name) => !name.startsWith("."))
  .map((name) => [name, merged(name)] as const);
const deploys = jobs.filter(([name]) => name.startsWith("deploy: "));
const changing = jobs.filter(([name]) => /^(?:deploy|recover): /.test(name));

test.each(jobs)("%s is one line", (_name, { script }) => {
  expect(script).toHaveLength(1);
  expect(script?.[0]).not.toContain("\n");
});

test.each(jobs.filter(([name]) => name !== "check"))(
  "%s calls a command that exists",
  (_name, { script }) => {
    const [, group, name] = /^\.\/infra (\S+) (\S+)/.exec(script?.[0] ?? "") ?? [];
    const subcommands = COMMANDS.find((command) => command.name === group)?.subcommands ?? [];
    expect(subcommands.map((command) => command.name)).toContain(name);
  },
);

test.each(changing)("%s is not interruptible and runs alone in its environment", (name, found) => {
  expect(found.interruptible).toBe(false);
  expect(found.resource_group).toBe(/^\w+: (\w+)/.exec(name)?.[1]);
});

test.each(deploys)("%s has three hours, and plan and check behind it", (name, { timeout, needs }) => {
  expect(timeout).toBe("3h");
  expect(needs).toEqual(["check", `plan: ${/^deploy: (\w+)/.exec(name)?.[1]}`]);
});

test.each(jobs.filter(([, { artifacts }]) => artifacts !== undefined))(
  "%s keeps artifacts for developers only",
  (_name, { artifacts }) => {
    expect(artifacts?.access).toBe("developer");
  },
);

test("only deploys have the deploy identities", () => {
  const having = jobs.filter(([, found]) => JSON.stringify(found.variables ?? {}).includes("DEPLOY"));
  expect(having.map(([name]) => name)).toEqual(deploys.map(([name]) => name));
  expect(deploys.length).toBeGreaterThan(0);
});

test("docs/ci.md explains every variable that the file takes from the project", () => {
  const docs = readFileSync(join(ROOT, "docs", "ci.md"), "utf8");
  const taken = [...text.matchAll(/\$([A-Z_]+)/g)].flatMap(([, name = ""]) =>
    name.startsWith("CI_") ? [] : [name],
  );
  expect(taken.length).toBeGreaterThan(8);
  const family = (name: string) => name.replace(/^OPS_/, "PRE_");
  expect([...new Set(taken)].filter((name) => !docs.includes(name) && !docs.includes(family(name)))).toEqual(
    [],
  );
});
