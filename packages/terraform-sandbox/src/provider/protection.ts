import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { textAt } from "./values";

interface Protection {
  readonly attribute: string;
  /** What the real provider or its API says; `{name}` is the object's name. */
  readonly message: string;
}

/** What keeps an object from being deleted, in the order in which the provider and its API look. */
const PROTECTIONS: { readonly [type: string]: readonly Protection[] } = {
  google_cloud_run_v2_job: [
    {
      attribute: "deletion_protection",
      message: "cannot destroy job without setting deletion_protection=false and running `terraform apply`",
    },
  ],
  google_container_cluster: [
    {
      attribute: "deletion_protection",
      message:
        "Cannot destroy cluster because deletion_protection is set to true. Set it to false to proceed with cluster deletion.",
    },
  ],
  google_redis_cluster: [
    {
      attribute: "deletion_protection_enabled",
      message: "The cluster {name} is protected from deletion: deletion_protection_enabled is true.",
    },
  ],
  google_secret_manager_secret: [
    {
      attribute: "deletion_protection",
      message:
        "cannot destroy secret manager secret without setting deletion_protection=false and running `terraform apply`",
    },
  ],
  google_sql_database_instance: [
    {
      attribute: "deletion_protection",
      message:
        "Error, failed to delete instance because deletion_protection is set to true. Set it to false to proceed with instance deletion",
    },
    {
      attribute: "settings.deletion_protection_enabled",
      message:
        "googleapi: Error 400: The instance is protected. Please disable the deletion protection and try again. " +
        "To disable deletion protection, update the instance settings with deletionProtectionEnabled set to false., invalid",
    },
  ],
};

/** Why an object may not be deleted, or undefined when it may. */
export function deletionProtected(type: string, object: ValueObject): string | undefined {
  const protection = PROTECTIONS[type]?.find(({ attribute }) => textAt(object, attribute) === "true");
  return protection?.message.replace("{name}", textAt(object, "name") ?? "");
}
