import type { ActionInvocation } from "@infra-tools/terraform-plan/model";
import type { Example } from "../example";
import type { Rule } from "../rule";

/** Words in an action's type that say that it interrupts, runs or removes something. */
const SEVERE =
  /(^|_)(stop|shutdown|reboot|restart|terminate|kill|delete|destroy|purge|invoke|run|execute|send)(_|$)/;

const action = (type: string, deferred?: string): ActionInvocation => ({
  address: `action.${type}.example`,
  type,
  name: "example",
  provider: "registry.terraform.io/hashicorp/aws",
  trigger: { address: "aws_instance.web", event: "AfterCreate" },
  config: {},
  deferred,
});

const invoking = (type: string, deferred?: string): Example => ({
  changes: [],
  actions: [action(type, deferred)],
  text: `action.${type}.example is invoked`,
});

export const actionInvoked: Rule<"action-invoked"> = {
  id: "action-invoked",
  title: "Action invoked",
  group: "plan",
  severity: "notice",
  explanation:
    "The apply invokes an action: a side effect that no attribute shows. One that stops, runs or deletes something, by the words of its type, is a warning.",
  planChecks: [
    ({ plan }) =>
      plan.actions.map(({ address, type, deferred }) => ({
        address,
        issue: {
          path: [],
          message:
            deferred === undefined
              ? `The apply invokes the action ${type}. Its effects are not part of the plan.`
              : `The action ${type} is deferred (${deferred.replaceAll("_", " ")}) and invoked by a later apply.`,
          advice: "Make sure that its effects are wanted now; they are not undone by another apply.",
          after: type,
          ...(SEVERE.test(type) ? { severity: "warning" as const } : {}),
        },
      })),
  ],
  examples: {
    bad: [invoking("aws_lambda_invoke"), invoking("aws_ec2_stop_instance", "resource_config_unknown")],
    fine: [{ changes: [], text: "no action in the plan" }],
  },
};
