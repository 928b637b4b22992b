import {
  isObject,
  isUnknown,
  UNKNOWN,
  type Value,
  type ValueObject,
} from "@infra-tools/terraform-plan/value";
import { objectAt, textAt } from "../../values";
import type { Planning } from "../provider";
import { planPolicy } from "./policy";

/** Adds the region, tags and policy as the provider plans them. */
export function knownValues({ resource, provider, config, prior, planned }: Planning): ValueObject {
  const changed: Record<string, Value> = { ...planned };
  const region = textAt(provider, "region");
  const unset = (config["region"] ?? null) === null;
  if (isUnknown(changed["region"]) && unset && prior === null && region !== undefined) {
    changed["region"] = region;
  }
  Object.assign(changed, allTags(provider, config, prior, planned));
  const policy = resource.policyAttribute;
  if (policy !== undefined) changed[policy] = planPolicy(changed[policy] ?? null, prior?.[policy] ?? null);
  return changed;
}

/** `tags_all`: the resource's tags and the provider's default tags; unknown until apply when there are neither. */
function allTags(
  provider: ValueObject,
  config: ValueObject,
  prior: ValueObject | null,
  planned: ValueObject,
): ValueObject {
  if (!("tags_all" in planned) || (config["tags_all"] ?? null) !== null) return {};
  const configured = config["tags"] ?? null;
  if (isUnknown(configured)) return { tags_all: UNKNOWN };
  const all = { ...objectAt(provider, "default_tags.tags"), ...(isObject(configured) ? configured : {}) };
  if (Object.keys(all).length === 0 && prior === null) return {};
  return { tags_all: all };
}
