import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { validateEnvironment } from "../../../environments/validate";
import {
  DRILL_REPORTS,
  DRILL_SCRIPT,
  drillPrefix,
  drillSchedule,
} from "../../../stacks/packagecloud/restore-drill";
import { changed } from "../../environments/change";
import { DATA, synthEnvironment } from "../../support/environments";
import { valueAt } from "../../support/template";

/** The script in a real shell, with a gcloud and a mysql that answer from files and note how they were called. */
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "restore-drill-"));
  mkdirSync(join(folder, "state"));
  program(
    "gcloud",
    `echo "gcloud $*" >> ${folder}/calls
case "$*" in
  *"${"$"}(cat ${folder}/fails 2>/dev/null || echo nothing-fails)"*) echo "it failed" >&2; exit 1 ;;
  "sql instances list"*) cat ${folder}/leftovers 2>/dev/null || true ;;
  "sql backups list"*) cat ${folder}/backup ;;
  "sql instances describe packagecloud-source"*) echo 212 ;;
  "sql instances describe"*) echo 10.1.2.3 ;;
  "sql operations list"*) echo operation-1 ;;
esac`,
  );
  program(
    "mysql",
    `echo "mysql $* (password of $(printf %s "$MYSQL_PWD" | wc -c) characters)" >> ${folder}/calls
case "$*" in
  *information_schema*) printf 'packages\\nusers\\n' ;;
  *'\`packages\`'*) cat ${folder}/rows ;;
  *) echo 7 ;;
esac`,
  );
  answer("backup", "1700000000000");
  answer("rows", "1000");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, body: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`);
  chmodSync(join(folder, name), 0o755);
}

function answer(name: string, text: string): void {
  writeFileSync(join(folder, name), text === "" ? "" : `${text}\n`);
}

function drill({ key = "" }: { readonly key?: string } = {}) {
  const words = [DRILL_REPORTS.well, DRILL_REPORTS.failed, DRILL_REPORTS.less];
  const place = ["packagecloud-source", "project", "packagecloud-drill-ops", "us-east1", "the-network"];
  const kind = ["MYSQL_8_0", "enterprise", "db-custom-2-7680", "packages_onpremise"];
  const { status, stdout, stderr } = spawnSync(
    "/bin/sh",
    ["-c", DRILL_SCRIPT, "restore-drill", ...place, ...kind, "5", join(folder, "state"), ...words, key],
    { encoding: "utf8", env: { PATH: `${folder}:/usr/bin:/bin` }, timeout: 20_000 },
  );
  const calls = existsSync(join(folder, "calls")) ? readFileSync(join(folder, "calls"), "utf8") : "";
  return { status, lines: stdout.trim().split("\n"), stderr, calls: calls.trim().split("\n") };
}

describe("the drill", () => {
  it("restores the newest backup into an instance of its own, counts, and deletes the instance", () => {
    const { status, lines, calls } = drill();
    expect(status).toBe(0);
    expect(lines).toEqual([
      expect.stringMatching(
        /^packagecloud-restore-drill: well \(1007 rows in 2 tables of backup 1700000000000, 0 the time before, restored in \d+ s\)$/,
      ),
    ]);
    const [, name = ""] =
      /sql instances create (packagecloud-drill-ops-\d{8}-\d{6}) /.exec(calls.join("\n")) ?? [];
    expect(name).not.toBe("");
    expect(calls.at(-1)).toBe(`gcloud sql instances delete ${name} --project=project --quiet --async`);
    expect(calls).toContain(
      `gcloud sql backups restore 1700000000000 --backup-instance=packagecloud-source --restore-instance=${name} --project=project --quiet --async`,
    );
    // As large as the disk of the database has become, and reachable inside the network only.
    expect(calls.join("\n")).toMatch(
      /create .* --no-assign-ip .* --storage-size=212 .*--ssl-mode=ENCRYPTED_ONLY/,
    );
    expect(calls.filter((call) => /delete|restore-instance|users create/.test(call)).join()).not.toMatch(
      /(delete|restore-instance=|--instance=)\s?packagecloud-source/,
    );
  });

  it("connects with TLS and a password that no argument of mysql holds", () => {
    const mysql = drill().calls.filter((call) => call.startsWith("mysql"));
    expect(mysql).toHaveLength(3);
    for (const call of mysql) {
      expect(call).toMatch(/--host=10\.1\.2\.3 --user=drill --ssl-mode=REQUIRED/);
      expect(call).toMatch(/password of [2-5]\d characters/);
      expect(call).not.toContain("--password");
    }
  });

  it("compares with the time before: a small loss is well, a large one is not", () => {
    drill();
    answer("rows", "950");
    expect(drill().lines[0]).toContain(`${DRILL_REPORTS.well} (957 rows in 2 tables`);
    answer("rows", "800");
    const { status, lines } = drill();
    expect(status).toBe(0);
    expect(lines).toEqual([expect.stringContaining(`${DRILL_REPORTS.less} (807 rows`)]);
    expect(lines[0]).toContain("957 the time before");
  });

  it.each([
    ["sql backups list", "find the newest backup", false],
    ["sql instances create", "create packagecloud-drill-ops-", true],
    ["sql operations wait", "restore backup 1700000000000", true],
    ["sql users create", "log in to packagecloud-drill-ops-", true],
  ])("reports the step where %s fails, and leaves no instance", (fails, step, isMade) => {
    answer("fails", fails);
    const { status, lines, calls } = drill();
    expect(status).not.toBe(0);
    expect(lines).toEqual([expect.stringContaining(`${DRILL_REPORTS.failed} (${step}`)]);
    expect(calls.some((call) => call.includes("instances delete"))).toBe(isMade);
  });

  it("fails without a backup and for an empty database", () => {
    answer("backup", "");
    expect(drill().lines).toEqual([`${DRILL_REPORTS.failed} (find the newest backup)`]);
    answer("backup", "1");
    program("mysql", 'case "$*" in *information_schema*) ;; *) echo 0 ;; esac');
    expect(drill().lines).toEqual([`${DRILL_REPORTS.failed} (count the rows of packages_onpremise)`]);
  });

  it("fails when the instance could not be deleted, which would cost money every hour", () => {
    answer("fails", "sql instances delete");
    const { status, lines } = drill();
    expect(status).not.toBe(0);
    expect(lines.at(-1)).toMatch(/failed \(delete packagecloud-drill-ops-\d{8}-\d{6}\)$/);
  });

  it("deletes what an earlier run left first", () => {
    answer("leftovers", "packagecloud-drill-ops-20270101-120000");
    const { calls } = drill();
    expect(calls[0]).toContain("--filter=name~^packagecloud-drill-ops-");
    expect(calls[1]).toBe(
      "gcloud sql instances delete packagecloud-drill-ops-20270101-120000 --project=project --quiet --async",
    );
  });

  it("encrypts the trial with the key of the instance", () => {
    expect(drill().calls.join("\n")).not.toContain("--disk-encryption-key");
    const key = "projects/p/locations/us-east1/keyRings/r/cryptoKeys/k";
    expect(drill({ key }).calls.join("\n")).toContain(`--disk-encryption-key=${key}`);
  });

  it("has nothing that Terraform would take for an interpolation", () => {
    expect(DRILL_SCRIPT).not.toMatch(/[$%]\{/);
  });
});

describe("the drill's job", () => {
  const ops = validateEnvironment("ops", DATA.ops);
  const stack = synthEnvironment(DATA.ops);
  const members = Object.values(stack.resource?.["google_project_iam_member"] ?? {});
  const roles = Object.values(stack.resource?.["google_project_iam_custom_role"] ?? {});

  it("runs once a day, after the window of the backup", () => {
    expect(drillSchedule(ops)).toBe("0 12 * * *");
    expect(
      drillSchedule(validateEnvironment("ops", changed(DATA.ops, "database.backups.startTime", "22:30"))),
    ).toBe("30 7 * * *");
  });

  it("may delete and restore into its own instances only, and never the database", () => {
    const drillMembers = members.filter((member) => JSON.stringify(member).includes(drillPrefix(ops)));
    expect(drillMembers.map((member) => valueAt(member, "condition.expression"))).toEqual([
      'resource.name.startsWith("projects/gitlab-ops/instances/packagecloud-drill-ops-") && resource.service == "sqladmin.googleapis.com"',
    ]);
    expect(ops.database.instanceName.startsWith(`${drillPrefix(ops)}-`)).toBe(false);
    const destructive = roles.filter((role) =>
      /delete|restoreBackup|users\.create/.test(JSON.stringify(valueAt(role, "permissions"))),
    );
    expect(destructive.map((role) => valueAt(role, "role_id"))).toEqual([
      "packagecloud_restore_drill_own_ops",
    ]);
  });

  it("is off where the data says so, with its roles, its disk and its alerts", () => {
    const off = JSON.stringify(synthEnvironment(changed(DATA.ops, "database.restoreDrill", null)));
    expect(JSON.stringify(stack)).toMatch(/restore-drill/);
    expect(off).not.toMatch(/restore.drill/);
  });
});
