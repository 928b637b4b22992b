import { destroys, destructionOf, inUseInstead, labelOf } from "../context";
import { replace, update } from "../example";
import type { Rule } from "../rule";

export const credentialReplaced: Rule<"credential-replaced"> = {
  id: "credential-replaced",
  title: "Credential replaced",
  group: "permissions",
  severity: "warning",
  explanation:
    "A user, key, password or identity provider is deleted or replaced: issued credentials no longer work, and references by name do not mean the new one.",
  checks: [
    (context) => {
      const { change, metadata } = context;
      if (metadata?.credential === undefined || !destroys(change) || change.deposed !== undefined) return [];
      const path = change.replacePaths[0] ?? [];
      const fact = `The ${labelOf(context)} is ${destructionOf(change)}.`;
      if (change.successor !== undefined)
        return [
          {
            path,
            message: `${fact} ${inUseInstead(change.successor)}`,
            advice: "Make sure that nothing outside of it logs in as the old one.",
            severity: "notice",
          },
        ];
      return [
        {
          path,
          message: `${fact} ${metadata.credential}`,
          advice: "Create the new one beside the old one, switch all users over, then remove the old one.",
        },
      ];
    },
  ],
  examples: {
    bad: [replace("aws_iam_user", { name: "a" }, { name: "b" })],
    fine: [update("aws_iam_user", { tags: { a: "1" } }, { tags: { a: "2" } })],
  },
};
