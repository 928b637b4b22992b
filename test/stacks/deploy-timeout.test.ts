import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { changed } from "../environments/change";
import { DATA, synthEnvironment } from "../support/environments";
import { longestApplyMinutes } from "../support/longest-apply";

const PIPELINE: { readonly ".deploy": { readonly timeout: string } } = parse(
  readFileSync(join(__dirname, "..", "..", ".gitlab-ci.yml"), "utf8"),
);

function minutesOf(timeout: string): number {
  const [, hours = "0", , minutes = "0"] = /^(\d+)h( (\d+)m)?$/.exec(timeout) ?? [];
  return Number(hours) * 60 + Number(minutes);
}

/** Time for everything that Terraform waits for by the providers' own defaults: the database above all. */
const REST_MINUTES = 60;

describe("the deploy job's timeout", () => {
  it.each(Object.values(DATA))("holds the longest apply of $name", (data) => {
    const longest = longestApplyMinutes(synthEnvironment(data));
    expect(minutesOf(PIPELINE[".deploy"].timeout)).toBeGreaterThanOrEqual(longest + REST_MINUTES);
  });

  it("is compared with waits that follow each other", () => {
    // The SQL proxy, then the migration, then web: ten waves, each as long as a pod may start, and the deadline.
    expect(longestApplyMinutes(synthEnvironment(DATA.ops))).toBe(17 + 130 + 117);
  });

  it("grows with the data", () => {
    const longer = changed(DATA.ops, "workloads.migration.timeoutSeconds", 86_400);
    expect(longestApplyMinutes(synthEnvironment(longer))).toBeGreaterThan(24 * 60);
  });
});
