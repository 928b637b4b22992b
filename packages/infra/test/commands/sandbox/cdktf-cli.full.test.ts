import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import {
  type CountingProxy,
  startCountingProxy,
} from "../../../../terraform-sandbox/test/session/counting-proxy";
import { type Checkout, createCheckout } from "./support";

let checkout: Checkout;
let proxy: CountingProxy;
beforeAll(async () => {
  checkout = createCheckout();
  proxy = await startCountingProxy();
});
afterAll(async () => {
  await proxy.close();
  checkout.remove();
});

/** Runs the unmodified cdktf of the project; the proxy is set behind the sandbox's allow-list. */
const cdktf = async (...args: string[]) => {
  const proxies = Object.entries(proxy.env).map(([name, value]) => `${name}=${value}`);
  const run = await checkout.infra(["sandbox", "--", "env", ...proxies, "cdktf", ...args]);
  return { ...run, stdout: stripVTControlCharacters(run.stdout) };
};

describe("the cdktf command line in the sandbox", () => {
  it("synthesizes every stack into the sandbox", async () => {
    const run = await cdktf("synth");
    expect(run.code).toBe(0);
    expect(readdirSync(join(checkout.sandbox, "cdktf.out", "stacks")).sort()).toEqual([
      "ci-identity",
      "ops",
      "pre",
    ]);
  });

  it("plans one stack: everything is to be created", async () => {
    const run = await cdktf("diff", "pre");
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/Plan: \d{2,} to add, 0 to change, 0 to destroy/);
  });

  it("deploys it, keeping the state in the sandbox", async () => {
    const run = await cdktf("deploy", "pre", "--auto-approve");
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/Apply complete! Resources: \d{2,} added, 0 changed, 0 destroyed/);
    expect(readdirSync(join(checkout.sandbox, "state"))).toContain("pre.tfstate");
  });

  it("sees no changes then, like the project's own plan", async () => {
    expect((await cdktf("diff", "pre")).stdout).toContain("No changes");
    expect((await checkout.infra(["plan", "pre"])).code).toBe(0);
  });

  it("has asked nobody, and left nothing behind", () => {
    expect(proxy.connections()).toBe(0);
    expect(readdirSync(checkout.temporary)).toEqual([]);
    expect(existsSync(join(checkout.sandbox, "cloud.json.lock"))).toBe(false);
  });
});
