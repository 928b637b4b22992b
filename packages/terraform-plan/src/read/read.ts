import { type Problem, ProblemError } from "@infra-tools/runtime/problem";
import type { Change, DeferredChange, Plan } from "../model";
import { describeSynthesized, type Synthesized } from "../synthesized";
import type { Json, SensitiveValue } from "../value";
import { readActionInvocations } from "./action-invocations";
import { readChange } from "./change";
import { readChecks } from "./checks";
import { readDrift } from "./drift";
import { changeProblem, kindOf, problemAt, readableEntries } from "./entries";
import { readExpressions } from "./expressions";
import { readOutputs, readVariables } from "./outputs";
import { readProviders, withPreviousProvider } from "./providers";
import { readProvisioners } from "./provisioners";
import { readArguments, readReferences } from "./references";
import { collectSecrets, takeSensitive } from "./secrets";
import { isDefined, isJsonObject, type JsonObject, objectAt, textAt } from "./shape";
import { readSuccessors } from "./successors";
import { parsePlanText } from "./text";
import type { LeftOut } from "./unmarked";
import { checkFormat, notAPlan } from "./version";

export interface ReadOptions {
  /** Label of the plan in reports: the stack's name, else the file's. */
  readonly label: string;
  /** The synthesized stack that the plan was made from: adds construct paths and lifecycle. */
  readonly synthesized?: Synthesized;
}

/**
 * Reads the text of `terraform show -json <plan>` or `tofu show -json <plan>`. Values marked sensitive are marked in the
 * result, their copies elsewhere are not: `scrubPlan` hides those.
 *
 * Entries that cannot be read are in `problems`; the rest of the plan is read all the same.
 *
 * @throws ProblemError when the text is no JSON, no plan, or of a format that is too new.
 */
export function parsePlan(text: string, options: ReadOptions): Plan {
  const { json, problems, leftOut } = parsePlanText(text, options.label);
  const plan = readParsed(json, options, leftOut);
  return problems.length === 0 ? plan : { ...plan, problems: [...problems, ...plan.problems] };
}

/** As `parsePlan`, from data that was parsed already. The data is shared, not copied. */
export function readPlan(json: Json, options: ReadOptions): Plan {
  return readParsed(json, options, []);
}

function readParsed(json: Json, options: ReadOptions, leftOut: readonly LeftOut[]): Plan {
  const { label, synthesized } = options;
  if (!isJsonObject(json)) throw new ProblemError(notAPlan(label));
  const problem = checkFormat(json, label);
  if (problem !== undefined) throw new ProblemError(problem);
  const describe = (change: Change) =>
    synthesized === undefined ? change : describeSynthesized(change, synthesized);
  const problems: Problem[] = [];
  const secrets: SensitiveValue[] = [];
  collectSecrets(json, secrets);
  const entriesAt = (key: string) =>
    readableEntries(json, key, label, problems, changeProblem, (entry) => takeMarked(entry, secrets));
  const changesIn = (entries: readonly JsonObject[]) =>
    entries.map((entry) => readChange(entry, secrets)).filter(isDefined);
  const entries = entriesAt("resource_changes");
  const successors = readSuccessors(entries);
  const planned = changesIn(entries).map((change) => withSuccessor(change, successors));
  const drifted = changesIn(entriesAt("resource_drift"));
  const providers = readProviders(json, leftOut);
  const changes = [...planned, ...movedOnly(drifted, planned)]
    .map(describe)
    .map((change) => withPreviousProvider(change, providers));
  const drift = readDrift(json, drifted);
  const expressions = readExpressions(objectAt(json, "configuration"));
  return {
    label,
    formatVersion: textAt(json, "format_version") ?? "",
    terraformVersion: textAt(json, "terraform_version"),
    errored: readSwitch(json, "errored", label, problems) ?? false,
    complete: readSwitch(json, "complete", label, problems),
    changes,
    drift: drift.map(describe),
    outputs: readOutputs(json, label, secrets, problems),
    actions: readActionInvocations(json, label, secrets, problems),
    checks: readChecks(json),
    deferred: readDeferred(json, label, secrets, problems),
    variables: readVariables(json),
    secrets,
    references: readReferences(expressions),
    configured: readArguments(expressions),
    provisioners: readProvisioners(json),
    problems,
  };
}

function withSuccessor(change: Change, successors: ReadonlyMap<string, string>): Change {
  const successor = successors.get(change.address);
  return successor === undefined || change.deposed !== undefined ? change : { ...change, successor };
}

/** A refresh-only plan lists new addresses among the drift alone. */
function movedOnly(drifted: readonly Change[], planned: readonly Change[]): readonly Change[] {
  const addresses = new Set(planned.map(({ address }) => address));
  return drifted.filter(
    ({ action, previousAddress, address }) =>
      action === "no-op" && previousAddress !== undefined && !addresses.has(address),
  );
}

/** Secrets of an entry that cannot be read otherwise. */
function takeMarked(entry: JsonObject, secrets: SensitiveValue[]): void {
  const change = objectAt(entry, "change");
  for (const side of ["before", "after"]) takeSensitive(change[side], change[`${side}_sensitive`], secrets);
}

/** True, false, or absent. Anything else is a problem: `errored: "true"` is not read as a plan that went well. */
function readSwitch(plan: JsonObject, key: string, label: string, problems: Problem[]): boolean | undefined {
  const value = plan[key];
  if (value === undefined || typeof value === "boolean") return value;
  problems.push(problemAt({ label, where: key }, { rule: "must be true or false", value: kindOf(value) }));
  return undefined;
}

/** Changes that Terraform puts off, each with its reason. */
function readDeferred(
  plan: JsonObject,
  label: string,
  secrets: SensitiveValue[],
  problems: Problem[],
): readonly DeferredChange[] {
  const check = (entry: JsonObject) => {
    const problem = changeProblem(objectAt(entry, "resource_change"));
    return problem && { ...problem, path: `resource_change.${problem.path ?? ""}` };
  };
  return readableEntries(plan, "deferred_changes", label, problems, check).flatMap((entry) => {
    const change = readChange(objectAt(entry, "resource_change"), secrets);
    return change === undefined ? [] : [{ reason: textAt(entry, "reason") ?? "unknown", change }];
  });
}
