import { sinceJson, sinceReport } from "@infra-tools/environment-diff/report/since-report";
import type { BuiltRevision } from "@infra-tools/environment-diff/revision/build";
import {
  type DifferencePoints,
  differencePoints,
  differencesSince,
  type Step,
} from "@infra-tools/environment-diff/revision/since";
import { createSynthesizer } from "@infra-tools/environment-diff/stack/synthesize";
import { printReport } from "@infra-tools/report/output";
import type { Context, Outcome } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { type GitOptions, runGit } from "@infra-tools/runtime/git/git";
import { hasUncommittedWork } from "@infra-tools/runtime/git/revision";
import { ProblemError } from "@infra-tools/runtime/problem";
import { createTemporaryFolder } from "@infra-tools/runtime/temporary-folder";
import { pairData } from "./as-json";
import { revisionAt } from "./compare-revision";
import type { DiffForm } from "./form";
import { packagecloud } from "./packagecloud";

/** Sources of a stack: a commit that touches nothing of it changes no difference. */
const SOURCES = ["main.ts", "environments", "constructs", "stacks", "vendors", "package-lock.json"];

/** Revisions that are built to find commits; each takes some seconds. */
const MAX_BUILDS = 16;

interface Since {
  readonly a: string;
  readonly b: string;
  readonly ref: string;
}

/** `infra diff <a> <b> --since <ref>` */
export async function compareSince(context: Context, form: DiffForm, since: Since): Promise<Outcome> {
  const git = { cwd: context.root, env: context.env, signal: context.signal };
  const steps = await stepsSince(since.ref, git);
  const base = await revisionAt(since.ref, context);
  const result = await differencesSince({
    before: pointsAt(base, since, since.ref),
    current: pointsNow(since),
    steps,
    after: async ({ commit }) => {
      context.progress(`building ${commit.slice(0, 12)}`);
      return pointsAt(await revisionAt(commit, context), since, commit);
    },
    budget: MAX_BUILDS,
  });
  const compared = { names: { a: since.a, b: since.b }, ref: since.ref };
  await printReport(context, sinceReport(result, compared), form);
  const isSame = result.ended.length === 0 && result.begun.length === 0;
  return { code: isSame ? EXIT.ok : EXIT.changes, result: sinceJson(result, compared) };
}

/** The working tree, with what is not committed. */
function pointsNow(since: Since): DifferencePoints {
  const data = pairData(since);
  const temporary = createTemporaryFolder();
  const synthesizer = createSynthesizer(packagecloud, temporary.path);
  try {
    const stacks = { a: synthesizer.base(data.a), b: synthesizer.base(data.b) };
    return differencePoints({ data, stacks });
  } finally {
    synthesizer.close();
    temporary.remove();
  }
}

function pointsAt({ stacks, data }: BuiltRevision, { a, b }: Since, ref: string): DifferencePoints {
  const [stackA, stackB] = [stacks.get(a), stacks.get(b)];
  if (stackA === undefined || stackB === undefined) {
    throw new ProblemError({
      where: "--since",
      value: ref,
      rule: `has no environment ${stackA === undefined ? a : b}`,
      fix: "name a revision since which both environments exist",
    });
  }
  const [dataA, dataB] = [data.get(a), data.get(b)];
  const pair = dataA === undefined || dataB === undefined ? {} : { data: { a: dataA, b: dataB } };
  return differencePoints({ stacks: { a: stackA, b: stackB }, ...pair });
}

/** Commits of the first parents after a revision that touch what stacks are made from, and work that is not committed. */
async function stepsSince(ref: string, git: GitOptions): Promise<readonly Step[]> {
  const args = ["log", "--first-parent", "--reverse", "--format=%H %s", `${ref}..HEAD`, "--", ...SOURCES];
  const { code, stdout, stderr } = await runGit(args, git);
  if (code !== 0) {
    throw new ProblemError({
      where: "--since",
      value: ref,
      rule: `git could not list the commits since then: ${stderr.trim().split("\n")[0] ?? ""}`,
      fix: "name an ancestor of HEAD",
    });
  }
  const commits = stdout.split("\n").flatMap((line): readonly Step[] => {
    const [commit = "", ...subject] = line.split(" ");
    return commit === "" ? [] : [{ commit, subject: subject.join(" ") }];
  });
  return (await hasUncommittedWork(git)) ? [...commits, { commit: "", subject: "" }] : commits;
}
