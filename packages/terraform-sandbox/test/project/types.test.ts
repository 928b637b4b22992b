import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectTypes } from "../../src/project/types";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "types-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
  mkdirSync(join(folder, name, ".."), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const missing = (): readonly string[] => {
  try {
    projectTypes(folder);
    return [];
  } catch (error) {
    return Object(error).problems.map(({ value }: { value: string }) => value);
  }
};

test("a folder that the project does not use may have types without a schema", () => {
  write("main.tf", 'resource "aws_s3_bucket" "b" {}\n');
  write("examples/vault/main.tf", 'resource "vault_mount" "a" {}\n');
  expect(missing()).toEqual([]);
});

test("a module that it uses, and one that a module uses, may not", () => {
  write("main.tf", 'module "net" {\n  source = "./modules/net"\n}\n');
  write("modules/net/main.tf", 'module "dns" {\n  source = "../dns"\n}\nresource "vault_mount" "a" {}\n');
  write("modules/dns/main.tf.json", JSON.stringify({ resource: { acme_certificate: { a: {} } } }));
  expect(missing()).toEqual(['resource "vault_mount"', 'resource "acme_certificate"']);
});
