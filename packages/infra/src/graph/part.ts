import { CLOUDS, type Cloud, cloudOf } from "./cloud";
import type { Resource } from "./resource";

/** Part of blocks without a construct: cdktf did not write them, or wrote them by an override. */
const NO_PART = "(no part)";

/** The part of the stack that a resource belongs to: the first word of its construct's path. */
export function partOf({ path }: Pick<Resource, "path">): string {
  return path[0] ?? NO_PART;
}

/**
 * Tells in which cloud each resource is drawn. What belongs to no cloud, as a random password, is drawn where its part
 * has most of its resources.
 */
export function placeInClouds(resources: readonly Resource[]): (resource: Resource) => Cloud {
  const counts = new Map<string, Map<Cloud, number>>();
  for (const resource of resources) {
    const cloud = cloudOf(resource);
    if (cloud === "other") continue;
    const count = counts.get(partOf(resource)) ?? new Map<Cloud, number>();
    counts.set(partOf(resource), count.set(cloud, (count.get(cloud) ?? 0) + 1));
  }
  return (resource) => {
    const cloud = cloudOf(resource);
    return cloud === "other" ? mostCommon(counts.get(partOf(resource))) : cloud;
  };
}

function mostCommon(count: ReadonlyMap<Cloud, number> = new Map()): Cloud {
  const ranked = CLOUDS.map(({ cloud }) => cloud).sort((a, b) => (count.get(b) ?? 0) - (count.get(a) ?? 0));
  return count.size === 0 ? "other" : (ranked[0] ?? "other");
}
