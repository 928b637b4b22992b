import {
  isObject,
  isUnknown,
  UNKNOWN,
  type Value,
  type ValueObject,
} from "@infra-tools/terraform-plan/value";
import { hasUnknown, textAt } from "../../values";
import type { Planning } from "../provider";

/** Label of everything that Terraform creates, unless the provider block turns it off. */
const ATTRIBUTION = { "goog-terraform-provisioned": "true" };

/** IAM members and bindings take the project from their parent at apply. */
const PROJECT_FROM_PARENT = /_iam_(member|binding|policy)$/;

/** Adds project, region, zone and labels as the provider plans them. */
export function knownValues(planning: Planning): ValueObject {
  const { type, provider, config, prior, planned } = planning;
  const changed: Record<string, Value> = { ...planned };
  for (const name of ["project", "region", "zone"]) {
    const provided = textAt(provider, name);
    const unset = (config[name] ?? null) === null && !PROJECT_FROM_PARENT.test(type);
    if (isUnknown(changed[name]) && prior === null && provided !== undefined && unset) {
      changed[name] = provided;
    }
  }
  return { ...changed, ...labels(planning), ...annotations(planning) };
}

/** `effective_annotations`: the configured annotations and those that others added. */
function annotations({ config, prior, planned }: Planning): ValueObject {
  const configured = config["annotations"] ?? null;
  if (!("effective_annotations" in planned) || configured === null) return {};
  if (hasUnknown(configured)) return { effective_annotations: UNKNOWN };
  const before = asObject(prior?.["annotations"]);
  const foreign = Object.entries(asObject(prior?.["effective_annotations"])).filter(
    ([key]) => !(key in before),
  );
  return { effective_annotations: { ...Object.fromEntries(foreign), ...asObject(configured) } };
}

/**
 * `terraform_labels` are the configured labels and the provider's default labels; `effective_labels` also hold
 * labels that others added.
 */
function labels({ provider, config, prior, planned }: Planning): ValueObject {
  if (!("terraform_labels" in planned)) return {};
  const configured = config["labels"] ?? null;
  if (isUnknown(configured)) return { terraform_labels: UNKNOWN, effective_labels: UNKNOWN };
  const before = prior === null ? {} : asObject(prior["terraform_labels"]);
  const attributed =
    prior === null
      ? provider["add_terraform_attribution_label"] !== false
      : "goog-terraform-provisioned" in before;
  const wanted: ValueObject = {
    ...(attributed ? ATTRIBUTION : {}),
    ...asObject(provider["default_labels"]),
    ...asObject(configured),
  };
  const foreign = Object.entries(asObject(prior?.["effective_labels"])).filter(([key]) => !(key in before));
  return {
    terraform_labels: wanted,
    effective_labels: { ...Object.fromEntries(foreign), ...wanted },
  };
}

function asObject(value: Value | undefined): ValueObject {
  return isObject(value) ? value : {};
}
