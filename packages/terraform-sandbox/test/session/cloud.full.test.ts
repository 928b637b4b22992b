import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "@infra-tools/runtime/run";
import { sandboxProviders } from "../../src/session/providers";
import { withSession } from "../../src/session/session";
import { applyStack, planStack } from "../../src/stack/plan";
import { cloudStack } from "./cloud-stack";
import { type CountingProxy, startCountingProxy } from "./counting-proxy";
import { createTestSandbox, type TestSandbox } from "./support";

const CANARY = "canary-";
/** Every secret that providers make up says where it comes from. */
const providers = sandboxProviders({ secrets: (type, attribute) => `${CANARY}${type}.${attribute}` });

let sandbox: TestSandbox;
let proxy: CountingProxy;
beforeEach(async () => {
  sandbox = createTestSandbox();
  proxy = await startCountingProxy();
});
afterEach(async () => {
  await proxy.close();
  sandbox.remove();
});

/** Secrets in a text. */
const canaries = (text: string) => [...new Set(text.match(/canary-[a-z0-9_.]+/g) ?? [])].sort();

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe("real Terraform in the sandbox", () => {
  it("plans, applies and re-plans all providers; no request leaves, and no secret stays but the one documented", async () => {
    sandbox.writeStack("pre", cloudStack());
    const options = await sandbox.options({ providers, extraEnvironment: proxy.env });
    const events: string[] = [];
    await withSession(options, async (session) => {
      const plan = await planStack(session, "pre", { text: { color: false } });
      expect(
        plan.json.resource_changes.filter(({ change }) => change.actions.includes("create")),
      ).toHaveLength(7);
      expect(canaries(JSON.stringify(plan.json) + plan.text)).toEqual([]);
      expect(canaries(readFileSync(plan.planFile, "latin1"))).toEqual([]);
      await applyStack(session, plan, (event) => events.push(JSON.stringify(event)));

      const again = await planStack(session, "pre", { text: { color: false } });
      expect(again.json.resource_changes.filter(({ change }) => !change.actions.includes("no-op"))).toEqual(
        [],
      );
      expect(again.changes).toBe(false);
      expect(canaries(again.text ?? "")).toEqual([]);
      expect(session.requests()).toBeGreaterThan(20);
    });
    expect(events.some((event) => event.includes("apply_complete"))).toBe(true);
    expect(canaries(events.join("\n"))).toEqual([]);
    const kept = filesBelow(sandbox.folder).flatMap((file) => canaries(readFileSync(file, "utf8")));
    expect([...new Set(kept)]).toEqual(["canary-google_redis_instance.auth_string"]);
    expect(proxy.connections()).toBe(0);
  });

  it("would be caught asking the network: the same back end without the sandbox asks", async () => {
    const folder = mkdtempSync(join(tmpdir(), "no-sandbox-"));
    writeFileSync(
      join(folder, "main.tf.json"),
      JSON.stringify({ terraform: { backend: { http: { address: "http://state.invalid/state" } } } }),
    );
    const { terraform } = await sandbox.options();
    const env = { PATH: process.env["PATH"], HOME: folder, CHECKPOINT_DISABLE: "1", ...proxy.env };
    await run(terraform.path, ["init", "-input=false"], { cwd: folder, env });
    expect(proxy.connections()).toBeGreaterThan(0);
    rmSync(folder, { recursive: true, force: true });
  });

  it("shows drift, and puts it back", async () => {
    sandbox.writeStack("pre", cloudStack());
    await withSession(await sandbox.options({ providers }), async (session) => {
      await applyStack(session, await planStack(session, "pre"));
      // The first refresh after an apply finds unset collections empty.
      await applyStack(session, await planStack(session, "pre", { mode: "refresh-only" }));
      const [entry] = session.cloud.list("google_redis_instance");
      if (entry === undefined) throw new Error("there is no redis");
      session.cloud.write(entry.key, { attributes: { ...entry.object.attributes, memory_size_gb: 5 } });
      const drifted = await planStack(session, "pre");
      expect(drifted.json.resource_drift.map(({ address }) => address)).toEqual([
        "google_redis_instance.redis",
      ]);
      expect(
        drifted.json.resource_changes.filter(({ change }) => !change.actions.includes("no-op")),
      ).toMatchObject([{ address: "google_redis_instance.redis", change: { actions: ["update"] } }]);
      await applyStack(session, drifted);
      expect(session.cloud.read(entry.key)?.attributes["memory_size_gb"]).toBe(1);
    });
  });

  it("fails as ordered, says so, and completes on the next run", async () => {
    sandbox.writeStack("pre", cloudStack());
    await withSession(await sandbox.options({ providers }), async (session) => {
      session.cloud.setFaults([
        {
          operation: "apply",
          type: "aws_s3_bucket",
          remaining: 1,
          kind: "error",
          summary: "quota exceeded",
          detail: "none left",
        },
      ]);
      const failing = planStack(session, "pre").then((plan) => applyStack(session, plan));
      await expect(failing).rejects.toMatchObject({
        problems: [
          { where: "pre aws_s3_bucket.packages", rule: expect.stringContaining("quota exceeded: none left") },
        ],
      });
      const rest = await planStack(session, "pre");
      const open = rest.json.resource_changes.filter(({ change }) => !change.actions.includes("no-op"));
      expect(open.map(({ address }) => address)).toEqual(["aws_s3_bucket.packages"]);
      await applyStack(session, rest);
      expect((await planStack(session, "pre")).changes).toBe(false);
    });
  });
});
