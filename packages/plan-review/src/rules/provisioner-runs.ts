import { configurationAddress } from "@infra-tools/terraform-plan/address";
import type { Provisioner } from "@infra-tools/terraform-plan/model";
import { describeRun, isLocal, runsProvisioners } from "../checks/provisioner";
import type { ChangeContext } from "../context";
import type { Example } from "../example";
import type { Issue, Rule } from "../rule";

const provisioned = (type: string, action: "create" | "update" = "create"): Example => ({
  changes: [
    { type: "example_host", action, ...(action === "update" ? { before: { a: 1 } } : {}), after: { a: 2 } },
  ],
  provisioners: new Map([
    ["example_host.example", [{ type, expressions: { command: { constant_value: "sh ./prepare.sh" } } }]],
  ]),
  text: `example_host (${action}): provisioner ${type}`,
});

export const provisionerRuns: Rule<"provisioner-runs"> = {
  id: "provisioner-runs",
  title: "Provisioner runs",
  group: "plan",
  severity: "notice",
  explanation:
    "A provisioner runs when a resource is created or replaced, and its effects are in no plan. One that runs on the machine that applies (local-exec) has that machine's credentials and is a warning.",
  checks: [
    ({ change, plan }: ChangeContext) =>
      runsProvisioners(change)
        ? (plan.provisioners.get(configurationAddress(change.address)) ?? []).map(issueOf)
        : [],
  ],
  examples: {
    bad: [provisioned("local-exec"), provisioned("remote-exec")],
    fine: [provisioned("local-exec", "update")],
  },
};

function issueOf(provisioner: Provisioner, index: number): Issue {
  return {
    path: ["provisioner", index],
    message: `The provisioner ${provisioner.type} runs ${describeRun(provisioner)}. Its effects are not part of the plan.`,
    advice: "Read what it runs. It runs again with each new object, and never for an update.",
    after: provisioner.expressions,
    ...(isLocal(provisioner) ? { severity: "warning" as const } : {}),
  };
}
