import { isUnknown, type ValueObject } from "@infra-tools/terraform-plan/value";
import { type Diagnostic, errorDiagnostic } from "../protocol/diagnostic";
import { isZero, lookUp } from "../values";

/** Attributes of which a configuration may set at most, or must set exactly, one. */
interface Choice {
  readonly paths: readonly string[];
  readonly needed: boolean;
}

const CHOICES: { readonly [type: string]: readonly Choice[] } = {
  aws_iam_policy: [{ paths: ["name", "name_prefix"], needed: false }],
  aws_iam_role: [{ paths: ["name", "name_prefix"], needed: false }],
  aws_s3_bucket: [{ paths: ["bucket", "bucket_prefix"], needed: false }],
  aws_sns_topic: [{ paths: ["name", "name_prefix"], needed: false }],
  google_secret_manager_secret: [{ paths: ["replication.auto", "replication.user_managed"], needed: true }],
  google_secret_manager_secret_version: [{ paths: ["secret_data", "secret_data_wo"], needed: true }],
  google_sql_user: [{ paths: ["password", "password_wo"], needed: false }],
  kubernetes_pod_disruption_budget_v1: [
    { paths: ["spec.min_available", "spec.max_unavailable"], needed: false },
  ],
};

/** Problems that a provider reports although the schema allows the configuration. */
export function validateConfig(type: string, config: ValueObject): readonly Diagnostic[] {
  return (CHOICES[type] ?? []).flatMap(({ paths, needed }) => {
    const values = paths.map((path) => lookUp(config, path));
    const set = paths.filter((_, index) => !isZero(values[index]));
    if (set.length > 1 && !values.some(isUnknown)) {
      return [
        errorDiagnostic(
          "Conflicting configuration arguments",
          `"${set[0]}": conflicts with ${set.slice(1).join(", ")}`,
          attributePath(set[0] ?? ""),
        ),
      ];
    }
    if (set.length === 0 && needed) {
      return [
        errorDiagnostic(
          "Invalid combination of arguments",
          `one of \`${paths.join(",")}\` must be specified`,
          attributePath(paths[0] ?? ""),
        ),
      ];
    }
    return [];
  });
}

/** Only the first step: what is inside lies in a list of blocks. */
function attributePath(path: string): readonly string[] {
  return path.split(".").slice(0, 1);
}
