import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ProblemError } from "@infra-tools/runtime/problem";
import { isJsonObject, type JsonObject } from "@infra-tools/terraform-plan/read/shape";
import { type Json, memberOf, type Value } from "@infra-tools/terraform-plan/value";
import type { PlanSource } from "../plan/causes";
import { readPlanConfiguration } from "../plan/references";
import { readBlocks } from "../stack/blocks";
import { markByName, markVariable, readShownState, type State } from "./read";
import { withUnknown } from "./unknown";

/** Kinds of compared files. */
export type InputKind = "state" | "plan" | "configuration";

export interface Input {
  readonly kind: InputKind;
  /** Name in reports. */
  readonly label: string;
  /** Objects by address; of a plan also its variables, as `var.<name>`. */
  readonly objects: State;
  /** Of a plan that holds its configuration: what finds causes. */
  readonly plan?: PlanSource;
}

/**
 * Reads one side of a comparison: a state or a plan as `terraform show -json` prints it, a configuration in JSON
 * (`cdk.tf.json`), or a folder with such configurations. Of a plan the planned values are compared: the environment as it is after the
 * apply.
 *
 * @param path the file or the folder; `name` is what the user called it
 * @throws ProblemError when the file cannot be read or holds something else.
 */
export function readInput(path: string, name: string): Input {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return readFolder(path, name);
  const data = readJson(path, name);
  // cdktf gives the file of every stack this name, in a folder with the stack's.
  const named = basename(path) === "cdk.tf.json" ? basename(dirname(path)) : basename(name);
  const label = named.replace(/(\.(plan|state|tf))?\.json$/, "") || name;
  if (!isJsonObject(data)) throw notAnInput(name);
  if ("planned_values" in data) {
    // Plans of Terraform before 0.12.5 name no version, and a part of a plan may come without it.
    const { format_version = "1.0", planned_values = null } = data;
    const objects = readShownState(name, { format_version, values: planned_values });
    return { kind: "plan", label, ...withVariables(withUnknown(objects, data), data) };
  }
  if ("format_version" in data) return { kind: "state", label, objects: readShownState(name, data) };
  if (["resource", "data", "module", "output"].some((key) => isJsonObject(data[key]))) {
    return { kind: "configuration", label, objects: configurationObjects(data) };
  }
  throw notAnInput(name);
}

/**
 * Reads a module's folder (`*.tf.json`), or cdktf's output with its stacks. Addresses of several stacks begin with the stack's
 * name, which has to be the same on both sides.
 */
function readFolder(path: string, name: string): Input {
  const stacks = join(path, "stacks");
  const folders = existsSync(stacks) ? readdirSync(stacks).map((stack) => join(stacks, stack)) : [path];
  const objects = folders.flatMap((folder) => {
    const prefix = folders.length > 1 ? `${basename(folder)}: ` : "";
    return moduleObjects(folder, name).map(([address, value]) => [`${prefix}${address}`, value] as const);
  });
  return { kind: "configuration", label: basename(path), objects: new Map(objects) };
}

function moduleObjects(folder: string, name: string): readonly (readonly [string, Value])[] {
  const files = readdirSync(folder).sort();
  const hcl = files.find((file) => /\.(tf|tofu)$/.test(file));
  if (hcl !== undefined) {
    throw new ProblemError({
      where: `${name}: ${hcl}`,
      rule: "is written in HCL, which is not read here",
      fix: "make a plan of each environment and compare terraform show -json of the two",
    });
  }
  const configurations = files.filter((file) => file.endsWith(".tf.json"));
  if (configurations.length === 0) {
    throw new ProblemError({
      where: name,
      rule: "is a folder without a configuration in JSON (*.tf.json)",
      fix: "name the folder of a synthesized stack, or cdktf.out",
    });
  }
  return configurations.flatMap((file) => [
    ...configurationObjects(readJson(join(folder, file), join(name, file))),
  ]);
}

/** A plan's variables are compared as objects are: names among them are learned, and secrets hidden. */
function withVariables(objects: State, data: JsonObject): Pick<Input, "objects" | "plan"> {
  const { configuration } = data;
  const variables = membersOf(data["variables"], (variable) => memberOf(variable, "value") ?? null);
  const declared = declarations(configuration);
  const shown = Object.entries(variables).map(([name, value]): readonly [string, Value] => {
    const isSensitive = memberOf(declared, name)?.["sensitive"] === true;
    return [`var.${name}`, { value: markVariable(name, value, isSensitive) }];
  });
  return {
    objects: new Map([...objects, ...shown]),
    ...(configuration === undefined
      ? {}
      : { plan: { variables, configuration: readPlanConfiguration(configuration) } }),
  };
}

function declarations(configuration: Json | undefined): Readonly<Record<string, JsonObject>> {
  const root = isJsonObject(configuration) ? configuration["root_module"] : undefined;
  return membersOf(isJsonObject(root) ? root["variables"] : undefined, (declaration) => declaration);
}

function membersOf<T>(value: Json | undefined, of: (member: JsonObject) => T): Readonly<Record<string, T>> {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => (isJsonObject(member) ? [[name, of(member)]] : [])),
  );
}

function configurationObjects(data: Json): State {
  return new Map([...readBlocks(data).values()].map(({ address, value }) => [address, markByName(value)]));
}

function readJson(path: string, name: string): Json {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new ProblemError({
      where: name,
      // A parser's message would quote the file, and a state holds secrets.
      rule: error instanceof SyntaxError ? "must hold JSON" : "must be a file that can be read",
      fix: "make it with terraform show -json",
    });
  }
}

function notAnInput(name: string): ProblemError {
  return new ProblemError({
    where: name,
    rule: "must be a state or a plan as terraform show -json prints it, or a configuration in JSON",
    fix: "run terraform show -json in the stack's folder, with or without a plan file",
  });
}
