import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { textAt } from "../../values";
import type { Refusal, ResourceType } from "../resource-type";
import { ON_BUCKET } from "./bucket";

/** Versioning of a bucket can be suspended, not disabled again. */
function statusRefusals(config: ValueObject, prior: ValueObject | null): readonly Refusal[] {
  const before = prior === null ? undefined : textAt(prior, "versioning_configuration.status");
  const after = textAt(config, "versioning_configuration.status");
  if (before !== "Enabled" || after !== "Disabled") return [];
  const message = "versioning_configuration.status cannot be updated from 'Enabled' to 'Disabled'";
  return [{ attribute: "versioning_configuration", message }];
}

export const aws_s3_bucket_versioning: ResourceType = {
  computed: ON_BUCKET,
  replaceOnChange: ["bucket", "expected_bucket_owner", "region"],
  overwritesExisting: true,
  validatePlan: statusRefusals,
};
