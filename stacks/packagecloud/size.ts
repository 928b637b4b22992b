import type { ContainerResources } from "../../constructs/gke/container";

/** CPU, memory and scratch space of a container, as environments give them. */
export interface Size {
  readonly cpuRequestMillicores: number;
  readonly cpuLimitMillicores: number;
  readonly memoryMib: number;
  readonly ephemeralStorageMib: number;
}

/** The same as Kubernetes' quantities. Memory and scratch space are requested in full: both cannot be taken back. */
export function amounts(size: Size): ContainerResources {
  const memory = `${size.memoryMib}Mi`;
  const ephemeralStorage = `${size.ephemeralStorageMib}Mi`;
  return {
    requests: { cpu: `${size.cpuRequestMillicores}m`, memory, ephemeralStorage },
    limits: { cpu: `${size.cpuLimitMillicores}m`, memory, ephemeralStorage },
  };
}
