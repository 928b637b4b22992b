import type { ResourceType } from "../resource-type";
import { awsAccount, REGION } from "./account";
import { arn } from "./arn";

export const aws_kms_key: ResourceType = {
  computed: {
    ...REGION,
    key_id: "{@uuid}",
    arn: arn("kms", "key/{key_id}"),
    id: "{key_id}",
    policy: ({ config }) =>
      JSON.stringify({
        Id: "key-default-1",
        Statement: [
          {
            Action: "kms:*",
            Effect: "Allow",
            Principal: { AWS: `arn:aws:iam::${awsAccount(config)}:root` },
            Resource: "*",
            Sid: "Enable IAM User Permissions",
          },
        ],
        Version: "2012-10-17",
      }),
  },
  defaults: {
    bypass_policy_lockout_safety_check: false,
    customer_master_key_spec: "SYMMETRIC_DEFAULT",
    enable_key_rotation: false,
    is_enabled: true,
    key_usage: "ENCRYPT_DECRYPT",
  },
  replaceOnChange: [
    "custom_key_store_id",
    "customer_master_key_spec",
    "key_usage",
    "multi_region",
    "region",
    "xks_key_id",
  ],
  policyAttribute: "policy",
};
