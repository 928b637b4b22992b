import { create, destroy, findings, replace, update } from "./plans";

/** Messages of a change's findings. A sentence about a consequence is printed only where the direction is known. */
const messages = (...changes: Parameters<typeof findings>[0]) =>
  findings(changes).map(({ message }) => message);

const rule = (more: { readonly [key: string]: string | number }) => ({
  access: "Allow",
  direction: "Inbound",
  priority: 300,
  protocol: "*",
  source_address_prefix: "*",
  source_port_range: "*",
  destination_address_prefix: "*",
  destination_port_range: "*",
  ...more,
});

it("does not say that a rule which refuses everyone lets everyone in", () => {
  const refusal = create("azurerm_network_security_rule", rule({ access: "Deny" }));
  expect(messages(refusal).join()).not.toMatch(/lets in/);
  const wider = update(
    "azurerm_network_security_rule",
    rule({ access: "Deny", source_address_prefix: "10.0.0.0/8" }),
    rule({ access: "Deny" }),
  );
  expect(messages(wider)).toEqual([]);
});

it("does not say that an outgoing rule lets anyone in", () => {
  const outgoing = create("azurerm_network_security_rule", rule({ direction: "Outbound" }));
  expect(messages(outgoing).join()).not.toMatch(/lets in/);
});

it("does not say that a larger machine of another family carries less", () => {
  for (const [type, path, from, to] of [
    ["aws_instance", "instance_type", "m5.large", "r6i.4xlarge"],
    ["aws_db_instance", "instance_class", "db.m5.large", "db.r6g.2xlarge"],
    ["google_compute_instance", "machine_type", "n1-standard-2", "c3-standard-8"],
    ["azurerm_linux_virtual_machine", "size", "Standard_D2s_v3", "Standard_E8s_v5"],
  ] as const) {
    const results = messages(update(type, { [path]: from }, { [path]: to }));
    expect([type, results.filter((text) => /carry|lowered|reduced|weakened/.test(text))]).toEqual([type, []]);
  }
});

it("says no more than that it changed of a machine whose size nobody knows", () => {
  const [message = "", ...others] = messages(
    update("aws_instance", { instance_type: "zz9.huge" }, { instance_type: "yy8.tiny" }),
  );
  expect(others).toEqual([]);
  expect(message).not.toMatch(/carry|less|lowered/);
});

it("does not report that monitoring is switched on, nor a newer certificate authority", () => {
  expect(
    messages(update("aws_db_instance", { monitoring_interval: 0 }, { monitoring_interval: 60 })),
  ).toEqual([]);
  const authority = update(
    "aws_db_instance",
    { ca_cert_identifier: "rds-ca-2019" },
    { ca_cert_identifier: "rds-ca-rsa2048-g1" },
  );
  expect(messages(authority).join()).not.toMatch(/read or altered/);
});

it("does not report backups that are made more often", () => {
  const plan = (schedule: string) => ({ rule: [{ rule_name: "a", schedule }] });
  expect(messages(update("aws_backup_plan", plan("cron(0 5 ? * SUN *)"), plan("cron(0 5 ? * * *)")))).toEqual(
    [],
  );
  expect(
    messages(update("aws_backup_plan", plan("cron(0 5 ? * * *)"), plan("cron(0 5 ? * SUN *)"))),
  ).not.toEqual([]);
});

it("does not take rules for data", () => {
  for (const type of [
    "azurerm_firewall_network_rule_collection",
    "azurerm_firewall_application_rule_collection",
    "azurerm_firewall_nat_rule_collection",
  ]) {
    expect(findings([destroy(type)]).map(({ rule: id }) => id)).not.toContain("data-destroyed");
  }
});

it("does not call the removal of an exception a loss", () => {
  expect(messages(destroy("google_logging_project_exclusion", { name: "noise" }))).toEqual([]);
  expect(messages(destroy("newrelic_alert_muting_rule", { name: "night" }))).toEqual([]);
  expect(
    messages(update("google_logging_project_exclusion", { disabled: false }, { disabled: true })),
  ).toEqual([]);
});

it("does not advise moving one version of a secret to another", () => {
  const version = { secret: "projects/p/secrets/s", secret_data: "x" };
  const results = findings([
    destroy("google_secret_manager_secret_version", version, { name: "one" }),
    create("google_secret_manager_secret_version", version, { name: "two" }),
  ]);
  expect(results.map(({ rule: id }) => id)).not.toContain("rename-likely");
});

it("does not say that everyone is allowed when a list of keys is emptied", () => {
  const results = messages(
    update("linode_instance", { authorized_keys: ["ssh-ed25519 A"] }, { authorized_keys: [] }),
  );
  expect(results.join()).not.toMatch(/everyone/);
});

it("does not call levels of an escalation gone that stay", () => {
  const level = (id: string) => ({
    escalation_delay_in_minutes: 10,
    target: [{ type: "user_reference", id }],
  });
  const [message = ""] = messages(
    update(
      "pagerduty_escalation_policy",
      { rule: [level("A"), level("B"), level("C")] },
      { rule: [level("A"), level("B")] },
    ),
  );
  expect(message).toMatch(/2 instead of 3/);
});

it("says of a replaced machine no more than of a changed one", () => {
  const results = messages(
    replace("aws_instance", { instance_type: "m5.large" }, { instance_type: "m6i.large" }),
  );
  expect(results.join()).not.toMatch(/may not carry/);
});

it("says of a safeguard against something else than deletion no more than that it is weaker", () => {
  expect(
    messages(update("github_branch_protection", { enforce_admins: true }, { enforce_admins: false })),
  ).toEqual(["Enforce admins: switched off. A safeguard is weaker than before."]);
  expect(
    messages(update("acme_store", { deletion_protection: true }, { deletion_protection: false })),
  ).toEqual(["Deletion protection: switched off. Removes a safeguard against accidental deletion."]);
});

it("does not speak of attackers where a name is all that is known", () => {
  const shorter = update("okta_policy_password", { password_min_length: 14 }, { password_min_length: 6 });
  expect(messages(shorter)).toEqual([
    "Password min length: lowered from 14 to 6. Access is easier to get, or allows more than before.",
  ]);
});

it("does not take the escaped spelling of a wildcard name for another name", () => {
  const record = (name: string) => ({ name, type: "A", ttl: 300, records: ["10.0.0.1"] });
  const results = findings([
    update("aws_route53_record", record("\\052.example.com"), record("*.example.com")),
    update("aws_route53_record", record("*.example.com"), record("\\052.example.com")),
  ]);
  expect(results.map(({ message }) => message)).toEqual([]);
});
