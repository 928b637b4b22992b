/** Storage classes that objects can move to, from the dearest to the cheapest storage. */
export type StorageClass =
  | "STANDARD"
  | "INTELLIGENT_TIERING"
  | "STANDARD_IA"
  | "ONEZONE_IA"
  | "GLACIER_IR"
  | "GLACIER"
  | "DEEP_ARCHIVE";

/** Moves objects to another storage class some days after they were made, or were replaced. */
export interface Transition {
  readonly afterDays: number;
  readonly storageClass: Exclude<StorageClass, "STANDARD">;
}

/** One rule of a bucket's lifecycle. Current objects never expire: a bucket of this kind holds what must be kept. */
export interface LifecycleRule {
  /** Name of the rule, unique in the bucket. */
  readonly id: string;
  /** Only objects whose key starts with this. @default - all objects */
  readonly prefix?: string;
  /** @default true */
  readonly enabled?: boolean;
  /** Moves current objects. Days must grow from step to step. @default - none */
  readonly transitions?: readonly Transition[];
  /** Moves replaced or deleted versions, counted from when they were. @default - none */
  readonly noncurrentTransitions?: readonly Transition[];
  /** Deletes replaced or deleted versions for good after so many days. @default - never */
  readonly expireNoncurrentAfterDays?: number;
  /** Always keeps this many of the newest noncurrent versions; only with an expiry. @default - none */
  readonly keepNoncurrentVersions?: number;
  /** Removes delete markers that hide nothing any more. @default false */
  readonly removeExpiredDeleteMarkers?: boolean;
  /** Drops the parts of uploads that were not finished so many days after they began. @default - never */
  readonly abortMultipartUploadAfterDays?: number;
}
