import { ScheduledJob, type ScheduledJobProps } from "../../../constructs/gke/cron-job";
import { onlyResource } from "../../support/synth";
import { valueAt } from "../../support/template";
import { CONTAINER } from "./samples";
import { refusals, synthParts } from "./support";

const LEAST: ScheduledJobProps = {
  name: "check",
  namespace: "apps",
  serviceAccountName: "check",
  schedule: "30 6 * * *",
  containers: [CONTAINER],
};

function synthCronJob(props: Partial<ScheduledJobProps> = {}) {
  const stack = synthParts((scope) => new ScheduledJob(scope, "check", { ...LEAST, ...props }));
  return onlyResource(stack, "kubernetes_cron_job_v1");
}

function cronJobRefusals(props: Partial<ScheduledJobProps>) {
  const refused = refusals((scope) => new ScheduledJob(scope, "check", { ...LEAST, ...props }));
  return refused.map((line) => line.replace("test/check: ", ""));
}

describe("a scheduled job", () => {
  it("runs by the clock of UTC, one run at a time, tried once more", () => {
    expect(valueAt(synthCronJob(), "spec")).toMatchObject({
      schedule: "30 6 * * *",
      timezone: "Etc/UTC",
      concurrency_policy: "Forbid",
      starting_deadline_seconds: 3600,
      successful_jobs_history_limit: 1,
      failed_jobs_history_limit: 3,
      job_template: { spec: { backoff_limit: 1, active_deadline_seconds: 900 } },
    });
  });

  it("takes zone, time, tries and deadline from its props", () => {
    const cronJob = synthCronJob({
      timeZone: "Europe/Berlin",
      timeoutMinutes: 5,
      retries: 0,
      startingDeadlineSeconds: 60,
    });
    expect(valueAt(cronJob, "spec")).toMatchObject({
      timezone: "Europe/Berlin",
      starting_deadline_seconds: 60,
      job_template: { spec: { backoff_limit: 0, active_deadline_seconds: 300 } },
    });
  });

  it("is hardened like any pod and leaves eviction to the autoscaler", () => {
    const template = valueAt(synthCronJob(), "spec.job_template.spec.template");
    expect(valueAt(template, "spec.restart_policy")).toBe("Never");
    expect(valueAt(template, "spec.container.0.security_context.read_only_root_filesystem")).toBe(true);
    expect(valueAt(template, "metadata.annotations")).toEqual({
      "kubectl.kubernetes.io/default-container": "app",
    });
  });

  it("hands out its resources", () => {
    const stack = synthParts((scope) => {
      const check = new ScheduledJob(scope, "check", LEAST);
      check.cronJob.addOverride("spec.suspend", true);
      check.networkPolicy.addOverride("metadata.labels.touched", "yes");
    });
    expect(valueAt(onlyResource(stack, "kubernetes_cron_job_v1"), "spec.suspend")).toBe(true);
    expect(valueAt(onlyResource(stack, "kubernetes_network_policy_v1"), "metadata.labels.touched")).toBe(
      "yes",
    );
  });
});

describe("a scheduled job's rules", () => {
  it("accept the least job", () => {
    expect(cronJobRefusals({})).toEqual([]);
  });

  it.each(["", "@daily", "30 6 * *", "0 30 6 * * *"])("refuse the schedule %j", (schedule) => {
    expect(cronJobRefusals({ schedule })).toEqual([
      `schedule must have cron's five fields, got "${schedule}". Write it like "30 6 * * *".`,
    ]);
  });

  it("refuse a long name, negative tries, a deadline that the controller misses, and no time", () => {
    const refused = cronJobRefusals({
      name: "a".repeat(53),
      retries: -1,
      startingDeadlineSeconds: 9,
      timeoutMinutes: 0,
    });
    expect(refused.map((line) => line.split(" must")[0])).toEqual([
      "name",
      "timeoutMinutes",
      "retries",
      "startingDeadlineSeconds",
    ]);
  });
});
