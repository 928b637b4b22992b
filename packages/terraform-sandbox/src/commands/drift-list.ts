import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { listDrift } from "../cloud/drift";
import { inProjectCloud } from "./place";

/** `terraform-sandbox drift list`; exit code 2 when there is any. */
export const driftList = defineCommand({
  examples: [{ command: "{self}", explanation: "objects that differ from Terraform's state" }],
  run: async (context) => {
    const drifts = await inProjectCloud(context, (cloud, state) => listDrift(cloud, state, {}));
    for (const { address, deleted, paths } of drifts) {
      context.print(`${address}: ${deleted ? "deleted" : paths.join(", ")}`);
    }
    if (drifts.length === 0) context.print("no drift: the simulated cloud is as Terraform's state has it");
    return { code: drifts.length === 0 ? EXIT.ok : EXIT.changes, result: { drifts } };
  },
});
