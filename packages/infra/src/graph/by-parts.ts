import type { Cloud } from "./cloud";
import { partOf, placeInClouds } from "./part";
import type { Arrow, Box, Picture } from "./picture";
import { reduce } from "./reduce";
import type { Resource } from "./resource";

/** A box for each part in each cloud, naming what the part consists of there. */
export function pictureByParts(resources: readonly Resource[]): Picture {
  const cloudOf = placeInClouds(resources);
  const boxes = new Map<string, Resource[]>();
  const boxOf = new Map<string, string>();
  for (const resource of resources) {
    const id = `${cloudOf(resource)}/${partOf(resource)}`;
    boxOf.set(resource.address, id);
    boxes.set(id, [...(boxes.get(id) ?? []), resource]);
  }
  return {
    boxes: [...boxes].flatMap(([id, inside]) => describe(id, inside, cloudOf)),
    arrows: reduce(arrowsBetween(resources, boxOf)),
  };
}

function describe(
  id: string,
  inside: readonly Resource[],
  cloudOf: (resource: Resource) => Cloud,
): readonly Box[] {
  const [first] = inside;
  if (first === undefined) return [];
  return [
    {
      id,
      cloud: cloudOf(first),
      title: partOf(first),
      aside: String(inside.length),
      words: [...new Set(inside.flatMap(({ path }) => path.slice(1, 2)))].sort(),
      readOnly: inside.every(({ mode }) => mode === "data"),
    },
  ];
}

function arrowsBetween(resources: readonly Resource[], boxOf: ReadonlyMap<string, string>): readonly Arrow[] {
  const arrows = new Map<string, Arrow>();
  for (const { address, needs } of resources) {
    for (const needed of needs) {
      const from = boxOf.get(address);
      const to = boxOf.get(needed);
      if (from !== undefined && to !== undefined && from !== to) arrows.set(`${from}\n${to}`, { from, to });
    }
  }
  return [...arrows.values()];
}
