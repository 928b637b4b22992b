import type { Path } from "../../shared/path";
import { isList, isObject, isSensitive, type Value } from "../../shared/value";
import type { OutputChange } from "../model";
import type { Judge, Judgement } from "./judge";
import { secretShape } from "./secret-shapes";

/** Names of attributes and variables whose value is a secret, and endings that make it something else. */
const NAMES =
  /(^|[_.-])(password|passwd|pwd|secret|token|api_?key|access_?key|private_?key|credentials?|auth_?string)$/i;

/** Values of a resource's new state that look like secrets and are not marked. What stood there before is old news. */
export const judgeSecrets: Judge = ({ change }) => {
  if (change.action !== "create" && change.action !== "update" && change.action !== "replace") return [];
  return exposures(change.after, change.before, []).map(({ path, what }) => exposed(path, what));
};

/** The same for an output. */
export function judgeOutputSecrets(output: OutputChange): readonly Judgement[] {
  return exposures(output.after, output.before, []).map(({ path, what }) => exposed(path, what));
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

interface Exposure {
  readonly path: Path;
  readonly what: string;
}

function exposures(value: Value | undefined, before: Value | undefined, path: Path): readonly Exposure[] {
  if (value === undefined || value === null || isSensitive(value)) return [];
  if (typeof value === "string") {
    const what = value === before ? undefined : shapeOf(value, path);
    return what === undefined ? [] : [{ path, what }];
  }
  if (isList(value)) {
    return value.flatMap((item, at) =>
      exposures(item, isList(before) ? before[at] : undefined, [...path, at]),
    );
  }
  if (!isObject(value)) return [];
  const old = isObject(before) ? before : {};
  const found = Object.entries(value).flatMap(([key, item]) =>
    exposures(item, Object.hasOwn(old, key) ? old[key] : undefined, [...path, key]),
  );
  return [...found, ...namedValue(value, old, path)];
}

/** An element `{ name: "DB_PASSWORD", value: "..." }`, as containers have for their environment. */
function namedValue(
  value: { readonly [key: string]: Value },
  before: { readonly [key: string]: Value },
  path: Path,
): readonly Exposure[] {
  const { name, value: text } = value;
  if (typeof name !== "string" || typeof text !== "string" || text === before["value"]) return [];
  if (!NAMES.test(name) || !isLiteral(text) || shapeOf(text, []) !== undefined) return [];
  return [{ path: [...path, "value"], what: "a password or key, by its name" }];
}

function shapeOf(text: string, path: Path): string | undefined {
  const shape = secretShape(text);
  if (shape !== undefined) return shape;
  const name = path.at(-1);
  return typeof name === "string" && NAMES.test(name) && isLiteral(text)
    ? "a password or key, by its name"
    : undefined;
}

/** Not a reference, a name of something, a path, an address, a placeholder or a word. */
function isLiteral(text: string): boolean {
  return (
    text.length >= 8 &&
    text.length <= 512 &&
    !/\s/.test(text) &&
    !/^(projects\/|arn:|https?:|\/|\$|file:|vault:|ref\+|sm:|<)/.test(text) &&
    /\d/.test(text) &&
    /[A-Za-z]/.test(text) &&
    !/^[a-z0-9]+([-_./][a-z0-9]+)+$/.test(text)
  );
}
