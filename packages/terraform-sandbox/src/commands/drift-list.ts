import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { listDrift } from "../cloud/drift";
import { listOrphansIn } from "../cloud/orphans";
import { inProjectCloud, projectLayout } from "./place";

/** `terraform-sandbox drift list`; exit code 2 when there is any. */
export const driftList = defineCommand({
  examples: [
    {
      command: "{self}",
      explanation: "objects that differ from Terraform's state, and objects that no state has",
    },
  ],
  run: async (context) => {
    const drifts = await inProjectCloud(context, (cloud, state) => listDrift(cloud, state, {}));
    for (const { address, deleted, paths } of drifts) {
      context.print(`${address}: ${deleted ? "deleted" : paths.join(", ")}`);
    }
    const orphans = await listOrphansIn(projectLayout(context), { signal: context.signal });
    for (const { type, id } of orphans) context.print(`${type} ${id}: in no state`);
    const differs = drifts.length > 0 || orphans.length > 0;
    if (!differs) context.print("no drift: the simulated cloud is as Terraform's state has it");
    return { code: differs ? EXIT.changes : EXIT.ok, result: { drifts, orphans } };
  },
});
