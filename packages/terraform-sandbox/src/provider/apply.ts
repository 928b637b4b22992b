import { isList, isObject, isUnknown, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import { fillComputed } from "../computed/compute";
import { fake } from "../computed/fake";
import { countsGenerations } from "../computed/kubernetes";
import { forgetVersions, recordVersion } from "../computed/secret-versions";
import { type Diagnostic, DiagnosticError, errorDiagnostic } from "../protocol/diagnostic";
import type { Schema } from "../schemas/model";
import { asRead } from "./as-read";
import { keepForeignKeys, visibleObject, withClusterAdditions } from "./cluster";
import type { ProviderContext } from "./context";
import { CrashError, faultBefore } from "./fault";
import { appliedObject } from "./manifest";
import { isKeptInWorld, objectKey } from "./object-key";
import { planResource } from "./plan";
import { deletionProtected } from "./protection";
import { overwrites } from "./rules";
import { identitySeed } from "./seed";
import { equivalent, textAt, toJsonObject } from "./values";

export interface ApplyRequest {
  readonly type: string;
  readonly schema: Schema;
  readonly config: ValueObject;
  /** Null for a create. */
  readonly prior: ValueObject | null;
  readonly planned: ValueObject;
}

export interface Applied {
  readonly state: ValueObject;
  /** An error that came after the object was made: Terraform marks a new object as tainted. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Creates or updates an object in the world and returns its state. */
export function applyResource(context: ProviderContext, request: ApplyRequest): Applied {
  const { type, prior } = request;
  const state = prior === null ? created(context, request) : updated(context, request, prior);
  const key = objectKey(context, type, state);
  const fault = faultBefore(context, "apply", key, type);
  if (prior === null) refuseExisting(context, type, state);
  if (key !== undefined && isKeptInWorld(context)) {
    const there = prior === null ? undefined : context.world.read(key)?.attributes;
    context.world.write(key, { attributes: toJsonObject(worldObject(context, type, state, prior, there)) });
    if (type === "google_secret_manager_secret_version") recordVersion(context.world, key.id);
  }
  if (fault === undefined) return { state, diagnostics: [] };
  if (fault.kind === "crash-after") throw new CrashError(fault.summary);
  if (fault.kind === "lost") throw new DiagnosticError([errorDiagnostic(fault.summary, fault.detail)]);
  return { state, diagnostics: [errorDiagnostic(fault.summary, fault.detail)] };
}

/** Deletes an object from the world, unless something protects it. */
export function deleteResource(
  context: ProviderContext,
  type: string,
  prior: ValueObject,
): readonly Diagnostic[] {
  const key = objectKey(context, type, prior);
  const fault = faultBefore(context, "apply", key, type);
  const refusal = deletionProtected(type, prior);
  if (refusal !== undefined) throw new DiagnosticError([errorDiagnostic(refusal, "")]);
  if (key !== undefined && isKeptInWorld(context) && prior["deletion_policy"] !== "ABANDON") {
    context.world.remove(key);
    if (type === "google_secret_manager_secret") removeVersions(context, textAt(prior, "name") ?? "");
  }
  if (fault === undefined) return [];
  if (fault.kind === "crash-after") throw new CrashError(fault.summary);
  return [errorDiagnostic(fault.summary, fault.detail)];
}

/** A secret takes its versions along. */
function removeVersions(context: ProviderContext, secretName: string): void {
  for (const { key } of context.world.list("google_secret_manager_secret_version")) {
    if (key.id.startsWith(`${secretName}/versions/`)) context.world.remove(key);
  }
  forgetVersions(context.world, secretName);
}

function created(context: ProviderContext, request: ApplyRequest): ValueObject {
  const seed = identitySeed(request.config);
  const first = finished(context, request, seed);
  const key = objectKey(context, request.type, first);
  const taken = key !== undefined && context.world.read(key) !== undefined;
  // An id that the cloud makes up is another one when the first is taken; one that follows from names is not.
  return taken ? finished(context, request, `${seed} once more`) : first;
}

function updated(context: ProviderContext, request: ApplyRequest, prior: ValueObject): ValueObject {
  const state = finished(context, request, identitySeed(request.config));
  return context.provider === "kubernetes" ? withNewRevision(request.type, state, prior) : state;
}

/** The planned values, with everything known that the plan left open. */
function finished(context: ProviderContext, request: ApplyRequest, seed: string): ValueObject {
  const { type, schema, config, prior, planned } = request;
  const { planned: replanned } = planResource(context, { type, schema, config, prior });
  const settled = settle(planned, replanned);
  const object = isObject(settled) ? settled : planned;
  if (type === "kubernetes_manifest")
    return { ...object, object: appliedObject(object["object"] ?? null, object["manifest"]) };
  const filled = fillComputed(context, type, schema.block, object, seed);
  const read = asRead(context, type, schema.block, filled);
  return context.provider === "kubernetes" ? visibleObject(read, planned, context.config) : read;
}

/** Takes from a plan with known values what the earlier plan left unknown. */
function settle(planned: Value, replanned: Value): Value {
  if (isUnknown(planned)) return replanned;
  if (isList(planned) && isList(replanned)) {
    if (planned.length !== replanned.length) return replanned;
    return planned.map((element, index) => settle(element, replanned[index] ?? null));
  }
  if (isObject(planned) && isObject(replanned)) {
    return Object.fromEntries(
      Object.entries(planned).map(([name, value]) => [name, settle(value, replanned[name] ?? null)]),
    );
  }
  return planned;
}

/** The cluster gives a changed object a new revision, and counts changes of its spec. */
function withNewRevision(type: string, state: ValueObject, prior: ValueObject): ValueObject {
  const metadata = state["metadata"];
  const own = isList(metadata) && isObject(metadata[0]) ? metadata[0] : undefined;
  if (own === undefined || equivalent({ ...state, timeouts: null }, { ...prior, timeouts: null }))
    return state;
  const generation = own["generation"];
  const counts =
    countsGenerations(type) && !equivalent(state["spec"], prior["spec"]) && typeof generation === "number";
  return {
    ...state,
    metadata: [
      {
        ...own,
        resource_version: fake(`${String(own["uid"])} ${String(own["resource_version"])}`).digits(6),
        ...(counts ? { generation: generation + 1 } : {}),
      },
    ],
  };
}

function worldObject(
  context: ProviderContext,
  type: string,
  state: ValueObject,
  prior: ValueObject | null,
  there: ValueObject | undefined,
): ValueObject {
  if (context.provider !== "kubernetes") return state;
  const kept = prior === null || there === undefined ? state : keepForeignKeys(state, there, prior);
  return withClusterAdditions(type, kept, context.config);
}

function refuseExisting(context: ProviderContext, type: string, state: ValueObject): void {
  const key = objectKey(context, type, state);
  if (key === undefined || !isKeptInWorld(context) || overwrites(type)) return;
  if (context.world.read(key) === undefined) return;
  throw new DiagnosticError([
    errorDiagnostic(
      `Error creating ${type}: it already exists`,
      `The pretend cloud already has ${key.id}. As with the real one, choose another name or take it over: ` +
        `terraform import <address> '${key.id}'`,
    ),
  ]);
}
