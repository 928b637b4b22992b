import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { run } from "@infra-tools/runtime/run";
import { withSession } from "../../src/session/session";
import { applyStack, planStack } from "../../src/stack/plan";
import { createTestSandbox, type TestSandbox, wordStack } from "./support";

let sandbox: TestSandbox;
beforeEach(() => {
  sandbox = createTestSandbox();
});
afterEach(() => sandbox.remove());

/** The temporary folders that this process's sessions have. */
const temporaryFolders = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`infra-${process.pid}-`));

describe("a session", () => {
  it("plans, applies and plans again without changes, keeping its state apart from the stack", async () => {
    const stack = sandbox.writeStack("pre", wordStack("first"));
    await withSession(await sandbox.options(), async (session) => {
      const plan = await planStack(session, "pre");
      expect(plan.changes).toBe(true);
      expect(plan.json.resource_changes.map(({ address }) => address)).toEqual(["terraform_data.word"]);
      await applyStack(session, plan);
      expect((await planStack(session, "pre")).changes).toBe(false);
    });
    expect(readFileSync(join(sandbox.folder, "state", "pre.tfstate"), "utf8")).toContain("first");
    expect(readdirSync(stack).filter((name) => name.includes("tfstate"))).toEqual([]);
  });

  it("asks no registry for a provider that is not simulated", async () => {
    const required_providers = { other: { source: "example/other" } };
    sandbox.writeStack("pre", { terraform: { required_providers }, resource: { other_thing: { a: {} } } });
    await withSession(await sandbox.options(), async (session) => {
      await expect(planStack(session, "pre")).rejects.toThrow(/not found in any of the search locations/);
    });
  });

  it("keeps two sandboxes apart that work at the same time", async () => {
    const other = createTestSandbox();
    try {
      await Promise.all(
        [sandbox, other].map(async (one, index) => {
          one.writeStack("pre", wordStack(`word ${index}`));
          await withSession(await one.options(), async (session) => {
            await applyStack(session, await planStack(session, "pre"));
          });
        }),
      );
      const state = (one: TestSandbox) => readFileSync(join(one.folder, "state", "pre.tfstate"), "utf8");
      expect(state(sandbox)).toContain("word 0");
      expect(state(sandbox)).not.toContain("word 1");
      expect(state(other)).toContain("word 1");
    } finally {
      other.remove();
    }
  });

  it("makes a second one in the same sandbox wait", async () => {
    const order: string[] = [];
    const options = await sandbox.options({ onWait: (owner) => order.push(`wait for ${owner}`) });
    const first = withSession(options, async () => {
      await setTimeout(200);
      order.push("first ends");
    });
    const second = withSession(options, async () => {
      order.push("second starts");
    });
    await Promise.all([first, second]);
    expect(order).toEqual([`wait for ${process.pid}`, "first ends", "second starts"]);
  });

  it("leaves nothing behind when the work succeeds and when it fails", async () => {
    await withSession(await sandbox.options(), async (session) => {
      expect(temporaryFolders()).toHaveLength(1);
      expect(existsSync(session.temporary)).toBe(true);
    });
    expect(temporaryFolders()).toEqual([]);
    const failing = withSession(await sandbox.options(), async () => {
      throw new Error("on purpose");
    });
    await expect(failing).rejects.toThrow("on purpose");
    expect(temporaryFolders()).toEqual([]);
    expect(readdirSync(sandbox.folder)).toEqual([]);
  });

  it("gives programs a terraform that uses the sandbox's state, whoever calls it", async () => {
    const stack = sandbox.writeStack("pre", wordStack("by shim"));
    await withSession(await sandbox.options(), async (session) => {
      const terraform = (...args: string[]) => run("terraform", args, { cwd: stack, env: session.env });
      expect(await terraform("init", "-input=false")).toMatchObject({ code: 0 });
      expect(await terraform("apply", "-auto-approve")).toMatchObject({ code: 0 });
      expect(await terraform("plan", "-detailed-exitcode")).toMatchObject({ code: 0 });
      expect((await terraform("output", "-raw", "word")).stdout).toBe("by shim");
      expect(await terraform("version")).toMatchObject({ code: 0 });
      expect((await terraform("no-such-command")).code).toBe(1);
    });
    expect(readFileSync(join(sandbox.folder, "state", "pre.tfstate"), "utf8")).toContain("by shim");
  });

  it("initializes a fresh stack before the first command that needs it", async () => {
    const stack = sandbox.writeStack("pre", wordStack("fresh"));
    await withSession(await sandbox.options(), async (session) => {
      const terraform = (...args: string[]) => run("terraform", args, { cwd: stack, env: session.env });
      expect(await terraform("plan")).toMatchObject({ code: 0, stderr: "" });
      expect(existsSync(join(stack, ".terraform"))).toBe(true);
      expect(await terraform("apply", "-auto-approve")).toMatchObject({ code: 0 });
    });
  });

  it("refuses to run Terraform in a stack that is not its own, and writes nothing there", async () => {
    const real = mkdtempSync(join(tmpdir(), "deployed-for-real-"));
    const below = join(sandbox.writeStack("pre", wordStack("x")), "below");
    mkdirSync(below);
    for (const folder of [real, below])
      writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(wordStack("x")));
    await withSession(await sandbox.options(), async (session) => {
      for (const folder of [real, below]) {
        for (const args of [["plan"], ["init"], [`-chdir=${folder}`, "plan"]]) {
          const refused = await run("terraform", args, { cwd: folder, env: session.env });
          expect(refused.code).toBe(1);
          expect(refused.stderr).toContain("only for stacks that were synthesized into it");
        }
        expect(readdirSync(folder)).toEqual(["cdk.tf.json"]);
      }
    });
    rmSync(real, { recursive: true, force: true });
  });

  it("reports Terraform's errors as problems with their place", async () => {
    sandbox.writeStack("pre", { resource: { terraform_data: { word: { no_such_argument: 1 } } } });
    const planning = withSession(await sandbox.options(), (session) => planStack(session, "pre"));
    await expect(planning).rejects.toMatchObject({
      problems: [
        { where: expect.stringContaining("pre"), rule: expect.stringContaining("no_such_argument") },
      ],
    });
  });
});
