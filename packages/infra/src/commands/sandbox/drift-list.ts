import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { listDrift, listOrphansIn } from "@infra-tools/terraform-sandbox/cloud";
import { ENVIRONMENTS } from "../../parameters";
import { inCloud, kubernetesProvider } from "../../sandbox/cloud";
import { chosenEnvironments, sandboxLayout } from "../../sandbox/in-sandbox";

/** `infra sandbox drift list [environment...]`; exit code 2 when there is any. */
export const driftList = defineCommand({
  arguments: { environment: ENVIRONMENTS },
  examples: [{ command: "{self} pre", explanation: "the drift of one environment" }],
  run: async (context, { arguments: { environment: names } }) => {
    const drifts: ({ readonly environment: string } & ReturnType<typeof listDrift>[number])[] = [];
    for (const environment of chosenEnvironments(names)) {
      const provider = kubernetesProvider(sandboxLayout(context).stack(environment));
      const listed = await inCloud(context, environment, (cloud, state) => listDrift(cloud, state, provider));
      drifts.push(...listed.map((drift) => ({ environment, ...drift })));
    }
    for (const { environment, address, deleted, paths } of drifts) {
      context.print(`${environment} ${address}: ${deleted ? "deleted" : paths.join(", ")}`);
    }
    const orphans = await listOrphansIn(sandboxLayout(context), { signal: context.signal });
    for (const { type, id } of orphans) context.print(`${type} ${id}: in no state`);
    const differs = drifts.length > 0 || orphans.length > 0;
    if (!differs) context.print("no drift: the simulated cloud is as Terraform's state has it");
    return { code: differs ? EXIT.changes : EXIT.ok, result: { drifts, orphans } };
  },
});
