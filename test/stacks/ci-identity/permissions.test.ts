import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DIRECT_CALLS, directCallPermissions } from "../../../constructs/ci-identity/permissions/calls";
import { BOUND_PERMISSIONS } from "../../../constructs/ci-identity/permissions/google";
import { permissionsOf } from "../../../constructs/ci-identity/permissions/row";
import { AUTHORITIES, PERMISSIONS } from "../../../constructs/ci-identity/permissions/table";
import { ops } from "../../../environments/ops";
import { validateEnvironment } from "../../../environments/validate";
import { googleTable } from "../../../stacks/ci-identity/google-access";
import { permissionsDocument } from "../../../stacks/ci-identity/permissions-document";
import { changed } from "../../environments/change";
import { DATA, synthEnvironment } from "../../support/environments";
import type { Blocks } from "../../support/synth";

/** Parts that an environment may have and none has today. */
const withOptions = validateEnvironment(
  "ops",
  changed(ops, "storage.replica.accessLog", { bucketName: "gitlab-logs", prefix: "replica/" }),
);

const stacks = [...Object.values(DATA), withOptions].map(synthEnvironment);

/** Every type that any environment uses, in the table's words. */
function typesUsed(): readonly string[] {
  const of = (blocks: Blocks | undefined, prefix: string) =>
    Object.keys(blocks ?? {}).map((type) => `${prefix}${type}`);
  const types = stacks.flatMap((stack) => [
    ...of(stack.resource, ""),
    ...of(stack.data, "data."),
    ...of(stack.ephemeral, "ephemeral."),
  ]);
  return [...new Set(types)].sort();
}

/** Addresses of Google's APIs in the code of the pipeline's jobs, with a star for each variable part. */
function callsInCode(): readonly string[] {
  const root = join(__dirname, "../../..");
  const files = ["packages/infra/src", "packages/gitlab-pipeline/src"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => join(root, folder, file)),
  );
  const result = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/https:\/\/[a-z]+\.googleapis\.com\/[^`"'?\s]*/g)].map(
      ([url]) => url,
    ),
  );
  const calls = result
    .filter((url) => !url.includes("/auth/"))
    .map((url) => url.replace(/\$\{[^}]+\}/g, "*"));
  return [...new Set(calls)].sort();
}

/** Verbs that change nothing, of Google's permissions and AWS' actions. */
const READS =
  /^(container|[a-z]+)\.[A-Za-z]+\.(get|list|connect|getIamPolicy|getAuthString)$|^[a-z0-9]+:(Get|List|Describe)[A-Za-z]+$|^DNS Read$/;

describe("the table of permissions", () => {
  it("has a row for every type that the environments' stacks use, for jobs' own calls, and no other", () => {
    const types = Object.keys(PERMISSIONS).filter((key) => !(key in directCallPermissions));
    expect(types.sort()).toEqual(typesUsed());
  });

  it("knows every address of Google that the pipeline's code calls by itself", () => {
    const listed = DIRECT_CALLS.map(({ url }) => url).sort();
    expect(callsInCode()).toEqual(listed);
    const plan = permissionsOf(googleTable, "read");
    expect(plan).toEqual(expect.arrayContaining(DIRECT_CALLS.flatMap(({ permissions }) => [...permissions])));
  });

  it("has no type under two authorities", () => {
    const types = Object.values(AUTHORITIES).flatMap((table) => Object.keys(table));
    expect(new Set(types).size).toBe(types.length);
  });

  it.each(Object.entries(PERMISSIONS))("reads nothing but to read: %s", (_, { read }) => {
    expect(read.filter((permission) => !READS.test(permission))).toEqual([]);
    expect(read.filter((permission) => /versions\.access|^s3:GetObject/.test(permission))).toEqual([]);
  });

  it.each(Object.entries(PERMISSIONS))("says of each permission once what it is for: %s", (_, row) => {
    const all = [...row.read, ...(row.write ?? []), ...(row.byPerson ?? [])];
    expect(new Set(all).size).toBe(all.length);
  });

  it("gives the pipeline nothing that a person is to do", () => {
    const rows = Object.values(PERMISSIONS);
    const pipeline = new Set(rows.flatMap(({ read, write = [] }) => [...read, ...write]));
    const person = rows.flatMap(({ byPerson = [] }) => byPerson);
    expect(person.filter((permission) => pipeline.has(permission))).toEqual([]);
    expect(person).toEqual(
      expect.arrayContaining([
        "cloudsql.instances.delete",
        "compute.globalAddresses.delete",
        "container.namespaces.delete",
        "iam.roles.update",
        "iam:DeleteUser",
        "redis.instances.delete",
        "s3:DeleteBucket",
        "secretmanager.secrets.delete",
      ]),
    );
  });

  it("reads what the providers cannot plan without", () => {
    const read = Object.values(PERMISSIONS).flatMap((row) => row.read);
    expect(read).toEqual(
      expect.arrayContaining([
        "cloudsql.users.list",
        "container.customResourceDefinitions.list",
        "redis.instances.getAuthString",
        "s3:ListTagsForResource",
        "secretmanager.versions.get",
      ]),
    );
  });

  it("binds only permissions that deploying has", () => {
    const write = new Set(Object.values(PERMISSIONS).flatMap((row) => row.write ?? []));
    expect(
      Object.values(BOUND_PERMISSIONS)
        .flat()
        .filter((permission) => !write.has(permission)),
    ).toEqual([]);
  });

  it("is what docs/ci-permissions.md says (WRITE_DOCS=1 makes it again)", () => {
    const file = join(__dirname, "../../../docs/ci-permissions.md");
    if (process.env["WRITE_DOCS"] === "1") writeFileSync(file, permissionsDocument());
    expect(readFileSync(file, "utf8")).toBe(permissionsDocument());
  });
});
