import type { Context } from "@infra-tools/runtime/command-line/command";
import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { optional, text } from "@infra-tools/runtime/command-line/parameter";
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
import { FAULT_DESCRIPTION, FAULT_OPTIONS } from "@infra-tools/terraform-sandbox/fault-command";
import type { InjectedFault } from "@infra-tools/terraform-sandbox/faults";
import { faultNamed, faultText, visibleFault } from "@infra-tools/terraform-sandbox/faults";
import { environmentSuggestions } from "../../parameters";
import { chosenEnvironments, sandboxLayout } from "../../sandbox/in-sandbox";

/** `infra sandbox fault [type or address]`: orders a fault, lists the orders, or deletes them. */
export const fault = defineCommand({
  description: FAULT_DESCRIPTION,
  arguments: { target: optional("a resource type, or an address together with --environment") },
  options: {
    ...FAULT_OPTIONS,
    environment: text("<name>", "the environment of the address", { suggestions: environmentSuggestions }),
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
      for (const ordered of cloud.faults) context.print(faultText(ordered));
      if (cloud.faults.length === 0) context.print("no faults are ordered");
      return { code: EXIT.ok, result: { faults: cloud.faults.map(visibleFault) } };
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
