import type { CheckResult } from "../model";
import type { Json } from "../value";
import { type JsonObject, objectAt, objectsAt, textAt } from "./shape";

/** Results of `check` blocks, conditions and validations, one entry per instance that has something to say. */
export function readChecks(plan: JsonObject): readonly CheckResult[] {
  return objectsAt(plan, "checks").flatMap(readCheck);
}

function readCheck(check: JsonObject): readonly CheckResult[] {
  const address = objectAt(check, "address");
  const kind = textAt(address, "kind") ?? "check";
  const label = textAt(address, "to_display") ?? textAt(address, "name") ?? kind;
  const instances = objectsAt(check, "instances");
  if (instances.length === 0) {
    return [{ address: label, kind, status: readStatus(check["status"]), messages: [] }];
  }
  return instances.map((instance) => ({
    address: textAt(objectAt(instance, "address"), "to_display") ?? label,
    kind,
    status: readStatus(instance["status"] ?? check["status"]),
    messages: objectsAt(instance, "problems").flatMap((problem) => textAt(problem, "message") ?? []),
  }));
}

function readStatus(status: Json | undefined): CheckResult["status"] {
  return status === "pass" || status === "fail" || status === "error" ? status : "unknown";
}
