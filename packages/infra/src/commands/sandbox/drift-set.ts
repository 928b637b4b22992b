import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { required } from "@infra-tools/runtime/command-line/parameter";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { parseAssignment, setDrift } from "@infra-tools/terraform-sandbox/cloud";
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
