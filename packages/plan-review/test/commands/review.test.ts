import { constants } from "node:buffer";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Context, Outcome } from "@infra-tools/runtime/command-line/command";
import { ProblemError } from "@infra-tools/runtime/problem";
import { recordingContext } from "../../../runtime/test/support/context";
import { digest } from "../../src/commands/digest";
import { review } from "../../src/commands/review";
import { labelOf } from "../../src/load-plan";
import { planJson, resource } from "../report/plans";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "review-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const bucket = (before: object, after: object | null, actions: readonly string[]) =>
  resource("aws_s3_bucket_versioning.b", actions, {
    before: { ...before },
    after: after === null ? null : { ...after },
  });
const dangerous = planJson([
  bucket(
    { versioning_configuration: [{ status: "Enabled" }] },
    { versioning_configuration: [{ status: "Suspended" }] },
    ["update"],
  ),
]);
const harmless = planJson([resource("aws_s3_object.o", ["create"], { before: null, after: { key: "o" } })]);

function write(name: string, content: unknown): string {
  writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  return name;
}

interface Ran extends Outcome {
  readonly printed: string;
}

async function run(
  plans: readonly string[],
  options: Readonly<Record<string, string | boolean>> = {},
  { env = process.env, json = false }: { readonly env?: Context["env"]; readonly json?: boolean } = {},
): Promise<Ran> {
  const context = recordingContext({ root: folder, cwd: folder, env, json });
  const outcome = await review.run(context, { arguments: [plans], options });
  return { ...outcome, printed: context.printed.map((text) => `${text}\n`).join("") };
}

async function problemsOf(work: Promise<unknown>) {
  const error: unknown = await work.catch((caught: unknown) => caught);
  if (!(error instanceof ProblemError)) throw new Error(`no problem: ${String(error)}`);
  return error.problems;
}

test("prints the verdict and exits 2 when there are changes", async () => {
  const { code, printed } = await run([write("ops.json", harmless)]);
  expect(code).toBe(2);
  expect(printed).toMatch(
    /^Plan review: ops\n\n▌ Nothing dangerous found in 1 change\. Nothing is destroyed\.\n/,
  );
});

test("exits 0 when nothing changes", async () => {
  expect((await run([write("ops.json", planJson([]))])).code).toBe(0);
});

test("exits 2 when nothing changes and something was changed outside Terraform", async () => {
  const drift = bucket({ bucket: "a", tags: null }, { bucket: "b" }, ["update"]);
  const noise = bucket({ bucket: "a", tags: null }, { bucket: "a", tags: {} }, ["update"]);
  expect((await run([write("drift.json", planJson([], { resource_drift: [drift] }))])).code).toBe(2);
  expect((await run([write("noise.json", planJson([], { resource_drift: [noise] }))])).code).toBe(0);
});

test("exits 3 on a finding as grave as asked for, and not on a lesser one", async () => {
  write("bad.json", dangerous);
  write("good.json", harmless);
  expect((await run(["bad.json"], { failOn: "danger" })).code).toBe(3);
  expect((await run(["bad.json"], { failOn: "notice" })).code).toBe(3);
  expect((await run(["good.json"], { failOn: "danger" })).code).toBe(2);
  expect((await run(["bad.json"])).code).toBe(2);
});

test("exits 3 on what no rule knows, when asked for", async () => {
  const of = (type: string, before: object, after: object) =>
    planJson([resource(`${type}.x`, ["update"], { before: { ...before }, after: { ...after } })]);
  const failOn = { failOn: "unknown" };
  write("known.json", of("aws_db_instance", { backup_retention_period: 7 }, { backup_retention_period: 9 }));
  write("type.json", of("acme_store", { shape: "round" }, { shape: "square" }));
  write("attribute.json", of("aws_db_instance", { acme: "a" }, { acme: "b" }));
  write("danger.json", dangerous);
  expect((await run(["known.json"], failOn)).code).toBe(2);
  for (const file of ["type.json", "attribute.json", "danger.json"]) {
    expect([file, (await run([file], failOn)).code]).toEqual([file, 3]);
  }
  expect((await run(["type.json"], { failOn: "notice" })).code).toBe(2);
});

test("exits 3 on a plan that Terraform refused, when a policy is asked for", async () => {
  write("errored.json", { ...harmless, errored: true });
  expect((await run(["errored.json"], { failOn: "danger" })).code).toBe(3);
  expect((await run(["errored.json"])).code).toBe(2);
});

test("makes one report of several plans", async () => {
  const { printed } = await run([write("pre.json", harmless), write("ops.json", dangerous)]);
  expect(printed).toMatch(/^Plan review: pre and ops\n/);
  expect(printed).toContain("Updates (1) in ops");
});

test("prints Markdown within its budget", async () => {
  const { printed } = await run([write("ops.json", dangerous)], { markdown: true, budget: "1000" });
  expect(printed).toMatch(/^## Plan review: ops\n\n> ⛔ \*\*1 danger\*\*/);
  expect(printed.length).toBeLessThanOrEqual(1_001);
});

test("writes the files it is asked for, and leaves nothing else behind", async () => {
  const files = { html: "out/review.html", widget: "out/tf.json", codequality: "out/cq.json" };
  await run([write("ops.json", dangerous)], files);
  expect(readdirSync(join(folder, "out")).sort()).toEqual(["cq.json", "review.html", "tf.json"]);
  expect(JSON.parse(readFileSync(join(folder, "out/tf.json"), "utf8"))).toEqual({
    create: 0,
    update: 1,
    delete: 0,
  });
  expect(JSON.parse(readFileSync(join(folder, "out/cq.json"), "utf8"))).toMatchObject([
    { check_name: "backup-weakened" },
  ]);
  expect(readFileSync(join(folder, "out/review.html"), "utf8")).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
});

test("points Code Quality at the source lines it is given", async () => {
  write("sources.json", { ops: { "storage/versioning": "stacks/storage.ts:12" } });
  mkdirSync(join(folder, "out/stacks/ops"), { recursive: true });
  write("out/stacks/ops/cdk.tf.json", {
    resource: { aws_s3_bucket_versioning: { b: { "//": { metadata: { path: "ops/storage/versioning" } } } } },
  });
  await run([write("ops.json", dangerous)], {
    codequality: "cq.json",
    sources: "sources.json",
    synthesized: "out",
  });
  expect(JSON.parse(readFileSync(join(folder, "cq.json"), "utf8"))).toMatchObject([
    { location: { path: "stacks/storage.ts", lines: { begin: 12 } } },
  ]);
});

test("finds a protection that is gone by comparing with the base's stack", async () => {
  const stack = (protect: boolean) => ({
    resource: { aws_s3_object: { o: { lifecycle: { prevent_destroy: protect } } } },
  });
  for (const [name, protect] of [
    ["base", true],
    ["head", false],
  ] as const) {
    mkdirSync(join(folder, name, "stacks/ops"), { recursive: true });
    write(`${name}/stacks/ops/cdk.tf.json`, stack(protect));
  }
  const options = { synthesized: "head", baseSynthesized: "base" };
  expect((await run([write("ops.json", planJson([]))], options)).printed).toContain("lifecycle-unprotected");
  expect((await run(["ops.json"], { ...options, synthesized: "base" })).printed).not.toContain(
    "lifecycle-unprotected",
  );
});

test("takes severities and suppressions from the configuration file, and counts what it suppresses", async () => {
  write("ops.json", dangerous);
  write("review.yaml", "suppressions: [{ rule: backup-weakened, reason: a test }]\n");
  const quiet = await run(["ops.json"], { failOn: "notice" });
  expect(quiet.code).toBe(2);
  expect(quiet.printed).toContain("1 finding is suppressed by the configuration file.");
  write("other.yaml", "severities: { default: { backup-weakened: notice } }\n");
  expect((await run(["ops.json"], { failOn: "danger", config: "other.yaml" })).code).toBe(2);
});

test("shows a saved plan file with Terraform in the folder it lies in", async () => {
  mkdirSync(join(folder, "stacks/ops"), { recursive: true });
  write("stacks/ops/plan", "PK\u0003\u0004 binary");
  write("stacks/ops/shown.json", harmless);
  const terraform = join(folder, "terraform");
  writeFileSync(
    terraform,
    '#!/bin/sh\nif [ "$1" = version ]; then echo "Terraform v1.11.4"; else test "$1 $2" = "show -json" && test -f "$3" && cat shown.json; fi\n',
  );
  chmodSync(terraform, 0o755);
  const { printed } = await run(
    ["stacks/ops/plan"],
    {},
    { env: { ...process.env, TERRAFORM_BINARY_NAME: terraform } },
  );
  expect(printed).toContain("Plan review: ops");
  expect(printed).toContain("aws_s3_object.o");
});

test("says why a saved plan file cannot be shown", async () => {
  write("plan", "PK\u0003\u0004 binary");
  const terraform = join(folder, "terraform");
  writeFileSync(
    terraform,
    '#!/bin/sh\nif [ "$1" = version ]; then echo "Terraform v1.11.4"; else echo "no schema" >&2; exit 1; fi\n',
  );
  chmodSync(terraform, 0o755);
  const [problem] = await problemsOf(
    run(["plan"], {}, { env: { ...process.env, TERRAFORM_BINARY_NAME: terraform } }),
  );
  expect(problem).toMatchObject({ where: "plan", value: "no schema" });
});

test("tells everything that is wrong with its input at once", async () => {
  write("text.json", "not a plan");
  const problems = await problemsOf(run(["missing.json", "text.json"]));
  expect(problems.map(({ where }) => where)).toEqual(["missing.json", "text"]);
});

test("refuses a plan beyond what Node can hold as one text, before it reads it", async () => {
  write("huge.json", "{");
  truncateSync(join(folder, "huge.json"), constants.MAX_STRING_LENGTH + 1);
  const [problem] = await problemsOf(run(["huge.json"]));
  expect(problem?.where).toBe("huge.json");
  expect(problem?.rule).toContain(`at most ${constants.MAX_STRING_LENGTH} bytes`);
});

test.each(["0", "many", "-1", "2000000"])("refuses the budget %s", async (budget) => {
  const [problem] = await problemsOf(run([write("ops.json", harmless)], { budget }));
  expect(problem?.where).toBe("--budget");
});

test("gives the review as data", async () => {
  const { result, printed } = await run([write("ops.json", harmless)], {}, { json: true });
  expect(printed).toBe("");
  expect(result).toMatchObject({ schemaVersion: 1, plans: [{ label: "ops", counts: { add: 1 } }] });
});

test.each([
  ["cdktf.out/stacks/ops/plan", "ops"],
  ["ops.json", "ops"],
  ["build/ops.plan.json", "ops"],
  ["ops.tfplan", "ops"],
  ["plan.cache", "plan"],
  [".json", ".json"],
])("calls the plan %s %s", (file, label) => {
  expect(labelOf(join("/project", file))).toBe(label);
});

describe("the digest", () => {
  const secret = (value: string) =>
    planJson([
      resource("x_user.u", ["create"], {
        before: null,
        after: { password: value },
        after_sensitive: { password: true },
      }),
    ]);
  const key = { PLAN_REVIEW_KEY: "0123456789abcdef" };

  test("is printed instead of the report, the same by both commands", async () => {
    write("a.json", secret("correct-horse"));
    const { printed } = await run(["a.json"], { digest: true });
    expect(printed).toMatch(/^sha256:[0-9a-f]{64}\n$/);
    const context = recordingContext({ root: folder, cwd: folder, env: process.env, json: false });
    const { code } = await digest.run(context, { arguments: [["a.json"]], options: {} });
    expect([code, `${context.printed.join("")}\n`]).toEqual([0, printed]);
  });

  test("tells two secrets apart with a key, which is not a short one", async () => {
    write("a.json", secret("correct-horse"));
    write("b.json", secret("battery-staple"));
    const digestOf = async (file: string, env: Context["env"]) =>
      (await run([file], { digest: true }, { env })).printed;
    expect(await digestOf("a.json", {})).toBe(await digestOf("b.json", {}));
    expect(await digestOf("a.json", key)).not.toBe(await digestOf("b.json", key));
    await expect(run(["a.json"], {}, { env: { PLAN_REVIEW_KEY: "short" } })).rejects.toThrow(
      "at least 16 characters",
    );
  });

  test("is in the data of a review, with the role of sensitive values", async () => {
    write("a.json", secret("correct-horse"));
    const { result } = await run(["a.json"], {}, { env: key, json: true });
    expect(result).toMatchObject({
      plans: [{ digest: expect.stringMatching(/^hmac-sha256:/), sensitiveInDigest: "compared" }],
    });
  });

  test("of a plan that could not be read exits 1", async () => {
    write("a.json", planJson([{ address: "x.a", change: {} }]));
    const context = recordingContext({ root: folder, cwd: folder, env: {}, json: false });
    const { code, problems } = await digest.run(context, { arguments: [["a.json"]], options: {} });
    expect(code).toBe(1);
    expect(problems).toHaveLength(1);
  });
});

test("prints lines of JSON for machine readers", async () => {
  const { printed } = await run([write("ops.json", dangerous)], { compact: true });
  const [first, ...rest] = printed
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(first).toMatchObject({ verdict: "danger", danger: 1 });
  expect(rest).toHaveLength(2);
});

test("shows results of scanners, and writes findings for other tools", async () => {
  write("ops.json", dangerous);
  const result = { ruleId: "CKV_21", message: { text: "aws_s3_bucket_versioning.b keeps no versions" } };
  write("scan.sarif", {
    version: "2.1.0",
    runs: [{ tool: { driver: { name: "Checkov" } }, results: [result] }],
  });
  const { printed } = await run(["ops.json"], { scan: "scan.sarif", sarif: "own.sarif" });
  expect(printed).toContain("1 from Checkov");
  expect(JSON.parse(readFileSync(join(folder, "own.sarif"), "utf8"))).toMatchObject({ version: "2.1.0" });
  expect((await run(["ops.json"], { sarif: "own.sarif" })).code).toBe(2);
});

describe("--sarif replaces only what it wrote", () => {
  const checkov = { version: "2.1.0", runs: [{ tool: { driver: { name: "Checkov" } }, results: [] }] };

  test.each([
    ["the report of a scanner", checkov, "--scan there.sarif"],
    [
      "one beside our own findings",
      { runs: [{ tool: { driver: { name: "plan-review" } } }, checkov.runs[0]] },
      "--scan there.sarif",
    ],
    ["a report of a nameless scanner", { runs: [{ results: [] }] }, "--scan there.sarif"],
    ["a plan", dangerous, "another file"],
    ["a text", "notes", "another file"],
  ])("refuses %s, before it writes anything", async (_, content, fix) => {
    write("ops.json", dangerous);
    write("there.sarif", content);
    const before = readFileSync(join(folder, "there.sarif"), "utf8");
    const files = { sarif: "there.sarif", codequality: "quality.json", html: "page.html" };
    const [problem] = await problemsOf(run(["ops.json"], files));
    expect(problem).toMatchObject({ where: "there.sarif", fix: expect.stringContaining(fix) });
    expect(readFileSync(join(folder, "there.sarif"), "utf8")).toBe(before);
    expect(readdirSync(folder).sort()).toEqual(["ops.json", "there.sarif"]);
  });

  test.each(["", "\n"])("writes to a file that is empty: %j", async (content) => {
    write("ops.json", dangerous);
    write("new.sarif", content);
    await run(["ops.json"], { sarif: "new.sarif" });
    expect(JSON.parse(readFileSync(join(folder, "new.sarif"), "utf8")).runs).toHaveLength(1);
  });
});
