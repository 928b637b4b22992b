import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { deleteDrift } from "@infra-tools/terraform-sandbox/cloud";
import { ADDRESS, ENVIRONMENT } from "../../parameters";
import { inCloud } from "../../sandbox/cloud";

/** `infra sandbox drift delete <environment> <address>` */
export const driftDelete = defineCommand({
  arguments: { environment: ENVIRONMENT, address: ADDRESS },
  examples: [
    { command: "{self} pre google_redis_instance.redis", explanation: "the next plan creates it again" },
  ],
  run: async (context, { arguments: { environment, address } }) => {
    await inCloud(context, environment, (cloud, state) => deleteDrift(cloud, state, address));
    context.print(`${environment} ${address} was deleted behind Terraform's back`);
    return { code: EXIT.ok, result: { environment, address } };
  },
});
