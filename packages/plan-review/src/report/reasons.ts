import type { Change } from "@infra-tools/terraform-plan/model";

/** Reasons of Terraform and OpenTofu in plain words. Reasons not listed are printed as they are. */
const REASONS: Readonly<Record<string, string>> = {
  replace_because_cannot_update: "an attribute cannot be changed in place",
  replace_because_tainted: "it is tainted: its creation or a provisioner failed",
  replace_by_request: "the plan was asked to replace it",
  replace_by_triggers: "something it names in replace_triggered_by changes",
  delete_because_no_resource_config: "it is no longer in the configuration",
  delete_because_wrong_repetition: "count or for_each was added or taken away",
  delete_because_count_index: "count became smaller",
  delete_because_each_key: "its key is no longer in for_each",
  delete_because_no_module: "its module is no longer in the configuration",
  delete_because_no_move_target: "the target of a moved block is not in the configuration",
  delete_because_enabled_false: "it is switched off by enabled",
  forgot_because_lifecycle_destroy_in_state: "its lifecycle says not to destroy it",
  forgot_because_lifecycle_destroy_in_config: "its lifecycle says not to destroy it",
  read_because_config_unknown: "its configuration is known only during the apply",
  read_because_dependency_pending: "something it depends on changes first",
  read_because_check_nested: "it is read for a check",
};

/** A clause without a full stop; undefined where the plan gives no reason. */
export function reasonText(change: Change): string | undefined {
  if (change.deposed !== undefined) return "an object left behind by an earlier replacement is cleaned up";
  if (change.reason === undefined) return undefined;
  return REASONS[change.reason] ?? change.reason.replaceAll("_", " ");
}

const DEFERRALS: Readonly<Record<string, string>> = {
  unknown: "no reason given",
  instance_count_unknown: "how many there will be is not known yet",
  resource_config_unknown: "its configuration is not known yet",
  provider_config_unknown: "its provider's configuration is not known yet",
  deferred_prereq: "something it depends on is deferred",
  absent_prereq: "something it depends on does not exist yet",
};

export function deferralText(reason: string): string {
  return DEFERRALS[reason] ?? reason.replaceAll("_", " ");
}
