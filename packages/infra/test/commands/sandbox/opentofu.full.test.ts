import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Checkout, createCheckout, type Finished } from "./support";

const VERSION = /^OpenTofu v(\S+)/m.exec(
  spawnSync("tofu", ["version"], { encoding: "utf8" }).stdout ?? "",
)?.[1];
const TOFU = { TERRAFORM_BINARY_NAME: "tofu" };
const TERRAFORM = { TERRAFORM_BINARY_NAME: "terraform" };

/** Without `tofu` on the PATH there is nothing to run; recorded plans of OpenTofu are reviewed by the fast tests. */
const ifInstalled = VERSION === undefined ? describe.skip : describe;

jest.setTimeout(300_000);

const result = (run: Finished) => JSON.parse(run.stdout).result;

/** One environment's life under OpenTofu; each test goes on where the last one ended. */
ifInstalled(`OpenTofu ${VERSION}`, () => {
  let checkout: Checkout;
  beforeAll(() => {
    checkout = createCheckout();
  });
  afterAll(() => checkout.remove());

  const tofu = (...args: readonly string[]) => checkout.infra(args, TOFU);
  const changes = async (...args: readonly string[]) =>
    result(await tofu("plan", "pre", "--json", ...args)).environments[0].changes;
  const inStack = (...args: readonly string[]) =>
    tofu("sandbox", "--environment", "pre", "--", "tofu", ...args);

  /** Address of the one object of a type. */
  const addressOf = async (type: string): Promise<string> => {
    const { stdout } = await inStack("state", "list");
    return new RegExp(`^${type}\\..+$`, "m").exec(stdout)?.[0] ?? "";
  };

  test("plans what Terraform plans", async () => {
    const run = await checkout.infra(["plan", "pre", "--json"], TERRAFORM);
    expect(await changes()).toEqual(result(run).environments[0].changes);
  });

  test("applies, and plans nothing more", async () => {
    const apply = await tofu("apply", "pre");
    expect(apply.stderr).toContain("SANDBOX: OpenTofu is real");
    expect(apply.code).toBe(0);
    expect((await tofu("plan", "pre")).code).toBe(0);
  });

  test("a plan of its own is reviewed, and its digest is that of the next one", async () => {
    const review = async (name: string, ...options: readonly string[]) => {
      const plan = join(checkout.root, `${name}.tfplan`);
      const json = join(checkout.root, `${name}.json`);
      expect((await inStack("plan", "-input=false", `-out=${plan}`)).code).toBe(0);
      writeFileSync(json, (await inStack("show", "-json", plan)).stdout);
      return tofu("review", json, ...options);
    };
    expect(await review("pre")).toMatchObject({ code: 0, stdout: expect.stringContaining("No changes") });
    const redis = await addressOf("google_redis_instance");
    await tofu("sandbox", "drift", "set", "pre", redis, "memory_size_gb=55");
    const [first, second] = [await review("one", "--digest"), await review("two", "--digest")];
    expect(first.stdout).toMatch(/[0-9a-f]{64}/);
    expect(second.stdout).toBe(first.stdout);
  });

  test("shows drift and puts it back", async () => {
    const redis = await addressOf("google_redis_instance");
    expect((await tofu("sandbox", "drift", "set", "pre", redis, "memory_size_gb=77")).code).toBe(0);
    // The first refresh after an apply shows what other resources set on an object, too.
    const refreshed = (await tofu("plan", "pre", "--refresh-only")).stdout;
    expect(refreshed).toContain("resources changed outside Terraform");
    expect(refreshed).toContain("→ 77");
    expect(await changes()).toContainEqual({ address: redis, action: "update", part: "redis" });
    expect((await tofu("apply", "pre")).code).toBe(0);
    expect((await tofu("plan", "pre")).code).toBe(0);
  });

  test("takes an object over that its state does not know", async () => {
    const bucket = await addressOf("aws_s3_bucket");
    const { stdout } = await inStack("state", "show", bucket);
    const id = /^\s*id\s*= "(.*)"$/m.exec(stdout)?.[1] ?? "";
    expect((await inStack("state", "rm", bucket)).code).toBe(0);
    expect((await inStack("import", "-input=false", bucket, id)).code).toBe(0);
    expect((await tofu("plan", "pre")).code).toBe(0);
  });

  test("completes an apply that a cloud's error ended", async () => {
    const redis = await addressOf("google_redis_instance");
    await tofu("sandbox", "drift", "set", "pre", redis, "memory_size_gb=66");
    await tofu("sandbox", "fault", "google_redis_instance", "--kind", "quota");
    const failed = await tofu("apply", "pre");
    expect(failed.code).toBe(1);
    expect(failed.stderr).toContain("redis");
    expect((await tofu("apply", "pre")).code).toBe(0);
    expect((await tofu("plan", "pre")).code).toBe(0);
  });

  test("refuses to destroy what is protected, and says how to go on", async () => {
    const run = await tofu("destroy", "pre");
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("prevent_destroy");
    expect((await tofu("plan", "pre")).code).toBe(0);
  });
});
