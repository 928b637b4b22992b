import type { Change } from "@infra-tools/terraform-plan/model";
import { isObject, memberOf, type Value } from "@infra-tools/terraform-plan/value";
import { wordsOf } from "../lexicon/words";
import { AWS } from "./aws";
import { AZURE } from "./azure";
import { CLOUDFLARE } from "./cloudflare";
import { CODE_HOSTING } from "./code-hosting";
import { COMMON } from "./common";
import { DATA_PLATFORMS } from "./data-platforms";
import { GOOGLE } from "./google";
import { IDENTITY } from "./identity";
import { KUBERNETES } from "./kubernetes";
import { KUBERNETES_MANIFEST } from "./kubernetes-manifest";
import { type MetadataTable, namesDecide, type TypeMetadata } from "./metadata";
import { PAGING } from "./paging";

/** Built-in metadata of resource types. */
export const METADATA: MetadataTable = {
  ...GOOGLE,
  ...AWS,
  ...KUBERNETES,
  ...KUBERNETES_MANIFEST,
  ...CLOUDFLARE,
  ...AZURE,
  ...CODE_HOSTING,
  ...IDENTITY,
  ...PAGING,
  ...DATA_PLATFORMS,
  ...COMMON,
};

/** Parts of a change that a look-up needs. */
export type Described = Pick<Change, "type" | "before" | "after">;

/**
 * Metadata of a change's type. `kubernetes_x_v1` is looked up as `kubernetes_x`; types whose meaning depends
 * on a value, as a manifest's kind, by that value first. `added` are rows from a configuration file: they win.
 */
export function metadataOf(change: Described, added: MetadataTable = {}): TypeMetadata | undefined {
  const type = plainType(change.type);
  const variant = variantOf(type, change);
  const names = variant === undefined ? [type] : [`${type}/${variant}`, type];
  for (const name of names) {
    const listed = memberOf(METADATA, name);
    const extra = memberOf(added, name);
    if (listed !== undefined && extra !== undefined) return merge(listed, extra);
    if (listed !== undefined || extra !== undefined) return listed ?? extra;
  }
  return undefined;
}

/** List path without positions -> keys of an element, in the form that `compare` takes. */
export function identityKeys(
  change: Described,
  added: MetadataTable = {},
): Readonly<Record<string, readonly string[]>> {
  return metadataOf(change, added)?.keys ?? {};
}

/** The type without the API version at its end: both names mean the same object. */
export function plainType(type: string): string {
  return type.startsWith("kubernetes_") ? type.replace(/_v\d+((alpha|beta)\d+)?$/, "") : type;
}

/** Type for the lexicon: a manifest is read by its kind, `PrometheusRule` as `kubernetes_prometheus_rule`. */
export function typeToRead(change: Described): string {
  const kind =
    plainType(change.type) === "kubernetes_manifest" ? variantOf("kubernetes_manifest", change) : undefined;
  return kind === undefined ? change.type : ["kubernetes", ...wordsOf(kind)].join("_");
}

/** Metadata leaves the meaning of the type itself to its name: there is none, or none of a manifest's kind. */
export function nameDecides(metadata: TypeMetadata | undefined): boolean {
  return namesDecide(metadata) || metadata === METADATA["kubernetes_manifest"];
}

function variantOf(type: string, change: Described): string | undefined {
  for (const side of [change.after, change.before]) {
    const value =
      type === "kubernetes_manifest"
        ? member(member(side, "manifest"), "kind")
        : type === "cloudflare_zone_setting"
          ? member(side, "setting_id")
          : undefined;
    if (typeof value === "string") return value;
  }
  return undefined;
}

function member(value: Value | undefined, key: string): Value | undefined {
  return isObject(value) ? memberOf(value, key) : undefined;
}

function merge(base: TypeMetadata, extra: TypeMetadata): TypeMetadata {
  return {
    ...base,
    ...extra,
    keys: { ...base.keys, ...extra.keys },
    paths: { ...base.paths, ...extra.paths },
  };
}
