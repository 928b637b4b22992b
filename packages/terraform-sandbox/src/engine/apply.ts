import { isList, isObject, isUnknown, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import { type Diagnostic, DiagnosticError, errorDiagnostic } from "../protocol/diagnostic";
import type { Storing } from "../providers/provider";
import type { Schema } from "../schemas/model";
import { equal, toJsonObject } from "../values";
import { asApplied } from "./as-read";
import { fillComputed } from "./computed";
import { type ProviderContext, resourceOf } from "./context";
import { CrashError, faultBefore } from "./fault";
import { objectKey } from "./object-key";
import { planResource } from "./plan";
import { deletionProtected } from "./protection";
import { identitySeed } from "./seed";

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
  /** Errors after the object was created: Terraform marks a new object as tainted. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Creates or updates an object in the cloud and returns its state. */
export function applyResource(context: ProviderContext, request: ApplyRequest): Applied {
  const { type, prior } = request;
  const state = prior === null ? created(context, request) : updated(context, request, prior);
  const key = objectKey(context, type, state);
  const fault = faultBefore(context, "apply", key, type);
  if (prior === null) refuseExisting(context, type, state);
  if (key !== undefined && context.definition.stateOnly !== true) {
    const existing = prior === null ? undefined : context.cloud.read(key)?.attributes;
    const resource = resourceOf(context, type);
    const storing = { resource, provider: context.config, state, prior, existing };
    const stored = context.definition.stored?.(storing) ?? ownValues(storing);
    context.cloud.write(key, { attributes: toJsonObject(stored) });
    resource.onApplied?.(context.cloud, key.id);
  }
  if (fault === undefined) return { state, diagnostics: [] };
  if (fault.kind === "crash-after") throw new CrashError(fault.summary);
  if (fault.kind === "lost") throw new DiagnosticError([errorDiagnostic(fault.summary, fault.detail)]);
  return { state, diagnostics: [errorDiagnostic(fault.summary, fault.detail)] };
}

/** Deletes an object from the cloud, unless something protects it. */
export function deleteResource(
  context: ProviderContext,
  type: string,
  prior: ValueObject,
): readonly Diagnostic[] {
  const key = objectKey(context, type, prior);
  const fault = faultBefore(context, "apply", key, type);
  const refusal = deletionProtected(type, prior);
  if (refusal !== undefined) throw new DiagnosticError([errorDiagnostic(refusal, "")]);
  if (key !== undefined && context.definition.stateOnly !== true && prior["deletion_policy"] !== "ABANDON") {
    context.cloud.remove(key);
    resourceOf(context, type).onDeleted?.(context.cloud, prior);
  }
  if (fault === undefined) return [];
  if (fault.kind === "crash-after") throw new CrashError(fault.summary);
  return [errorDiagnostic(fault.summary, fault.detail)];
}

/** The object's values without what it only shows because other objects set it: what an update left alone stays. */
function ownValues({ resource, state, prior, existing }: Storing): ValueObject {
  if (resource.observed === undefined || prior === null || existing === undefined) return state;
  return Object.fromEntries(
    Object.entries(state).map(([name, value]) => [
      name,
      equal(value, prior[name]) ? (existing[name] ?? null) : value,
    ]),
  );
}

/** Values that the cloud generates differ from those of an earlier object of the same name. */
function created(context: ProviderContext, request: ApplyRequest): ValueObject {
  const seed = identitySeed(request.config);
  const earlier = context.cloud.next(`create ${request.type} ${seed}`);
  return finished(context, request, earlier === 0 ? seed : `${seed} ${earlier}`);
}

function updated(context: ProviderContext, request: ApplyRequest, prior: ValueObject): ValueObject {
  const state = finished(context, request, identitySeed(request.config));
  return context.definition.revised?.(resourceOf(context, request.type), state, prior) ?? state;
}

/** The planned values, with a value in place of every unknown. */
function finished(context: ProviderContext, request: ApplyRequest, seed: string): ValueObject {
  const { type, schema, config, prior, planned } = request;
  const { planned: replanned } = planResource(context, { type, schema, config, prior });
  const settled = settle(planned, replanned);
  const object = isObject(settled) ? settled : planned;
  const complete = resourceOf(context, type).complete;
  if (complete !== undefined) return complete(object);
  const filled = fillComputed(context, type, schema.block, object, seed);
  const applied = asApplied(context, type, schema.block, filled, planned);
  return context.definition.visible?.(applied, planned, context.config) ?? applied;
}

/** Fills unknown values of the plan from one that was made again with known inputs. */
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

function refuseExisting(context: ProviderContext, type: string, state: ValueObject): void {
  const key = objectKey(context, type, state);
  if (key === undefined || context.definition.stateOnly === true) return;
  if (resourceOf(context, type).overwritesExisting === true) return;
  if (context.cloud.read(key) === undefined) return;
  throw new DiagnosticError([
    errorDiagnostic(
      `Error creating ${type}: it already exists`,
      `The simulated cloud already has ${key.id}. Choose another name, or import the object: ` +
        `terraform import <address> '${key.id}'${context.importAdvice === undefined ? "" : `. ${context.importAdvice}`}`,
    ),
  ]);
}
