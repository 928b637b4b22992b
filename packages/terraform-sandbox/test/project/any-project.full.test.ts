import { copyFileSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { run } from "@infra-tools/runtime/run";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import { copyProject } from "../../src/project/copy";
import { projectTypes } from "../../src/project/types";
import { sandboxProviders } from "../../src/session/providers";
import { type Session, withSession } from "../../src/session/session";

const FIXTURES = join(__dirname, "../fixtures/project");

let folder = "";
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "any-project-")));
  for (const name of ["main.tf", "sandbox-schemas.json"])
    copyFileSync(join(FIXTURES, name), join(folder, name));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function inProject<T>(
  use: (session: Session, terraform: (...args: string[]) => ReturnType<typeof run>) => Promise<T>,
): Promise<T> {
  const options = {
    folder: join(folder, ".sandbox"),
    terraform: await findTerraform(process.env),
    providers: sandboxProviders({ exported: projectTypes(folder).exported }),
    env: process.env,
  };
  return withSession(options, (session) => {
    const cwd = copyProject(session.layout, folder);
    return use(session, (...args) => run("terraform", args, { cwd, env: session.env }));
  });
}

test("a project of plain HCL with exported schemas is planned, applied, changed and destroyed", async () => {
  await inProject(async (session, terraform) => {
    const planned = await terraform("plan", "-no-color");
    expect(planned).toMatchObject({ code: 0 });
    expect(planned.stdout).toContain("Plan: 7 to add, 0 to change, 0 to destroy.");
    expect(await terraform("apply", "-auto-approve", "-no-color")).toMatchObject({ code: 0 });
    expect((await terraform("plan", "-detailed-exitcode")).code).toBe(0);
    const droplets = session.cloud.list("digitalocean_droplet").map(({ object }) => object.attributes);
    expect(droplets.map(({ name, region }) => [name, region]).sort()).toEqual([
      ["web-0", "nyc2"],
      ["web-1", "nyc2"],
    ]);
    // Computed texts are generated, and each object has its own.
    expect(new Set(droplets.map(({ id }) => id)).size).toBe(2);
    expect(new Set(droplets.map(({ urn }) => urn)).size).toBe(2);
    const [container] = session.cloud.list("docker_container");
    expect(container?.object.attributes["image"]).toBe(
      session.cloud.list("docker_image")[0]?.object.attributes["image_id"],
    );
  });
  const text = `resource "docker_image" "second" {\n  name = "nginx"\n}\n`;
  writeFileSync(join(folder, "second.tf"), text);
  await inProject(async (_, terraform) => {
    expect((await terraform("plan", "-no-color")).stdout).toContain(
      "Plan: 1 to add, 0 to change, 0 to destroy.",
    );
    expect(await terraform("destroy", "-auto-approve")).toMatchObject({ code: 0 });
  });
}, 120_000);

test("types known by their schemas alone are named, those with a file are not", () => {
  expect(projectTypes(folder).generic).toEqual([
    "azurerm_resource_group",
    "azurerm_subscription",
    "azurerm_virtual_network",
    "digitalocean_droplet",
    "docker_container",
    "docker_image",
  ]);
});

test("every type without a schema is reported with its file and the way to export it", () => {
  writeFileSync(join(folder, "more.tf"), 'resource "aws_instance" "a" {}\ndata "vault_secret" "b" {}\n');
  const problems = expect.objectContaining({
    problems: [
      expect.objectContaining({ where: join(folder, "more.tf"), value: 'resource "aws_instance"' }),
      expect.objectContaining({ value: 'data "vault_secret"', fix: expect.stringContaining("schema -json") }),
    ],
  });
  expect(() => projectTypes(folder)).toThrow(problems);
  writeFileSync(
    join(folder, "more.tf"),
    'resource "aws_s3_bucket" "a" {}\nresource "terraform_data" "b" {}\n',
  );
  expect(projectTypes(folder).exported.has("azurerm")).toBe(true);
});

test("a schemas file that is missing or something else is refused", () => {
  expect(() => projectTypes(folder, join(folder, "none.json"))).toThrow(/must be what/);
  writeFileSync(join(folder, "sandbox-schemas.json"), '{"provider_schemas": []}');
  expect(() => projectTypes(folder)).toThrow(new RegExp(basename(folder)));
});
