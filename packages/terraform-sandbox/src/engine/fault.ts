import type { Fault, ObjectKey, Operation } from "../cloud/cloud";
import { DiagnosticError, errorDiagnostic } from "../protocol/diagnostic";
import type { ProviderContext } from "./context";

/** Makes the server drop the call without a response, as a provider does whose process died. */
export class CrashError extends Error {}

/** Throws an injected fault that precedes the operation; returns one that follows it. */
export function faultBefore(
  context: ProviderContext,
  operation: Operation,
  key: ObjectKey | undefined,
  type: string,
): Fault | undefined {
  const fault = context.cloud.fault(operation, key, type);
  if (fault === undefined) return undefined;
  if (fault.kind === "crash-before") throw new CrashError(fault.summary);
  if (fault.kind === "error" || operation !== "apply") {
    throw new DiagnosticError([errorDiagnostic(fault.summary, fault.detail)]);
  }
  return fault;
}
