import { MemoryCloud } from "../support/memory-cloud";
import { type Workspace, workspace } from "../support/terraform";

const CONFIGURATION = {
  terraform: {
    required_providers: {
      google: { source: "hashicorp/google" },
      random: { source: "hashicorp/random" },
    },
  },
  provider: { google: [{ project: "p-123456" }] },
  ephemeral: { random_password: { p: { length: 24 } } },
  resource: {
    random_id: { a: { byte_length: 8 }, b: { byte_length: 8 } },
    google_secret_manager_secret: { s: { secret_id: "password", replication: [{ auto: [{}] }] } },
    google_secret_manager_secret_version: {
      v: {
        secret: "${google_secret_manager_secret.s.id}",
        secret_data_wo: "${ephemeral.random_password.p.result}",
        secret_data_wo_version: 1,
      },
    },
    google_monitoring_notification_channel: { c: { display_name: "on call", type: "email" } },
  },
};

/** Passwords that were opened, and generated ids, of applying, destroying and applying again. */
async function run(
  seed: string,
): Promise<{ readonly passwords: readonly string[]; readonly ids: readonly string[] }> {
  const passwords: string[] = [];
  const space: Workspace = await workspace({
    providers: ["google", "random"],
    cloud: new MemoryCloud(seed),
    secrets: (type, attribute, objectSeed) => {
      if (type === "random_password" && attribute === "result") passwords.push(objectSeed);
      return undefined;
    },
  });
  const ids: string[] = [];
  try {
    space.configure(CONFIGURATION);
    await space.terraform("init");
    for (const command of ["apply", "destroy", "apply"]) {
      const { code, output } = await space.terraform(command, "-auto-approve", "-no-color", "-parallelism=1");
      if (code !== 0) throw new Error(output);
      const state = JSON.parse((await space.terraform("show", "-json")).output);
      const resources: readonly { readonly type: string; readonly values: { readonly id: string } }[] =
        state.values?.root_module.resources ?? [];
      ids.push(
        ...resources.filter(({ type }) => /random_id|channel/.test(type)).map(({ values }) => values.id),
      );
    }
  } finally {
    await space.close();
  }
  // Which of two objects of the same settings is created first is Terraform's choice.
  return { passwords, ids: ids.sort() };
}

test("what differs between two applies differs, and follows from the seed", async () => {
  const [first, again, other] = [await run("a"), await run("a"), await run("b")];
  expect(first.ids).toHaveLength(6);
  expect(new Set(first.ids).size).toBe(6);
  expect(new Set(first.passwords).size).toBe(first.passwords.length);
  expect(first.passwords.length).toBeGreaterThanOrEqual(4);
  expect(again).toEqual(first);
  expect(other.ids.filter((id) => first.ids.includes(id))).toEqual([]);
}, 240_000);
