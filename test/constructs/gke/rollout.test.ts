import fc from "fast-check";
import { type RolloutProps, resolveRollout } from "../../../constructs/gke/rollout";
import { onlyResource } from "../../support/synth";
import { CONTAINER } from "./samples";
import { synthWorkload, workloadRefusals } from "./support";

const CHECK = { exec: { command: ["ready"] } };

/** Containers of which the slowest may take ten minutes to start. */
const SLOW = [
  { ...CONTAINER, startupProbe: { check: CHECK, periodSeconds: 10, failureThreshold: 60 } },
  { ...CONTAINER, name: "helper", startupProbe: { check: CHECK } },
];

function rolloutRefusals(rollout: RolloutProps) {
  return workloadRefusals({ containers: SLOW, rollout }).map((line) =>
    line.replace("test/workload: rollout.", ""),
  );
}

describe("a rollout", () => {
  it("fails when nothing has moved for start-up, readiness and five minutes, and not before ten", () => {
    expect(resolveRollout({}, [CONTAINER], 2).progressDeadlineSeconds).toBe(600);
    expect(resolveRollout({}, SLOW, 2).progressDeadlineSeconds).toBe(600 + 10 + 300);
  });

  it("is waited for until every wave may have started", () => {
    // 8 pods by 25 %: four waves of two, each 610 s; then the deadline of 910 s.
    expect(resolveRollout({}, SLOW, 8).timeoutSeconds).toBe(4 * 610 + 910);
    expect(resolveRollout({ maxSurge: "100%" }, SLOW, 8).timeoutSeconds).toBe(610 + 910);
    expect(resolveRollout({ maxSurge: "1" }, SLOW, 8).timeoutSeconds).toBe(8 * 610 + 910);
  });

  it("takes every number from its props", () => {
    const rollout = { maxSurge: "1", minReadySeconds: 0, progressDeadlineSeconds: 700, timeoutSeconds: 1230 };
    const deployment = onlyResource(synthWorkload({ containers: SLOW, rollout }), "kubernetes_deployment_v1");
    expect(deployment["spec"]).toMatchObject({
      min_ready_seconds: 0,
      progress_deadline_seconds: 700,
      strategy: { rolling_update: { max_surge: "1", max_unavailable: "0" } },
    });
    expect(deployment["timeouts"]).toEqual({ create: "21m", update: "21m", delete: "10m" });
  });

  it("always outlasts start-up, and its own deadline", () => {
    const surge = fc.oneof(
      fc.integer({ min: 1, max: 20 }).map(String),
      fc.integer({ min: 1, max: 100 }).map((percent) => `${percent}%`),
    );
    fc.assert(
      fc.property(surge, fc.integer({ min: 1, max: 50 }), fc.nat(500), (maxSurge, replicas, threshold) => {
        const startupProbe = { check: CHECK, failureThreshold: threshold + 1 };
        const rollout = resolveRollout({ maxSurge }, [{ ...CONTAINER, startupProbe }], replicas);
        expect(rollout.progressDeadlineSeconds).toBeGreaterThan(
          (threshold + 1) * 10 + rollout.minReadySeconds,
        );
        expect(rollout.timeoutSeconds).toBeGreaterThan(rollout.progressDeadlineSeconds);
      }),
    );
  });
});

describe("a rollout's rules", () => {
  it.each(["0", "0%", "-1", "many", "1.5"])("refuse a surge of %s", (maxSurge) => {
    expect(rolloutRefusals({ maxSurge })).toEqual([
      `maxSurge must be a number of pods or a percentage, above zero, got "${maxSurge}". Write it like "1" or "25%".`,
    ]);
  });

  it("refuse a deadline within which a pod may still be starting", () => {
    expect(rolloutRefusals({ progressDeadlineSeconds: 611 })).toEqual([]);
    expect(rolloutRefusals({ progressDeadlineSeconds: 610 })).toEqual([
      "progressDeadlineSeconds must exceed the 610 s in which a pod may start, got 610. Raise it, or shorten the startup probe.",
    ]);
  });

  it("refuse to give up before the cluster does", () => {
    expect(rolloutRefusals({ progressDeadlineSeconds: 700, timeoutSeconds: 701 })).toEqual([]);
    expect(rolloutRefusals({ progressDeadlineSeconds: 700, timeoutSeconds: 700 })).toEqual([
      "timeoutSeconds must exceed the 700 s after which the cluster itself gives up, got 700. Raise it.",
    ]);
  });
});
