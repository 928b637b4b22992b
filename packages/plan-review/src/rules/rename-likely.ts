import type { Change } from "@infra-tools/terraform-plan/model";
import { metadataOf } from "../attributes/look-up";
import type { MetadataTable } from "../attributes/metadata";
import { create, destroy, together } from "../example";
import type { Issue, Rule } from "../rule";

export const renameLikely: Rule<"rename-likely"> = {
  id: "rename-likely",
  title: "Probable rename",
  group: "data",
  severity: "warning",
  explanation:
    "A resource is destroyed while another one of the same type with nearly the same attributes is created. Usually a construct id, a module or a key of count or for_each was renamed. A `moved` block keeps the object.",
  planChecks: [
    ({ plan, renamed, added }) => {
      const created = new Map(plan.changes.map((change) => [change.address, change]));
      return plan.changes.flatMap((from) => {
        const to = created.get(renamed.get(from.address) ?? "");
        return to === undefined || from.action !== "delete"
          ? []
          : [{ address: from.address, issue: renameIssue(from, to, added) }];
      });
    },
  ],
  examples: {
    bad: [
      together(
        destroy("aws_s3_bucket", { bucket: "packages", force_destroy: false }, { name: "packages" }),
        create("aws_s3_bucket", { bucket: "packages", force_destroy: false }, { name: "package_store" }),
      ),
    ],
    fine: [
      together(
        destroy("aws_s3_bucket", { bucket: "packages", force_destroy: false }, { name: "packages" }),
        create("aws_s3_bucket", { bucket: "reports", force_destroy: true }, { name: "reports" }),
      ),
    ],
  },
};

function renameIssue(from: Change, to: Change, added: MetadataTable): Issue {
  const metadata = metadataOf(from, added);
  const isPrecious = metadata?.holds !== undefined || metadata?.credential !== undefined;
  return {
    path: [],
    message: `${from.address} is destroyed while ${to.address} is created with nearly the same settings: probably one object with a new address.`,
    advice: `Write \`moved { from = ${from.address}, to = ${to.address} }\` to keep the object as it is.`,
    before: from.address,
    after: to.address,
    ...(isPrecious ? {} : { severity: "notice" as const }),
  };
}
