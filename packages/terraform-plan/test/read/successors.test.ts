import { parsePlan } from "../../src/read/read";
import type { Json } from "../../src/value";

interface Entry {
  readonly type: string;
  readonly name: string;
  readonly actions: readonly string[];
  readonly values: { readonly [key: string]: Json };
  readonly unknown?: Json;
  readonly sensitive?: Json;
}

/** As `terraform show -json` writes it: without white space, keys in its order. */
function planText(entries: readonly Entry[]): string {
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    resource_changes: entries.map(({ type, name, actions, values, unknown = {}, sensitive = {} }) => ({
      address: `${type}.${name}`,
      mode: "managed",
      type,
      name,
      provider_name: "registry.example/acme/cloud",
      change: {
        actions,
        before: actions.includes("create") ? null : values,
        after: actions.includes("delete") ? null : values,
        after_unknown: unknown,
        before_sensitive: sensitive,
        after_sensitive: sensitive,
      },
    })),
  });
}

const user = (name: string, actions: readonly string[], more: Entry["values"] = {}): Entry => ({
  type: "google_sql_user",
  name: name.replace("-", "_"),
  actions,
  values: { name, instance: "main", host: "%", ...more },
});
const pods = (login: string, actions: readonly string[] = ["no-op"]): Entry => ({
  type: "kubernetes_deployment_v1",
  name: "web",
  actions,
  values: { spec: [{ env: [{ name: "DB_USER", value: login }] }] },
});

const successorIn = (entries: readonly Entry[]) =>
  parsePlan(planText(entries), { label: "p" }).changes.find(({ action }) => action === "delete")?.successor;

const OLD = user("app-1", ["delete"]);
const NEW = user("app-2", ["no-op"]);

describe("the successor of a deleted object", () => {
  it("is the one that what stays names, when nothing names the deleted one", () => {
    expect(successorIn([OLD, NEW, pods("app-2")])).toBe("app-2");
  });

  it("is found in the text of a document, and in a manifest of the same kind", () => {
    const secretClass = (name: string, actions: readonly string[], kind = "SecretProviderClass"): Entry => ({
      type: "kubernetes_manifest",
      name: name.replace("-", "_"),
      actions,
      values: { manifest: { kind, metadata: { name, namespace: "shop" } } },
    });
    const mount = pods('{"volumes":[{"class":"c-2"}]}');
    expect(successorIn([secretClass("c-1", ["delete"]), secretClass("c-2", ["no-op"]), mount])).toBe("c-2");
    expect(
      successorIn([secretClass("c-1", ["delete"]), secretClass("c-2", ["no-op"], "ConfigMap"), mount]),
    ).toBeUndefined();
  });

  it.each<[string, readonly Entry[]]>([
    ["something that stays names the deleted one", [OLD, NEW, pods("app-2,app-1")]],
    ["nothing names the other one", [OLD, NEW, pods("root")]],
    ["there is no other one", [OLD, pods("app-2")]],
    ["the other one is new: nothing can have used it", [OLD, user("app-2", ["create"]), pods("app-2")]],
    [
      "the other one is of another instance",
      [OLD, user("app-2", ["no-op"], { instance: "b" }), pods("app-2")],
    ],
    [
      "a change does not know yet what it will name",
      [OLD, NEW, { ...pods("app-2", ["update"]), unknown: { spec: true } }],
    ],
    ["the name is sensitive", [OLD, { ...NEW, sensitive: { name: true } }, pods("app-2")]],
  ])("is none when %s", (_, entries) => {
    expect(successorIn(entries)).toBeUndefined();
  });

  it("is not hindered by a job that Terraform waited for, and by any other", () => {
    const job = (wait: boolean): Entry => ({
      ...pods("app-1"),
      type: "kubernetes_job_v1",
      name: "migration",
      values: { wait_for_completion: wait, spec: [{ env: [{ value: "app-1" }] }] },
    });
    expect(successorIn([OLD, NEW, pods("app-2"), job(true)])).toBe("app-2");
    expect(successorIn([OLD, NEW, pods("app-2"), job(false)])).toBeUndefined();
  });

  it("is not confused by a longer name", () => {
    expect(successorIn([OLD, user("app-10", ["no-op"]), pods("app-10")])).toBe("app-10");
    expect(successorIn([user("app-10", ["delete"]), user("app-1", ["no-op"]), pods("app-1")])).toBe("app-1");
  });

  it("is the one with a name of several words, or of none of Latin letters", () => {
    const names = ["shop/app 2", "магазин"];
    for (const name of names)
      expect(successorIn([OLD, { ...user(name, ["no-op"]), name: "next" }, pods(name)])).toBe(name);
  });

  it("is none of an object whose name is empty, as that of a record at the root of a DNS zone", () => {
    const apex: Entry = { ...user("", ["delete"]), name: "apex" };
    expect(successorIn([apex, NEW, pods("app-2")])).toBeUndefined();
  });

  it("is read in a time that grows with the plan, not with its square", () => {
    const numbers = Array.from({ length: 2000 }, (_, index) => index);
    const many = numbers.flatMap((index) => [
      user(`former-${index}`, ["delete"]),
      user(`idle-${index}`, ["no-op"]),
    ]);
    expect(successorIn([...many, NEW, pods("app-2")])).toBe("app-2");
  });
});
