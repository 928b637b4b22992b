import { ProjectIamCustomRole } from "@cdktf/provider-google/lib/project-iam-custom-role";
import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import { PersistentVolumeClaimV1 } from "@cdktf/provider-kubernetes/lib/persistent-volume-claim-v1";
import { ServiceAccountV1 } from "@cdktf/provider-kubernetes/lib/service-account-v1";
import { Construct } from "constructs";
import { ScheduledJob } from "../../constructs/gke/cron-job";
import { toCidrs } from "../../constructs/gke/openings";
import { NONROOT_USER } from "../../constructs/gke/security-context";
import type { Environment } from "../../environments/environment";
import { googleApiOpenings } from "./access";
import { MYSQL_PORT } from "./image";
import type { Platform } from "./platform";
import { networkPath } from "./providers";
import { amounts } from "./size";

const NAME = "packagecloud-restore-drill";
export const DRILL_CONTAINER = "drill";

/** Lines that the job writes, and that the alerts look for. */
export const DRILL_REPORTS = {
  well: "packagecloud-restore-drill: well",
  failed: "packagecloud-restore-drill: failed",
  less: "packagecloud-restore-drill: less",
} as const;

/** A backup starts in a window of four hours and takes a while: by then the one of the day is there. */
const HOURS_AFTER_WINDOW = 9;

const STATE_PATH = "/var/lib/restore-drill";

/**
 * Restores the newest backup into an instance of its own, counts the rows of every table, compares with the day before,
 * and deletes the instance. An instance that an earlier run left is deleted first. Its inputs are arguments, never part
 * of the script; the password lives as long as the instance.
 */
export const DRILL_SCRIPT = `
set -eu
SOURCE=$1; PROJECT=$2; PREFIX=$3; REGION=$4; NETWORK=$5; VERSION=$6; EDITION=$7; TIER=$8; DATABASE=$9
shift 9
LOSS=$1; STATE=$2; WELL=$3; FAILED=$4; LESS=$5; KEY=$6
INSTANCE="$PREFIX-$(date -u +%Y%m%d-%H%M%S)"
step=prepare; made=; began=$(date +%s)
drop() { gcloud sql instances delete "$1" --project="$PROJECT" --quiet --async >&2; }
end() {
  code=$?
  trap - EXIT
  if [ -n "$made" ] && ! drop "$INSTANCE"; then code=1; step="delete $INSTANCE"; fi
  if [ "$code" -ne 0 ]; then echo "$FAILED ($step)"; fi
  exit "$code"
}
trap end EXIT
trap 'exit 143' INT TERM

step="delete what an earlier run left"
for name in $(gcloud sql instances list --project="$PROJECT" --filter="name~^$PREFIX-" --format='value(name)'); do drop "$name"; done

step="find the newest backup"
backup=$(gcloud sql backups list --instance="$SOURCE" --project="$PROJECT" --limit=1 --sort-by=~endTime \\
  --filter="status=SUCCESSFUL AND type=AUTOMATED" --format='value(id)')
[ -n "$backup" ]
disk=$(gcloud sql instances describe "$SOURCE" --project="$PROJECT" --format='value(settings.dataDiskSizeGb)')

step="create $INSTANCE"
key=; if [ -n "$KEY" ]; then key="--disk-encryption-key=$KEY"; fi
made=yes
# shellcheck disable=SC2086 # no word where there is no key
gcloud sql instances create "$INSTANCE" --project="$PROJECT" --region="$REGION" --network="$NETWORK" --no-assign-ip \\
  --database-version="$VERSION" --edition="$EDITION" --tier="$TIER" --storage-size="$disk" --availability-type=ZONAL \\
  --no-backup --ssl-mode=ENCRYPTED_ONLY --timeout=unlimited --quiet $key >&2

step="restore backup $backup"
gcloud sql backups restore "$backup" --backup-instance="$SOURCE" --restore-instance="$INSTANCE" --project="$PROJECT" \\
  --quiet --async >&2
operation=$(gcloud sql operations list --instance="$INSTANCE" --project="$PROJECT" --limit=1 \\
  --filter="operationType=RESTORE_VOLUME" --format='value(name)')
[ -n "$operation" ]
gcloud sql operations wait "$operation" --project="$PROJECT" --timeout=unlimited >&2
restored=$(($(date +%s) - began))

step="log in to $INSTANCE"
MYSQL_PWD=$(head -c 32 /dev/urandom | base64 | tr -d '+/=\\n')
export MYSQL_PWD
gcloud sql users create drill --host=% --instance="$INSTANCE" --project="$PROJECT" --password="$MYSQL_PWD" --quiet >&2
address=$(gcloud sql instances describe "$INSTANCE" --project="$PROJECT" --format='value(ipAddresses[0].ipAddress)')
ask() { mysql --host="$address" --user=drill --ssl-mode=REQUIRED --batch --skip-column-names --execute="$1"; }

step="count the rows of $DATABASE"
names=$(ask "SELECT table_name FROM information_schema.tables WHERE table_schema = '$DATABASE' AND table_type = 'BASE TABLE'")
rows=0; tables=0
for table in $names; do
  count=$(ask "SELECT COUNT(*) FROM \\\`$DATABASE\\\`.\\\`$table\\\`")
  rows=$((rows + count)); tables=$((tables + 1))
done
[ "$rows" -gt 0 ]

step="compare with the day before"
before=0
if [ -s "$STATE/rows" ]; then before=$(cat "$STATE/rows"); fi
least=$((before * (100 - LOSS) / 100))
echo "$rows" > "$STATE/rows"
found="$rows rows in $tables tables of backup $backup, $before the time before, restored in $restored s"
if [ "$rows" -lt "$least" ]; then echo "$LESS ($found)"; else echo "$WELL ($found)"; fi
`.trim();

/** Settings of the drill; absent where an environment has none. */
export type RestoreDrillSettings = NonNullable<Environment["database"]["restoreDrill"]>;

/** Beginning of the names of the drill's instances: its permissions to delete hold for these only. */
export function drillPrefix({ name }: Environment): string {
  return `packagecloud-drill-${name}`;
}

/** Ids of the custom roles that the drill is granted. */
export function drillRoleIds({ name }: Environment): Readonly<Record<"create" | "delete", string>> {
  const suffix = name.replaceAll("-", "_");
  return {
    create: `packagecloud_restore_drill_${suffix}`,
    delete: `packagecloud_restore_drill_own_${suffix}`,
  };
}

/**
 * A job that restores the newest backup every day and counts its rows: a backup that nobody has restored is a hope. It
 * runs in the cluster, from where a private instance can be reached (docs/decisions/0015).
 */
export class RestoreDrill extends Construct {
  readonly job: ScheduledJob;

  constructor(
    scope: Construct,
    id: string,
    environment: Environment,
    { platform, settings }: { readonly platform: Platform; readonly settings: RestoreDrillSettings },
  ) {
    super(scope, id);
    const { google, database } = environment;
    const namespace = platform.namespace.name;
    const account = new ServiceAccountV1(this, "account", {
      metadata: { name: NAME, namespace },
      automountServiceAccountToken: false,
    });
    this.addGrants(environment, platform.principal(NAME));
    const claim = new PersistentVolumeClaimV1(this, "last-count", {
      metadata: { name: NAME, namespace },
      spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
      // Bound when the first pod uses it, which an apply does not wait for.
      waitUntilBound: false,
    });
    this.job = new ScheduledJob(this, "job", {
      name: NAME,
      namespace,
      schedule: drillSchedule(environment),
      serviceAccountName: account.metadata.name,
      timeoutMinutes: settings.timeoutMinutes,
      // A repetition costs as much as a run, and tomorrow is another one.
      retries: 0,
      fsGroup: NONROOT_USER,
      containers: [
        {
          name: DRILL_CONTAINER,
          image: settings.image,
          command: [
            "/bin/sh",
            "-c",
            DRILL_SCRIPT,
            "restore-drill",
            database.instanceName,
            google.project,
            drillPrefix(environment),
            google.region,
            networkPath(environment),
            database.version,
            database.edition.toLowerCase().replaceAll("_", "-"),
            settings.tier,
            database.databaseName,
            String(settings.maxLossPercent),
            STATE_PATH,
            DRILL_REPORTS.well,
            DRILL_REPORTS.failed,
            DRILL_REPORTS.less,
            database.encryptionKey ?? "",
          ],
          env: { CLOUDSDK_CONFIG: "/tmp/gcloud", CLOUDSDK_CORE_DISABLE_PROMPTS: "1" },
          resources: amounts(settings.resources),
          mounts: [
            { volume: "tmp", path: "/tmp" },
            { volume: "last-count", path: STATE_PATH },
          ],
        },
      ],
      volumes: {
        tmp: { emptyDir: { sizeLimit: "64Mi" } },
        "last-count": { persistentVolumeClaim: { name: claim.metadata.name } },
      },
      openings: [...googleApiOpenings(environment, platform), toCidrs(settings.addressRanges, MYSQL_PORT)],
    });
  }

  /** Google checks a creation on the project, where no name is known; what destroys holds for the drill's names only. */
  private addGrants(environment: Environment, member: string): void {
    const { project } = environment.google;
    const ids = drillRoleIds(environment);
    const create = new ProjectIamCustomRole(this, "role", {
      roleId: ids.create,
      title: "packagecloud restore drill",
      description: "Reads backups and creates instances; reads no data of others",
      permissions: [
        "cloudsql.backupRuns.get",
        "cloudsql.backupRuns.list",
        "cloudsql.instances.create",
        "cloudsql.instances.get",
        "cloudsql.instances.list",
      ],
    });
    new ProjectIamMember(this, "grant", { project, role: create.name, member });
    const role = new ProjectIamCustomRole(this, "own-role", {
      roleId: ids.delete,
      title: "packagecloud restore drill, its instances",
      description: "Restores into and deletes the instances named in the grant's condition",
      permissions: ["cloudsql.instances.delete", "cloudsql.instances.restoreBackup", "cloudsql.users.create"],
    });
    new ProjectIamMember(this, "own-grant", {
      project,
      role: role.name,
      member,
      condition: {
        title: "the drill's instances only",
        expression: `resource.name.startsWith("projects/${project}/instances/${drillPrefix(environment)}-") && resource.service == "sqladmin.googleapis.com"`,
      },
    });
  }
}

/** Once a day, when the backup of the day is there. */
export function drillSchedule({ database }: Environment): string {
  const [hours = "0", minutes = "0"] = database.backups.startTime.split(":");
  return `${Number(minutes)} ${(Number(hours) + HOURS_AFTER_WINDOW) % 24} * * *`;
}
