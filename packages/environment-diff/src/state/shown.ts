import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { ProblemError } from "@infra-tools/runtime/problem";
import type { Json } from "@infra-tools/terraform-plan/value";
import { isJsonObject } from "../settings";
import { readBlocks } from "../stack/blocks";
import { markByName, readShownState, type State } from "./read";

/** Kinds of compared files. */
export type InputKind = "state" | "plan" | "configuration";

export interface Input {
  readonly kind: InputKind;
  /** Name in reports. */
  readonly label: string;
  readonly objects: State;
}

/**
 * Reads one side of a comparison: a state or a plan as `terraform show -json` prints it, or a configuration in JSON
 * (`cdk.tf.json`). Of a plan the planned values are compared: the environment as it is after the apply.
 *
 * @param path the file; `name` is what the user called it
 * @throws ProblemError when the file cannot be read or holds something else.
 */
export function readInput(path: string, name: string): Input {
  const data = readJson(path, name);
  const label = basename(name).replace(/(\.(plan|state|tf))?\.json$/, "") || name;
  if (!isJsonObject(data)) throw notAnInput(name);
  if ("planned_values" in data) {
    // Plans of Terraform before 0.12.5 name no version, and a part of a plan may come without it.
    const { format_version = "1.0", planned_values = null } = data;
    return { kind: "plan", label, objects: readShownState(name, { format_version, values: planned_values }) };
  }
  if ("format_version" in data) return { kind: "state", label, objects: readShownState(name, data) };
  if (["resource", "data", "module", "output"].some((key) => isJsonObject(data[key]))) {
    return { kind: "configuration", label, objects: configurationObjects(data) };
  }
  throw notAnInput(name);
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
