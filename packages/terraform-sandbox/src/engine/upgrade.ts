import type { Json, ValueObject } from "@infra-tools/terraform-plan/value";
import { DiagnosticError, errorDiagnostic } from "../protocol/diagnostic";
import type { Schema } from "../schemas/model";
import { blockType } from "../schemas/type";
import { stateFromJson } from "./state";

/**
 * A state from the file, in the present schema. The sandbox has no upgraders: attributes are kept by name, which
 * is right for what it wrote itself.
 */
export function upgradeState(type: string, schema: Schema, version: number, json: string): ValueObject {
  if (version > schema.version) {
    throw new DiagnosticError([
      errorDiagnostic(
        `The state of ${type} was written by a newer provider`,
        `Its schema version is ${version}, the sandbox knows ${schema.version}.`,
      ),
    ]);
  }
  const parsed: Json = JSON.parse(json);
  if (typeof parsed !== "object" || parsed === null || !isJsonObject(parsed)) {
    throw new DiagnosticError([errorDiagnostic(`The state of ${type} is not an object`, "")]);
  }
  return stateFromJson(parsed, blockType(schema.block));
}

function isJsonObject(json: Json): json is { readonly [key: string]: Json } {
  return !Array.isArray(json);
}
