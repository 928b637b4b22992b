import type { Change, Provisioner } from "@infra-tools/terraform-plan/model";
import { isObject, memberOf, type Value } from "@infra-tools/terraform-plan/value";
import { show } from "../values/inspect";

/** A new object is made, and its provisioners run. */
export function runsProvisioners(change: Change | undefined): boolean {
  return change?.action === "create" || change?.action === "replace" || change?.action === "create-forget";
}

/** The program runs with the credentials of the machine that applies. */
export function isLocal({ type }: Provisioner): boolean {
  return type === "local-exec";
}

/** As in "runs on the new machine: sh ./prepare.sh". */
export function describeRun(provisioner: Provisioner): string {
  const where = isLocal(provisioner) ? "on the machine that applies" : "on the new machine";
  const command = commandOf(provisioner.expressions);
  return command === undefined ? where : `${where}: ${show(command, MAX_COMMAND)}`;
}

const MAX_COMMAND = 300;

/**
 * The command that the configuration writes down. In a plan a constant is an object with `constant_value`, and a command
 * that is put together from other values is not there; in a synthesized block it is the text.
 */
function commandOf(expressions: Value): Value | undefined {
  if (!isObject(expressions)) return undefined;
  const command = memberOf(expressions, "command") ?? memberOf(expressions, "inline");
  return isObject(command) ? memberOf(command, "constant_value") : command;
}
