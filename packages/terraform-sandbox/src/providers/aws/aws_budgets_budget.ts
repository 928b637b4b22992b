import type { ResourceType } from "../resource-type";
import { awsAccount } from "./account";
import { GENERATED_NAME } from "./names";

export const aws_budgets_budget: ResourceType = {
  computed: {
    account_id: ({ config }) => awsAccount(config),
    name: GENERATED_NAME,
    id: "{account_id}:{name}",
    arn: "arn:aws:budgets::{account_id}:budget/{name}",
    time_period_start: "2026-01-01_00:00",
  },
  replaceOnChange: ["account_id", "budget_type", "name", "name_prefix"],
};
