import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { required } from "@infra-tools/runtime/command-line/parameter";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { parseAssignment } from "../cloud/assignment";
import { setDrift } from "../cloud/drift";
import { inProjectCloud } from "./place";

/** `terraform-sandbox drift set <address> <path>=<json>` */
export const driftSet = defineCommand({
  arguments: {
    address: required("Terraform's address of an object that was applied"),
    assignment: required('<path>=<json>, as in \'labels["team"]="web"\''),
  },
  examples: [
    { command: "{self} aws_s3_bucket.logs 'force_destroy=true'", explanation: "the next plan puts it back" },
  ],
  run: async (context, { arguments: { address, assignment } }) => {
    const { path, value } = parseAssignment(assignment);
    await inProjectCloud(context, (cloud, state) => setDrift(cloud, state, address, path, value));
    context.print(`${address}: ${path} was changed behind Terraform's back`);
    return { code: EXIT.ok, result: { address, path } };
  },
});
