import { deployTime } from "../../packages/infra/src/ci/deploy-time";
import { longestApplyMinutes, readWaits } from "../../packages/infra/src/ci/longest-apply";
import { changed } from "../environments/change";
import { DATA, synthEnvironment } from "../support/environments";

const waitsOf = (data: Parameters<typeof synthEnvironment>[0]) => readWaits(synthEnvironment(data));

describe("the time of a deploy job", () => {
  it("is the longest chain of waits that follow each other, the providers' own on top, in half hours", () => {
    // The SQL proxy, then the migration, then web: ten waves, each as long as a pod may start, and the deadline.
    expect(longestApplyMinutes(waitsOf(DATA.ops))).toBe(17 + 130 + 117);
    expect(deployTime(waitsOf(DATA.ops))).toEqual({ scriptMinutes: 330, jobMinutes: 360 });
  });

  it("grows with the data", () => {
    const longer = changed(DATA.ops, "workloads.migration.timeoutSeconds", 86_400);
    expect(deployTime(waitsOf(longer)).scriptMinutes).toBeGreaterThan(24 * 60);
  });

  it("leaves time for what comes after an apply that is stopped", () => {
    const { scriptMinutes, jobMinutes } = deployTime(waitsOf(DATA.pre));
    expect(jobMinutes - scriptMinutes).toBe(30);
  });
});
