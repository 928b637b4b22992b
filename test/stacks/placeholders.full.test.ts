import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import { sandboxProviders, withSession } from "@infra-tools/terraform-sandbox/session";
import { planStack } from "@infra-tools/terraform-sandbox/stack";
import { App } from "cdktf";
import { environmentFrom } from "../../environments";
import type { EnvironmentData } from "../../environments/environment";
import { placeholders } from "../../environments/placeholders";
import { PackagecloudStack } from "../../stacks/packagecloud-stack";
import { DATA } from "../support/environments";

jest.setTimeout(120_000);

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "placeholders-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Plans with the real Terraform; the message of its refusal, undefined for a plan. */
async function refusal(data: EnvironmentData, refusePlaceholders: boolean): Promise<string | undefined> {
  const terraform = await findTerraform(process.env);
  return withSession(
    { folder, terraform, providers: sandboxProviders(), env: process.env },
    async (session) => {
      const app = new App({ outdir: session.layout.synthesized });
      new PackagecloudStack(app, environmentFrom([data], data.name), { refusePlaceholders });
      app.synth();
      try {
        await planStack(session, data.name);
        return undefined;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
  );
}

function completed(data: EnvironmentData): EnvironmentData {
  const text = JSON.stringify(data)
    .replaceAll("0".repeat(64), "1".repeat(64))
    .replaceAll("0".repeat(32), "1".repeat(32));
  return JSON.parse(text);
}

it("are refused by every plan that is not the sandbox's, with the settings that hold them", async () => {
  const message = await refusal(DATA.ops, true);
  for (const setting of placeholders(environmentFrom([DATA.ops], "ops"))) expect(message).toContain(setting);
  expect(message).toContain("Placeholders in environments/ops.ts");
});

it("are none of the sandbox's business", async () => {
  expect(await refusal(DATA.ops, false)).toBeUndefined();
});

it("are gone when the real values are there", async () => {
  expect(await refusal(completed(DATA.ops), true)).toBeUndefined();
});

it("are zero digests and the zone's zero id", () => {
  expect(placeholders(environmentFrom([DATA.ops], "ops"))).toEqual([
    "database.restoreDrill.image",
    "image.reference",
    "helpers.sqlProxy.image",
    "helpers.redisTls.image",
    "helpers.queueCheck.image",
    "helpers.licenceCheck.image",
    "helpers.backupCheck.image",
    "edge.dns.zoneId",
  ]);
});
