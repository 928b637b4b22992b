import { nonEmpty } from "./block";
import { canonicalQuantity } from "./quantity";

/** A volume of a pod. */
export type VolumeProps =
  | { readonly emptyDir: EmptyDirProps }
  | { readonly configMap: ConfigMapVolumeProps }
  | { readonly secretProviderClass: SecretProviderClassVolumeProps }
  | { readonly persistentVolumeClaim: PersistentVolumeClaimProps };

export interface EmptyDirProps {
  /** The pod is evicted when it holds more. */
  readonly sizeLimit: string;
  /** In memory: deleted with the pod, counts as memory of the container that writes. @default false */
  readonly inMemory?: boolean;
}

export interface ConfigMapVolumeProps {
  readonly name: string;
  /** Keys of the ConfigMap and the files they become. @default - every key, under its own name */
  readonly items?: Readonly<Record<string, string>>;
}

/** Secrets of Secret Manager as files, through the GKE add-on's CSI driver. */
export interface SecretProviderClassVolumeProps {
  /** The SecretProviderClass' name. */
  readonly name: string;
}

/** A disk that outlives the pod. */
export interface PersistentVolumeClaimProps {
  /** The claim's name. */
  readonly name: string;
}

/** The CSI driver of GKE's Secret Manager add-on. */
export const SECRETS_DRIVER = "secrets-store-gke.csi.k8s.io";

/** A volume as the provider takes it. */
export function volumeBlock(name: string, volume: VolumeProps) {
  if ("emptyDir" in volume) {
    const { sizeLimit, inMemory } = volume.emptyDir;
    const medium = inMemory === true ? "Memory" : undefined;
    return { name, emptyDir: { sizeLimit: canonicalQuantity(sizeLimit), medium } };
  }
  if ("configMap" in volume) {
    const items = Object.entries(volume.configMap.items ?? {}).map(([key, path]) => ({ key, path }));
    return {
      name,
      configMap: { name: volume.configMap.name, defaultMode: "0444", items: nonEmpty(items) },
    };
  }
  if ("persistentVolumeClaim" in volume) {
    return { name, persistentVolumeClaim: { claimName: volume.persistentVolumeClaim.name } };
  }
  const { name: secretProviderClass } = volume.secretProviderClass;
  return { name, csi: { driver: SECRETS_DRIVER, readOnly: true, volumeAttributes: { secretProviderClass } } };
}

/** Tells whether containers may write to it at all. */
export function isWritable(volume: VolumeProps): boolean {
  return "emptyDir" in volume || "persistentVolumeClaim" in volume;
}
