import type { OutputChange } from "@infra-tools/terraform-plan/model";
import type { Path, PathStep } from "@infra-tools/terraform-plan/path";
import { isList, isObject, own, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import type { Judge, Judgement } from "./judge";
import { secretShape } from "./secret-shapes";

/** Names of attributes and variables whose value is a secret, and endings that make it something else. */
const NAMES =
  /(^|[_.-])(password|passwd|pwd|secret|token|api_?key|access_?key|private_?key|credentials?|auth_?string)$/i;

/** Values of a resource's new state that look like secrets and are not marked. What stood there before is old news. */
export const judgeSecrets: Judge = ({ change }) => {
  if (change.action !== "create" && change.action !== "update" && change.action !== "replace") return [];
  return exposures(change.after, change.before).map(({ path, what }) => exposed(path, what));
};

/** The same for an output. */
export function judgeOutputSecrets(output: OutputChange): readonly Judgement[] {
  return exposures(output.after, output.before).map(({ path, what }) => exposed(path, what));
}

function exposed(path: Path, what: string): Judgement {
  return {
    rule: "secret-exposed",
    path,
    message: `The value looks like ${what} and is not marked sensitive: it stands in the state, in this plan and in logs.`,
    advice:
      "Take it out of the configuration, change it where it is used, and hand it over by a secret store or a write-only attribute.",
    // Never the value: the fingerprint must not let anyone check a guess.
    before: undefined,
    after: what,
  };
}

const BY_NAME = "a password or key, by its name";

/** No secret worth the name is shorter. */
const SHORTEST = 8;

interface Exposure {
  readonly path: Path;
  readonly what: string;
}

function exposures(after: Value | undefined, before: Value | undefined): readonly Exposure[] {
  const found: Exposure[] = [];
  search(after, before, { steps: [], depth: 0, found });
  return found;
}

/** Every value of a plan is looked at: steps are written over and not taken off, and copied only where something is found. */
interface Search {
  readonly steps: PathStep[];
  depth: number;
  readonly found: Exposure[];
}

function search(value: Value | undefined, before: Value | undefined, at: Search): void {
  // Scrubbing made one object of what is equal before and after.
  if (value === before) return;
  if (typeof value === "string") {
    const what = value.length < SHORTEST ? undefined : shapeOf(value, at.steps[at.depth - 1]);
    if (what !== undefined) at.found.push({ path: pathOf(at), what });
  } else if (isList(value)) {
    const old = isList(before) ? before : [];
    for (let position = 0; position < value.length; position += 1) {
      searchBelow(position, value[position], old[position], at);
    }
  } else if (isObject(value)) {
    const old = isObject(before) ? before : {};
    for (const key in value) {
      searchBelow(key, value[key], own(old, key), at);
    }
    searchNamed(value, old, at);
  }
}

function searchBelow(step: PathStep, value: Value | undefined, before: Value | undefined, at: Search): void {
  at.steps[at.depth] = step;
  at.depth += 1;
  search(value, before, at);
  at.depth -= 1;
}

function pathOf({ steps, depth }: Search): PathStep[] {
  return steps.slice(0, depth);
}

/** An element `{ name: "DB_PASSWORD", value: "..." }`, as containers have for their environment. */
function searchNamed(value: ValueObject, before: ValueObject, at: Search): void {
  const { name, value: text } = value;
  if (typeof name !== "string" || typeof text !== "string" || text === before["value"]) return;
  if (!NAMES.test(name) || !isLiteral(text) || secretShape(text) !== undefined) return;
  at.found.push({ path: [...pathOf(at), "value"], what: BY_NAME });
}

function shapeOf(text: string, name: PathStep | undefined): string | undefined {
  const shape = secretShape(text);
  if (shape !== undefined) return shape;
  return typeof name === "string" && NAMES.test(name) && isLiteral(text) ? BY_NAME : undefined;
}

/** Not a reference, a name of something, a path, an address, a placeholder or a word. */
function isLiteral(text: string): boolean {
  return (
    text.length >= SHORTEST &&
    text.length <= 512 &&
    !/\s/.test(text) &&
    !/^(projects\/|arn:|https?:|\/|\$|file:|vault:|ref\+|sm:|<)/.test(text) &&
    /\d/.test(text) &&
    /[A-Za-z]/.test(text) &&
    !/^[a-z0-9]+([-_./][a-z0-9]+)+$/.test(text)
  );
}
