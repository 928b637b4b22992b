import type { EnvironmentData } from "../../environments/environment";
import { schemaProblems } from "../constructs/schema-check";
import { changed } from "../environments/change";
import { DATA, synthEnvironment } from "../support/environments";
import type { Block, SynthesizedStack } from "../support/synth";
import { valueAt } from "../support/template";

const DEPLOYMENTS = [
  "workloads/rainbows/deployment",
  "workloads/resque/deployment",
  "workloads/toolbox/deployment",
  "workloads/web/deployment",
];

describe("a change of one setting changes only what it is about", () => {
  it("rolls the four deployments and makes another secret class for a new licence", () => {
    expect(changes("ops", { "secrets.licence.version": 2 })).toEqual([
      "application/secret-class/versions-1-1-1-1-1-1",
      "application/secret-class/versions-1-1-1-2-1-1",
      "licence-check/job/cron-job",
      "licence-check/secret-class/versions-1",
      "licence-check/secret-class/versions-2",
      // Its template is ignored, so the job does not run again: see the next test.
      "migration/migrate/job",
      ...DEPLOYMENTS,
    ]);
  });

  it("leaves the secret class of the revision before alone when it is to be kept", () => {
    const kept = { "secrets.licence.version": 2, previousVersions: { licence: 1 } };
    expect(changes("ops", kept)).toEqual([
      "application/secret-class/versions-1-1-1-2-1-1",
      "licence-check/job/cron-job",
      "licence-check/secret-class/versions-2",
      "migration/migrate/job",
      ...DEPLOYMENTS,
    ]);
    const rotated = { "database.passwordGenerations": [1, 2], previousVersions: { databasePassword: 1 } };
    const stack = synthEnvironment(withAll(DATA.ops, rotated));
    expect([...byPath(stack).keys()].filter((path) => path.startsWith("application/secret-class"))).toEqual([
      "application/secret-class/versions-1-1-1-1-1-1",
      "application/secret-class/versions-1-2-1-1-1-1",
    ]);
  });

  it("does not run the migration again for a new licence or password", () => {
    const before = migration(DATA.ops);
    expect(valueAt(before, "lifecycle.ignore_changes")).toEqual(["spec[0].template"]);
    for (const change of [{ "secrets.licence.version": 2 }, { "database.passwordGenerations": [1, 2] }]) {
      const after = migration(withAll(DATA.ops, change));
      // It comes after another secret class, which is no reason to run.
      expect({ ...after, spec: withoutTemplate(after), depends_on: [] }).toEqual({
        ...before,
        spec: withoutTemplate(before),
        depends_on: [],
      });
    }
  });

  it("runs the migration again for another image and another configuration", () => {
    const name = valueAt(migration(DATA.ops), "metadata.name");
    for (const change of [
      { "image.reference": `registry.example/packagecloud@sha256:${"1".repeat(64)}` },
      { "secrets.configuration.version": 2 },
    ]) {
      expect(valueAt(migration(withAll(DATA.ops, change)), "metadata.name")).not.toBe(name);
    }
  });

  it("changes only dates in the alerts for the licence's last day", () => {
    const result = changes("ops", { "secrets.licence.endDate": "2028-03-31" });
    expect(result.length).toBeGreaterThan(0);
    // The check compares the vendor's day with it.
    expect(result.filter((path) => !path.startsWith("monitoring/licence/"))).toEqual([
      "licence-check/job/cron-job",
    ]);
  });

  it("changes only dates in the alerts for the uploaded certificate's last day", () => {
    const renewed = [{ name: "packagecloud-ops-1", endDate: "2028-11-30" }];
    const result = changes("ops", { "edge.certificate.certificates": renewed });
    expect(result).toHaveLength(3);
    expect(result.filter((path) => !path.startsWith("monitoring/certificate/"))).toEqual([]);
  });

  it("adds a user and its password for the next generation, and rolls the pods", () => {
    expect(changes("ops", { "database.passwordGenerations": [1, 2] })).toEqual([
      "application/secret-class/versions-1-1-1-1-1-1",
      "application/secret-class/versions-1-2-1-1-1-1",
      "database/user-2/password",
      "database/user-2/secret/version",
      "database/user-2/user",
      "migration/migrate/job",
      ...DEPLOYMENTS,
    ]);
  });

  it("takes only the old user away when a rotation ends", () => {
    const rotated = withAll(DATA.ops, { "database.passwordGenerations": [1, 2] });
    const ended = withAll(DATA.ops, { "database.passwordGenerations": [2] });
    expect(differences(synthEnvironment(rotated), synthEnvironment(ended))).toEqual([
      "application/secret-class/versions-1-2-1-1-1-1",
      "database/user-1/password",
      "database/user-1/secret/version",
      "database/user-1/user",
    ]);
  });

  it("adds a replica and nothing else", () => {
    const replica = {
      instanceName: "packagecloud-0a1b2c3d",
      region: "us-central1",
      tier: "db-custom-8-30720",
    };
    expect(changes("ops", { "database.readReplica": replica })).toEqual(["database/replica/instance"]);
  });

  it.each([
    ["database.maintenance.denyPeriod", { startDate: "2027-05-10", endDate: "2027-05-24" }],
    ["database.encryptionKey", "projects/p/locations/us-east1/keyRings/r/cryptoKeys/k"],
    ["redis.encryptionKey", "projects/p/locations/us-east1/keyRings/r/cryptoKeys/k"],
  ])("changes only the instance for %s", (path, value) => {
    const instances = ["database/mysql/instance", "redis/memorystore/instance"];
    const drill = path === "database.encryptionKey" ? ["restore-drill/job/cron-job"] : [];
    expect(changes("ops", { [path]: value })).toEqual([
      ...instances.filter((instance) => instance.startsWith(path.split(".")[0] ?? "")),
      ...drill,
    ]);
  });

  it("lifts every protection at once, and only when an environment says so", () => {
    const open = synthEnvironment(withAll(DATA.ops, { "protection.preventDestroy": false }));
    expect(JSON.stringify(open)).not.toContain('"prevent_destroy":true');
    expect(JSON.stringify(open)).not.toMatch(/"deletion_protection(_enabled)?":true/);
  });

  it("gives valid configurations whatever the kinds chosen", () => {
    const variants: readonly (readonly [EnvironmentData, Readonly<Record<string, unknown>>])[] = [
      [
        DATA.ops,
        {
          "edge.dns.proxied": false,
          "edge.certificate": { kind: "managed" },
          "cluster.access": "public-ip",
          "redis.snapshotPeriod": "none",
          "google.network.privateServicesRange": "services",
          "monitoring.channels": { pager: "projects/gitlab-ops/notificationChannels/1" },
        },
      ],
      [
        DATA.ops,
        {
          "database.maintenance.denyPeriod": { startDate: "2027-05-10", endDate: "2027-05-24" },
          "database.readReplica": {
            instanceName: "packagecloud-0a1b2c3d",
            region: "us-central1",
            tier: "db-custom-8-30720",
          },
          "redis.encryptionKey": "projects/p/locations/us-east1/keyRings/r/cryptoKeys/k",
        },
      ],
      [DATA.ops, { "database.encryptionKey": "projects/p/locations/us-east1/keyRings/r/cryptoKeys/k" }],
      [
        DATA.ops,
        {
          "cluster.access": "private-ip",
          "namespace.mail": null,
          "storage.replica.timeControl": true,
          "storage.transferAcceleration": false,
          "database.availability": "ZONAL",
          "database.backups.enabled": false,
          "database.backups.binaryLog": false,
          "database.restoreDrill": null,
        },
      ],
      [
        DATA.pre,
        {
          "edge.dns.dnsZone": null,
          "edge.certificate": {
            kind: "pre-shared",
            certificates: [
              { name: "a", endDate: "2027-01-31" },
              { name: "b", endDate: "2028-01-31" },
            ],
          },
        },
      ],
    ];
    for (const [data, change] of variants) {
      expect({ change, problems: schemaProblems(synthEnvironment(withAll(data, change))) }).toEqual({
        change,
        problems: [],
      });
    }
  });
});

function withAll(base: EnvironmentData, change: Readonly<Record<string, unknown>>): EnvironmentData {
  return Object.entries(change).reduce<EnvironmentData>(
    (data, [path, value]) => changed(data, path, value),
    base,
  );
}

function changes(name: "pre" | "ops", change: Readonly<Record<string, unknown>>): readonly string[] {
  return differences(synthEnvironment(DATA[name]), synthEnvironment(withAll(DATA[name], change)));
}

/** Construct paths of the blocks that differ, without the stack's name; `terraform`, providers and outputs must not. */
function differences(before: SynthesizedStack, after: SynthesizedStack): readonly string[] {
  for (const kind of ["terraform", "provider", "data", "output"] as const)
    expect(after[kind]).toEqual(before[kind]);
  const left = byPath(before);
  const right = byPath(after);
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((path) => JSON.stringify(left.get(path)) !== JSON.stringify(right.get(path)))
    .sort();
}

function byPath(stack: SynthesizedStack): ReadonlyMap<string, Block> {
  const blocks = [stack.resource, stack.ephemeral].flatMap((kind) =>
    Object.values(kind ?? {}).flatMap((ofType) => Object.values(ofType)),
  );
  return new Map(
    blocks.map((block) => [String(valueAt(block, "//.metadata.path")).split("/").slice(1).join("/"), block]),
  );
}

function migration(data: EnvironmentData): Block {
  const [job, ...others] = Object.values(synthEnvironment(data).resource?.["kubernetes_job_v1"] ?? {});
  if (job === undefined || others.length > 0) throw new Error("not one job");
  return job;
}

function withoutTemplate(job: Block): Block {
  return { ...(valueAt(job, "spec") as Block), template: undefined };
}
