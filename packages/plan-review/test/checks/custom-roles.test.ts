import { UNKNOWN, type ValueObject } from "@infra-tools/terraform-plan/value";
import { create, findings, rulesFor, update } from "./plans";

const permission = (more: ValueObject): ValueObject => ({
  actions: [],
  not_actions: [],
  data_actions: [],
  not_data_actions: [],
  ...more,
});

const role = (...permissions: ValueObject[]): ValueObject => ({ name: "operator", permissions });

const change = (before: ValueObject, after: ValueObject) =>
  update("azurerm_role_definition", role(permission(before)), role(permission(after)));

const START = "Microsoft.Compute/virtualMachines/start/action";
const READ = "Microsoft.Compute/virtualMachines/read";

describe("a custom role of Azure", () => {
  it.each<readonly [string, ValueObject, ValueObject]>([
    ["an action more", { actions: [READ] }, { actions: [READ, START] }],
    ["an exception less", { actions: ["*"], not_actions: [START] }, { actions: ["*"] }],
    ["data actions", { actions: [READ] }, { actions: [READ], data_actions: [READ] }],
  ])("with %s is wider, and not the other way round", (_, narrow, wide) => {
    expect(rulesFor(change(narrow, wide))).toEqual(["permissions-widened"]);
    expect(rulesFor(change(wide, narrow))).toEqual([]);
  });

  it("that may look at another type of resources is a notice", () => {
    const [finding] = findings([
      change({ actions: [READ] }, { actions: [READ, "Microsoft.Compute/disks/read"] }),
    ]);
    expect(finding?.severity).toBe("notice");
    const [everything] = findings([change({ actions: [READ] }, { actions: [READ, "*/read"] })]);
    expect(everything?.severity).toBe("danger");
  });

  it("is no wider for an action that a pattern covers, or an exception from nothing less", () => {
    expect(
      rulesFor(change({ actions: ["Microsoft.Compute/*"] }, { actions: ["Microsoft.Compute/*", START] })),
    ).toEqual([]);
    expect(rulesFor(change({ actions: [READ], not_actions: [START] }, { actions: [READ] }))).toEqual([]);
  });

  it("with permissions that are known after apply cannot be told", () => {
    const after = { name: "operator", permissions: UNKNOWN };
    expect(rulesFor(update("azurerm_role_definition", role(permission({ actions: [READ] })), after))).toEqual(
      ["cannot-tell"],
    );
  });

  it.each<readonly [string, ValueObject, ValueObject]>([
    [
      "keys of storage",
      { actions: ["Microsoft.Storage/storageAccounts/listKeys/action"] },
      { actions: ["Microsoft.Storage/storageAccounts/read"] },
    ],
    [
      "commands on machines",
      { actions: ["Microsoft.Compute/virtualMachines/runCommand/action"] },
      { actions: [START] },
    ],
    [
      "all secrets",
      { data_actions: ["Microsoft.KeyVault/vaults/secrets/*"] },
      { data_actions: ["Microsoft.KeyVault/vaults/secrets/readMetadata/action"] },
    ],
    [
      "access policies",
      { actions: ["Microsoft.KeyVault/vaults/accessPolicies/write"] },
      { actions: ["Microsoft.KeyVault/vaults/read"] },
    ],
  ])("that is new is found with %s, and not with its neighbour", (_, wide, narrow) => {
    expect(rulesFor(create("azurerm_role_definition", role(permission(wide))))).toEqual(["admin-granted"]);
    expect(rulesFor(create("azurerm_role_definition", role(permission(narrow))))).toEqual([]);
  });
});
