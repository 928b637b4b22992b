import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readState } from "../src/state";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "state-test-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const resource = (more: object) => ({
  mode: "managed",
  type: "google_sql_user",
  name: "u",
  provider: 'provider["registry.terraform.io/hashicorp/google"]',
  instances: [{ attributes: { id: "x" } }],
  ...more,
});

describe("reading a state", () => {
  it("is empty when there is no file", () => {
    expect(readState(join(folder, "none"))).toEqual([]);
  });

  it("gives managed objects their addresses and provider's short name, and leaves out data sources", () => {
    const file = join(folder, "s.tfstate");
    const resources = [
      resource({}),
      resource({ mode: "data" }),
      resource({
        module: "module.m",
        provider: 'module.m.provider["registry.opentofu.org/cloudflare/cloudflare"].other',
        instances: [
          { index_key: "a", attributes: {} },
          { index_key: 1, attributes: {} },
        ],
      }),
    ];
    writeFileSync(file, JSON.stringify({ version: 4, resources }));
    expect(readState(file).map(({ address, provider }) => [address, provider])).toEqual([
      ["google_sql_user.u", "google"],
      ['module.m.google_sql_user.u["a"]', "cloudflare"],
      ["module.m.google_sql_user.u[1]", "cloudflare"],
    ]);
  });

  it.each(["", "[]", '{"version": 3, "resources": []}'])("refuses %j", (text) => {
    const file = join(folder, "s.tfstate");
    writeFileSync(file, text);
    expect(() => readState(file)).toThrow("must be a Terraform state of format 4");
  });
});
