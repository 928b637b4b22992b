import { isUnknown, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import { textAt } from "../values";

/** Attributes that distinguish objects of a type. */
const NAMES = [
  "name",
  "bucket",
  "secret_id",
  "account_id",
  "alarm_name",
  "instance",
  "display_name",
  "metadata.namespace",
  "metadata.name",
  "secret",
  "secret_data_wo_version",
  "role",
  "user",
  "policy_arn",
  "zone_id",
  "type",
];

/** The seed of an object's generated values: its names, else the whole configuration. */
export function identitySeed(config: ValueObject): string {
  const names = NAMES.map((name) => textAt(config, name)).filter((text) => text !== undefined);
  return names.length > 0 ? names.join(" ") : JSON.stringify(config, nullIfUnknown);
}

function nullIfUnknown(_: string, value: Value): Value {
  return isUnknown(value) ? null : value;
}
