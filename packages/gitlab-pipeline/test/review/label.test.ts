import type { Finding } from "@infra-tools/terraform-plan/model";
import { syncLabel, worstLabel } from "../../src/review/label";
import { connectWithoutWaiting } from "../support/gitlab/connect";
import type { StoredMergeRequest } from "../support/gitlab/model";
import { addMergeRequest, type GitLabServer, startGitLab } from "../support/gitlab/server";
import { reviewOf } from "./support";

let server: GitLabServer;
let mergeRequest: StoredMergeRequest;

beforeEach(async () => {
  server = await startGitLab();
  server.world.accounts.set("bot", { id: 7, kind: "access", role: "developer" });
  mergeRequest = addMergeRequest(server.world, 1, "1".repeat(40));
  mergeRequest.labels.push("a person's");
});
afterEach(() => server.close());

const sync = (wanted: string | undefined) =>
  syncLabel(connectWithoutWaiting(server, { kind: "access", value: "bot" }), 1, wanted);

test.each<readonly [string, readonly Partial<Finding>[], string | undefined]>([
  ["the worst finding", [{ severity: "notice" }, { severity: "danger" }], "plan::danger"],
  [
    "the worst that is open",
    [{ severity: "danger", accepted: "meant" }, { severity: "warning" }],
    "plan::warning",
  ],
  ["no finding", [], undefined],
])("the label is that of %s", (_name, findings, expected) => {
  expect(worstLabel(reviewOf("ops", findings))).toBe(expected);
});

test("one label of ours is kept, and people's stay", async () => {
  await sync("plan::danger");
  expect(mergeRequest.labels).toEqual(["a person's", "plan::danger"]);
  await sync("plan::warning");
  expect(mergeRequest.labels).toEqual(["a person's", "plan::warning"]);
  await sync(undefined);
  expect(mergeRequest.labels).toEqual(["a person's"]);
});

test("a label that is there is not written again", async () => {
  await sync("plan::danger");
  await sync("plan::danger");
  expect(server.served.filter(({ method }) => method === "PUT")).toHaveLength(1);
});
