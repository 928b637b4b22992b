/** A volume of a pod. */
export type VolumeProps =
  | { readonly emptyDir: EmptyDirProps }
  | { readonly configMap: ConfigMapVolumeProps }
  | { readonly secretProviderClass: SecretProviderClassVolumeProps };

export interface EmptyDirProps {
  /** The pod is evicted when it holds more. */
  readonly sizeLimit: string;
  /** In memory: gone with the pod, counts as memory of the container that writes. @default false */
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
