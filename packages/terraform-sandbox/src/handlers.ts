import { isObject, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import { apiProblems, apiWarnings } from "./engine/admission";
import { applyResource, deleteResource } from "./engine/apply";
import { type ProviderContext, type SchemaKind, schemaOf } from "./engine/context";
import { readDataSource } from "./engine/data-source";
import { openEphemeral } from "./engine/ephemeral";
import { faultBefore } from "./engine/fault";
import { importResource } from "./engine/import";
import { objectKey } from "./engine/object-key";
import { planResource } from "./engine/plan";
import { readResource } from "./engine/read";
import { isLegacy } from "./engine/rules";
import { upgradeState } from "./engine/upgrade";
import { mismatches } from "./protocol/conform";
import { DiagnosticError, diagnosticMessage, errorDiagnostic, pathMessage } from "./protocol/diagnostic";
import { decodeValue, encodeValue, isNull } from "./protocol/msgpack";
import type { Schema } from "./schemas/model";
import { blockType } from "./schemas/type";
import { planProblems, validateConfig, validateProviderBlock } from "./validation/validate";

/** A value as the protocol carries it. */
interface WireValue {
  readonly msgpack: Buffer;
  readonly json: Buffer;
}

/** Fields of the requests that the sandbox reads. */
export interface Requests {
  readonly config: { readonly config: WireValue | null };
  readonly validate: { readonly type_name: string; readonly config: WireValue | null };
  readonly upgrade: {
    readonly type_name: string;
    readonly version: number;
    readonly raw_state: { readonly json: Buffer } | null;
  };
  readonly read: {
    readonly type_name: string;
    readonly current_state: WireValue | null;
    readonly private: Buffer;
  };
  readonly plan: {
    readonly type_name: string;
    readonly prior_state: WireValue | null;
    readonly proposed_new_state: WireValue | null;
    readonly config: WireValue | null;
    readonly prior_private: Buffer;
  };
  readonly apply: {
    readonly type_name: string;
    readonly prior_state: WireValue | null;
    readonly planned_state: WireValue | null;
    readonly config: WireValue | null;
    readonly planned_private: Buffer;
  };
  readonly import: { readonly type_name: string; readonly id: string };
  readonly move: { readonly source_type_name: string; readonly target_type_name: string };
  readonly typed: { readonly type_name: string; readonly config: WireValue | null };
}

export function validateProvider(context: ProviderContext, request: Requests["config"]): object {
  const config = read(request.config, context.schemas.provider_schema) ?? {};
  return { diagnostics: validateProviderBlock(context, config).map(diagnosticMessage) };
}

/** The provider block of a request. */
export function providerConfig(context: ProviderContext, request: Requests["config"]): ValueObject {
  return read(request.config, context.schemas.provider_schema) ?? {};
}

/**
 * Terraform validates every configuration again when it plans. `accepted` holds those that were found valid, which are
 * not read a second time.
 */
export function validate(
  context: ProviderContext,
  kind: SchemaKind,
  request: Requests["validate"],
  accepted: Set<string>,
): object {
  const { type_name: type, config: sent } = request;
  const configuration = `${kind} ${type} ${sent?.msgpack.toString("latin1") ?? ""}`;
  if (accepted.has(configuration)) return { diagnostics: [] };
  const schema = schemaOf(context, kind, type);
  const config = read(sent, schema);
  const problems = config === null ? [] : validateConfig(context, kind, type, schema.block, config);
  if (problems.length === 0) accepted.add(configuration);
  return { diagnostics: problems.map(diagnosticMessage) };
}

export function upgrade(context: ProviderContext, request: Requests["upgrade"]): object {
  const { type_name: type, version, raw_state: raw } = request;
  const schema = schemaOf(context, "resource", type);
  const state = upgradeState(type, schema, version, raw?.json.toString("utf8") ?? "null");
  return { upgraded_state: write(type, state, schema) };
}

export function readState(context: ProviderContext, request: Requests["read"]): object {
  const type = request.type_name;
  const schema = schemaOf(context, "resource", type);
  const current = read(request.current_state, schema);
  const state = current === null ? null : readResource(context, type, schema, current);
  return { new_state: write(type, state, schema), private: request.private };
}

export function plan(context: ProviderContext, request: Requests["plan"]): object {
  const type = request.type_name;
  const schema = schemaOf(context, "resource", type);
  const prior = read(request.prior_state, schema);
  const legacy_type_system = isLegacy(context, type);
  const key = prior === null ? undefined : objectKey(context, type, prior);
  faultBefore(context, "plan", key, type);
  if (isNull(request.proposed_new_state?.msgpack ?? NOTHING)) {
    return {
      planned_state: write(type, null, schema),
      planned_private: request.prior_private,
      legacy_type_system,
    };
  }
  const config = read(request.config, schema) ?? {};
  const problems = planProblems(context, type, config, prior);
  if (problems.length > 0) throw new DiagnosticError(problems);
  const { planned, replace } = planResource(context, { type, schema, config, prior });
  return {
    planned_state: write(type, planned, schema),
    requires_replace: replace.map(pathMessage),
    diagnostics: apiWarnings(context, type, planned, replace.length > 0 ? null : prior).map(
      diagnosticMessage,
    ),
    planned_private: request.prior_private,
    legacy_type_system,
  };
}

export function apply(context: ProviderContext, request: Requests["apply"]): object {
  const type = request.type_name;
  const schema = schemaOf(context, "resource", type);
  const prior = read(request.prior_state, schema);
  const planned = read(request.planned_state, schema);
  const legacy_type_system = isLegacy(context, type);
  if (planned === null) {
    const problems = prior === null ? [] : deleteResource(context, type, prior);
    return {
      new_state: write(type, null, schema),
      diagnostics: problems.map(diagnosticMessage),
      legacy_type_system,
    };
  }
  const config = read(request.config, schema) ?? {};
  const refusals = apiProblems(context, type, planned, prior);
  if (refusals.length > 0) throw new DiagnosticError(refusals);
  const { state, diagnostics } = applyResource(context, { type, schema, config, prior, planned });
  return {
    new_state: write(type, state, schema),
    private: request.planned_private,
    diagnostics: diagnostics.map(diagnosticMessage),
    legacy_type_system,
  };
}

export function importState(context: ProviderContext, request: Requests["import"]): object {
  const type = request.type_name;
  const schema = schemaOf(context, "resource", type);
  const state = importResource(context, type, schema, request.id);
  return { imported_resources: [{ type_name: type, state: write(type, state, schema) }] };
}

export function move(request: Requests["move"]): object {
  throw new DiagnosticError([
    errorDiagnostic(
      "Move not supported",
      `The sandbox cannot move a ${request.source_type_name} to a ${request.target_type_name}.`,
    ),
  ]);
}

export function readData(context: ProviderContext, request: Requests["typed"]): object {
  const type = request.type_name;
  const schema = schemaOf(context, "data source", type);
  const state = readDataSource(context, type, schema, read(request.config, schema) ?? {});
  return { state: write(type, state, schema) };
}

export function open(context: ProviderContext, request: Requests["typed"]): object {
  const type = request.type_name;
  const schema = schemaOf(context, "ephemeral resource", type);
  const result = openEphemeral(context, type, schema, read(request.config, schema) ?? {});
  return { result: write(type, result, schema) };
}

const NOTHING = Buffer.alloc(0);

/** Decodes a value of a request; null when it is null or left out. */
function read(value: WireValue | null, schema: Schema): ValueObject | null {
  if (value === null || isNull(value.msgpack)) return null;
  const decoded: Value = decodeValue(value.msgpack, blockType(schema.block));
  return isObject(decoded) ? decoded : null;
}

/** Encodes a value for a response. Throws when it does not match the schema. */
function write(type: string, value: ValueObject | null, schema: Schema): object {
  const valueType = blockType(schema.block);
  const wrong = mismatches(value, valueType);
  if (wrong.length > 0) {
    throw new DiagnosticError(
      wrong.map(({ path, expected, actual }) =>
        errorDiagnostic(
          `Sandbox bug: ${type}.${path}`,
          `The sandbox was about to return ${actual} where the schema has ${expected}. ` +
            "This is a bug of the sandbox, not of your configuration.",
        ),
      ),
    );
  }
  return { msgpack: encodeValue(value, valueType) };
}
