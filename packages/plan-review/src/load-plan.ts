import { constants } from "node:buffer";
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Context } from "@infra-tools/runtime/command-line/command";
import { type Problem, ProblemError } from "@infra-tools/runtime/problem";
import { run } from "@infra-tools/runtime/run";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import type { Plan } from "@infra-tools/terraform-plan/model";
import { parsePlan } from "@infra-tools/terraform-plan/read/read";
import { decodeText } from "@infra-tools/terraform-plan/read/text";
import { readSynthesized, type Synthesized } from "@infra-tools/terraform-plan/synthesized";
import type { Json } from "@infra-tools/terraform-plan/value";

export interface LoadOptions {
  /** Folder of an app's output (`cdktf.out`): adds construct paths and lifecycle. */
  readonly synthesized: string | undefined;
}

/** A plan with the synthesized stack that it was made from, when that is at hand. */
export interface LoadedPlan {
  readonly plan: Plan;
  readonly synthesized: Synthesized | undefined;
}

const ZIP = "PK";
const STACK_FILE = "cdk.tf.json";

/**
 * Reads what an argument of `infra review` names: a plan as JSON, a saved plan file in its initialised stack folder, or
 * `-` for JSON on standard input.
 */
export async function loadPlan(
  argument: string,
  context: Context,
  options: LoadOptions,
): Promise<LoadedPlan> {
  const { text, label, folder } = await readText(argument, context);
  const synthesized = loadSynthesized(label, folder, context, options);
  const plan = parsePlan(text, { label, ...(synthesized === undefined ? {} : { synthesized }) });
  return { plan, synthesized };
}

/** Loads plans one after the other, for they are large. Problems of all are reported together. */
export async function loadPlans(
  names: readonly string[],
  context: Context,
  options: LoadOptions,
): Promise<readonly LoadedPlan[]> {
  const loaded: LoadedPlan[] = [];
  const problems: Problem[] = [];
  for (const name of names) {
    try {
      context.progress(`reading ${name}`);
      loaded.push(await loadPlan(name, context, options));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return loaded;
}

interface PlanText {
  readonly text: string;
  readonly label: string;
  readonly folder: string | undefined;
}

async function readText(argument: string, context: Context): Promise<PlanText> {
  if (argument === "-") return { text: await readStandardInput(), label: "stdin", folder: undefined };
  const file = resolve(context.cwd, argument);
  const folder = dirname(file);
  const label = labelOf(file);
  const bytes = readBytes(file, argument);
  if (bytes.subarray(0, ZIP.length).toString("latin1") === ZIP)
    return { text: await showPlan(file, argument, context), label, folder };
  return { text: decodeText(bytes), label, folder };
}

function readBytes(file: string, argument: string): Buffer {
  const status = statSync(file, { throwIfNoEntry: false });
  if (status === undefined || !status.isFile()) {
    throw new ProblemError({
      where: argument,
      rule: "a plan is a file, or - for standard input",
      fix: "name a saved plan file or the output of terraform show -json",
    });
  }
  if (status.size > constants.MAX_STRING_LENGTH) throw new ProblemError(tooLarge(argument, status.size));
  return readFileSync(file);
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > constants.MAX_STRING_LENGTH) throw new ProblemError(tooLarge("standard input", size));
    chunks.push(bytes);
  }
  return decodeText(Buffer.concat(chunks));
}

/** The JSON goes through a pipe into memory: it holds secrets in plain text. */
async function showPlan(file: string, argument: string, context: Context): Promise<string> {
  const terraform = await findTerraform(context.env);
  const options = { cwd: dirname(file), env: context.env, signal: context.signal };
  const { code, stdout, stderr } = await run(terraform.path, ["show", "-json", file], options).catch(
    (error) => {
      if (isStringTooLong(error)) throw new ProblemError(tooLarge(argument, undefined));
      throw error;
    },
  );
  if (code === 0) return stdout;
  throw new ProblemError({
    where: argument,
    value: stderr.trim().split("\n").slice(0, 4).join(" "),
    rule: "a saved plan file is shown by the Terraform that made it, in its initialised stack folder",
    fix: `run ${basename(terraform.path)} init in ${dirname(argument)}, or give the output of show -json`,
  });
}

function isStringTooLong(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_STRING_TOO_LONG";
}

function tooLarge(where: string, size: number | undefined): Problem {
  return {
    where,
    ...(size === undefined ? {} : { value: `${size} bytes` }),
    rule: `a plan as JSON may have at most ${constants.MAX_STRING_LENGTH} bytes, the most that Node holds as one text`,
    fix: "plan fewer resources at once, by stack or with -target, and review the parts",
  };
}

/** The stack's name where the path holds it (`cdktf.out/stacks/ops/plan`), else the file's without its endings. */
export function labelOf(file: string): string {
  const folder = dirname(file);
  if (basename(dirname(folder)) === "stacks") return basename(folder);
  return basename(file).replace(/(?:\.(?:json|plan|tfplan|out|cache))+$/, "") || basename(file);
}

/** Beside the plan, or in the output folder that was named. */
function loadSynthesized(
  label: string,
  folder: string | undefined,
  context: Context,
  { synthesized }: LoadOptions,
): Synthesized | undefined {
  if (synthesized !== undefined) return readStack(resolve(context.cwd, synthesized), label);
  if (folder === undefined) return undefined;
  const stackFile = join(folder, STACK_FILE);
  return existsSync(stackFile) ? readSynthesized(readJsonFile(stackFile)) : undefined;
}

/** Reads one stack of an app's output folder; undefined when the app has no such stack. */
export function readStack(output: string, label: string): Synthesized | undefined {
  if (!existsSync(join(output, "stacks"))) {
    throw new ProblemError({
      where: output,
      rule: "a synthesized app is a folder with stacks/<name>/cdk.tf.json",
      fix: "name the folder that cdktf synth wrote, cdktf.out",
    });
  }
  const file = join(output, "stacks", label, STACK_FILE);
  return existsSync(file) ? readSynthesized(readJsonFile(file)) : undefined;
}

/** A file of JSON that must be there. */
export function readJsonFile(file: string): Json {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new ProblemError({
      where: file,
      value: error instanceof Error ? error.message : String(error),
      rule: "this file must be there and hold JSON",
      fix: "make it again with the command that writes it",
    });
  }
}
