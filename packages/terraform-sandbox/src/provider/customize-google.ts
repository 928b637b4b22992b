import {
  isObject,
  isUnknown,
  UNKNOWN,
  type Value,
  type ValueObject,
} from "@infra-tools/terraform-plan/value";
import type { ProviderContext } from "./context";
import type { Customization } from "./customize";
import { hasUnknown, textAt } from "./values";

/** Added to what Terraform creates, unless the provider's configuration says otherwise. */
const ATTRIBUTION = { "goog-terraform-provisioned": "true" };

/** IAM members and bindings take the project from what they are attached to, so it is not known before the apply. */
const PROJECT_FROM_PARENT = /_iam_(member|binding|policy)$/;

export function customizeGoogle(context: ProviderContext, customization: Customization): ValueObject {
  const { type, prior, planned } = customization;
  const changed: Record<string, Value> = { ...planned };
  for (const name of ["project", "region", "zone"]) {
    const provided = textAt(context.config, name);
    if (
      isUnknown(changed[name]) &&
      prior === null &&
      provided !== undefined &&
      takesFromProvider(type, name, customization)
    ) {
      changed[name] = provided;
    }
  }
  Object.assign(changed, labels(context, customization));
  if (type === "google_service_account") Object.assign(changed, serviceAccountEmail(changed));
  return changed;
}

function takesFromProvider(type: string, name: string, { config }: Customization): boolean {
  return (config[name] ?? null) === null && !PROJECT_FROM_PARENT.test(type);
}

/**
 * `terraform_labels` is what Terraform wants, the provider's default labels included; `effective_labels` also
 * has what others put there.
 */
function labels(context: ProviderContext, { config, prior, planned }: Customization): ValueObject {
  if (!("terraform_labels" in planned)) return {};
  const own = config["labels"] ?? null;
  if (isUnknown(own)) return { terraform_labels: UNKNOWN, effective_labels: UNKNOWN };
  const before = prior === null ? {} : asObject(prior["terraform_labels"]);
  const attributed =
    prior === null
      ? context.config["add_terraform_attribution_label"] !== false
      : "goog-terraform-provisioned" in before;
  const wanted: ValueObject = {
    ...(attributed ? ATTRIBUTION : {}),
    ...asObject(context.config["default_labels"]),
    ...asObject(own),
  };
  const foreign = Object.entries(asObject(prior?.["effective_labels"])).filter(([key]) => !(key in before));
  return {
    terraform_labels: wanted,
    effective_labels: { ...Object.fromEntries(foreign), ...wanted },
  };
}

/** A service account's address follows from its name and project, so the provider knows it while planning. */
function serviceAccountEmail(planned: ValueObject): ValueObject {
  const account = planned["account_id"];
  const project = planned["project"];
  if (hasUnknown(account) || hasUnknown(project)) return {};
  const email = `${String(account)}@${String(project)}.iam.gserviceaccount.com`;
  return { email, member: `serviceAccount:${email}` };
}

function asObject(value: Value | undefined): ValueObject {
  return isObject(value) ? value : {};
}
