import type { Severity } from "@infra-tools/terraform-plan/model";
import type { Json } from "@infra-tools/terraform-plan/value";

/** Subjects of attributes. Each kind is reported by a rule. */
export const KINDS = [
  /** Keeps the object from being destroyed. */
  "protection",
  /** Backups, versions and point-in-time recovery: on or off, how good. */
  "backup",
  /** Time or number of backups, versions, logs and data kept. */
  "retention",
  /** Copies kept elsewhere. */
  "replication",
  /** Network access, as switches and modes. */
  "exposure",
  /** Network access, as lists of addresses. */
  "addresses",
  /** IAM policy documents. */
  "policy",
  /** Privileges of a process or an account, as switches and lists. */
  "access",
  /** Encryption at rest. */
  "encryption",
  /** Encryption key. */
  "key",
  /** Encryption in transit. */
  "tls",
  /** Size and number. */
  "capacity",
  /** Redundancy, and the limits of a rollout. */
  "availability",
  /** Probes and health checks. */
  "probe",
  /** Alerts and their recipients. */
  "alert",
  /** Targets of names and paths. */
  "routing",
  /** Identity that it uses. */
  "identity",
  /** Version of the software. */
  "version",
  /** Audit and access logs. */
  "audit",
] as const;

export type Kind = (typeof KINDS)[number];

/** Safe direction of an attribute. A change in the other direction is a finding. */
export type Safe =
  | "higher"
  | "lower"
  | "true"
  | "false"
  /** Losing it is worse. */
  | "present"
  /** Gaining it is worse. */
  | "absent"
  /** Any other value is reported. */
  | "same"
  /** A list or map: losing elements is worse. */
  | "more"
  /** A list or map: gaining elements is worse. */
  | "fewer"
  /** A list of blocks: a shorter or a longer one is worse, whatever the blocks say. */
  | "longer"
  | "shorter"
  /** A list of CIDRs, compared as a set of addresses: more addresses are worse. */
  | "addresses"
  /** The same for addresses that are refused: fewer addresses are worse. */
  | "denied-addresses"
  /** A policy document of the thing's own permissions, of who may take its place, or of who may use it. */
  | "identity-policy"
  | "trust-policy"
  | "resource-policy"
  /** A program or expression that is not evaluated: nobody can tell what a change does. */
  | "program"
  /** Words from worst to best. */
  | readonly string[];

/** Meaning of an attribute. */
export interface AttributeMetadata {
  readonly kind: Kind;
  /** A noun phrase that a sentence can start with: "automated backups kept". */
  readonly label: string;
  readonly safe: Safe;
  /** `days`, `backups`; `seconds` for durations such as "604800s" too. */
  readonly unit?: string;
  /** Value that applies if the attribute is not set. */
  readonly absent?: Json;
  /** Values without a limit. `null` stands for not set. */
  readonly unlimited?: readonly Json[];
  /** Worst possible values; a change away from one is never a finding. */
  readonly worst?: readonly Json[];
  /** Values that are also a finding on a new resource. */
  readonly wrong?: readonly Json[];
  /** Safer value that a new resource has where its configuration has none. */
  readonly byDefault?: Json;
  /** Consequence of the worse value, as a sentence. Default: the sentence of the rule. */
  readonly consequence?: string;
  /** Overrides the rule's severity. */
  readonly severity?: Severity;
  /** Severity of a removal that leaves something: of several certificates, one. Default: that of any removal. */
  readonly severityOfSome?: Severity;
}

/** Meaning of the removal of a resource that is itself a setting. */
export interface Removal {
  readonly kind: Kind;
  /** Consequence of the removal, as a sentence. */
  readonly consequence: string;
  /** Attribute that names the resource it belongs to: if that is destroyed too, nothing more is lost. */
  readonly parent?: string;
  readonly severity?: Severity;
}

/** Format of the network rules of a resource type; `checks/network` reads each. */
export type NetworkFormat =
  | "aws-security-group"
  | "aws-security-group-rule"
  | "aws-vpc-rule"
  | "aws-network-acl-rule"
  | "aws-network-acl"
  | "azure-rule"
  | "azure-security-group"
  | "google-firewall"
  | "google-firewall-policy-rule"
  | "google-security-policy"
  | "kubernetes-network-policy";

/** Attributes of a role binding. */
export interface GrantPaths {
  readonly role: string;
  readonly members: string;
  /** Object of the grant, for the sentence: "the project". */
  readonly on: string;
  /** The role reaches everything of a kind: project, folder, organisation, cluster. */
  readonly wide?: boolean;
  /** Attributes that say for whom a service acts. Without one, it acts for anyone. */
  readonly actsFor?: readonly string[];
}

/** Meaning of a resource type. */
export interface TypeMetadata {
  /** Usual name: "Cloud SQL instance". */
  readonly label: string;
  /** Data that is lost with it, as in "Lost with it: ...". Present for stateful types only. */
  readonly holds?: string;
  /** The object survives its deletion if this attribute has this value. */
  readonly survives?: { readonly path: string; readonly value: Json };
  /** Attributes that decide if a copy is left after the deletion, and the value that leaves none. */
  readonly lastCopy?: readonly { readonly path: string; readonly none: Json; readonly message: string }[];
  /** Objects that stop or are deleted with it, as in "... depends on it". */
  readonly dependents?: string;
  /** Service that stops while it is replaced: an interruption if the old one is deleted first. */
  readonly serves?: string;
  /** Requests from outside arrive here. */
  readonly entry?: true;
  /** Consequence of a recreated credential, as a sentence. */
  readonly credential?: string;
  readonly removal?: Removal;
  /** List path without positions -> the keys that identify an element. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
  /** Attribute path without positions -> its meaning. */
  readonly paths?: Readonly<Record<string, AttributeMetadata>>;
  readonly network?: NetworkFormat;
  readonly grants?: GrantPaths;
  /** Attribute that names an existing object which this resource extends: role, user, group, bucket. */
  readonly subject?: string;
  /** The rows are about a few attributes: for the rest of the type, names decide as for a type without metadata. */
  readonly partial?: true;
  /** A check of its own compares the rules in it: names say nothing about it. */
  readonly isCompared?: true;
}

/** Types that a check of their own reads whole: names add nothing. */
export function hasOwnRules({ network, grants, isCompared }: TypeMetadata): boolean {
  return network !== undefined || grants !== undefined || isCompared === true;
}

/** The words of names decide what the metadata leaves out. */
export function namesDecide(metadata: TypeMetadata | undefined): boolean {
  return metadata === undefined || metadata.partial === true;
}

/** Attributes compared as a whole: all values at the path, from all blocks together. */
const WHOLE: ReadonlySet<Safe> = new Set<Safe>([
  "addresses",
  "denied-addresses",
  "identity-policy",
  "trust-policy",
  "resource-policy",
]);

const COLLECTIONS: ReadonlySet<Safe> = new Set<Safe>(["more", "fewer", "same"]);

export function isWhole({ safe }: AttributeMetadata): boolean {
  return WHOLE.has(safe);
}

/** Lists and maps that are one value: a difference inside is a difference of the whole. */
export function isCollection(attribute: AttributeMetadata): boolean {
  return isWhole(attribute) || COLLECTIONS.has(attribute.safe);
}

/** Lists of blocks of which only the length counts. */
export function isSized({ safe }: AttributeMetadata): boolean {
  return safe === "longer" || safe === "shorter";
}

/** Type, or `kubernetes_manifest/<Kind>`, -> its metadata. */
export type MetadataTable = Readonly<Record<string, TypeMetadata>>;

/** Metadata of one attribute, as a line of a table. */
export function row(
  kind: Kind,
  label: string,
  safe: Safe,
  more: Omit<AttributeMetadata, "kind" | "label" | "safe"> = {},
): AttributeMetadata {
  return { kind, label, safe, ...more };
}

/** The same attributes under another path: those of a pod below the template of a deployment. */
export function below(
  prefix: string,
  paths: Readonly<Record<string, AttributeMetadata>>,
): Record<string, AttributeMetadata> {
  return Object.fromEntries(Object.entries(paths).map(([path, metadata]) => [`${prefix}.${path}`, metadata]));
}
