import { environmentNames, environments } from "../../../environments";
import { fieldDoc } from "../../../environments/field-doc";
import { createEngine, type Engine } from "../../diff/engine";
import { packagecloud } from "../../diff/packagecloud";
import { diffJson } from "../../diff/report/json";
import { diffReport } from "../../diff/report/report";
import { type BuiltRevision, buildRevision } from "../../diff/revision/build";
import { diffRevisions } from "../../diff/revision/diff";
import { revisionParity, type Stacks } from "../../diff/revision/parity";
import { differingSettings } from "../../diff/settings";
import type { Blocks } from "../../diff/stack/blocks";
import { createSynthesizer } from "../../diff/stack/synthesize";
import { EXIT } from "../../shared/exit-code";
import { baseRevision } from "../../shared/git/revision";
import { withWorktree } from "../../shared/git/worktree";
import { ProblemError } from "../../shared/problem";
import { createTemporaryFolder } from "../../shared/temporary-folder";
import type { Json } from "../../shared/value";
import type { Context, Outcome } from "../command";
import { asJson } from "./as-json";
import { chosenReport } from "./environments";
import type { DiffOptions } from "./options";
import { printReport } from "./print";

/** `infra diff <environment> --base <ref>` */
export async function runRevision(
  context: Context,
  options: DiffOptions,
  { environment, base: ref }: { readonly environment: string; readonly base: string },
): Promise<Outcome> {
  const heads = new Map(environments(environmentNames).map((each) => [each.name, asJson(each)]));
  environments([environment]);
  const base = await revisionAt(ref, context);
  const stacks = synthesizeAll(heads);
  const baseStack = base.stacks.get(environment);
  const headStack = stacks.get(environment);
  const head = heads.get(environment);
  if (baseStack === undefined || headStack === undefined || head === undefined) {
    throw new ProblemError({
      where: "--base",
      value: ref,
      rule: `has no environment ${environment}`,
      fix: "name a base that has it",
    });
  }
  const old = base.data.get(environment);
  const settings = old === undefined ? [] : differingSettings(old, head, fieldDoc);
  const engine = old === undefined ? undefined : engineFor(old, head, settings);
  try {
    const names = { a: ref, b: "now" };
    const diff = await diffRevisions({ names, base: baseStack, head: headStack, settings, engine });
    const parity = revisionParity(environment, inBoth(base, stacks));
    const report = { title: `${environment}: ${ref} and now`, revisionParity: parity };
    printReport(context, options, chosenReport(diff, options, report), diffReport(diff, report));
    return {
      code: diff.differences.length + settings.length > 0 ? EXIT.changes : EXIT.ok,
      result: diffJson(diff, undefined, parity),
    };
  } finally {
    engine?.close();
  }
}

async function revisionAt(ref: string, { root, env, signal, progress }: Context): Promise<BuiltRevision> {
  const options = { cwd: root, env, signal };
  const { commit } = await baseRevision(ref, options);
  const temporary = createTemporaryFolder();
  try {
    return await withWorktree(commit, options, (folder) =>
      buildRevision(folder, { installed: root, temporary: temporary.path, env, signal, progress }),
    );
  } finally {
    temporary.remove();
  }
}

function synthesizeAll(data: ReadonlyMap<string, Json>): ReadonlyMap<string, Blocks> {
  const synthesizer = createSynthesizer(packagecloud);
  try {
    return new Map([...data].map(([name, each]) => [name, synthesizer.base(each)]));
  } finally {
    synthesizer.close();
  }
}

/** Undefined when today's rules refuse the base's data. */
function engineFor(a: Json, b: Json, settings: ReturnType<typeof differingSettings>): Engine | undefined {
  if (packagecloud.check(a).length > 0) return undefined;
  return createEngine(packagecloud, { a, b, settings });
}

function inBoth(base: BuiltRevision, heads: ReadonlyMap<string, Blocks>): ReadonlyMap<string, Stacks> {
  const both = new Map<string, Stacks>();
  for (const [name, head] of heads) {
    const old = base.stacks.get(name);
    if (old !== undefined) both.set(name, { base: old, head });
  }
  return both;
}
