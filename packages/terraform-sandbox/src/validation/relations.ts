import { isList, isObject, isUnknown, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import type { Diagnostic } from "../protocol/diagnostic";
import { hasUnknown } from "../values";
import { problem } from "./message";
import type { Relation } from "./model";
import { element, member, type Place, ROOT } from "./place";

/** Problems of the relations between a type's attributes. */
export function relationProblems(relations: readonly Relation[], config: ValueObject): readonly Diagnostic[] {
  return relations.flatMap((relation) => {
    // The type's own file implements rules in words.
    if (relation.kind === "cross-field" || !relation.paths.every(isPath)) return [];
    const parent = commonParent(relation.paths);
    return instances(config, parent).flatMap(({ value, place }) => check(relation, value, place));
  });
}

/** A block and its place. */
interface Instance {
  readonly value: ValueObject;
  readonly place: Place;
}

/** The blocks at a path; unknown values hide everything inside their top-level block. */
function instances(config: ValueObject, parent: readonly string[]): readonly Instance[] {
  const [top] = parent;
  if (top !== undefined && hasUnknown(config[top])) return [];
  return parent.reduce<readonly Instance[]>(
    (all, name) => all.flatMap((instance) => inside(instance.value[name], member(instance.place, name))),
    [{ value: config, place: ROOT }],
  );
}

function inside(value: Value | undefined, place: Place): readonly Instance[] {
  if (isObject(value)) return [{ value, place }];
  if (!isList(value)) return [];
  return value.flatMap((each, index) =>
    isObject(each) ? [{ value: each, place: element(place, index, false) }] : [],
  );
}

function check(relation: Relation, block: ValueObject, place: Place): readonly Diagnostic[] {
  const start = place.schema === "" ? 0 : place.schema.length + 1;
  const values = relation.paths.map((path) => ({
    name: path.split("."),
    value: lookUp(block, path.slice(start).split(".")),
  }));
  const report = (text: string): readonly Diagnostic[] => [
    problem(place.printed === place.probed ? text : text.replaceAll(place.probed, place.printed), {
      path: [...place.path, ...(relation.paths[0] ?? "").slice(start).split(".").slice(0, 1)],
    }),
  ];
  const decided = values.filter(({ value }) => isSet(value) && !isUnknown(value));
  const set = values.filter(({ value }) => isSet(value));
  switch (relation.kind) {
    case "conflicts":
      return decided.length > 1
        ? report(
            conflict(
              relation,
              decided.map(({ name }) => name),
            ),
          )
        : [];
    case "exactly-one-of":
      if (decided.length > 1)
        return report(
          tooMany(
            relation,
            decided.map(({ name }) => name),
          ),
        );
      return set.length === 0 && relation.messageNone !== undefined ? report(relation.messageNone) : [];
    case "at-least-one-of":
      return set.length === 0 ? report(relation.message) : [];
    case "required-with": {
      const subject = relation.path ?? "";
      const requires = isSet(lookUp(block, subject.slice(start).split(".")));
      return requires && set.length < values.length ? report(relation.message) : [];
    }
    default:
      return [];
  }
}

/** The recorded message where it names two of the attributes that are set, else the same of the first two. */
function conflict({ message }: Relation, names: readonly (readonly string[])[]): string {
  const printed = names.map((name) => name.join(".0."));
  const [, subject = "", object = ""] = /"(.+)": conflicts with (.+)$/.exec(message) ?? [];
  if (printed.includes(subject) && printed.includes(object)) return message;
  return `Conflicting configuration arguments: "${printed[0]}": conflicts with ${printed[1]}`;
}

function tooMany({ message, paths }: Relation, names: readonly (readonly string[])[]): string {
  const [first = []] = names;
  const all = paths.map((path) => path.split(".").join(".0.")).join(",");
  const given = names.map((name) => name.join(".0.")).join(",");
  if (message.includes(`\`${given}\` were`)) return message;
  return `Invalid combination of arguments: "${first.join(".0.")}": only one of \`${all}\` can be specified, but \`${given}\` were specified.`;
}

/** Everything but null and an absent block counts, "" and false too. */
function isSet(value: Value | undefined): boolean {
  if (value === undefined || value === null) return false;
  return !(isList(value) && value.length === 0);
}

function lookUp(value: Value | undefined, names: readonly string[]): Value | undefined {
  return names.reduce<Value | undefined>((inner, name) => {
    const block = isList(inner) ? inner[0] : inner;
    return isObject(block) ? block[name] : block !== undefined && isUnknown(block) ? block : undefined;
  }, value);
}

function commonParent(paths: readonly string[]): readonly string[] {
  const [first = [], ...rest] = paths.map((path) => path.split(".").slice(0, -1));
  const length = first.findIndex((name, index) => rest.some((path) => path[index] !== name));
  return length < 0 ? first : first.slice(0, length);
}

function isPath(path: string): boolean {
  return /^[\w.]+$/.test(path);
}
