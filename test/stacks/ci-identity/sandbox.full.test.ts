import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import { type Session, sandboxProviders, withSession } from "@infra-tools/terraform-sandbox/session";
import { applyStack, planStack } from "@infra-tools/terraform-sandbox/stack";
import { App } from "cdktf";
import { environmentNames, environments } from "../../../environments";
import { ciIdentity } from "../../../environments/ci-identity";
import { CiIdentityStack } from "../../../stacks/ci-identity-stack";

jest.setTimeout(120_000);

const NAME = "ci-identity";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "identity-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function plan(session: Session) {
  const app = new App({ outdir: session.layout.synthesized });
  new CiIdentityStack(app, ciIdentity(), environments(environmentNames));
  app.synth();
  return planStack(session, NAME);
}

function actions(json: Awaited<ReturnType<typeof plan>>["json"]): readonly string[] {
  const all = (json.resource_changes ?? []).map(({ change }) => change.actions.join("+"));
  return [...new Set(all)].filter((action) => action !== "no-op" && action !== "read");
}

it("is made by the real Terraform, and then leaves no difference", async () => {
  const terraform = await findTerraform(process.env);
  await withSession(
    { folder, terraform, providers: sandboxProviders(), env: process.env },
    async (session) => {
      const first = await plan(session);
      expect(actions(first.json)).toEqual(["create"]);
      await applyStack(session, first);

      const second = await plan(session);
      expect(actions(second.json)).toEqual([]);
      expect(second.changes).toBe(false);
      expect(JSON.stringify(second.json.planned_values)).toContain(
        "principalSet://iam.googleapis.com/projects/",
      );
    },
  );
});
