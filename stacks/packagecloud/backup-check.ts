import { ProjectIamCustomRole } from "@cdktf/provider-google/lib/project-iam-custom-role";
import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import { ServiceAccountV1 } from "@cdktf/provider-kubernetes/lib/service-account-v1";
import { Construct } from "constructs";
import { ScheduledJob } from "../../constructs/gke/cron-job";
import type { Environment } from "../../environments/environment";
import { googleApiOpenings } from "./access";
import type { Platform } from "./platform";
import { amounts } from "./size";

const NAME = "packagecloud-backup-check";

/** Several times a day: the alert on silence waits seven hours for a new job's first run, and looks back 25 hours at most. */
const EVERY_SIX_HOURS = "15 */6 * * *";

/** Lines that the job writes and that the alerts look for. */
export const FRESH = "packagecloud-backup-check: fresh";
export const STALE = "packagecloud-backup-check: stale";

/**
 * Asks for the newest successful backup and says whether it is young enough. It exits with an error when it is not, so
 * that the job shows as failed too. Its words are arguments, never part of the script.
 */
const SCRIPT = `
set -eu
since=$(date -u -d "-$2 hours" +%Y-%m-%dT%H:%M:%SZ)
newest=$(gcloud sql backups list --instance="$1" --project="$3" --limit=1 --sort-by=~endTime \\
  --filter="status=SUCCESSFUL AND type=AUTOMATED AND endTime>=$since" --format='value(endTime)')
if [ -n "$newest" ]; then echo "$4 ($newest)"; else echo "$5 (none since $since)"; exit 1; fi
`.trim();

/**
 * A job that looks several times a day whether the database's newest backup is young enough. An event tells of a
 * backup that failed; only looking tells of one that never began.
 */
export class BackupCheck extends Construct {
  readonly job: ScheduledJob;

  constructor(scope: Construct, id: string, environment: Environment, platform: Platform) {
    super(scope, id);
    const { google, database, helpers } = environment;
    const { image, newestHours, resources } = helpers.backupCheck;

    const account = new ServiceAccountV1(this, "account", {
      metadata: { name: NAME, namespace: platform.namespace.name },
      automountServiceAccountToken: false,
    });
    const role = new ProjectIamCustomRole(this, "role", {
      roleId: `packagecloud_backup_check_${environment.name.replaceAll("-", "_")}`,
      title: "packagecloud backup check",
      description: "Lists the backups of Cloud SQL instances; reads no data",
      permissions: ["cloudsql.backupRuns.list"],
    });
    new ProjectIamMember(this, "grant", {
      project: google.project,
      role: role.name,
      member: platform.principal(NAME),
    });
    this.job = new ScheduledJob(this, "job", {
      name: NAME,
      namespace: platform.namespace.name,
      schedule: EVERY_SIX_HOURS,
      serviceAccountName: account.metadata.name,
      containers: [
        {
          name: "check",
          image,
          command: [
            "/bin/sh",
            "-c",
            SCRIPT,
            "backup-check",
            database.instanceName,
            String(newestHours),
            google.project,
            FRESH,
            STALE,
          ],
          env: { CLOUDSDK_CONFIG: "/tmp/gcloud", CLOUDSDK_CORE_DISABLE_PROMPTS: "1" },
          resources: amounts(resources),
          mounts: [{ volume: "tmp", path: "/tmp" }],
        },
      ],
      volumes: { tmp: { emptyDir: { sizeLimit: "64Mi" } } },
      openings: googleApiOpenings(environment, platform),
    });
  }
}
