import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEngine } from "@infra-tools/environment-diff/engine";
import { hideSecrets } from "@infra-tools/environment-diff/report/hide-secrets";
import { diffEnvironments, type EnvironmentDiff } from "../../../environment-diff/src/diff";
import { differingSettings } from "../../../environment-diff/src/settings";
import { toySubject } from "../../../environment-diff/test/support/toy";
import type { EnvironmentsJob } from "../../src/diff/jobs";
import { comparisonStore } from "../../src/diff/kept-comparison";

const subject = toySubject(({ size, login }) => ({ disk: { size, login } }));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kept-"));
  for (const name of ["infra.mjs", "job-thread.js"]) writeFileSync(join(folder, name), `// ${name}`);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function jobOf(size: number, more: Partial<EnvironmentsJob> = {}): EnvironmentsJob {
  const [a, b] = [
    { name: "pre", size: 1, login: "admin" },
    { name: "ops", size, login: "admin" },
  ];
  const comparands = { a, b, settings: differingSettings(a, b) };
  return { kind: "environments", comparands, names: { a: "pre", b: "ops" }, identity: ["name"], ...more };
}

async function compare({ comparands, names, identity }: EnvironmentsJob): Promise<EnvironmentDiff> {
  const engine = createEngine(subject, comparands);
  try {
    return hideSecrets(await diffEnvironments(comparands, engine, { names, identity }));
  } finally {
    engine.close();
  }
}

test("a comparison is kept whole, for its owner alone", async () => {
  const diff = await compare(jobOf(2));
  expect(diff.differences).not.toEqual([]);
  comparisonStore(folder, jobOf(2)).keep(diff);
  expect(comparisonStore(folder, jobOf(2)).read()).toEqual(diff);
  expect(statSync(join(folder, "comparisons", "pre-ops")).mode & 0o777).toBe(0o600);
});

test.each<[string, (folder: string) => EnvironmentsJob]>([
  ["another value", () => jobOf(3)],
  ["other names that are folded", () => jobOf(2, { identity: [] })],
  ["another method", () => jobOf(2, { comparands: { ...jobOf(2).comparands, oneByOne: true } })],
  ["another pair", () => jobOf(2, { names: { a: "ops", b: "pre" } })],
  ["another command line", (of) => changed(of, "infra.mjs")],
  ["other stacks", (of) => changed(of, "job-thread.js")],
])("%s is compared again", async (_label, change) => {
  comparisonStore(folder, jobOf(2)).keep(await compare(jobOf(2)));
  expect(comparisonStore(folder, change(folder)).read()).toBeUndefined();
});

function changed(program: string, name: string): EnvironmentsJob {
  writeFileSync(join(program, name), "// changed");
  return jobOf(2);
}

test("a pair has one file, which the next comparison replaces", async () => {
  comparisonStore(folder, jobOf(2)).keep(await compare(jobOf(2)));
  const diff = await compare(jobOf(3));
  comparisonStore(folder, jobOf(3)).keep(diff);
  expect(readdirSync(join(folder, "comparisons"))).toEqual(["pre-ops"]);
  expect(comparisonStore(folder, jobOf(3)).read()).toEqual(diff);
});

test("a comparison that hides a secret is not kept, nor is the secret", async () => {
  const [a, b] = [
    { name: "pre", size: 1, login: "plain" },
    { name: "ops", size: 1, login: "ghp_0123456789abcdefghijklmnopqrstuvwxyzAB" },
  ];
  const job = jobOf(1, { comparands: { a, b, settings: differingSettings(a, b) } });
  comparisonStore(folder, job).keep(await compare(job));
  expect(readdirSync(folder)).toEqual(["infra.mjs", "job-thread.js"]);
});

test("a damaged file is no comparison", async () => {
  comparisonStore(folder, jobOf(2)).keep(await compare(jobOf(2)));
  const file = join(folder, "comparisons", "pre-ops");
  writeFileSync(file, readFileSync(file).subarray(0, 100));
  expect(comparisonStore(folder, jobOf(2)).read()).toBeUndefined();
});

test("where nothing can be written nothing is kept, and nothing fails", async () => {
  writeFileSync(join(folder, "comparisons"), "a file where the folder belongs");
  const diff = await compare(jobOf(2));
  expect(() => comparisonStore(folder, jobOf(2)).keep(diff)).not.toThrow();
  expect(comparisonStore(folder, jobOf(2)).read()).toBeUndefined();
});

test("a program that is not compiled keeps nothing, since its sources can change at any time", async () => {
  const sources = join(folder, "src");
  mkdirSync(sources);
  comparisonStore(sources, jobOf(2)).keep(await compare(jobOf(2)));
  expect(readdirSync(sources)).toEqual([]);
});
