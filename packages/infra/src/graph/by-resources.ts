import { partOf, placeInClouds } from "./part";
import type { Picture } from "./picture";
import { reduce } from "./reduce";
import type { Resource } from "./resource";

/** A box for each resource, grouped by parts inside their clouds. */
export function pictureByResources(resources: readonly Resource[]): Picture {
  const cloudOf = placeInClouds(resources);
  return {
    boxes: resources.map((resource) => ({
      id: resource.address,
      cloud: cloudOf(resource),
      part: partOf(resource),
      title: resource.path.slice(1).join("/") || nameIn(resource),
      words: [withoutProvider(resource.type)],
      readOnly: resource.mode === "data",
    })),
    arrows: reduce(resources.flatMap(({ address, needs }) => needs.map((to) => ({ from: address, to })))),
  };
}

function nameIn({ address, path }: Resource): string {
  return path[0] ?? address.slice(address.lastIndexOf(".") + 1);
}

/** The cluster already shows the cloud's name. */
function withoutProvider(type: string): string {
  return type.slice(type.indexOf("_") + 1).replaceAll("_", " ");
}
