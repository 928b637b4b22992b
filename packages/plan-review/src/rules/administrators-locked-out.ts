import { type Lockout, lockoutOf } from "../checks/iam/lockout";
import { policyObservations, policyStatements } from "../checks/policies";
import { capitalized } from "../context";
import { create, policy, update } from "../example";
import type { Check, Rule } from "../rule";

const ADMIN = {
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::111122223333:root" },
  Action: "kms:*",
  Resource: "*",
};
const USER = {
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::111122223333:role/app" },
  Action: ["kms:Decrypt", "kms:GenerateDataKey"],
  Resource: "*",
};
const ARN = "arn:aws:s3:::b";

const TEXTS: Readonly<Record<Lockout, { readonly what: string; readonly consequence: string }>> = {
  denied: {
    what: "denies everyone, without a condition, to change it",
    consequence: "Administrators cannot undo that: only the account's root user can, where anyone can.",
  },
  nobody: {
    what: "lets nobody change it",
    consequence: "The key cannot be managed any more, and only AWS Support can give it back.",
  },
  "account-left-out": {
    what: "no longer leaves it to the account who may use the key",
    consequence: "If the roles that it names are deleted, nobody can manage the key.",
  },
};

const check: Check = (context) =>
  policyObservations(context)
    .filter(({ attribute }) => attribute.safe === "resource-policy")
    .flatMap((observation) => {
      const { attribute, path, byName } = observation;
      const isKey = /_kms_(\w+_)?key(_policy)?$/.test(context.change.type);
      const lockout = lockoutOf(
        policyStatements(observation.before),
        policyStatements(observation.after),
        isKey,
      );
      if (lockout === undefined) return [];
      const { what, consequence } = TEXTS[lockout];
      return [
        {
          path,
          message: `${capitalized(attribute.label)} ${what}. ${consequence}`,
          advice: "Leave at least one role that may change the policy, with a statement of its own.",
          before: observation.before,
          after: observation.after,
          byName,
          ...(lockout === "account-left-out" ? { severity: "warning" as const } : {}),
        },
      ];
    });

export const administratorsLockedOut: Rule<"administrators-locked-out"> = {
  id: "administrators-locked-out",
  title: "Administrators locked out",
  group: "permissions",
  severity: "danger",
  explanation:
    "A resource policy denies everyone to change it, or a key's policy lets nobody change it: what it protects can no longer be managed. A Deny with a condition is left alone.",
  checks: [check],
  examples: {
    bad: [
      update(
        "aws_s3_bucket_policy",
        { policy: policy({ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `${ARN}/*` }) },
        { policy: policy({ Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [ARN, `${ARN}/*`] }) },
      ),
      create("aws_kms_key_policy", { key_id: "k", policy: policy(USER) }),
      update("aws_kms_key", { policy: policy(ADMIN, USER) }, { policy: policy(USER) }),
    ],
    fine: [
      create("aws_s3_bucket_policy", {
        bucket: "b",
        policy: policy({
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [ARN, `${ARN}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        }),
      }),
      create("aws_s3_bucket_policy", {
        bucket: "b",
        policy: policy({ Effect: "Deny", Principal: "*", Action: "s3:DeleteObject", Resource: `${ARN}/*` }),
      }),
      create("aws_kms_key_policy", { key_id: "k", policy: policy(ADMIN, USER) }),
    ],
  },
};
