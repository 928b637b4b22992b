import { environment, environmentFrom, environmentNames, environments } from "../../environments";
import type { EnvironmentData } from "../../environments/environment";
import { ops } from "../../environments/ops";
import { pre } from "../../environments/pre";
import { EnvironmentError, type EnvironmentProblem } from "../../environments/problem";

describe("the environments", () => {
  it("are free of problems, and pre comes before ops", () => {
    expect(environmentNames.filter((name) => ["pre", "ops"].includes(name))).toEqual(["pre", "ops"]);
    expect(environments(environmentNames).map(({ name }) => name)).toEqual(environmentNames);
  });

  it("are refused by a name that nobody has, with the known ones", () => {
    expect(problemsOf(() => environment("prod"))).toEqual([
      {
        where: "environment",
        value: '"prod"',
        rule: "must be the name of an environment",
        fix: `use one of ${environmentNames.join(", ")}`,
      },
    ]);
    expect(problemsOf(() => environment(""))).toHaveLength(1);
    expect(problemsOf(() => environment("toString"))).toHaveLength(1);
  });

  it("tell the problems of all that were asked for", () => {
    expect(problemsOf(() => environments(["a", "pre", "b"])).map(({ value }) => value)).toEqual([
      '"a"',
      '"b"',
    ]);
  });

  it("cannot be changed, however deep", () => {
    const result = environment("ops");
    expect(Object.isFrozen(result)).toBe(true);
    expect(Object.isFrozen(result.database.backups)).toBe(true);
    expect(() => Object.assign(result.database.backups, { retained: 1 })).toThrow(TypeError);
  });

  it("take a third one from one more file and one more line", () => {
    const third: EnvironmentData = {
      ...pre,
      name: "staging",
      state: { address: "https://ops.gitlab.net/api/v4/projects/1/terraform/state/packagecloud-staging" },
      edge: { ...pre.edge, hostname: "packages.staging.example.com" },
      storage: {
        ...pre.storage,
        bucketName: "packages-staging",
        replica: { ...pre.storage.replica, bucketName: "packages-staging-replica" },
        replicationRoleName: "packages-staging-replication",
        iamUserName: "packagecloud-staging",
      },
    };
    expect(environmentFrom([pre, ops, third], "staging").name).toBe("staging");
  });

  it("share nothing that only one can have", () => {
    const copy: EnvironmentData = { ...ops, name: "copy" };
    expect(problemsOf(() => environmentFrom([pre, ops, copy], "copy")).map(({ where }) => where)).toEqual([
      "copy.state.address",
      "copy.edge.hostname",
      "copy.storage.bucketName",
      "copy.storage.replica.bucketName",
      "copy.storage.iamUserName",
      "copy.storage.replicationRoleName",
    ]);
    expect(
      problemsOf(() => environmentFrom([pre, { ...ops, name: "pre" }], "pre")).map(({ where }) => where),
    ).toEqual(["pre.name"]);
  });
});

function problemsOf(run: () => unknown): readonly EnvironmentProblem[] {
  try {
    run();
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
  return [];
}
