import type { Review } from "@infra-tools/plan-review/review";
import type { Finding, Severity } from "@infra-tools/terraform-plan/model";
import { acceptedFindings, askApproval, gateReasons } from "../../src/review/gate";
import { connectWithoutWaiting } from "../support/gitlab/connect";
import type { StoredMergeRequest } from "../support/gitlab/model";
import { addMergeRequest, type GitLabServer, startGitLab } from "../support/gitlab/server";
import { reviewOf } from "./support";

const FROM_DANGER = { failOn: new Map<string, Severity>([["ops", "danger"]]), breaks: [] };

function reviewWith(...findings: readonly Partial<Finding>[]): Review {
  return reviewOf("ops", findings);
}

describe("a merge request's gate", () => {
  test.each<readonly [string, Partial<Finding>, boolean]>([
    ["a danger", { severity: "danger" }, false],
    ["a warning, which is less", { severity: "warning" }, true],
    ["an accepted danger", { severity: "danger", accepted: "meant so" }, true],
  ])("with %s", (_name, finding, isOpen) => {
    const reasons = gateReasons(reviewWith(finding), FROM_DANGER, "given");
    expect(reasons.length === 0).toBe(isOpen);
  });

  test("takes more where the environment says so, and nothing where it has no gate", () => {
    const review = reviewWith({ severity: "warning" });
    const from = (severity: Severity) => ({ failOn: new Map([["ops", severity]]), breaks: [] });
    expect(gateReasons(review, from("warning"), "given")).toHaveLength(1);
    expect(gateReasons(review, from("danger"), "given")).toEqual([]);
    expect(
      gateReasons(reviewWith({ severity: "danger" }), { failOn: new Map(), breaks: [] }, "given"),
    ).toEqual([]);
  });

  test("asks for somebody besides the author where a danger is accepted, and GitLab can tell", () => {
    const review = reviewWith({ severity: "danger", accepted: "meant so" });
    expect(acceptedFindings(review, FROM_DANGER.failOn)).toHaveLength(1);
    expect(gateReasons(review, FROM_DANGER, "missing").join()).toContain("nobody but the author");
    expect(gateReasons(review, FROM_DANGER, "given")).toEqual([]);
    expect(gateReasons(review, FROM_DANGER, "unknown")).toEqual([]);
    const lesser = reviewWith({ severity: "notice", accepted: "meant so" });
    expect(gateReasons(lesser, FROM_DANGER, "missing")).toEqual([]);
  });

  test("closes for a break of parity", () => {
    const breaks = ["database.tier differs"];
    expect(gateReasons(reviewWith(), { ...FROM_DANGER, breaks }, "given")).toEqual(breaks);
  });
});

describe("who approves", () => {
  const AUTHOR = 8;
  const BOT = 7;
  let server: GitLabServer;
  let mergeRequest: StoredMergeRequest;

  beforeEach(async () => {
    server = await startGitLab();
    server.world.accounts.set("bot", { id: BOT, kind: "access", role: "developer" });
    mergeRequest = addMergeRequest(server.world, 1, "1".repeat(40));
  });
  afterEach(() => server.close());

  const ask = () => askApproval(connectWithoutWaiting(server, { kind: "access", value: "bot" }), 1);

  test.each([
    ["nobody", [], "missing"],
    ["the author", [AUTHOR], "missing"],
    // Users of project access tokens may count as approvers: gitlab-org/gitlab#505744.
    ["the jobs' own user", [BOT], "missing"],
    ["another person", [AUTHOR, 12], "given"],
  ] as const)("%s", async (_who, approvers, expected) => {
    mergeRequest.approvedBy.push(...approvers);
    await expect(ask()).resolves.toBe(expected);
  });

  test("cannot be told when GitLab refuses", async () => {
    server.failNext("GET", /approvals$/, { kind: "status", status: 403 });
    await expect(ask()).resolves.toBe("unknown");
  });
});
