import { join } from "node:path";
import type { Json } from "@infra-tools/terraform-plan/value";
import { disagreements, type RecordedProviders } from "@infra-tools/terraform-sandbox/schemas";
import { DATA, type EnvironmentName, synthEnvironment } from "../../../../test/support/environments";
import { recordedProviders } from "../../src/schemas/recorded";

const recorded = recordedProviders(join(__dirname, "../../../.."));
const NAMES = Object.keys(DATA) as readonly EnvironmentName[];

const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value));

describe("the stacks, the npm bindings and the sandbox's schemas", () => {
  it.each(NAMES)("agree for %s: versions, types and every argument", (name) => {
    const stack = synthEnvironment(DATA[name]);
    expect(disagreements(name, plain(stack), recorded)).toEqual([]);
    expect(Object.keys(Object(stack.terraform["required_providers"])).length).toBeGreaterThan(3);
  });
});

const requires = (name: string, source: string, version: string) => ({
  terraform: { required_providers: { [name]: { source, version } } },
});

const rules = (configuration: object, providers: RecordedProviders = recorded) =>
  disagreements("s", plain({ terraform: {}, ...configuration }), providers).map(
    ({ where, rule }) => `${where}: ${rule}`,
  );

describe("what does not agree is found", () => {
  const { google } = recorded;
  if (google === undefined) throw new Error("the sandbox knows Google");
  const { version } = google.schemas;

  it("nothing, when a source is written in full or short", () => {
    for (const source of ["google", "hashicorp/google", "registry.terraform.io/hashicorp/google"]) {
      expect(rules(requires("google", source, version))).toEqual([]);
    }
  });

  it("another version than that of the schemas and the bindings", () => {
    expect(rules(requires("google", "google", "1.2.3"))).toEqual([
      expect.stringContaining(
        `must be the version of the sandbox's schemas, ${google.schemas.provider} ${version}`,
      ),
      expect.stringContaining("must be what @cdktf/provider-google"),
    ]);
  });

  it("another provider of the same name", () => {
    expect(rules(requires("google", "someone/google", version))).toHaveLength(2);
  });

  it("schemas that were not refreshed with the bindings", () => {
    const outdated = { google: { ...google, schemas: { ...google.schemas, version: "6.0.0" } } };
    expect(rules(requires("google", "google", version), outdated)).toEqual([
      expect.stringContaining("schemas, registry.terraform.io/hashicorp/google 6.0.0"),
    ]);
  });

  it("a provider that the sandbox does not simulate", () => {
    expect(rules(requires("azurerm", "azurerm", "4.0.0"))).toEqual([
      "s required_providers.azurerm: the sandbox does not simulate this provider",
    ]);
  });

  const where = (configuration: object) => rules(configuration).map((rule) => rule.split(":")[0]);

  it.each([
    [{ resource: { google_nothing: { n: {} } } }, "s google_nothing.n"],
    [{ data: { google_nothing: { n: {} } } }, "s data.google_nothing.n"],
    [{ ephemeral: { random_pet: { n: {} } } }, "s ephemeral.random_pet.n"],
    [{ resource: { azurerm_x: { n: {} } } }, "s azurerm_x.n"],
    [{ resource: { google_sql_user: { u: { name: "a", colour: 1 } } } }, "s google_sql_user.u.colour"],
    [
      {
        resource: {
          google_sql_database_instance: { i: { settings: { ip_configuration: [{ colour: 1 }] } } },
        },
      },
      "s google_sql_database_instance.i.settings.ip_configuration[0].colour",
    ],
    [
      { resource: { cloudflare_ruleset: { r: { rules: [{ action: "block", colour: 1 }] } } } },
      "s cloudflare_ruleset.r.rules[0].colour",
    ],
    [{ provider: { google: [{ project: "p", colour: 1 }] } }, "s provider.google[0].colour"],
  ])("%j", (configuration, path) => {
    expect(where(configuration)).toEqual([path]);
  });

  it("not what Terraform itself reads, nor keys of maps", () => {
    const block = { count: 1, depends_on: [], lifecycle: {}, provider: "google.x", "//": {} };
    const configuration = {
      resource: { google_secret_manager_secret: { s: { ...block, labels: { any: "key" } } } },
      provider: { google: [{ alias: "x" }] },
    };
    expect(rules(configuration)).toEqual([]);
  });
});
