import { type Workspace, workspace } from "../support/terraform";

const REQUIRED = {
  required_providers: { google: { source: "hashicorp/google" }, random: { source: "hashicorp/random" } },
};

let space: Workspace;
beforeAll(async () => {
  space = await workspace({ providers: ["google", "random"] });
});
afterAll(() => space.close());

function redis(changes: object): object {
  const cache = { name: "cache", memory_size_gb: 1, tier: "BASIC", region: "us-east1", ...changes };
  return {
    terraform: REQUIRED,
    provider: { google: [{ project: "p-123456" }] },
    resource: { google_redis_instance: { cache } },
  };
}

async function run(configuration: object, command: string): Promise<string> {
  space.configure(configuration);
  await space.terraform("init");
  const { output } = await space.terraform(command, "-no-color");
  return output.replace(/\s+/g, " ");
}

test("an invalid value is refused at validation, with address, attribute and value", async () => {
  const output = await run(redis({ tier: "STANDARD" }), "validate");
  expect(output).toContain('expected tier to be one of ["BASIC" "STANDARD_HA" ""], got STANDARD');
  expect(output).toContain("with google_redis_instance.cache");
  expect(await run(redis({ tier: "STANDARD_HA" }), "validate")).toContain("Success");
});

test("a value behind a variable is refused by the plan", async () => {
  const configuration = { ...redis({ tier: "${var.tier}" }), variable: { tier: { type: "string" } } };
  expect(await run(configuration, "validate")).toContain("Success");
  const { output } = await space.terraform("plan", "-no-color", "-var=tier=STANDARD");
  expect(output).toContain("got STANDARD");
});

test("an invalid timeout is refused by the plan alone, as by the SDK", async () => {
  const configuration = redis({ timeouts: { create: "soon" } });
  expect(await run(configuration, "validate")).toContain("Success");
  const output = await run(configuration, "plan");
  expect(output).toContain('Error parsing "create" timeout: time: invalid duration "soon"');
});

test("the provider block is checked too", async () => {
  const output = await run(
    { ...redis({}), provider: { google: [{ project: "p", credentials: "{}", access_token: "t" }] } },
    "validate",
  );
  expect(output).toContain("conflicts with");
});

test("what only the API refuses is a warning of the plan and an error of the apply", async () => {
  const configuration = {
    terraform: REQUIRED,
    provider: { google: [{ project: "p-123456" }] },
    resource: { google_secret_manager_secret: { s: { secret_id: "a.b", replication: [{ auto: [{}] }] } } },
  };
  const plan = await run(configuration, "plan");
  expect(plan).toContain('Warning: The apply will fail: Invalid secret_id "a.b"');
  const { code, output } = await space.terraform("apply", "-no-color", "-auto-approve");
  expect(code).toBe(1);
  expect(output).toContain('Error: Invalid secret_id "a.b"');
  expect(output).toMatch(/Secret Manager secret id:\s+https:\/\/cloud\.google\.com\/secret-manager/);
});
