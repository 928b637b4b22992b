import type { Lifecycle } from "@infra-tools/terraform-plan/model";
import { type Lifecycles, lifecycleCheck } from "../lifecycles";
import type { Rule } from "../rule";

export const lifecycleUnprotected: Rule<"lifecycle-unprotected"> = {
  id: "lifecycle-unprotected",
  title: "`prevent_destroy` removed",
  group: "protection",
  severity: "danger",
  explanation:
    "`lifecycle.prevent_destroy` is removed, alone or together with its block. Plans do not show this: the synthesized stacks of both revisions are compared.",
  planChecks: [
    lifecycleCheck((before, after) =>
      before.preventDestroy && after?.preventDestroy !== true
        ? {
            path: ["lifecycle", "prevent_destroy"],
            message:
              after === undefined
                ? "The block is removed with its `prevent_destroy`: Terraform no longer refuses to destroy the object."
                : "`prevent_destroy` is removed: Terraform no longer refuses to destroy the object.",
            advice:
              "Keep it. To remove the object on purpose, remove the protection in a merge request of its own.",
            before: true,
            after: false,
          }
        : undefined,
    ),
  ],
  examples: {
    bad: [
      {
        changes: [],
        lifecycles: { base: stack(true), head: stack(false) },
        text: "aws_s3_bucket.packages: lifecycle.prevent_destroy: true -> (not set)",
      },
    ],
    fine: [
      {
        changes: [],
        lifecycles: { base: stack(false), head: stack(true) },
        text: "aws_s3_bucket.packages: lifecycle.prevent_destroy: (not set) -> true",
      },
    ],
  },
};

function stack(preventDestroy: boolean): Lifecycles {
  const lifecycle: Lifecycle = {
    preventDestroy,
    createBeforeDestroy: false,
    ignoreChanges: [],
    replaceTriggeredBy: [],
  };
  return new Map([["aws_s3_bucket.packages", { lifecycle }]]);
}
