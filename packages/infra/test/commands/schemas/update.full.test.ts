import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ProviderSchemas } from "@infra-tools/terraform-sandbox/schemas";
import { loadSchemas, PROVIDERS } from "@infra-tools/terraform-sandbox/schemas";
import { recordedProviders } from "../../../src/schemas/recorded";
import { updateSchemas } from "../../../src/schemas/update";
import { recordingContext } from "../../context";

const ROOT = join(__dirname, "../../../../..");
const recorded = recordedProviders(ROOT);

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "schemas-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Output of the providers of the checked-in versions, with the words that the sandbox leaves out. */
function printedByAll(): Record<string, Record<string, Record<string, object>>> {
  const words = { description: "words", description_kind: "plain" };
  const worded = (types: object) =>
    Object.fromEntries(
      Object.entries(types).map(([type, schema]) => [
        type,
        { ...schema, block: { ...schema.block, ...words } },
      ]),
    );
  return Object.fromEntries(
    PROVIDERS.map((name) => {
      const { provider, resource_schemas, data_source_schemas, ephemeral_resource_schemas } =
        loadSchemas(name);
      const printed = {
        resource_schemas: { ...worded(resource_schemas), [`${name}_nobody_wants`]: { unread: true } },
        data_source_schemas: worded(data_source_schemas),
        ephemeral_resource_schemas: worded(ephemeral_resource_schemas),
      };
      return [provider, printed];
    }),
  );
}

/** A Terraform that installs nothing and prints `printed`; or fails as one without a network does. */
function fakeTerraform(printed: object | undefined): string {
  const answer = join(folder, "printed.json");
  writeFileSync(answer, JSON.stringify({ format_version: "1.0", provider_schemas: printed ?? {} }));
  const diagnostic = {
    type: "diagnostic",
    diagnostic: { severity: "error", summary: "Failed to query packages", detail: "no such host\n\nAdvice." },
  };
  const complaint = join(folder, "complaint.json");
  writeFileSync(complaint, JSON.stringify(diagnostic));
  const script = join(folder, "terraform");
  writeFileSync(
    script,
    `#!/bin/sh
case "$1 $2" in
"version ") echo "Terraform v1.11.4" ;;
"init "*) cp main.tf.json '${folder}/asked.json'; pwd > '${folder}/where'
  ${printed === undefined ? `cat '${complaint}'; exit 1` : "exit 0"} ;;
"providers schema") cat '${answer}' ;;
*) exit 9 ;;
esac
`,
  );
  chmodSync(script, 0o755);
  return script;
}

function update(printed: object | undefined, options = { prune: false }) {
  const context = recordingContext({
    env: { PATH: process.env["PATH"], TERRAFORM_BINARY_NAME: fakeTerraform(printed) },
  });
  const target = {
    providers: recorded,
    file: (provider: string) => join(folder, "data", `${provider}.json`),
  };
  return { context, outcome: updateSchemas(context, options, target) };
}

const written = (provider: string): ProviderSchemas =>
  JSON.parse(readFileSync(join(folder, "data", `${provider}.json`), "utf8"));

describe("infra schemas update", () => {
  it("asks for the versions that the stacks pin and leaves no folder behind", async () => {
    await update(printedByAll()).outcome;
    const asked = JSON.parse(readFileSync(join(folder, "asked.json"), "utf8")).terraform.required_providers;
    const pinned = PROVIDERS.map((name) => {
      const { provider, version } = loadSchemas(name);
      return [name, { source: provider, version }];
    });
    expect(asked).toEqual(Object.fromEntries(pinned));
    expect(existsSync(readFileSync(join(folder, "where"), "utf8").trim())).toBe(false);
  });

  it("writes the same schemas again when the providers are the same, without types that nobody wants", async () => {
    const { context, outcome } = update(printedByAll());
    expect((await outcome).code).toBe(0);
    for (const name of PROVIDERS) {
      const {
        note: _,
        provider_schema: __,
        ...before
      } = loadSchemas(name) as ProviderSchemas & { note?: string };
      expect(written(name)).toEqual({ ...before, provider_schema: { version: 0, block: {} } });
    }
    expect(context.printed).toHaveLength(PROVIDERS.length);
    expect(context.printed.join("\n")).toMatch(/^google 6\.50\.0: nothing changed$/m);
  });

  it("takes what is another now and names it", async () => {
    const printed = printedByAll();
    const user = { version: 0, block: { attributes: { colour: { type: "string", optional: true } } } };
    Object.assign(printed["registry.terraform.io/hashicorp/google"]?.["resource_schemas"] ?? {}, {
      google_sql_user: user,
    });
    const { context, outcome } = update(printed);
    await outcome;
    expect(written("google").resource_schemas["google_sql_user"]).toEqual(user);
    expect(context.printed.join("\n")).toContain("google 6.50.0\n  changed: google_sql_user");
  });

  it("drops with --prune what no stack uses", async () => {
    await update(printedByAll(), { prune: true }).outcome;
    const { resource_schemas } = written("google");
    expect(resource_schemas).toHaveProperty("google_sql_user");
    expect(resource_schemas).not.toHaveProperty("google_storage_bucket");
  });

  it("writes nothing when a provider lacks a type that the stacks use, and says which", async () => {
    const printed = printedByAll();
    delete printed["registry.terraform.io/hashicorp/google"]?.["resource_schemas"]?.["google_sql_user"];
    delete printed["registry.terraform.io/hashicorp/google"]?.["data_source_schemas"]?.["google_project"];
    const { outcome } = update(printed);
    await expect(outcome).rejects.toMatchObject({
      problems: [{ where: "google_sql_user" }, { where: "data.google_project" }],
    });
    expect(readdirSync(folder)).not.toContain("data");
  });

  it("drops a type that is only known when the provider has it no longer", async () => {
    const printed = printedByAll();
    delete printed["registry.terraform.io/hashicorp/google"]?.["resource_schemas"]?.["google_storage_bucket"];
    const { context, outcome } = update(printed);
    await outcome;
    expect(context.printed.join("\n")).toContain("removed: google_storage_bucket");
    expect(written("google").resource_schemas).not.toHaveProperty("google_storage_bucket");
  });

  it("says without a network that the registry is needed, with Terraform's reason, and writes nothing", async () => {
    const { outcome } = update(undefined);
    await expect(outcome).rejects.toMatchObject({
      problems: [
        {
          where: "terraform init",
          rule: "could not get the providers, so nothing was changed:\nTerraform says: Failed to query packages: no such host",
          fix: expect.stringContaining("registry.terraform.io"),
        },
      ],
    });
    expect(readdirSync(folder)).not.toContain("data");
    expect(existsSync(readFileSync(join(folder, "where"), "utf8").trim())).toBe(false);
  });
});
