import { EXIT } from "@infra-tools/runtime/exit-code";
import { ProblemError } from "@infra-tools/runtime/problem";
import { readState } from "@infra-tools/terraform-plan/state";
import { entryAt } from "@infra-tools/terraform-sandbox/cloud/drift";
import { environmentView, worldKey } from "@infra-tools/terraform-sandbox/cloud/environment-view";
import { FAULT_NAMES, faultNamed } from "@infra-tools/terraform-sandbox/cloud/fault-presets";
import type { OrderedFault } from "@infra-tools/terraform-sandbox/cloud/faults";
import { type FileWorld, openFileWorld } from "@infra-tools/terraform-sandbox/cloud/file-world";
import { OPERATIONS } from "@infra-tools/terraform-sandbox/cloud/world";
import type { Context, Input, Outcome } from "../../command";
import { chosenEnvironments, sandboxLayout } from "./in-sandbox";

/** `infra sandbox fault [type or address]`: orders a fault, lists the orders, or forgets them. */
export async function runFault(context: Context, input: Input): Promise<Outcome> {
  const [target] = input.arguments;
  const world = await openFileWorld(sandboxLayout(context).world, { signal: context.signal });
  try {
    if (input.options["clear"] === true) world.setFaults([]);
    if (target !== undefined) world.setFaults([...world.faults, order(context, world, target, input)]);
    for (const fault of world.faults) context.print(describe(fault));
    if (world.faults.length === 0) context.print("no faults are ordered");
    return { code: EXIT.ok, result: { faults: world.faults } };
  } finally {
    world.close();
  }
}

function order(context: Context, world: FileWorld, target: string, { options }: Input): OrderedFault {
  const { environment, message } = options;
  const name = oneOf("--kind", FAULT_NAMES, options["kind"]);
  return {
    operation: oneOf("--on", OPERATIONS, options["on"]),
    ...resolve(context, world, target, typeof environment === "string" ? environment : undefined),
    remaining: positiveNumber("--times", options["times"]),
    ...faultNamed(name, typeof message === "string" ? message : undefined),
  };
}

/** A type strikes every object of it; an address one object, which must exist: before that it has no id. */
function resolve(
  context: Context,
  world: FileWorld,
  target: string,
  environment: string | undefined,
): Pick<OrderedFault, "type" | "id"> {
  if (!target.includes(".")) return { type: target };
  if (environment === undefined) {
    throw new ProblemError({
      where: target,
      rule: "is an address, and addresses belong to an environment",
      fix: "add --environment <name>, or give a resource type",
    });
  }
  chosenEnvironments([environment]);
  const view = environmentView(world, environment);
  const { key } = entryAt(view, readState(sandboxLayout(context).state(environment)), target);
  return { type: key.type, id: worldKey(environment, key).id };
}

function describe({ operation, type, id, remaining, kind, summary }: OrderedFault): string {
  const times = remaining === 1 ? "once" : `${remaining} times`;
  return `${operation} of ${type}${id === undefined ? "" : ` ${id}`} fails ${times} (${kind}): ${summary}`;
}

function oneOf<T extends string>(option: string, allowed: readonly T[], given: unknown): T {
  const found = allowed.find((each) => each === given);
  if (found !== undefined) return found;
  throw new ProblemError({
    where: option,
    value: String(given),
    rule: `must be one of ${allowed.join(", ")}`,
    fix: "choose one of them",
  });
}

function positiveNumber(option: string, given: unknown): number {
  const number = Number(given);
  if (Number.isInteger(number) && number > 0) return number;
  throw new ProblemError({
    where: option,
    value: String(given),
    rule: "must be a whole number above 0",
    fix: "give a number like 1",
  });
}
