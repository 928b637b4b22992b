import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { required } from "@infra-tools/runtime/command-line/parameter";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { deleteDrift } from "../cloud/drift";
import { inProjectCloud } from "./place";

/** `terraform-sandbox drift delete <address>` */
export const driftDelete = defineCommand({
  arguments: { address: required("Terraform's address of an object that was applied") },
  examples: [{ command: "{self} aws_s3_bucket.logs", explanation: "the next plan creates it again" }],
  run: async (context, { arguments: { address } }) => {
    await inProjectCloud(context, (cloud, state) => deleteDrift(cloud, state, address));
    context.print(`${address} was deleted behind Terraform's back`);
    return { code: EXIT.ok, result: { address } };
  },
});
