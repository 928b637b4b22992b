import {
  isObject,
  isUnknown,
  type Json,
  UNKNOWN,
  type Value,
  type ValueObject,
} from "@infra-tools/terraform-plan/value";
import type { ProviderContext } from "./context";
import type { Customization } from "./customize";
import { equal, objectAt, textAt } from "./values";

/** Attributes that hold an IAM policy: the provider keeps them in one form and looks at their meaning. */
const POLICIES: { readonly [type: string]: string } = {
  aws_iam_policy: "policy",
  aws_iam_role: "assume_role_policy",
  aws_iam_role_policy: "policy",
  aws_iam_user_policy: "policy",
  aws_iam_group_policy: "policy",
  aws_s3_bucket_policy: "policy",
  aws_sns_topic: "policy",
  aws_sns_topic_policy: "policy",
  aws_kms_key: "policy",
};

export function customizeAws(context: ProviderContext, customization: Customization): ValueObject {
  const { type, config, prior, planned } = customization;
  const changed: Record<string, Value> = { ...planned };
  const region = textAt(context.config, "region");
  if (
    isUnknown(changed["region"]) &&
    (config["region"] ?? null) === null &&
    prior === null &&
    region !== undefined
  ) {
    changed["region"] = region;
  }
  Object.assign(changed, tags(context, customization));
  const policy = POLICIES[type];
  if (policy !== undefined) changed[policy] = planPolicy(changed[policy] ?? null, prior?.[policy] ?? null);
  return changed;
}

/** `tags_all` is the resource's tags and the provider's default ones; with neither it is only known afterwards. */
function tags(context: ProviderContext, { config, prior, planned }: Customization): ValueObject {
  if (!("tags_all" in planned) || (config["tags_all"] ?? null) !== null) return {};
  const own = config["tags"] ?? null;
  if (isUnknown(own)) return { tags_all: UNKNOWN };
  const all = {
    ...objectAt(context.config, "default_tags.tags"),
    ...(isObject(own) ? own : {}),
  };
  if (Object.keys(all).length === 0 && prior === null) return {};
  return { tags_all: all };
}

function planPolicy(planned: Value, prior: Value): Value {
  if (typeof planned !== "string") return planned;
  const normal = normalizePolicy(planned);
  return typeof prior === "string" && samePolicy(prior, normal) ? prior : normal;
}

/** The JSON without spaces and with sorted keys, as Go writes it; what is not JSON stays as it is. */
export function normalizePolicy(text: string): string {
  try {
    return goJson(JSON.parse(text));
  } catch {
    return text;
  }
}

function goJson(value: Json): string {
  return JSON.stringify(sorted(value)).replace(
    /[<>&]/g,
    (character) => `\\u00${character.charCodeAt(0).toString(16)}`,
  );
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

/** Policies mean the same when they differ only in order, in spaces, or in a list of one against its element. */
function samePolicy(a: string, b: string): boolean {
  try {
    return equal(meaning(JSON.parse(a)), meaning(JSON.parse(b)));
  } catch {
    return a === b;
  }
}

function meaning(value: Json): Json {
  if (Array.isArray(value)) {
    const elements = value.map(meaning).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    const [only] = elements;
    return elements.length === 1 && only !== undefined ? only : elements;
  }
  if (typeof value !== "object" || value === null) return value;
  return sorted(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, meaning(inner)])));
}
