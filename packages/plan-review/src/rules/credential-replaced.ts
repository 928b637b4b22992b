import { destroys, destructionOf, labelOf } from "../context";
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
      return [
        {
          path: change.replacePaths[0] ?? [],
          message: `The ${labelOf(context)} is ${destructionOf(change)}. ${metadata.credential}`,
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
