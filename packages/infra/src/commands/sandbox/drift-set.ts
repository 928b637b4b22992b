import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { required } from "@infra-tools/runtime/command-line/parameter";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { ProblemError } from "@infra-tools/runtime/problem";
import type { Json } from "@infra-tools/terraform-plan/value";
import { setDrift } from "@infra-tools/terraform-sandbox/cloud";
import { ADDRESS, ENVIRONMENT } from "../../parameters";
import { inCloud } from "../../sandbox/cloud";

/** `infra sandbox drift set <environment> <address> <path>=<json>` */
export const driftSet = defineCommand({
  arguments: {
    environment: ENVIRONMENT,
    address: ADDRESS,
    assignment: required('<path>=<json>, as in \'labels["team"]="web"\''),
  },
  examples: [
    {
      command: "{self} pre google_redis_instance.redis 'memory_size_gb=4'",
      explanation: "the next plan puts it back",
    },
  ],
  run: async (context, { arguments: { environment, address, assignment } }) => {
    const { path, value } = parseAssignment(assignment);
    await inCloud(context, environment, (cloud, state) => setDrift(cloud, state, address, path, value));
    context.print(`${environment} ${address}: ${path} was changed behind Terraform's back`);
    return { code: EXIT.ok, result: { environment, address, path } };
  },
});

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
