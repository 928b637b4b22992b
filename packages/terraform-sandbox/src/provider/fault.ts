import type { Fault, ObjectKey, Operation } from "../cloud/world";
import { DiagnosticError, errorDiagnostic } from "../protocol/diagnostic";
import type { ProviderContext } from "./context";

/** Makes the server drop the call without an answer, as a provider does whose process died. */
export class CrashError extends Error {}

/** Ends the operation when someone ordered it to fail before it did anything; returns a fault for afterwards. */
export function faultBefore(
  context: ProviderContext,
  operation: Operation,
  key: ObjectKey | undefined,
  type: string,
): Fault | undefined {
  const fault = context.world.fault(operation, key, type);
  if (fault === undefined) return undefined;
  if (fault.kind === "crash-before") throw new CrashError(fault.summary);
  if (fault.kind === "error" || operation !== "apply") {
    throw new DiagnosticError([errorDiagnostic(fault.summary, fault.detail)]);
  }
  return fault;
}
