import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { ProblemError } from "@infra-tools/runtime/problem";
import { readState, type StateObject } from "@infra-tools/terraform-plan/state";
import type { Json } from "@infra-tools/terraform-plan/value";
import { deleteDrift, listDrift, setDrift } from "@infra-tools/terraform-sandbox/cloud/drift";
import { environmentView } from "@infra-tools/terraform-sandbox/cloud/environment-view";
import { openFileWorld } from "@infra-tools/terraform-sandbox/cloud/file-world";
import type { JsonObject, World } from "@infra-tools/terraform-sandbox/cloud/world";
import * as z from "zod";
import type { Context, Input, Outcome } from "../../command";
import { chosenEnvironments, sandboxLayout } from "./in-sandbox";

/** `infra sandbox drift set <environment> <address> <path>=<json>` */
export async function runDriftSet(context: Context, input: Input): Promise<Outcome> {
  const [environment = "", address = "", assignment = ""] = input.arguments;
  const { path, value } = parseAssignment(assignment);
  await inWorld(context, environment, (world, state) => setDrift(world, state, address, path, value));
  context.print(`${environment} ${address}: ${path} was changed behind Terraform's back`);
  return { code: EXIT.ok, result: { environment, address, path } };
}

/** `infra sandbox drift delete <environment> <address>` */
export async function runDriftDelete(context: Context, input: Input): Promise<Outcome> {
  const [environment = "", address = ""] = input.arguments;
  await inWorld(context, environment, (world, state) => deleteDrift(world, state, address));
  context.print(`${environment} ${address} was deleted behind Terraform's back`);
  return { code: EXIT.ok, result: { environment, address } };
}

/** `infra sandbox drift list [environment...]`; exit code 2 when there is any. */
export async function runDriftList(context: Context, input: Input): Promise<Outcome> {
  const drifts: ({ readonly environment: string } & ReturnType<typeof listDrift>[number])[] = [];
  for (const environment of chosenEnvironments(input.arguments)) {
    const provider = kubernetesProvider(sandboxLayout(context).stack(environment));
    const found = await inWorld(context, environment, (world, state) => listDrift(world, state, provider));
    drifts.push(...found.map((drift) => ({ environment, ...drift })));
  }
  for (const { environment, address, deleted, paths } of drifts) {
    context.print(`${environment} ${address}: ${deleted ? "deleted" : paths.join(", ")}`);
  }
  if (drifts.length === 0) context.print("no drift: the world is as Terraform last knew it");
  return { code: drifts.length === 0 ? EXIT.ok : EXIT.changes, result: { drifts } };
}

async function inWorld<T>(
  context: Context,
  environment: string,
  use: (world: World, state: readonly StateObject[]) => T,
): Promise<T> {
  chosenEnvironments([environment]);
  const layout = sandboxLayout(context);
  const world = await openFileWorld(layout.world, { signal: context.signal });
  try {
    return use(environmentView(world, environment), readState(layout.state(environment)));
  } finally {
    world.close();
  }
}

const providers = z.looseObject({
  provider: z.looseObject({ kubernetes: z.array(z.record(z.string(), z.json())).min(1) }),
});

/** How a synthesized stack configures its kubernetes provider; in no way when there is no such stack. */
function kubernetesProvider(stackFolder: string): JsonObject {
  const file = join(stackFolder, "cdk.tf.json");
  if (!existsSync(file)) return {};
  const parsed = providers.safeParse(JSON.parse(readFileSync(file, "utf8")));
  return parsed.success ? (parsed.data.provider.kubernetes[0] ?? {}) : {};
}

function parseAssignment(assignment: string): { readonly path: string; readonly value: Json } {
  // A map key may hold a "=": the path ends at the first one outside of quotes.
  const [, path, json] = /^((?:[^="]|"(?:[^"\\]|\\.)*")+)=([\s\S]*)$/.exec(assignment) ?? [];
  if (path === undefined || json === undefined) throw badAssignment(assignment);
  try {
    return { path, value: JSON.parse(json) };
  } catch {
    throw badAssignment(assignment);
  }
}

function badAssignment(assignment: string): ProblemError {
  return new ProblemError({
    where: "assignment",
    value: assignment,
    rule: "must be <path>=<json>",
    fix: `a text needs its quotes, and the shell takes one pair: 'settings[0].tier="db-custom-4-15360"'`,
  });
}
