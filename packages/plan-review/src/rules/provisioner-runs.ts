import { configurationAddress } from "@infra-tools/terraform-plan/address";
import type { Provisioner } from "@infra-tools/terraform-plan/model";
import { isObject, own, type Value } from "@infra-tools/terraform-plan/value";
import type { ChangeContext } from "../context";
import type { Example } from "../example";
import type { Issue, Rule } from "../rule";
import { show } from "../values/inspect";

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
    ({ change, plan }: ChangeContext) => {
      if (change.action !== "create" && change.action !== "replace" && change.action !== "create-forget")
        return [];
      return (plan.provisioners.get(configurationAddress(change.address)) ?? []).map(issueOf);
    },
  ],
  examples: {
    bad: [provisioned("local-exec"), provisioned("remote-exec")],
    fine: [provisioned("local-exec", "update")],
  },
};

function issueOf(provisioner: Provisioner, index: number): Issue {
  const { type, expressions } = provisioner;
  const isLocal = type === "local-exec";
  const command = commandOf(expressions);
  const where = isLocal ? "on the machine that applies" : "on the new machine";
  return {
    path: ["provisioner", index],
    message: `The provisioner ${type} runs ${where}${command === undefined ? "" : `: ${show(command, MAX_COMMAND)}`}. Its effects are not part of the plan.`,
    advice: "Read what it runs. It runs again with each new object, and never for an update.",
    after: expressions,
    ...(isLocal ? { severity: "warning" as const } : {}),
  };
}

const MAX_COMMAND = 300;

/** The command that the configuration writes down; one that is put together from other values is not in a plan. */
function commandOf(expressions: Value): Value | undefined {
  const command = isObject(expressions)
    ? (own(expressions, "command") ?? own(expressions, "inline"))
    : undefined;
  return isObject(command) ? own(command, "constant_value") : undefined;
}
