import type { Problem } from "@infra-tools/runtime/problem";
import { configurationAddress } from "../address";
import type { Json } from "../value";
import { isJsonList, isJsonObject, type JsonObject, objectAt } from "./shape";

/**
 * Lists of actions that Terraform up to 1.14 and OpenTofu up to 1.12 write.
 * https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
const ACTIONS: ReadonlySet<string> = new Set([
  "no-op",
  "create",
  "read",
  "update",
  "delete",
  "delete create",
  "create delete",
  "forget",
  "create forget",
]);

/** Actions on ephemeral resources, which OpenTofu lists among the changes: they change nothing. */
const EPHEMERAL_ACTIONS: ReadonlySet<string> = new Set(["open", "renew", "close", "no-op", "read"]);

/** A data source is only ever read. */
const DATA_ACTIONS: ReadonlySet<string> = new Set(["read", "no-op"]);

const MODES: readonly Json[] = ["managed", "data", "ephemeral"];

/** Place of an entry in its plan. */
export interface Place {
  /** The plan's label. */
  readonly label: string;
  /** `resource_changes[3]` */
  readonly where: string;
  /** Address of the resource, without instance keys: those are data and may hold a secret. */
  readonly address?: string;
}

/**
 * The entries of a list that can be read; problems of the others are added to `problems`. An absent list is empty, because
 * Terraform leaves empty lists out and older formats lack some. A list that is present and wrong is a problem.
 *
 * @param onRefused gets every entry that cannot be read but is an object: it may hold secrets that are elsewhere too
 */
export function readableEntries(
  plan: JsonObject,
  key: string,
  label: string,
  problems: Problem[],
  check: (entry: JsonObject) => EntryProblem | undefined,
  onRefused: (entry: JsonObject) => void = () => undefined,
): readonly JsonObject[] {
  const list = plan[key];
  if (list === undefined) return [];
  if (!isJsonList(list)) {
    problems.push(problemAt({ label, where: key }, { rule: "must be a list", value: kindOf(list) }));
    return [];
  }
  return list.flatMap((entry, index) => {
    const where = `${key}[${index}]`;
    if (!isJsonObject(entry)) {
      problems.push(problemAt({ label, where }, { rule: "must be an object", value: kindOf(entry) }));
      return [];
    }
    const address = addressOf(entry);
    const place = address === undefined ? { label, where } : { label, where, address };
    const problem = check(entry);
    if (problem === undefined) return [entry];
    problems.push(problemAt(place, problem));
    onRefused(entry);
    return [];
  });
}

/** Fault of an entry. The value is never data of a resource, which may be secret. */
export interface EntryProblem {
  /** Path inside the entry: `change.actions`. */
  readonly path?: string;
  readonly value?: string;
  readonly rule: string;
}

/** Address of an entry, or of the change that a deferred one holds; undefined for a text that is no address. */
function addressOf(entry: JsonObject): string | undefined {
  const { address } = { ...objectAt(entry, "resource_change"), ...entry };
  if (typeof address !== "string") return undefined;
  const block = configurationAddress(address);
  return /^[\w.-]+$/.test(block) ? block : undefined;
}

export function problemAt({ label, where, address }: Place, { path, value, rule }: EntryProblem): Problem {
  const place = `${where}${path === undefined ? "" : `.${path}`}`;
  return {
    where: `${label}: ${place}${address === undefined ? "" : ` (${address})`}`,
    ...(value === undefined ? {} : { value }),
    rule,
    fix: "make the file again with terraform show -json; if Terraform writes it so, this version cannot review the plan",
  };
}

/** Checks an entry of `resource_changes`, `resource_drift` or `deferred_changes`. */
export function changeProblem(entry: JsonObject): EntryProblem | undefined {
  const { address, mode, change } = entry;
  if (typeof address !== "string" || address === "") {
    return { path: "address", rule: "must be the address of a resource", value: kindOf(address) };
  }
  if (mode !== undefined && !MODES.includes(mode)) {
    return { path: "mode", rule: `must be one of ${MODES.join(", ")}`, value: printed(mode) };
  }
  if (!isJsonObject(change)) return { path: "change", rule: "must be an object", value: kindOf(change) };
  return actionsProblem(change["actions"], mode) ?? quietProblem(change);
}

function actionsProblem(actions: Json | undefined, mode: Json | undefined): EntryProblem | undefined {
  const path = "change.actions";
  if (
    !isJsonList(actions) ||
    actions.length === 0 ||
    !actions.every((action) => typeof action === "string")
  ) {
    return {
      path,
      rule: "must be a list of actions",
      value: isJsonList(actions) ? printed(actions) : kindOf(actions),
    };
  }
  const joined = actions.join(" ");
  const allowed = mode === "ephemeral" ? EPHEMERAL_ACTIONS : mode === "data" ? DATA_ACTIONS : ACTIONS;
  if (allowed.has(joined)) return undefined;
  const subject = mode === "ephemeral" || mode === "data" ? ` of a resource of mode ${mode}` : "";
  return { path, rule: `unknown action ${printed(actions)}${subject}: it may do anything` };
}

/** A plan that says "no-op" must mean it. */
function quietProblem(change: JsonObject): EntryProblem | undefined {
  const [action] = isJsonList(change["actions"]) ? change["actions"] : [];
  if (action !== "no-op") return undefined;
  return sameJson(change["before"] ?? null, change["after"] ?? null)
    ? undefined
    : { path: "change", rule: "says no-op, although before and after differ" };
}

/** Checks an entry of `output_changes`. */
export function outputProblem(change: Json): EntryProblem | undefined {
  if (!isJsonObject(change)) return { rule: "must be an object", value: kindOf(change) };
  return actionsProblem(change["actions"], "managed");
}

/** Compares raw JSON. Keys of an object have no order. */
export function sameJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (isJsonList(a) && isJsonList(b)) {
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index] ?? null));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key] ?? null, b[key] ?? null))
  );
}

/** The kind of a value, for messages about values that must not be printed. */
export function kindOf(value: Json | undefined): string {
  if (value === undefined) return "absent";
  if (value === null) return "null";
  if (isJsonList(value)) return "a list";
  return typeof value === "object" ? "an object" : typeof value === "string" ? "a text" : `a ${typeof value}`;
}

function printed(value: Json): string {
  return JSON.stringify(value).slice(0, 80);
}
