import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { namedTypes } from "../../src/session/named-types";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "named-types-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

test("types of the configuration, in either syntax, and of the state are named", () => {
  write("cdk.tf.json", JSON.stringify({ resource: { aws_s3_bucket: { b: {} } } }));
  write("more.tf", "moved {\n  from = random_id.a\n  to   = random_string.a\n}\n");
  write("notes.txt", "google_sql_user");
  write("s.tfstate", JSON.stringify({ resources: [{ type: "aws_sns_topic" }] }));
  const types = namedTypes(folder, join(folder, "s.tfstate"));
  expect([...(types ?? [])]).toEqual(
    expect.arrayContaining(["aws_s3_bucket", "random_id", "random_string", "aws_sns_topic"]),
  );
  expect(types?.has("google_sql_user")).toBe(false);
});

test("a stack with modules may need every type", () => {
  write("main.tf", 'module "network" {\n  source = "./network"\n}\n');
  expect(namedTypes(folder, join(folder, "s.tfstate"))).toBeUndefined();
});
