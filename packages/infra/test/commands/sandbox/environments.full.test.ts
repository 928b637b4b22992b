import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Checkout, createCheckout, type Finished } from "./support";

let checkout: Checkout;
beforeAll(() => {
  checkout = createCheckout();
});
afterAll(() => checkout.remove());

/** No temporary folder, no lock, no journal. */
function expectNothingLeft(): void {
  expect(readdirSync(checkout.temporary)).toEqual([]);
  expect(existsSync(join(checkout.sandbox, "cloud.json.lock"))).toBe(false);
  expect(existsSync(join(checkout.sandbox, "cloud.json.journal"))).toBe(false);
}

const result = (run: Finished) => JSON.parse(run.stdout).result;

/** One environment's life; each test goes on where the last one ended. */
describe("the environments in the sandbox", () => {
  it("start shows the numbers of each environment by part, and only commands that exist", async () => {
    const run = await checkout.infra(["start"]);
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^pre {2}\d+ to create$/m);
    expect(run.stdout).toMatch(/^ops {2}\d+ to create$/m);
    expect(run.stdout).toMatch(/^ +database +\d+$/m);
    const { stdout: help } = await checkout.infra(["--help"]);
    const suggested = [...run.stdout.matchAll(/\.\/infra (\w+)/g)].map(([, name]) => name);
    expect(suggested.length).toBeGreaterThan(1);
    for (const name of suggested) expect(help).toMatch(new RegExp(`^ {2}${name} `, "m"));
    expectNothingLeft();
  });

  it("plan exits with 2 when there are changes, and counts them", async () => {
    const run = await checkout.infra(["plan", "pre", "--json"]);
    expect(run.code).toBe(2);
    const [pre, ...others] = result(run).environments;
    expect(others).toEqual([]);
    expect(pre.counts.create).toBe(pre.changes.length);
    const sum = (action: string) =>
      pre.parts.reduce(
        (total: number, part: { counts: Record<string, number> }) => total + (part.counts[action] ?? 0),
        0,
      );
    expect(sum("create")).toBe(pre.counts.create);
    expectNothingLeft();
  });

  it("apply that is interrupted at its beginning says that little or nothing was done", async () => {
    const { child, finished } = checkout.start(["apply", "pre"]);
    child.stderr?.on("data", (text: string) => {
      if (text.includes("pre: applying") && !child.killed) child.kill("SIGINT");
    });
    const { code, stdout } = await finished;
    expect(code).toBe(130);
    expect(stdout).toMatch(/(Nothing applied|Applied in part) in the sandbox: pre/);
    expect(stdout).toMatch(/pre: \d+ created, 0 changed, 0 destroyed; \d+ of \d+ not done/);
    expectNothingLeft();
  });

  it("apply that is interrupted keeps what was done, and another one completes it", async () => {
    const { child, finished } = checkout.start(["apply", "pre"]);
    child.stderr?.on("data", (text: string) => {
      if (/pre: \d+ of \d+ done/.test(text) && !child.killed) child.kill("SIGINT");
    });
    const { code, stdout } = await finished;
    expect(code).toBe(130);
    expect(stdout).toContain("Applied in part in the sandbox: pre");
    expectNothingLeft();

    const rest = result(await checkout.infra(["plan", "pre", "--json"])).environments[0].counts.create;
    expect(rest).toBeGreaterThan(0);
    expect((await checkout.infra(["apply", "pre"])).code).toBe(0);
    expect((await checkout.infra(["plan", "pre"])).code).toBe(0);
    expectNothingLeft();
  });

  it("apply of the other environment leaves the first one alone", async () => {
    const cloud = () => readFileSync(join(checkout.sandbox, "state", "pre.tfstate"), "utf8");
    const before = cloud();
    expect((await checkout.infra(["apply", "ops"])).code).toBe(0);
    expect(cloud()).toBe(before);
    expect((await checkout.infra(["plan"])).code).toBe(0);
  });

  it("differ in their states by what their configurations differ in, and by nothing else", async () => {
    const state = async (name: string): Promise<string> => {
      const shown = await checkout.infra([
        "sandbox",
        "--environment",
        name,
        "--",
        "terraform",
        "show",
        "-json",
      ]);
      const file = join(checkout.sandbox, `${name}.state.json`);
      writeFileSync(file, shown.stdout);
      return file;
    };
    const states = await checkout.infra([
      "diff",
      "--state",
      await state("pre"),
      await state("ops"),
      "--json",
    ]);
    const configurations = await checkout.infra(["diff", "pre", "ops", "--json"]);
    interface Difference {
      readonly address: string;
      readonly namesOnly?: boolean;
    }
    const addresses = (run: Finished) =>
      new Set<string>(
        result(run)
          .differences.filter(({ namesOnly }: Difference) => namesOnly !== true)
          .map(({ address }: Difference) => address),
      );
    const [inStates, inConfigurations] = [addresses(states), addresses(configurations)];
    expect(inStates.size).toBeGreaterThan(30);
    expect([...inStates].filter((address) => !inConfigurations.has(address))).toEqual([]);
    // A state holds no providers and no checks, and an address for mail is a name of its environment there.
    const onlyConfigured = [...inConfigurations].filter((address) => !inStates.has(address));
    expect(onlyConfigured.map((address) => address.replace(/\..*/, "")).sort()).toEqual([
      "aws_sns_topic_subscription",
      "aws_sns_topic_subscription",
      "check",
      "google_monitoring_notification_channel",
      "provider",
      "terraform",
    ]);
  });

  it("shows drift, by type of change, and no drift after an apply", async () => {
    const list = await checkout.infra([
      "sandbox",
      "--environment",
      "pre",
      "--",
      "terraform",
      "state",
      "list",
    ]);
    expect(list.code).toBe(0);
    const redis = /^google_redis_instance\..+$/m.exec(list.stdout)?.[0] ?? "";
    expect((await checkout.infra(["sandbox", "drift", "list"])).stdout).toContain("no drift");
    const set = await checkout.infra(["sandbox", "drift", "set", "pre", redis, "memory_size_gb=77"]);
    expect(set.code).toBe(0);
    const drift = await checkout.infra(["sandbox", "drift", "list", "pre"]);
    expect(drift).toMatchObject({ code: 2, stdout: `pre ${redis}: memory_size_gb\n` });
    const refresh = await checkout.infra(["plan", "pre", "--refresh-only"]);
    expect(refresh.code).toBe(2);
    // The first refresh after an apply shows what other resources set on an object, too.
    expect(refresh.stdout).toContain("resources changed outside Terraform");
    expect(refresh.stdout).toContain("→ 77");
    expect(refresh.stdout).not.toContain("No changes");
    const plan = await checkout.infra(["plan", "pre", "--json"]);
    expect(result(plan).environments[0].changes).toContainEqual({
      address: redis,
      action: "update",
      part: "redis",
    });
    expect((await checkout.infra(["apply", "pre"])).code).toBe(0);
    expect((await checkout.infra(["sandbox", "drift", "list"])).code).toBe(0);
  });

  it("destroy is refused for what is protected, and nothing is lost", async () => {
    const run = await checkout.infra(["destroy", "pre"]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("prevent_destroy");
    expect((await checkout.infra(["plan", "pre"])).code).toBe(0);
    expectNothingLeft();
  });

  it("refuses an environment that there is none of, with the names of those that there are", async () => {
    const run = await checkout.infra(["plan", "prod"]);
    expect(run.code).toBe(1);
    expect(run.stderr).toBe(
      'environment: must be the name of an environment (is "prod")\n  -> use one of pre, ops\n',
    );
  });
});
