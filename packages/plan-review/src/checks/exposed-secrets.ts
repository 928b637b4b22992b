import type { Path, PathStep } from "@infra-tools/terraform-plan/path";
import { isList, isObject, own, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import { secretShape } from "../values/secret-shapes";

/** Names of attributes and variables whose value is a secret. */
const NAMES =
  /(^|[_.-])(password|passwd|pwd|secret|token|api_?key|access_?key|private_?key|credentials?|auth_?string)$/i;

const BY_NAME = "a password or key, by its name";

/** Shorter texts are not secrets. */
const MIN_LENGTH = 8;

/** A value that looks like a secret and is not marked sensitive. */
export interface ExposedSecret {
  readonly path: Path;
  /** Kind of secret, as in "looks like ...". */
  readonly label: string;
}

/** Exposed secrets in the new state of a resource or output. Values that are unchanged are left out. */
export function exposedSecrets(
  after: Value | undefined,
  before: Value | undefined,
): readonly ExposedSecret[] {
  const exposed: ExposedSecret[] = [];
  search(after, before, { steps: [], depth: 0, exposed });
  return exposed;
}

/** Every value of a plan is looked state: steps are written over and not taken off, and copied only where something is found. */
interface Search {
  readonly steps: PathStep[];
  depth: number;
  readonly exposed: ExposedSecret[];
}

function search(value: Value | undefined, before: Value | undefined, state: Search): void {
  // Scrubbing shares objects that are equal before and after.
  if (value === before) return;
  if (typeof value === "string") {
    const label = value.length < MIN_LENGTH ? undefined : shapeOf(value, state.steps[state.depth - 1]);
    if (label !== undefined) state.exposed.push({ path: pathOf(state), label });
  } else if (isList(value)) {
    const from = isList(before) ? before : [];
    for (let position = 0; position < value.length; position += 1) {
      searchBelow(position, value[position], from[position], state);
    }
  } else if (isObject(value)) {
    const from = isObject(before) ? before : {};
    for (const key in value) {
      searchBelow(key, value[key], own(from, key), state);
    }
    searchNamed(value, from, state);
  }
}

function searchBelow(
  step: PathStep,
  value: Value | undefined,
  before: Value | undefined,
  state: Search,
): void {
  state.steps[state.depth] = step;
  state.depth += 1;
  search(value, before, state);
  state.depth -= 1;
}

function pathOf({ steps, depth }: Search): PathStep[] {
  return steps.slice(0, depth);
}

/** An element `{ name: "DB_PASSWORD", value: "..." }`, as in the environment of a container. */
function searchNamed(value: ValueObject, before: ValueObject, state: Search): void {
  const { name, value: text } = value;
  if (typeof name !== "string" || typeof text !== "string" || text === before["value"]) return;
  if (!NAMES.test(name) || !isLiteral(text) || secretShape(text) !== undefined) return;
  state.exposed.push({ path: [...pathOf(state), "value"], label: BY_NAME });
}

function shapeOf(text: string, name: PathStep | undefined): string | undefined {
  const shape = secretShape(text);
  if (shape !== undefined) return shape;
  return typeof name === "string" && NAMES.test(name) && isLiteral(text) ? BY_NAME : undefined;
}

/** Not a reference, a name, a path, an address, a placeholder or a word. */
function isLiteral(text: string): boolean {
  return (
    text.length >= MIN_LENGTH &&
    text.length <= 512 &&
    !/\s/.test(text) &&
    !/^(projects\/|arn:|https?:|\/|\$|file:|vault:|ref\+|sm:|<)/.test(text) &&
    /\d/.test(text) &&
    /[A-Za-z]/.test(text) &&
    !/^[a-z0-9]+([-_./][a-z0-9]+)+$/.test(text)
  );
}
