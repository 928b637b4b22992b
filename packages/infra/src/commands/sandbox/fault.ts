import type { Context } from "@infra-tools/runtime/command-line/command";
import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { choiceOr, flag, integerOr, optional, text } from "@infra-tools/runtime/command-line/parameter";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { ProblemError } from "@infra-tools/runtime/problem";
import { readState } from "@infra-tools/terraform-plan/state";
import {
  cloudKey,
  entryAt,
  environmentView,
  type FileCloud,
  openFileCloud,
} from "@infra-tools/terraform-sandbox/cloud";
import type { InjectedFault } from "@infra-tools/terraform-sandbox/faults";
import { FAULT_NAMES, faultNamed, OPERATIONS } from "@infra-tools/terraform-sandbox/faults";
import { environmentSuggestions } from "../../parameters";
import { chosenEnvironments, sandboxLayout } from "../../sandbox/in-sandbox";

/** `infra sandbox fault [type or address]`: orders a fault, lists the orders, or deletes them. */
export const fault = defineCommand({
  description:
    "Kinds: error (the provider answers with an error), crash-before and crash-after (its process dies before or\n" +
    "after the cloud changed), partial (the cloud changed and the answer is an error all the same), lost (that, and\n" +
    "the provider forgets the object). By what happened: quota, permission, conflict, timeout, job-failed.",
  arguments: { target: optional("a resource type, or an address together with --environment") },
  options: {
    on: choiceOr("apply", "<operation>", OPERATIONS, "what fails"),
    times: integerOr(1, "<number>", "how often", { min: 1 }),
    kind: choiceOr("error", "<kind>", FAULT_NAMES, "how"),
    message: text("<text>", "what the provider says"),
    environment: text("<name>", "the environment of the address", { suggestions: environmentSuggestions }),
    clear: flag("delete all ordered faults first"),
  },
  examples: [
    {
      command: '{self} google_sql_user --message "quota exceeded"',
      explanation: "the next apply of a user fails once",
    },
    {
      command: "{self} kubernetes_job_v1 --kind job-failed",
      explanation: "the next migration fails; the apply after it runs it again",
    },
    { command: "{self} --clear", explanation: "delete all ordered faults" },
  ],
  run: async (context, { arguments: { target }, options }) => {
    const cloud = await openFileCloud(sandboxLayout(context).cloud, { signal: context.signal });
    try {
      if (options.clear) cloud.setFaults([]);
      if (target !== undefined) {
        const { on: operation, times: remaining, kind, message, environment } = options;
        const object = resolve(context, cloud, target, environment);
        cloud.setFaults([...cloud.faults, { operation, ...object, remaining, ...faultNamed(kind, message) }]);
      }
      for (const ordered of cloud.faults) context.print(describe(ordered));
      if (cloud.faults.length === 0) context.print("no faults are ordered");
      return { code: EXIT.ok, result: { faults: cloud.faults } };
    } finally {
      cloud.close();
    }
  },
});

/** A type strikes every object of it; an address one object, which must exist: before that it has no id. */
function resolve(
  context: Context,
  cloud: FileCloud,
  target: string,
  environment: string | undefined,
): Pick<InjectedFault, "type" | "id"> {
  if (!target.includes(".")) return { type: target };
  if (environment === undefined) {
    throw new ProblemError({
      where: target,
      rule: "is an address, and addresses belong to an environment",
      fix: "add --environment <name>, or give a resource type",
    });
  }
  chosenEnvironments([environment]);
  const view = environmentView(cloud, environment);
  const { key } = entryAt(view, readState(sandboxLayout(context).state(environment)), target);
  return { type: key.type, id: cloudKey(environment, key).id };
}

function describe({ operation, type, id, remaining, kind, summary }: InjectedFault): string {
  const times = remaining === 1 ? "once" : `${remaining} times`;
  return `${operation} of ${type}${id === undefined ? "" : ` ${id}`} fails ${times} (${kind}): ${summary}`;
}
