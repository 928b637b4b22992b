import { parsePlan } from "@infra-tools/terraform-plan/read/read";
import { readState } from "@infra-tools/terraform-plan/state";
import { deleteDrift, listDrift, setDrift } from "../../src/cloud/drift";
import { environmentView } from "../../src/cloud/environment-view";
import { listOrphans } from "../../src/cloud/orphans";
import { sandboxProviders } from "../../src/session/providers";
import { withSession } from "../../src/session/session";
import { applyStack, forgetObjects, planStack, type StackPlan } from "../../src/stack/plan";
import { cloudStack } from "./cloud-stack";
import { createTestSandbox, type TestSandbox } from "./support";

let sandbox: TestSandbox;
beforeEach(() => {
  sandbox = createTestSandbox();
});
afterEach(() => sandbox.remove());

const providers = sandboxProviders({ importAdvice: "Take it over by the map." });

const REDIS = "google_redis_instance.redis";
const BUCKET = "aws_s3_bucket.packages";
const NAMESPACE = "kubernetes_namespace_v1.packages";

const read = ({ jsonText, environment }: StackPlan) => parsePlan(jsonText, { label: environment });

const changes = (plan: StackPlan) =>
  Object.fromEntries(
    read(plan)
      .changes.filter(({ action }) => action !== "no-op")
      .map(({ address, action }) => [address, action]),
  );

describe("drift", () => {
  it("is shown and accepted by a refresh-only plan, which changes the state and not the cloud", async () => {
    sandbox.writeStack("pre", cloudStack());
    await withSession(await sandbox.options({ providers }), async (session) => {
      const state = () => readState(session.layout.state("pre"));
      await applyStack(session, await planStack(session, "pre"));
      // The first refresh after an apply finds unset collections empty, which is no drift.
      const first = await planStack(session, "pre", { mode: "refresh-only" });
      expect(first.json.resource_drift).not.toEqual([]);
      expect(first.changes).toBe(false);
      await applyStack(session, first);
      setDrift(session.cloud, state(), REDIS, "memory_size_gb", 5);
      deleteDrift(session.cloud, state(), BUCKET);

      const result = await planStack(session, "pre", { mode: "refresh-only" });
      expect(
        read(result)
          .drift.map(({ address, action }) => [address, action])
          .sort(),
      ).toEqual([
        [BUCKET, "delete"],
        [REDIS, "update"],
      ]);
      expect(changes(result)).toEqual({});
      await applyStack(session, result);
      expect(state().find(({ address }) => address === REDIS)?.attributes["memory_size_gb"]).toBe(5);
      expect(state().some(({ address }) => address === BUCKET)).toBe(false);
      expect((await planStack(session, "pre", { mode: "refresh-only" })).changes).toBe(false);

      const view = environmentView(session.cloud, "pre");
      setDrift(view, state(), NAMESPACE, "metadata[0].resource_version", "7");
      const touched = await planStack(session, "pre", { mode: "refresh-only" });
      expect(touched.json.resource_drift.map(({ address }) => address)).toEqual([NAMESPACE]);
      expect(touched.changes).toBe(false);
      await applyStack(session, touched);

      // Accepted is not wanted: the configuration still says otherwise.
      const back = await planStack(session, "pre");
      expect(changes(back)).toMatchObject({ [REDIS]: "update", [BUCKET]: "create" });
      expect(back.json.resource_drift).toEqual([]);
      await applyStack(session, back);
      expect((await planStack(session, "pre")).changes).toBe(false);
      expect(listDrift(view, state())).toEqual([]);

      // A forgotten object exists in the cloud alone, and creating it again is refused.
      const orphans = () => listOrphans(session.cloud.all(), { pre: state() });
      expect(orphans()).toEqual([]);
      await forgetObjects(session, "pre", [BUCKET, NAMESPACE]);
      expect(orphans()).toEqual([
        { type: "aws_s3_bucket", id: "packages-demo" },
        { type: "kubernetes_namespace_v1", id: "pre: packages" },
      ]);
      const again = await planStack(session, "pre");
      await expect(applyStack(session, again)).rejects.toThrow("Take it over by the map.");
    });
  });
});
