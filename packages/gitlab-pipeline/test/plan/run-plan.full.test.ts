import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { renderMarkdown } from "@infra-tools/report/render/markdown";
import { artifactsOf } from "../../src/artifact/files";
import type { MergeRequestContext, PipelineContext } from "../../src/context";
import { runPlan } from "../../src/plan/run-plan";
import { runReview } from "../../src/review/run-review";
import { createWorkplace, noPreview, type Workplace, words } from "../support/jobs";

/** A cdktf app of one file: each environment's stack keeps the words of `words.json`. */
const APP = `
const { mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const output = process.env.CDKTF_OUTDIR;
const stacks = JSON.parse(readFileSync("words.json", "utf8"));
for (const [name, stack] of Object.entries(stacks)) {
  mkdirSync(output + "/stacks/" + name, { recursive: true });
  writeFileSync(output + "/stacks/" + name + "/cdk.tf.json", JSON.stringify(stack));
}
writeFileSync(output + "/manifest.json", JSON.stringify({ stacks: {} }));
`;

const NAMES = ["pre", "ops"] as const;
type Name = (typeof NAMES)[number];

let workplace: Workplace;
beforeEach(() => {
  workplace = createWorkplace();
  write({ "cdktf.json": JSON.stringify({ app: "node app.js" }), "app.js": APP });
  git("init", "--quiet", "--initial-branch=main");
  git("config", "user.email", "a@example.com");
  git("config", "user.name", "A");
  writeFileSync(join(workplace.host.root, ".gitignore"), "cdktf.out/\nci-out/\ntemporary-*/\n");
  keep({ pre: "one", ops: "one" });
});
afterEach(() => workplace.remove());

function git(...args: readonly string[]): string {
  return execFileSync("git", args, { cwd: workplace.host.root, encoding: "utf8" }).trim();
}

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = join(workplace.host.root, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Commits a word for each environment, and other files beside it. */
function keep(values: Readonly<Record<Name, string>>, files: Readonly<Record<string, string>> = {}): string {
  const stacks = Object.fromEntries(NAMES.map((name) => [name, words({ first: values[name] })]));
  write({ "words.json": JSON.stringify(stacks), ...files });
  git("add", "--all");
  git("commit", "--quiet", "--message", "Keep words", "--allow-empty");
  return git("rev-parse", "HEAD");
}

function mergeRequest(base: string, head: string): MergeRequestContext {
  return { iid: 1, base, head, targetBranch: "main", plannedOn: base, mergedResult: false, fork: false };
}

function plan(name: Name, base: string, head: string, always = false) {
  const target = workplace.target(
    () => JSON.parse(readFileSync(join(workplace.host.root, "words.json"), "utf8"))[name],
  );
  const request = { commit: head, mergeRequest: mergeRequest(base, head), always };
  return runPlan(workplace.host, target, name, request, noPreview);
}

async function review(base: string, head: string): Promise<string> {
  const context: PipelineContext = {
    apiUrl: "https://gitlab.example.com/api/v4",
    project: "42",
    commit: head,
    pipeline: 100,
    defaultBranch: "main",
    jobUrl: undefined,
    mergeRequest: mergeRequest(base, head),
  };
  const { doc, missing } = await runReview(workplace.host, {
    environments: NAMES,
    context,
    gitlab: undefined,
    threadsFrom: "danger",
    gate: { failOn: new Map(), breaks: [] },
    after: [],
    pageOnly: [],
  });
  expect(missing).toEqual([]);
  return renderMarkdown(doc);
}

test("an environment whose stack the merge request leaves as it is, is not planned, and the review says so", async () => {
  const base = git("rev-parse", "HEAD");
  const head = keep({ pre: "two", ops: "one" });
  await expect(plan("pre", base, head)).resolves.toMatchObject({ kind: "planned" });
  await expect(plan("ops", base, head)).resolves.toEqual({ kind: "unaffected", base });
  expect(existsSync(artifactsOf(workplace.host.root, "ops").widget)).toBe(false);
  const text = await review(base, head);
  expect(text).toContain(
    `**ops is not planned**: its configuration is the same as at \`${base.slice(0, 12)}\`.`,
  );
  expect(text).toContain("Only pre changes.");
});

test("a merge request that changes no environment is reviewed as one", async () => {
  const base = git("rev-parse", "HEAD");
  const head = keep({ pre: "one", ops: "one" }, { "README.md": "new" });
  for (const name of NAMES)
    await expect(plan(name, base, head)).resolves.toMatchObject({ kind: "unaffected" });
  const text = await review(base, head);
  expect(text).toContain("**pre is not planned**");
  expect(text).toContain("**ops is not planned**");
  expect(text).not.toContain("No changes");
});

test.each([
  ["a file that decides how plans are reviewed", { "review.yaml": "severities: {}\n" }],
  ["a program of the pipeline", { "packages/plan-review/index.js": "1" }],
  ["the lock of the dependencies", { ".terraform.lock.hcl": "# new\n" }],
])("every environment is planned when %s changes", async (_what, files) => {
  const base = git("rev-parse", "HEAD");
  const head = keep({ pre: "one", ops: "one" }, files);
  await expect(plan("ops", base, head)).resolves.toMatchObject({ kind: "planned" });
});

test("an environment is planned when the base cannot be synthesized, when it is new, and when somebody asks for it", async () => {
  const first = git("rev-parse", "HEAD");
  const broken = keep({ pre: "one", ops: "one" }, { "app.js": "process.exit(1)" });
  const head = keep({ pre: "one", ops: "one" }, { "app.js": APP });
  await expect(plan("ops", broken, head)).resolves.toMatchObject({ kind: "planned" });
  await expect(plan("ops", first, head)).resolves.toMatchObject({ kind: "unaffected" });
  await expect(plan("ops", first, head, true)).resolves.toMatchObject({ kind: "planned" });
});
