import { Construct } from "constructs";
import { ScheduledJob } from "../../constructs/gke/cron-job";
import { toInternet } from "../../constructs/gke/openings";
import { GkeSecretProviderClass } from "../../constructs/gke/secret-provider-class";
import type { Secret } from "../../constructs/secrets/secret";
import type { Environment } from "../../environments/environment";
import { toClusterDns } from "./access";
import { APPLICATION_ACCOUNT, type Platform } from "./platform";
import { amounts } from "./size";

export const LICENCE_CHECK_NAME = "packagecloud-licence-check";
export const LICENCE_CHECK_CONTAINER = "licence";

/** Twice a day: one run that the vendor does not answer leaves no silence that alerts. */
const TWICE_A_DAY = "35 5,17 * * *";

/** Words of the line that the job writes, which the alerts look for. */
export const LICENCE_REPORTS = {
  checked: "packagecloud-licence-check: checked",
  failed: "packagecloud-licence-check: failed",
  differs: "differs=yes",
  soon: "soon=yes",
} as const;

const SECRET_PATH = "/run/secrets/licence";
const SECRET_FILE = "licence";

/**
 * Asks the vendor for the licence that belongs to the key, and compares its end with the environment's data and with
 * the clock. The answer is JSON whose member `license` is YAML with `:end_date`, empty for a licence without an end.
 * curl reads the address from its standard input, so that the key is in no list of processes; nothing of the answer but
 * a day is printed. Its inputs are arguments, never part of the script.
 *
 * @see https://packagecloud.io/docs/api#resource_licenses_method_index
 */
export const LICENCE_SCRIPT = `
set -eu
FILE=$1; ADDRESS=$2; DATA=$3; WARN=$4; CHECKED=$5; FAILED=$6
fail() { echo "$FAILED ($1)"; exit 1; }

key=$(cat "$FILE")
case "$key" in "" | *[!A-Za-z0-9_-]*) fail "the secret holds no licence key" ;; esac

answer=$(printf 'url = "%s/%s/license.json"\\n' "$ADDRESS" "$key" |
  curl --disable --config - --fail --silent --show-error --proto =https --max-time 60 --retry 2) ||
  fail "no answer, curl ended with $?"

end=$(printf '%s\\n' "$answer" | awk '
  { gsub(/\\\\n/, "\\n"); text = text $0 "\\n" }
  END {
    count = split(text, lines, "\\n")
    for (i = 1; i <= count; i++) if (lines[i] ~ /^ *:end_date:/) { matches++; value = lines[i] }
    if (matches != 1) exit 1
    sub(/^ *:end_date: */, "", value); gsub(/["\\047\\\\]/, "", value); sub(/ +$/, "", value)
    if (value == "") print "none"
    else if (value ~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]([ T].*)?$/) print substr(value, 1, 10)
    else exit 1
  }') || fail "the answer has no readable :end_date"

differs=no; if [ "$end" != "$DATA" ]; then differs=yes; fi
days=none; soon=no
if [ "$end" != none ]; then
  last=$(date -u -d "$end 00:00" +%s) || fail "the answer's :end_date is no day"
  days=$(((last + 86400 - $(date -u +%s)) / 86400))
  if [ "$days" -le "$WARN" ]; then soon=yes; fi
fi
echo "$CHECKED end=$end data=$DATA days=$days differs=$differs soon=$soon"
`.trim();

/** Settings of the check, and the version of the secret with the key. */
export interface LicenceCheckInputs {
  readonly settings: NonNullable<Environment["helpers"]["licenceCheck"]>;
  readonly version: number;
}

/** Inputs of the check; undefined where an environment has none, or no licence yet. */
export function licenceCheckInputs({ helpers, secrets }: Environment): LicenceCheckInputs | undefined {
  const { licenceCheck: settings } = helpers;
  const { version } = secrets.licence;
  return settings === null || version === null ? undefined : { settings, version };
}

/** A job that asks the vendor when the licence ends: a date that a person typed may be wrong, and a vendor may end a licence. */
export class LicenceCheck extends Construct {
  readonly job: ScheduledJob;

  constructor(
    scope: Construct,
    id: string,
    { google, secrets, previousVersions }: Environment,
    {
      platform,
      licence,
      settings,
      version,
    }: LicenceCheckInputs & { readonly platform: Platform; readonly licence: Secret },
  ) {
    super(scope, id);
    const namespace = platform.namespace.name;
    const previous = previousVersions?.licence;
    const file = (pinned: number) => ({
      [SECRET_FILE]: { project: google.project, secret: secrets.licence.id, version: pinned },
    });
    // The licence key alone: the check needs none of packagecloud's other secrets.
    const secret = new GkeSecretProviderClass(this, "secret-class", {
      name: "licence-check",
      namespace,
      files: file(version),
      // Kept as packagecloud's class is: a new licence then destroys nothing.
      previousFiles: previous === undefined ? undefined : file(previous),
      dependsOn: Object.values(licence.grants),
    });
    this.job = new ScheduledJob(this, "job", {
      name: LICENCE_CHECK_NAME,
      namespace,
      schedule: TWICE_A_DAY,
      serviceAccountName: APPLICATION_ACCOUNT,
      containers: [
        {
          name: LICENCE_CHECK_CONTAINER,
          image: settings.image,
          command: [
            "/bin/sh",
            "-c",
            LICENCE_SCRIPT,
            "licence-check",
            `${SECRET_PATH}/${SECRET_FILE}`,
            settings.address,
            secrets.licence.endDate ?? "none",
            String(settings.warnDays),
            LICENCE_REPORTS.checked,
            LICENCE_REPORTS.failed,
          ],
          resources: amounts(settings.resources),
          mounts: [{ volume: "licence", path: SECRET_PATH }],
        },
      ],
      volumes: { licence: { secretProviderClass: { name: secret.name } } },
      openings: [toClusterDns(platform), toInternet(443)],
      dependsOn: [secret.manifest],
    });
  }
}
