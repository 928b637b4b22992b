import type { Reference } from "@infra-tools/terraform-plan/model";
import { credentialMismatchCheck } from "../checks/credential-mismatch";
import type { Example, ExampleChange } from "../example";
import type { Rule } from "../rule";

const USER_CREATED: ExampleChange = {
  type: "google_sql_user",
  action: "create",
  after: { name: "packagecloud-1", password_wo_version: 1 },
};

/** A password that a secret's version and a database user get from one ephemeral resource. */
function passwordOf(secret: ExampleChange, user: ExampleChange): Example {
  const references = [
    readsPassword("google_secret_manager_secret_version", "secret_data_wo"),
    readsPassword("google_sql_user", "password_wo"),
  ];
  return {
    changes: [secret, user],
    references: new Map(references.map((reference) => [reference.from, [reference]])),
  };
}

function readsPassword(type: string, attribute: string): Reference {
  return {
    from: `${type}.example`,
    path: [attribute],
    to: "ephemeral.random_password.example",
    attribute: "result",
  };
}

export const credentialMismatch: Rule<"credential-mismatch"> = {
  id: "credential-mismatch",
  title: "Credential mismatch",
  group: "permissions",
  severity: "danger",
  refuses: true,
  explanation:
    "A generated password or key is written to some of its places only: an ephemeral resource makes another value in each run, so the places that are not written keep one that no longer matches. It happens after an apply that failed between two writes, and after a restore from before a rotation.",
  planChecks: [credentialMismatchCheck],
  examples: {
    bad: [
      passwordOf({ type: "google_secret_manager_secret_version", action: "no-op" }, USER_CREATED),
      passwordOf(
        {
          type: "google_secret_manager_secret_version",
          action: "update",
          before: { secret_data_wo_version: 1 },
          after: { secret_data_wo_version: 2 },
        },
        {
          type: "google_sql_user",
          action: "update",
          before: { password_wo_version: 1, deletion_policy: null },
          after: { password_wo_version: 1, deletion_policy: "ABANDON" },
        },
      ),
    ],
    fine: [
      passwordOf({ type: "google_secret_manager_secret_version", action: "create" }, USER_CREATED),
      passwordOf(
        { type: "google_secret_manager_secret_version", action: "no-op" },
        { type: "google_sql_user", action: "delete", before: { name: "packagecloud-1" } },
      ),
    ],
  },
};
