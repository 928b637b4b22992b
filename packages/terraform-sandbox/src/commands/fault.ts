import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { readState } from "@infra-tools/terraform-plan/state";
import { entryAt } from "../cloud/drift";
import { cloudKey, environmentView } from "../cloud/environment-view";
import { faultNamed } from "../cloud/fault-presets";
import { faultText, visibleFault } from "../cloud/fault-text";
import { openFileCloud } from "../cloud/file-cloud";
import { projectName } from "../project/copy";
import { FAULT_DESCRIPTION, FAULT_OPTIONS, FAULT_TARGET } from "./fault-options";
import { projectLayout } from "./place";

/** `terraform-sandbox fault [type or address]`: orders a fault, lists the orders, or deletes them. */
export const fault = defineCommand({
  description: FAULT_DESCRIPTION,
  arguments: { target: FAULT_TARGET },
  options: FAULT_OPTIONS,
  examples: [
    {
      command: '{self} aws_s3_bucket --message "AccessDenied"',
      explanation: "the next apply of a bucket fails once",
    },
    { command: "{self} --clear", explanation: "delete all ordered faults" },
  ],
  run: async (context, { arguments: { target }, options }) => {
    const layout = projectLayout(context);
    const name = projectName(context.cwd);
    const cloud = await openFileCloud(layout.cloud, { signal: context.signal });
    try {
      if (options.clear) cloud.setFaults([]);
      if (target !== undefined) {
        const { on: operation, times: remaining, kind, message } = options;
        const object = target.includes(".")
          ? cloudKey(name, entryAt(environmentView(cloud, name), readState(layout.state(name)), target).key)
          : { type: target };
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
