import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { refuseOutsideAccess } from "../../src/project/outside";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "outside-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
  mkdirSync(join(folder, name, ".."), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const PROVISIONER = `resource "null_resource" "a" {
  provisioner "local-exec" {
    command = "curl https://example.com"
  }
}
`;

it("refuses provisioners and states of others, in modules too, with file and line", () => {
  write("main.tf", PROVISIONER);
  write("modules/net/main.tf", 'data "terraform_remote_state" "vpc" {\n  backend = "s3"\n}\n');
  expect(() => refuseOutsideAccess(folder)).toThrow(
    expect.objectContaining({
      problems: [
        expect.objectContaining({ where: 'provisioner "local-exec"', file: "main.tf", line: 2 }),
        expect.objectContaining({
          where: 'data "terraform_remote_state" "vpc"',
          file: "modules/net/main.tf",
          line: 1,
        }),
      ],
    }),
  );
});

it("refuses them in JSON, as cdktf writes it", () => {
  const resource = { null_resource: { a: { provisioner: [{ "local-exec": { command: "true" } }] } } };
  const data = { terraform_remote_state: { vpc: { backend: "s3" } } };
  write("cdk.tf.json", JSON.stringify({ resource, data }));
  expect(() => refuseOutsideAccess(folder)).toThrow(
    /provisioner of null_resource\.a[\s\S]*terraform_remote_state/,
  );
});

it("accepts what asks providers only, and files that Terraform will refuse itself", () => {
  write("main.tf", 'resource "aws_s3_bucket" "provisioner" {}\ndata "http" "a" {}\n');
  write("broken.tf.json", "{");
  write("node_modules/x/main.tf", PROVISIONER);
  expect(() => refuseOutsideAccess(folder)).not.toThrow();
});

it("refuses modules that would be downloaded, in files that Terraform loads, and accepts installed ones", () => {
  const call = (source: string) => `module "m" {\n  count  = 1\n  source = "${source}"\n}\n`;
  write("main.tf", call("example/network/aws"));
  write(
    "more.tf.json",
    JSON.stringify({ module: { git: { source: "git::https://example.com/a.git" }, l: { source: "./l" } } }),
  );
  write("l/main.tf", call("../other"));
  write("examples/main.tf", call("example/unused/aws"));
  const refused = () => {
    try {
      refuseOutsideAccess(folder);
      return [];
    } catch (error) {
      return Object(error).problems.map(({ where }: { where: string }) => where);
    }
  };
  expect(refused()).toEqual([
    'module source "example/network/aws"',
    'module source "git::https://example.com/a.git"',
  ]);
  const Modules = [
    { Key: "", Source: "", Dir: "." },
    { Key: "m", Source: "registry.terraform.io/example/network/aws", Dir: ".terraform/modules/m" },
    { Key: "git", Source: "git::https://example.com/a.git", Dir: ".terraform/modules/git" },
  ];
  write(".terraform/modules/modules.json", JSON.stringify({ Modules }));
  write(".terraform/modules/git/examples/main.tf", call("example/unused/aws"));
  write(".terraform/modules/git/main.tf", call("example/inner/aws"));
  expect(refused()).toEqual(['module source "example/inner/aws"']);
});
