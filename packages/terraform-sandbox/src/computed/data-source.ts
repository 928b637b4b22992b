import { UNKNOWN, type ValueObject } from "@infra-tools/terraform-plan/value";
import type { ProviderContext } from "../provider/context";
import { identitySeed } from "../provider/seed";
import type { Block } from "../schemas/model";
import { awsData } from "./aws-data";
import { cloudflareData } from "./cloudflare-data";
import { fillWithRules } from "./compute";
import { googleData } from "./google-data";
import type { Rules } from "./table";

const TABLES: { readonly [provider: string]: { readonly [type: string]: Rules } } = {
  aws: awsData,
  cloudflare: cloudflareData,
  google: googleData,
};

/** A data source that takes a project takes the provider's when it is not told one. */
const PROJECT: Rules = {
  project: ({ config }) => (typeof config["project"] === "string" ? config["project"] : null),
};

/**
 * Puts a value in each place that a data source's configuration leaves open. With `mustBeKnown`, undefined for
 * a type that answers only from the world.
 */
export function fillDataSource(
  context: ProviderContext,
  type: string,
  block: Block,
  asked: ValueObject,
  mustBeKnown = false,
): ValueObject | undefined {
  const own = TABLES[context.provider]?.[type];
  if (own === undefined && mustBeKnown) return undefined;
  const rules = { ...(context.provider === "google" && "project" in asked ? PROJECT : {}), ...own };
  return fillWithRules(context, type, block, opened(asked, rules), identitySeed(asked), rules);
}

/** What a rule can tell counts as unknown, even where the schema says no more than "optional". */
function opened(asked: ValueObject, rules: Rules): ValueObject {
  return Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [name, value === null && name in rules ? UNKNOWN : value]),
  );
}
