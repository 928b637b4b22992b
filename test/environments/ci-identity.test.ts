import { environmentNames } from "../../environments";
import { CI_IDENTITY, ciIdentity, ciIdentityFrom } from "../../environments/ci-identity";
import { poolIdOf } from "../../environments/ci-identity-settings";
import { addedAt, changedAt } from "./change";

function refusal(data: unknown): string {
  try {
    ciIdentityFrom(data);
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error("nothing was refused");
}

describe("the data of the pipelines' identities", () => {
  it("is right as it stands, and no environment has its name", () => {
    expect(ciIdentity().gitlab.deployBranch).toBe("main");
    expect(environmentNames).not.toContain(CI_IDENTITY);
  });

  it.each([
    ["gitlab.path", "gitlab-com/*", "without wildcards"],
    ["gitlab.path", "gitlab-com", "full path"],
    ["gitlab.deployBranch", "release-*", "without wildcards"],
    ["gitlab.deployBranch", "main' || true || '", "one branch's name"],
    ["gitlab.url", "http://gitlab.example", "https address"],
    ["gitlab.url", "https://gitlab.example/", "without a path"],
  ])("refuses %s = %j", (path, value, rule) => {
    const message = refusal(changedAt(ciIdentity(), path, value));
    expect(message).toContain(`ci-identity.${path}`);
    expect(message).toContain(rule);
  });

  it.each([
    ["ops", "gcp-pool", "not begin with gcp-"],
    ["prod", "some-pool", `must be the name of an environment: ${environmentNames.join(", ")}`],
  ])("refuses the pool of %s to be %s", (environment, id, rule) => {
    const message = refusal(addedAt(ciIdentity(), `poolIds.${environment}`, id));
    expect(message).toContain(`ci-identity.poolIds.${environment}`);
    expect(message).toContain(rule);
  });

  it("derives a pool's id from the environment's name, and asks for one where that is too long", () => {
    expect(poolIdOf(ciIdentity(), "ops")).toBe("packagecloud-ci-ops");
    const named = ciIdentityFrom(addedAt(ciIdentity(), "poolIds.ops", "packagecloud-ci-2"));
    expect(poolIdOf(named, "ops")).toBe("packagecloud-ci-2");
    const long = "a".repeat(17);
    expect(() => ciIdentityFrom(ciIdentity(), [long])).toThrow(`ci-identity.poolIds.${long}: is missing`);
    expect(() => ciIdentityFrom(ciIdentity(), ["a".repeat(16)])).not.toThrow();
  });
});
