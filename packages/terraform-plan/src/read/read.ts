import { ProblemError } from "@infra-tools/runtime/problem";
import type { Change, DeferredChange, Plan } from "../model";
import { describeSynthesized, type Synthesized } from "../synthesized";
import type { Json, SensitiveValue } from "../value";
import { readChange } from "./change";
import { readChecks } from "./checks";
import { readDrift } from "./drift";
import { readOutputs, readVariables } from "./outputs";
import { readReferences } from "./references";
import { collectSecrets } from "./secrets";
import { isDefined, isJsonObject, type JsonObject, objectAt, objectsAt, textAt } from "./shape";
import { withoutUnmarked } from "./unmarked";
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
 * @throws ProblemError when the text is no JSON, no plan, or of a format that is too new.
 */
export function parsePlan(text: string, options: ReadOptions): Plan {
  const json = tryParse(withoutUnmarked(text)) ?? tryParse(text);
  if (json === undefined) throw new ProblemError(notAPlan(options.label));
  return readPlan(json, options);
}

function tryParse(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** As `parsePlan`, from data that was parsed already. The data is shared, not copied. */
export function readPlan(json: Json, options: ReadOptions): Plan {
  const { label, synthesized } = options;
  if (!isJsonObject(json)) throw new ProblemError(notAPlan(label));
  const problem = checkFormat(json, label);
  if (problem !== undefined) throw new ProblemError(problem);
  const describe = (change: Change) =>
    synthesized === undefined ? change : describeSynthesized(change, synthesized);
  const secrets: SensitiveValue[] = [];
  collectSecrets(json, secrets);
  const read = (entry: JsonObject) => readChange(entry, secrets);
  return {
    label,
    formatVersion: textAt(json, "format_version") ?? "",
    terraformVersion: textAt(json, "terraform_version"),
    errored: json["errored"] === true,
    complete: readComplete(json),
    changes: objectsAt(json, "resource_changes").map(read).filter(isDefined).map(describe),
    drift: readDrift(json, secrets).map(describe),
    outputs: readOutputs(json, secrets),
    checks: readChecks(json),
    deferred: objectsAt(json, "deferred_changes").flatMap((entry) => readDeferred(entry, read)),
    variables: readVariables(json),
    secrets,
    references: readReferences(json),
  };
}

function readComplete(plan: JsonObject): boolean | undefined {
  const complete = plan["complete"];
  return typeof complete === "boolean" ? complete : undefined;
}

function readDeferred(
  entry: JsonObject,
  read: (change: JsonObject) => Change | undefined,
): readonly DeferredChange[] {
  const change = read(objectAt(entry, "resource_change"));
  return change === undefined ? [] : [{ reason: textAt(entry, "reason") ?? "unknown", change }];
}
