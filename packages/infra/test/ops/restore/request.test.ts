import type { Action } from "@infra-tools/terraform-plan/model";
import type { EnvironmentData } from "../../../../../environments/environment";
import { ops } from "../../../../../environments/ops";
import { validateEnvironment } from "../../../../../environments/validate";
import { instanceAddresses } from "../../../src/ops/restore/addresses";
import { editedFile } from "../../../src/ops/restore/data-edits";
import { lossProblems } from "../../../src/ops/restore/loss";
import { continued } from "../../../src/ops/restore/report";
import { type RestoreOptions, restoreRequest } from "../../../src/ops/restore/request";
import { restoreSteps } from "../../../src/ops/restore/steps";

const NOW = new Date("2027-02-01T12:00:00Z");
const AT = "2027-01-31T02:15:00Z";
const OPTIONS: RestoreOptions = { at: AT, instance: undefined, generation: undefined };

function request(data: EnvironmentData = ops, options: Partial<RestoreOptions> = {}) {
  return restoreRequest(validateEnvironment(data.name, data), { ...OPTIONS, ...options }, NOW);
}

function refusal(data: EnvironmentData = ops, options: Partial<RestoreOptions> = {}): readonly string[] {
  try {
    request(data, options);
  } catch (error) {
    if (error instanceof Error && "problems" in error && Array.isArray(error.problems)) {
      return error.problems.map(({ where, rule }) => `${where}: ${rule}`);
    }
    throw error;
  }
  return [];
}

describe("a request to restore", () => {
  it("names the clone by the environment and the moment, so that the same command continues it", () => {
    const first = request();
    expect(first.target).toMatch(/^packagecloud-[0-9a-f]{8}$/);
    expect(request(ops, { at: "2027-01-31T03:15:00+01:00" }).target).toBe(first.target);
    expect(request(ops, { at: "2027-01-31T02:15:01Z" }).target).not.toBe(first.target);
    expect(first.branch).toBe("restore-ops-20270131T021500Z");
  });

  it("points the data at the clone, with the next credential generation alone", () => {
    const { data, target } = request();
    const id = `projects/gitlab-ops/instances/${target}`;
    expect(data.database.instanceName).toBe(target);
    expect(data.database.passwordGenerations).toEqual([2]);
    expect(data.adopt).toEqual({ databaseInstance: id, database: `${id}/databases/packages_onpremise` });
  });

  it("keeps what else is adopted, and drops a previous password whose user is not on the clone", () => {
    const rotated: EnvironmentData = {
      ...ops,
      database: { ...ops.database, passwordGenerations: [1, 2] },
      previousVersions: { databasePassword: 1 },
      adopt: { redis: "projects/p/locations/l/instances/i" },
    };
    const { data } = request(rotated);
    expect(data.previousVersions).toBeUndefined();
    expect(data.adopt?.redis).toBe("projects/p/locations/l/instances/i");
    const both = { ...rotated, previousVersions: { databasePassword: 1, gpgKey: 7 } };
    expect(request(both).data.previousVersions).toEqual({ gpgKey: 7 });
  });

  it("leaves a read replica with the old instance, which it follows", () => {
    const readReplica = {
      instanceName: "packagecloud-0a1b2c3d",
      region: "us-central1",
      tier: "db-custom-8-30720",
    };
    const replicated = request({ ...ops, database: { ...ops.database, readReplica } });
    expect(replicated.data.database.readReplica).toBeNull();
    const source =
      'export const ops: EnvironmentData = {\n  name: "ops",\n  database: { instanceName: "x", readReplica: { tier: "y" }, passwordGenerations: [1] },\n};\n';
    expect(editedFile(source, "environments/ops.ts", replicated)).toContain(
      "readReplica: null, passwordGenerations",
    );
    const stack = {
      resource: { google_sql_database_instance: { replica: {}, mysql: {} }, google_sql_user: { one: {} } },
    };
    expect(instanceAddresses(stack)).toEqual([
      "google_sql_user.one",
      "google_sql_database_instance.mysql",
      "google_sql_database_instance.replica",
    ]);
  });

  it("is merged where the data names the clone already", () => {
    const { target } = request();
    const merged: EnvironmentData = { ...ops, database: { ...ops.database, instanceName: target } };
    expect(request(merged)).toMatchObject({ isMerged: true, source: target, target });
    expect(request().isMerged).toBe(false);
  });

  it.each<[string, Partial<RestoreOptions>, string]>([
    ["no time", { at: undefined }, "--at: is missing"],
    ["no time zone", { at: "2027-01-31T02:15:00" }, "--at: must say its time zone"],
    ["the future", { at: "2027-02-01T12:00:01Z" }, "--at: must be in the past"],
    [
      "a time before the log",
      { at: "2027-01-01T00:00:00Z" },
      "--at: must be within the 7 days of binary log",
    ],
    [
      "the instance in use",
      { instance: ops.database.instanceName },
      "--instance: must not be the instance in use",
    ],
    ["an invalid name", { instance: "Not-a-name" }, "ops.database.instanceName: "],
    ["a generation that was used", { generation: "1" }, "--generation: must be a whole number of at least 2"],
    ["a generation that is none", { generation: "next" }, "--generation: must be a whole number"],
  ])("is refused with %s", (_, options, expected) => {
    expect(refusal(ops, options)).toEqual([expect.stringContaining(expected)]);
  });

  it("is refused without a binary log, and all problems are reported at once", () => {
    const { backups } = ops.database;
    const zonal: EnvironmentData = {
      ...ops,
      database: { ...ops.database, availability: "ZONAL", backups: { ...backups, binaryLog: false } },
    };
    expect(refusal(zonal, { at: "soon", generation: "0", instance: ops.database.instanceName })).toEqual([
      expect.stringContaining("ops.database.backups.binaryLog: must be on"),
      expect.stringContaining("--at: must be a date and a time"),
      expect.stringContaining("--instance: must not be the instance in use"),
      expect.stringContaining("--generation: "),
    ]);
  });

  it("takes a longer log of a larger edition", () => {
    const plus: EnvironmentData = {
      ...ops,
      database: {
        ...ops.database,
        edition: "ENTERPRISE_PLUS",
        tier: "db-perf-optimized-N-4",
        restoreDrill: null,
        backups: { ...ops.database.backups, retained: 40, transactionLogDays: 35 },
      },
    };
    expect(refusal(plus, { at: "2026-12-29T00:00:00Z" })).toEqual([]);
  });
});

describe("the steps", () => {
  const steps = restoreSteps(request(), { forget: ["google_sql_user.one", "google_sql_database.two"] });
  const commands = steps.flatMap((step) => step.commands);

  it("clone to the moment in UTC, and forget by address", () => {
    expect(commands).toContain(
      `gcloud sql instances clone packagecloud-f05c90f5 ${request().target} --project=gitlab-ops --point-in-time=${AT}`,
    );
    expect(commands).toContain(
      "terraform -chdir=cdktf.out/stacks/ops state rm 'google_sql_user.one' 'google_sql_database.two'",
    );
  });

  it("apply nothing behind the pipeline's back", () => {
    expect(commands.join("\n")).not.toMatch(
      /terraform [^\n]*\b(apply|import|destroy)\b|cdktf deploy ops|backups restore/,
    );
    expect(commands.filter((command) => command.includes("cdktf deploy"))).toEqual([
      "npx cdktf deploy ci-identity",
    ]);
  });

  it("are printed so that a shell reads each command as one, on a narrow terminal too", () => {
    for (const command of commands) {
      const printed = continued(command);
      expect(printed.replaceAll(" \\\n  ", " ")).toBe(command);
      for (const line of printed.split("\n")) {
        if (line.trim().split(" ").length > 2) expect(line.length).toBeLessThanOrEqual(74);
      }
    }
  });
});

describe("the file of the data", () => {
  it("gets the clone, the generation and the map, in the form of the file", () => {
    const before =
      'export const ops: EnvironmentData = {\n  name: "ops",\n  database: {\n    instanceName: "x",\n    passwordGenerations: [1],\n  },\n};\n';
    const { target } = request();
    const id = `projects/gitlab-ops/instances/${target}`;
    expect(editedFile(before, "environments/ops.ts", request())).toBe(
      `export const ops: EnvironmentData = {\n  name: "ops",\n  database: {\n    instanceName: "${target}",\n    passwordGenerations: [2],\n  },\n  adopt: {\n    databaseInstance: "${id}",\n    database: "${id}/databases/packages_onpremise",\n  },\n};\n`,
    );
  });

  it("is left to a person where it is no plain object, with the values to write", () => {
    expect(() => editedFile("export const ops = make();", "environments/ops.ts", request())).toThrow(
      /environments\/ops\.ts: must export an object[\s\S]*database\.passwordGenerations: \[2\]/,
    );
  });
});

describe("a plan that destroys", () => {
  const problems = (type: string, action: Action) =>
    lossProblems({ label: "ops", changes: [{ mode: "managed", type, action, address: `${type}.x` }] });

  it.each(["google_sql_database_instance", "google_sql_user", "aws_s3_bucket", "kubernetes_deployment_v1"])(
    "is refused for %s",
    (type) => {
      expect(problems(type, "delete")).toHaveLength(1);
      expect(problems(type, "replace")).toHaveLength(1);
      expect(problems(type, "update")).toEqual([]);
    },
  );

  it("may take away the class of earlier versions and a kept version's record", () => {
    for (const type of ["kubernetes_manifest", "google_secret_manager_secret_version"]) {
      expect(problems(type, "delete")).toEqual([]);
    }
  });
});
