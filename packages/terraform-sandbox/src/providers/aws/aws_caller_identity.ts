import type { ResourceType } from "../resource-type";
import { awsAccount } from "./account";

export const aws_caller_identity: ResourceType = {
  dataSource: {
    computed: {
      account_id: ({ config }) => awsAccount(config),
      id: "{account_id}",
      arn: "arn:aws:sts::{account_id}:assumed-role/terraform/sandbox",
      user_id: ({ config, generate }) => `AROA${generate(awsAccount(config)).upper(17)}:sandbox`,
    },
  },
};
