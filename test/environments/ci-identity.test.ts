import { environmentNames } from "../../environments";
import { CI_IDENTITY, ciIdentity, ciIdentityFrom } from "../../environments/ci-identity";
import { changedAt } from "./change";

function refusal(path: string, value: unknown): string {
  try {
    ciIdentityFrom(changedAt(ciIdentity(), path, value));
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
    ["poolIds.ops", "gcp-pool", "not begin with gcp-"],
    ["poolIds.prod", "some-pool", "must name every environment, and no other: pre, ops"],
    ["poolIds.ops", undefined, "must name every environment, and no other: pre, ops"],
    ["state.lockAddress", "https://gitlab.example/lock", "must be state.address followed by /lock"],
  ])("refuses %s = %j", (path, value, rule) => {
    const message = refusal(path, value);
    expect(message).toContain(
      `ci-identity.${path.startsWith("poolIds.") && rule.includes("every") ? "poolIds" : path}`,
    );
    expect(message).toContain(rule);
  });
});
