import { capabilitiesOf, widerCapabilities } from "../../src/lexicon/capabilities";
import { create, rulesFor, update } from "./plans";

const hcl = (path: string, ...capabilities: string[]): string =>
  `path "${path}" {\n  capabilities = [${capabilities.map((one) => `"${one}"`).join(", ")}]\n}`;

const changed = (before: string, after: string) =>
  rulesFor(update("vault_policy", { name: "p", policy: before }, { name: "p", policy: after }));

describe("a policy of Vault", () => {
  const all = hcl("secret/data/*", "read");
  const shop = hcl("secret/data/shop/*", "read");

  it.each([
    ["a wider path", shop, all],
    ["another capability", shop, hcl("secret/data/shop/*", "read", "delete")],
    ["any team instead of one", hcl("secret/data/shop/app", "read"), hcl("secret/data/+/app", "read")],
    ["everything below instead of one segment", hcl("secret/+", "read"), hcl("secret/*", "read")],
    ["a path that was refused", `${all}\n${hcl("secret/data/hr/*", "deny")}`, all],
  ])("with %s is wider, and not the other way round", (_, narrow, wide) => {
    expect(changed(narrow, wide)).toEqual(["privileges-raised"]);
    expect(changed(wide, narrow)).toEqual([]);
  });

  it.each([
    ["a rule of what another one allows", all, `${all}\n${shop}`],
    ["a comment", shop, `# the shop\n${shop}`],
    ["a refusal less where nothing is allowed", `${shop}\n${hcl("sys/*", "deny")}`, shop],
  ])("with %s is no wider", (_, before, after) => {
    expect(changed(before, after)).toEqual([]);
  });

  it.each([
    ["everything below sys", hcl("sys/*", "read", "update")],
    ["policies", hcl("sys/policies/acl/*", "create")],
    ["sudo", hcl("sys/*", "sudo")],
    ["everything", hcl("*", "read")],
  ])("that is new is found with %s", (_, policy) => {
    expect(rulesFor(create("vault_policy", { name: "p", policy }))).toEqual(["admin-granted"]);
  });

  it.each([
    ["reading of secrets", shop],
    ["looking at policies", hcl("sys/policies/acl/*", "read", "list")],
    ["its token's renewal", hcl("auth/token/renew-self", "update")],
    ["a refusal of everything", hcl("*", "deny")],
  ])("that is new is not found with %s", (_, policy) => {
    expect(rulesFor(create("vault_policy", { name: "p", policy }))).toEqual([]);
  });

  it("that allows a power already is no finding again", () => {
    const sys = hcl("sys/*", "update");
    expect(changed(sys, `${sys}\n${hcl("sys/policies/acl/*", "update")}`)).toEqual([]);
  });
});

it("names acl = write of Consul", () => {
  const policy = (level: string) =>
    rulesFor(create("consul_acl_policy", { name: "p", rules: `acl = "${level}"` }));
  expect(policy("write")).toEqual(["admin-granted"]);
  expect(policy("read")).toEqual([]);
});

it("a rule of Consul for everything that begins with a text includes each of them", () => {
  const rules = (text: string) => capabilitiesOf(text) ?? { allowed: [], denied: [] };
  const wide = rules('key_prefix "" { policy = "read" }');
  const narrow = rules('key_prefix "app/" { policy = "read" }');
  const one = rules('key "app/a" { policy = "read" }');
  expect(widerCapabilities(wide, narrow)).toEqual([]);
  expect(widerCapabilities(narrow, one)).toEqual([]);
  expect(widerCapabilities(narrow, wide)).toEqual(["read on key/*"]);
  expect(widerCapabilities(narrow, rules('service "app/a" { policy = "read" }'))).toEqual([
    "read on service/app/a",
  ]);
});
