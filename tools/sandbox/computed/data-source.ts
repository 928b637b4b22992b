import type { ValueObject } from "../../shared/value";
import type { ProviderContext } from "../provider/context";
import { identitySeed } from "../provider/seed";
import type { Block } from "../schema/model";
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
  const rules = TABLES[context.provider]?.[type];
  if (rules === undefined && mustBeKnown) return undefined;
  return fillWithRules(context, type, block, asked, identitySeed(asked), rules ?? {});
}
