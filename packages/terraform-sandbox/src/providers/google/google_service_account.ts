import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { hasUnknown } from "../../values";
import type { ResourceType } from "../resource-type";

/** Adds the email address, which follows from name and project. */
function withEmail(planned: ValueObject): ValueObject {
  const account = planned["account_id"];
  const project = planned["project"];
  if (hasUnknown(account) || hasUnknown(project)) return planned;
  const email = `${String(account)}@${String(project)}.iam.gserviceaccount.com`;
  return { ...planned, email, member: `serviceAccount:${email}` };
}

export const google_service_account: ResourceType = {
  computed: {
    id: "projects/{project}/serviceAccounts/{email}",
    name: "{id}",
    email: "{account_id}@{project}.iam.gserviceaccount.com",
    member: "serviceAccount:{email}",
    unique_id: "1{@digits 20}",
  },
  defaults: {
    disabled: false,
  },
  replaceOnChange: ["account_id", "project"],
  predictable: withEmail,
  dataSource: {
    computed: {
      email: (context) =>
        context.text("account_id").includes("@")
          ? context.text("account_id")
          : `${context.text("account_id")}@${context.text("project")}.iam.gserviceaccount.com`,
      member: "serviceAccount:{email}",
      name: "projects/{project}/serviceAccounts/{email}",
      id: "{name}",
      unique_id: "1{@digits 20}",
    },
  },
};
