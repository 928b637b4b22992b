import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { Fn } from "cdktf";
import { OneTimeJob, type OneTimeJobProps } from "../../../constructs/gke/job";
import { toDns } from "../../../constructs/gke/openings";
import { onlyResource } from "../../support/synth";
import { expectAbsent, valueAt } from "../../support/template";
import { CONTAINER, IMAGE } from "./samples";
import { refusals, synthParts } from "./support";

const LEAST: OneTimeJobProps = {
  name: "migration",
  namespace: "apps",
  serviceAccountName: "app",
  runFor: { image: IMAGE, configuration: "7" },
  containers: [CONTAINER],
};

function synthJob(props: Partial<OneTimeJobProps> = {}) {
  const stack = synthParts((scope) => new OneTimeJob(scope, "migration", { ...LEAST, ...props }));
  return onlyResource(stack, "kubernetes_job_v1");
}

function jobRefusals(props: Partial<OneTimeJobProps>) {
  const refused = refusals((scope) => new OneTimeJob(scope, "migration", { ...LEAST, ...props }));
  return refused.map((line) => line.replace("test/migration: ", ""));
}

describe("a one-time job", () => {
  it("is tried once, waited for, given up before Terraform loses patience, and kept", () => {
    const job = synthJob();
    expect(job["wait_for_completion"]).toBe(true);
    expect(job["timeouts"]).toEqual({ create: "130m", update: "130m", delete: "10m" });
    expect(valueAt(job, "spec")).toMatchObject({ backoff_limit: 0, active_deadline_seconds: 7200 });
    expect(job["spec"]).not.toHaveProperty("ttl_seconds_after_finished");
    expect(valueAt(job, "spec.template.spec.restart_policy")).toBe("Never");
  });

  it("takes longer where told to", () => {
    const job = synthJob({ timeoutMinutes: 240 });
    expect(valueAt(job, "timeouts.create")).toBe("250m");
    expect(valueAt(job, "spec.active_deadline_seconds")).toBe(14_400);
  });

  it("has a name that changes with what it is run for, and with nothing else", () => {
    const nameOf = (props: Partial<OneTimeJobProps>) => valueAt(synthJob(props), "metadata.name");
    const name = nameOf({});
    expect(name).toMatch(/^migration-[0-9a-f]{10}$/);
    expect(nameOf({ runFor: { configuration: "7", image: IMAGE } })).toBe(name);
    expect(nameOf({ containers: [{ ...CONTAINER, args: ["--other"] }], timeoutMinutes: 180 })).toBe(name);
    expect(nameOf({ runFor: { image: IMAGE, configuration: "8" } })).not.toBe(name);
    expect(nameOf({ runFor: { image: IMAGE } })).not.toBe(name);
  });

  it("is not run again by another template under the same name", () => {
    expect(synthJob()["lifecycle"]).toEqual({ ignore_changes: ["spec[0].template"] });
  });

  it("is hardened like any pod, does not spread, and is not evicted half-way", () => {
    const job = synthJob();
    expect(valueAt(job, "spec.template.spec.container.0.security_context")).toMatchObject({
      allow_privilege_escalation: false,
      read_only_root_filesystem: true,
      run_as_non_root: true,
    });
    expect(valueAt(job, "spec.template.spec")).toMatchObject({
      automount_service_account_token: false,
      service_account_name: "app",
    });
    expectAbsent(job, "spec.template.spec.topology_spread_constraint");
    const evicted = (props: Partial<OneTimeJobProps>) =>
      valueAt(synthJob(props), "spec.template.metadata.annotations");
    expect(evicted({})).toMatchObject({ "cluster-autoscaler.kubernetes.io/safe-to-evict": "false" });
    expect(evicted({ safeToEvict: true })).toMatchObject({
      "cluster-autoscaler.kubernetes.io/safe-to-evict": "true",
    });
  });

  it("tells its relaxations", () => {
    const relaxations = { reason: "Chef needs root", rootUser: true };
    expect(
      valueAt(synthJob({ containers: [{ ...CONTAINER, relaxations }] }), "metadata.annotations"),
    ).toEqual({
      "relaxations.workload/app": "root user: Chef needs root",
    });
  });

  it("starts after its own network policy and what the caller names, and hands them out", () => {
    const stack = synthParts((scope) => {
      const settings = new ConfigMapV1(scope, "settings", { metadata: { name: "settings" } });
      const openings = [toDns()];
      const migration = new OneTimeJob(scope, "migration", { ...LEAST, openings, dependsOn: [settings] });
      expect(migration.name).toMatch(/^migration-/);
      expect(migration.podLabels).toEqual({ "app.kubernetes.io/name": "migration" });
      migration.job.addOverride("spec.parallelism", 1);
      migration.networkPolicy.addOverride("metadata.labels.touched", "yes");
    });
    expect(onlyResource(stack, "kubernetes_job_v1")["depends_on"]).toEqual([
      expect.stringContaining("kubernetes_network_policy_v1.migration_network-policy"),
      "kubernetes_config_map_v1.settings",
    ]);
    const policy = onlyResource(stack, "kubernetes_network_policy_v1");
    expect(policy["metadata"]).toMatchObject({ name: "migration", labels: { touched: "yes" } });
    expect(valueAt(policy, "spec.pod_selector.match_labels")).toEqual({
      "app.kubernetes.io/name": "migration",
    });
    expect(valueAt(policy, "spec.egress")).toHaveLength(1);
  });
});

describe("a one-time job's rules", () => {
  it("accept the least job", () => {
    expect(jobRefusals({})).toEqual([]);
  });

  it("refuse nothing to be run for, and references", () => {
    expect(jobRefusals({ runFor: {} })).toEqual([
      "runFor must not be empty. Name the values that the job has to run again for, for example the image.",
    ]);
    expect(jobRefusals({ runFor: { image: Fn.join("", ["a"]) } })).toEqual([
      "runFor.image must be a plain value: what it refers to cannot be hashed into the name. " +
        "Use the value from the environment's data.",
    ]);
  });

  it("refuse a name that leaves no room for the hash, and no time", () => {
    expect(jobRefusals({ name: "a".repeat(52) })).toEqual([]);
    expect(
      jobRefusals({ name: "a".repeat(53), timeoutMinutes: 0 }).map((line) => line.split(" must")[0]),
    ).toEqual(["name", "timeoutMinutes"]);
  });

  it("refuse what a pod and a network policy refuse", () => {
    const openings = [{ ...toDns(), ports: [] }];
    const refused = jobRefusals({ containers: [{ ...CONTAINER, image: "app" }], openings });
    expect(refused.map((line) => line.split(" must")[0])).toEqual([
      "containers.app.image",
      "openings[0].ports",
    ]);
  });
});
