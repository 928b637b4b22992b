import type { Environment } from "./environment";

/** A package lies on the disk twice: while it is received, and while it is unpacked or sent on. */
const COPIES = 2;

/** Resources of the containers that hold packages, with scratch space for the largest ones that are there at once. */
export function resourcesWithUploads({ workloads, uploads }: Pick<Environment, "workloads" | "uploads">) {
  const { rainbows, resque } = workloads;
  const withUploads = (resources: Resources, concurrency: number): Resources => ({
    ...resources,
    ephemeralStorageMib: resources.ephemeralStorageMib + COPIES * uploads.largestMib * concurrency,
  });
  return {
    rainbows: withUploads(rainbows.resources, rainbows.concurrentUploads),
    resque: withUploads(resque.resources, resque.workers),
  };
}

type Resources = Environment["workloads"]["rainbows"]["resources"];
