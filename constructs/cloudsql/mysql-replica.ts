import { SqlDatabaseInstance } from "@cdktf/provider-google/lib/sql-database-instance";
import { Construct } from "constructs";
import { customTierRules, EDITIONS, type Edition, INSTANCE_NAME } from "../../vendors/cloud-sql";
import { type ConstructProblem, isKnown, ProblemList, throwProblems } from "../shared/validate";
import type { MySqlVersion } from "./mysql-instance-props";
import { secureFlags } from "./resolve-mysql-instance";

/** A read replica in another region, which can be promoted when the primary's region is lost. */
export interface MySqlReplicaProps {
  /** Name of the primary, which needs a binary log. Cannot be changed, but by promoting the replica. */
  readonly primary: string;
  /** Physical name. Cannot be changed. */
  readonly name: string;
  /** Another region than the primary's. Cannot be changed. */
  readonly region: string;
  /** The primary's. */
  readonly databaseVersion: MySqlVersion;
  /** The primary's. */
  readonly edition: Edition;
  readonly tier: string;
  /** The primary's VPC, as `projects/<project>/global/networks/<name>`. */
  readonly privateNetwork: string;
  /** Size at which the disk stops growing, in GB; 0 for no limit. @default 0 */
  readonly autoresizeLimitGb?: number;
  /** The primary's flags, by name. @default - the secure ones alone */
  readonly flags?: Readonly<Record<string, string>>;
  /** Both deletion protections. @default true */
  readonly deletionProtection?: boolean;
  /** `lifecycle.prevent_destroy` @default true */
  readonly preventDestroy?: boolean;
}

/**
 * Cloud SQL read replica with a private address only. Google keeps no backups of it and needs none: the primary has them.
 *
 * @throws {ConstructError} with every rule that the props break.
 */
export class MySqlReplica extends Construct {
  readonly instance: SqlDatabaseInstance;

  constructor(scope: Construct, id: string, props: MySqlReplicaProps) {
    super(scope, id);
    throwProblems(this, problems(props));
    const protection = props.deletionProtection ?? true;
    this.instance = new SqlDatabaseInstance(this, "instance", {
      name: props.name,
      region: props.region,
      databaseVersion: props.databaseVersion,
      masterInstanceName: props.primary,
      deletionProtection: protection,
      settings: {
        tier: props.tier,
        edition: props.edition,
        availabilityType: "ZONAL",
        deletionProtectionEnabled: protection,
        connectorEnforcement: "REQUIRED",
        diskType: "PD_SSD",
        diskAutoresize: true,
        diskAutoresizeLimit: props.autoresizeLimitGb ?? 0,
        ipConfiguration: {
          ipv4Enabled: false,
          privateNetwork: props.privateNetwork,
          sslMode: "ENCRYPTED_ONLY",
        },
        databaseFlags: [...secureFlags(props.flags)],
      },
      lifecycle: {
        preventDestroy: props.preventDestroy ?? true,
        ignoreChanges: ["settings[0].disk_size"],
      },
    });
  }
}

function problems(props: MySqlReplicaProps): readonly ConstructProblem[] {
  const list = new ProblemList();
  list.rule(!isKnown(props.name) || INSTANCE_NAME.pattern.test(props.name), {
    option: "name",
    value: props.name,
    rule: INSTANCE_NAME.rule,
    fix: "Take a name of that form",
  });
  const edition = EDITIONS[props.edition];
  list.rule(edition.tier.test(props.tier), {
    option: "tier",
    value: props.tier,
    rule: `must be a machine type of edition ${props.edition}`,
    fix: `Take one like ${edition.tierExample}`,
  });
  list.addAll(
    customTierRules(props.tier).map((rule) => ({
      option: "tier",
      value: props.tier,
      rule,
      fix: "Choose db-custom-<vCPUs>-<MiB> within these bounds, such as db-custom-4-15360",
    })),
  );
  return list.all;
}
