import { type ChildProcess, spawn } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readState } from "@infra-tools/terraform-plan/state";
import type { StoredMergeRequest } from "../../../gitlab-pipeline/test/support/gitlab/model";
import {
  addMergeRequest,
  type GitLabServer,
  notesOf,
  startGitLab,
} from "../../../gitlab-pipeline/test/support/gitlab/server";
import { folderWithoutCopies, shellArguments } from "../../../gitlab-pipeline/test/support/gitlab-ci-local";

const ROOT = join(__dirname, "..", "..", "..", "..");
const BOT = "token-of-the-bot";
const KEY = "0123456789abcdef0123456789abcdef";

/** The jobs build, synthesize and plan for real, some of them twice. */
const PATIENCE = 1_200_000;

let server: GitLabServer;
let mergeRequest: StoredMergeRequest;
let parent: string;
let clone: string;

interface Finished {
  readonly code: number | null;
  readonly output: string;
}

async function execute(program: string, args: readonly string[], cwd: string): Promise<Finished> {
  const path = `${join(parent, "bin")}:${process.env["PATH"]}`;
  const child: ChildProcess = spawn(program, args, {
    cwd,
    env: { ...process.env, PATH: path, NO_COLOR: "1", npm_config_offline: "true" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout?.on("data", (chunk) => (output += String(chunk)));
  child.stderr?.on("data", (chunk) => (output += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, output };
}

async function git(...args: readonly string[]): Promise<string> {
  const identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.com"];
  const { code, output } = await execute("git", [...identity, ...args], clone);
  if (code !== 0) throw new Error(output);
  return output.trim();
}

/** Runs jobs of the real pipeline file with their real scripts, in a shell and in the sandbox. */
function jobs(names: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<Finished> {
  const all = {
    INFRA_TARGET: "sandbox",
    INFRA_ARTIFACT_KEY: KEY,
    INFRA_NOTE_TOKEN: BOT,
    CI_API_V4_URL: server.apiUrl,
    CI_PROJECT_ID: "42",
    CI_DEFAULT_BRANCH: "main",
    CI_COMMIT_BRANCH: "main",
    ...variables,
  };
  return execute(process.execPath, shellArguments(all, names), clone);
}

interface Degradation {
  readonly check_name: string;
  readonly description: string;
  readonly fingerprint: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** The address of the one resource of a type that the sandbox's pre holds. */
function addressOf(type: string): string {
  const [first] = readState(join(clone, ".sandbox", "state", "pre.tfstate")).filter(
    (each) => each.type === type,
  );
  if (first === undefined) throw new Error(`the state holds no ${type}`);
  return first.address;
}

async function infra(...args: readonly string[]): Promise<void> {
  const { code, output } = await execute(join(clone, "infra"), args, clone);
  if (code !== 0) throw new Error(output);
}

/** Report that the review job leaves for `artifacts:reports:codequality`. */
function codeQuality(): readonly Degradation[] {
  return JSON.parse(readFileSync(join(clone, "ci-out", "review", "codequality.json"), "utf8"));
}

function inMergeRequest(base: string, head: string): Readonly<Record<string, string>> {
  return {
    CI_PIPELINE_SOURCE: "merge_request_event",
    CI_MERGE_REQUEST_IID: "1",
    CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
    CI_MERGE_REQUEST_PROJECT_ID: "42",
    CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "42",
    CI_COMMIT_SHA: head,
    CI_PIPELINE_ID: "100",
  };
}

beforeAll(async () => {
  server = await startGitLab();
  server.world.accounts.set(BOT, { id: 7, kind: "access", role: "developer" });
  parent = realpathSync(mkdtempSync(join(tmpdir(), "pipeline-")));
  clone = join(parent, "clone");
  folderWithoutCopies(parent);
  await execute("git", ["clone", "--quiet", "--no-hardlinks", ROOT, clone], parent);
  await git("remote", "set-url", "origin", "git@gitlab.example.com:group/packagecloud.git");
  symlinkSync(join(ROOT, "node_modules"), join(clone, "node_modules"));
  // Older than what is installed: the launcher must not install into the folder that the link leads to.
  utimesSync(join(clone, "package-lock.json"), 0, 0);
}, PATIENCE);

afterAll(async () => {
  await server.close();
  rmSync(parent, { recursive: true, force: true });
});

test(
  "the pipeline of the default branch has the jobs in their order, and a schedule only its own",
  async () => {
    const names = (output: string) =>
      output
        .split("\n")
        .flatMap(
          (line) => /^((?:\S+ )*\S+) {2,}\S* *(?:check|plan|review|deploy|result) /.exec(line)?.[1] ?? [],
        );
    const branch = await jobs(["--list"]);
    expect(names(branch.output)).toEqual([
      "check",
      "plan: pre",
      "plan: ops",
      "review",
      "deploy: pre",
      "deploy: pre (changed)",
      "deploy: ops",
      "deploy: ops (changed)",
      "result: pre",
      "result: pre (changed)",
      "recover: pre",
      "result: ops",
      "result: ops (changed)",
      "recover: ops",
      "build image",
    ]);
    expect(branch.output).toMatch(/deploy: pre {2,}deploy {2,}on_success/);
    expect(branch.output).toMatch(/deploy: ops {2,}deploy {2,}manual/);
    const fork = {
      CI_PIPELINE_SOURCE: "merge_request_event",
      CI_MERGE_REQUEST_IID: "5",
      CI_MERGE_REQUEST_PROJECT_ID: "7",
      CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "77",
      CI_COMMIT_BRANCH: "",
    };
    const forked = await jobs(["--list"], fork);
    expect(names(forked.output)).toEqual(["check", "plan: pre (fork)", "plan: ops (fork)", "review"]);
    const schedule = await jobs(["--list"], { CI_PIPELINE_SOURCE: "schedule" });
    expect(names(schedule.output)).toEqual(["drift: pre", "checks: pre", "drift: ops", "checks: ops"]);
  },
  PATIENCE,
);

test(
  "a change goes from its first deploy over a reviewed merge request to a deploy by itself",
  async () => {
    const base = await git("rev-parse", "HEAD");
    server.world.branches.set("main", base);
    const first = { CI_COMMIT_SHA: base, CI_PIPELINE_ID: "99" };

    // Nobody has reviewed the first commit: a person accepts it.
    expect(await jobs(["plan: pre"], first)).toMatchObject({ code: 0 });
    const refused = await jobs(["deploy: pre"], first);
    // Allowed to fail: a warning, and a button.
    expect(refused.code).toBe(0);
    expect(refused.output).toContain("WARN 3");
    expect(refused.output).toContain("nothing was applied");
    const accepted = await jobs(["deploy: pre (changed)"], first);
    expect(accepted.output).toContain("was applied because somebody said so");
    expect(accepted.code).toBe(0);
    const ended = await jobs(["result: pre (changed)"], first);
    expect(ended.output).toContain("Deploy of pre: done");
    expect(ended.code).toBe(0);

    await git("checkout", "--quiet", "-b", "change");
    const file = join(clone, "environments", "pre.ts");
    const before = readFileSync(file, "utf8");
    writeFileSync(file, before.replace(/(transactionLogDays: )\d+/, "$13"));
    expect(readFileSync(file, "utf8")).not.toBe(before);
    await git("commit", "--quiet", "--all", "-m", "Keep fewer logs in pre");
    const head = await git("rev-parse", "HEAD");
    mergeRequest = addMergeRequest(server.world, 1, head);
    mergeRequest.pipelines.push(100);
    const inReview = inMergeRequest(base, head);
    expect(await jobs(["plan: pre"], inReview)).toMatchObject({ code: 0 });
    expect(await jobs(["plan: ops"], inReview)).toMatchObject({ code: 0 });
    expect(existsSync(join(clone, "ci-out", "pre", "plan.sealed"))).toBe(false);
    const review = await jobs(["review"], inReview);
    expect(review.output).toContain("note: created");
    // The environments' data says so: a danger that nobody has accepted stops the merge.
    expect(review.output).toContain("Not to be merged yet");
    expect(review.output).toContain("FAIL 3");
    const quality = codeQuality();
    const weakened = quality.find(({ check_name, description }) =>
      /^pre: google_sql_database_instance\..*transaction_log_retention_days/.test(
        `${description} ${check_name}`,
      ),
    );
    expect(weakened?.location.path).toBe("stacks/packagecloud/database.ts");
    const lines = readFileSync(join(clone, weakened?.location.path ?? ""), "utf8").split("\n");
    expect(lines[(weakened?.location.lines.begin ?? 0) - 1]).toContain("new MySqlInstance(");
    expect(JSON.stringify(quality)).not.toContain(BOT);
    // Run again, the job finds the same.
    expect((await jobs(["review"], inReview)).output).toContain("FAIL 3");
    expect(codeQuality()).toEqual(quality);
    const [note, ...others] = notesOf(mergeRequest).filter(({ resolvable }) => !resolvable);
    expect(others).toEqual([]);
    expect(note?.body).toContain("transaction_log_retention_days");
    expect(note?.body).toContain("Planned in the sandbox");
    expect(note?.body).toContain("Parity of pre and ops");
    expect(note?.body).not.toContain(BOT);

    Object.assign(mergeRequest, { state: "merged" });
    server.world.commits.set(head, [1]);
    const merged = { CI_COMMIT_SHA: head, CI_PIPELINE_ID: "101" };
    expect(await jobs(["plan: pre"], merged)).toMatchObject({ code: 0 });
    expect(await jobs(["plan: ops"], merged)).toMatchObject({ code: 0 });
    const reviewed = await jobs(["review"], merged);
    expect(reviewed.output).toContain("this pipeline belongs to no merge request");
    expect(reviewed.code).toBe(0);
    expect(codeQuality().map(({ fingerprint }) => fingerprint)).toContain(weakened?.fingerprint);
    const deployed = await jobs(["deploy: pre"], merged);
    expect(deployed.output).toContain("The plan does what the review showed; it was applied.");
    expect(deployed.code).toBe(0);
    const result = await jobs(["result: pre"], merged);
    expect(result.output).toContain("note of !1: created");
    expect(result.code).toBe(0);
    const said = notesOf(mergeRequest).filter(({ body }) => body.includes("Deploy of pre: done"));
    expect(said).toHaveLength(1);

    const drift = await jobs(["drift: pre"], { ...merged, CI_PIPELINE_SOURCE: "schedule" });
    expect(drift).toMatchObject({ code: 0 });
    expect(server.world.issues).toEqual([]);
    const redis = addressOf("google_redis_instance");
    await infra("sandbox", "drift", "set", "pre", redis, "memory_size_gb=77");
    const drifted = await jobs(["drift: pre"], { ...merged, CI_PIPELINE_SOURCE: "schedule" });
    expect(drifted.output).toContain("issue: opened");
    const [issue] = server.world.issues;
    expect(issue).toMatchObject({ labels: ["drift::pre"], state: "opened" });
    expect(issue?.description).toContain("changed outside of Terraform");
    expect(issue?.description).toContain("memory_size_gb");
    for (const { output } of [refused, accepted, review, deployed, drift]) {
      expect(output).not.toContain(KEY);
      expect(output).not.toContain(BOT);
    }
  },
  PATIENCE,
);
