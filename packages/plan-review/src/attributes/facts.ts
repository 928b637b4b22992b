import type { Severity } from "@infra-tools/terraform-plan/model";
import type { Json } from "@infra-tools/terraform-plan/value";

/** What an attribute is about; each kind has a judge. */
export const KINDS = [
  /** Keeps the object from being destroyed. */
  "protection",
  /** Backups, versions and point-in-time recovery: on or off, how good. */
  "backup",
  /** How long, or how many, backups, versions, logs and data are kept. */
  "retention",
  /** Copies kept elsewhere. */
  "replication",
  /** Who can reach it over the network, as switches and modes. */
  "exposure",
  /** Who can reach it over the network, as lists of addresses. */
  "addresses",
  /** IAM policy documents. */
  "policy",
  /** What a process or an account may do, as switches and lists. */
  "access",
  /** Encryption at rest. */
  "encryption",
  /** Which key encrypts. */
  "key",
  /** Encryption in transit. */
  "tls",
  /** How much there is of it. */
  "capacity",
  /** What keeps it running when something fails or is renewed. */
  "availability",
  /** Probes and health checks. */
  "probe",
  /** What tells people that something is wrong. */
  "alert",
  /** Which name or path leads where. */
  "routing",
  /** As whom it acts. */
  "identity",
  /** Which version runs. */
  "version",
  /** Records of who did what. */
  "audit",
] as const;

export type Kind = (typeof KINDS)[number];

/** Which way is safe. What goes the other way is a finding. */
export type Safe =
  | "higher"
  | "lower"
  | "true"
  | "false"
  /** Losing it is worse. */
  | "present"
  /** Gaining it is worse. */
  | "absent"
  /** Any other value deserves a look. */
  | "same"
  /** A list or map: losing elements is worse. */
  | "more"
  /** A list or map: gaining elements is worse. */
  | "fewer"
  /** A list of CIDRs, compared as the set of addresses it stands for: more addresses are worse. */
  | "addresses"
  /** A policy document of the thing's own permissions, of who may take its place, or of who may use it. */
  | "identity-policy"
  | "trust-policy"
  | "resource-policy"
  /** Words from worst to best. */
  | readonly string[];

/** What an attribute means. */
export interface PathFact {
  readonly kind: Kind;
  /** A noun phrase that a sentence can start with: "automated backups kept". */
  readonly what: string;
  readonly safe: Safe;
  /** `days`, `backups`; `seconds` for durations such as "604800s" too. */
  readonly unit?: string;
  /** What holds where the attribute is not set. */
  readonly absent?: Json;
  /** Values that mean "without end". `null` stands for not set. */
  readonly unlimited?: readonly Json[];
  /** Values that no other is worse than: any change from them is none for the worse. */
  readonly worst?: readonly Json[];
  /** Values that are wrong from the start: a finding on a create too. */
  readonly wrong?: readonly Json[];
  /** What follows from the worse value, as a sentence. The kind has one for those that leave it out. */
  readonly consequence?: string;
  /** Instead of the rule's own. */
  readonly severity?: Severity;
}

/** What a weaker or missing resource of this type itself means. */
export interface Gone {
  readonly kind: Kind;
  /** A sentence: what is no longer so once the resource is destroyed. */
  readonly says: string;
  /** The attribute that names the thing it belongs to: when that goes too, nothing more is lost. */
  readonly of?: string;
  readonly severity?: Severity;
}

/** How a resource of this type opens the network; `judges/openings` knows how to read each. */
export type OpeningsForm =
  | "aws-security-group"
  | "aws-security-group-rule"
  | "aws-vpc-rule"
  | "aws-network-acl-rule"
  | "google-firewall"
  | "google-security-policy"
  | "kubernetes-network-policy";

/** Where a role binding keeps what it grants to whom. */
export interface GrantPaths {
  readonly role: string;
  readonly members: string;
  /** What the grant is on, for the sentence: "the project". */
  readonly on: string;
  /** Whoever holds the role on it can reach everything of the kind: project, folder, organisation, cluster. */
  readonly wide?: boolean;
}

export interface TypeFacts {
  /** What people call it: "Cloud SQL instance". */
  readonly label: string;
  /** Stateful: what is lost with it, as in "Lost with it: ...". */
  readonly holds?: string;
  /** The object survives its delete when this attribute has this value. */
  readonly survives?: { readonly path: string; readonly value: Json };
  /** Attributes that decide whether a copy is left when it is destroyed, and the value that leaves none. */
  readonly lastCopy?: readonly { readonly path: string; readonly none: Json; readonly says: string }[];
  /** What hangs on it and goes, or stops, when it is replaced or destroyed. */
  readonly carries?: string;
  /** What stops while it is away: a replacement that deletes first is an interruption. */
  readonly serves?: string;
  /** Made anew it is somebody else: what no longer matches. */
  readonly credential?: string;
  readonly gone?: Gone;
  /** List path without positions -> the keys that identify an element. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
  /** Attribute path without positions -> what it means. */
  readonly paths?: Readonly<Record<string, PathFact>>;
  readonly openings?: OpeningsForm;
  readonly grants?: GrantPaths;
  /** Where it is attached to somebody who may have been there before: role, user, group. */
  readonly subject?: string;
}

/** Type, or `kubernetes_manifest/<Kind>`, -> what is known about it. */
export type FactTable = Readonly<Record<string, TypeFacts>>;

/** Writes a row of a table. */
export function row(
  kind: Kind,
  what: string,
  safe: Safe,
  more: Omit<PathFact, "kind" | "what" | "safe"> = {},
): PathFact {
  return { kind, what, safe, ...more };
}

/** The same rows under another path: a pod's below a deployment's template. */
export function below(prefix: string, paths: Readonly<Record<string, PathFact>>): Record<string, PathFact> {
  return Object.fromEntries(Object.entries(paths).map(([path, fact]) => [`${prefix}.${path}`, fact]));
}
