import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Review } from "@infra-tools/plan-review/review";
import { reviewPlans } from "@infra-tools/plan-review/review";
import { readPlan } from "@infra-tools/terraform-plan/read/read";
import { readSynthesized } from "@infra-tools/terraform-plan/synthesized";
import type { Json } from "@infra-tools/terraform-plan/value";
import { planJson, resource } from "../../../plan-review/test/report/plans";
import { artifactsOf, reviewArtifacts } from "../../src/artifact/files";
import { writeFindingReports } from "../../src/review/finding-reports";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "code-quality-"));
  for (const file of ["stacks/database.ts", "environments/pre.ts", "environments/ops.ts"]) write(file, "");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function writeSources(environment: string, lines: Readonly<Record<string, string>>): void {
  const { sources } = artifactsOf("", environment);
  write(sources, JSON.stringify({ [environment]: lines }));
}

const PASSWORD = "correct-horse-battery-staple";

const kept = (name: string, days: number): Json => ({
  name,
  bucket_password: PASSWORD,
  lifecycle_note: `${PASSWORD} is the password`,
  versioning: [{ enabled: days > 10 }],
});

/** A bucket whose versions are switched off, and one that is deleted and in no stack any more. */
function reviewOf(...labels: readonly string[]): Review {
  const changes = [
    resource("google_storage_bucket.packages", ["update"], {
      before: kept("packages", 30),
      after: kept("packages", 7),
      before_sensitive: { bucket_password: true },
      after_sensitive: { bucket_password: true },
    }),
    resource("google_storage_bucket.gone", ["delete"], { before: kept("gone", 30), after: null }),
  ];
  const metadata = { path: "pre/database/packages/bucket" };
  const synthesized = readSynthesized({
    resource: { google_storage_bucket: { packages: { "//": { metadata } } } },
  });
  return reviewPlans(labels.map((label) => readPlan(planJson(changes), { label, synthesized })));
}

interface Entry {
  readonly check_name: string;
  readonly description: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

function written(review: Review): readonly Entry[] {
  writeFindingReports(root, review);
  return JSON.parse(readFileSync(reviewArtifacts(root).codeQuality, "utf8"));
}

const placesOf = (entries: readonly Entry[], address: string) =>
  [...new Set(entries.filter(({ description }) => description.includes(address)))].map(
    ({ location }) => `${location.path}:${location.lines.begin}`,
  );

test("every entry is whole, for GitLab stops reading at the first that is not", () => {
  writeSources("pre", { "database/packages": "stacks/database.ts:12" });
  const entries = written(reviewOf("pre", "ops"));
  expect(entries.length).toBeGreaterThan(3);
  for (const entry of entries) {
    expect(entry).toEqual({
      description: expect.stringMatching(/^(pre|ops): /),
      check_name: expect.stringMatching(/^[a-z-]+$/),
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      severity: expect.stringMatching(/^(info|minor|major|critical|blocker)$/),
      location: { path: expect.stringMatching(/^[^/.]/), lines: { begin: expect.any(Number) } },
    });
  }
  expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length);
});

test("a finding stands at its environment's line of the construct", () => {
  writeSources("pre", { "database/packages": "stacks/database.ts:12" });
  writeSources("ops", { "database/packages": "stacks/database.ts:34" });
  const entries = written(reviewOf("pre", "ops"));
  expect(placesOf(entries, "pre: google_storage_bucket.packages")).toContain("stacks/database.ts:12");
  expect(placesOf(entries, "ops: google_storage_bucket.packages")).toContain("stacks/database.ts:34");
});

test("a finding without a line is placed at its environment's data", () => {
  const entries = written(reviewOf("pre"));
  expect(placesOf(entries, "pre: google_storage_bucket.gone")[0]).toBe("environments/pre.ts:1");
  expect(placesOf(entries, "pre: google_storage_bucket.packages")[0]).toBe("environments/pre.ts:1");
  rmSync(join(root, "environments"), { recursive: true });
  expect(placesOf(written(reviewOf("pre")), "pre: google_storage_bucket.gone")[0]).toBe("main.ts:1");
});

test.each([
  "/etc/passwd:1",
  "../outside.ts:1",
  "stacks/not-there.ts:1",
  "stacks:1",
  "stacks/database.ts",
  "x:0",
])("a line that is in no file of the checkout is left out: %s", (place) => {
  writeSources("pre", { "database/packages": place, database: "stacks/database.ts:7" });
  const places = placesOf(written(reviewOf("pre")), "google_storage_bucket.packages");
  expect(new Set(places)).toEqual(new Set(["stacks/database.ts:7"]));
});

test("fingerprints stay the same when lines move, and no secret is in the report", () => {
  writeSources("pre", { "database/packages": "stacks/database.ts:12" });
  const before = written(reviewOf("pre"));
  writeSources("pre", { "database/packages": "stacks/database.ts:99" });
  const after = written(reviewOf("pre"));
  expect(after.map(({ fingerprint }) => fingerprint)).toEqual(before.map(({ fingerprint }) => fingerprint));
  expect(after).not.toEqual(before);
  expect(JSON.stringify(after)).not.toContain(PASSWORD);
});

test("JUnit and SARIF have the same findings, and no secret", () => {
  writeSources("pre", { "database/packages": "stacks/database.ts:12" });
  const review = reviewOf("pre", "ops");
  const entries = written(review);
  const { junit, sarif } = reviewArtifacts(root);
  const { runs } = JSON.parse(readFileSync(sarif, "utf8"));
  expect(runs[0].results).toHaveLength(entries.length);
  expect(JSON.stringify(runs)).toContain("stacks/database.ts");
  const xml = readFileSync(junit, "utf8");
  expect(xml).toContain('<testsuite name="ops"');
  expect(xml).toContain("google_storage_bucket.gone");
  for (const text of [xml, JSON.stringify(runs)]) expect(text).not.toContain(PASSWORD);
});

test("a review without findings is an empty list, with which others are compared", () => {
  expect(written(reviewPlans([readPlan(planJson([]), { label: "pre" })]))).toEqual([]);
});
