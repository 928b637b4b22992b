import { create, rulesFor, update } from "./plans";

describe("a rule of an Azure network security group", () => {
  const rule = (more: object) => ({
    priority: 200,
    direction: "Inbound",
    access: "Allow",
    protocol: "Tcp",
    source_address_prefix: "*",
    destination_address_prefix: "*",
    destination_port_range: "3389",
    ...more,
  });
  const created = (more: object) => rulesFor(create("azurerm_network_security_rule", rule(more)));
  const updated = (before: object, after: object) =>
    rulesFor(update("azurerm_network_security_rule", rule(before), rule(after)));

  it("lets in the world only if it allows, inbound", () => {
    expect(created({})).toEqual(["open-to-world"]);
    expect(created({ access: "Deny" })).toEqual([]);
    expect(created({ direction: "Outbound" })).toEqual([]);
    expect(created({ destination_port_range: "443" })).toEqual([]);
    expect(created({ source_address_prefix: "10.0.0.0/8" })).toEqual([]);
  });

  it("that denies less is found, one that denies more is not", () => {
    const narrow = { access: "Deny", source_address_prefix: "198.51.100.0/24" };
    const wide = { access: "Deny", source_address_prefix: "0.0.0.0/0" };
    expect(updated(wide, narrow)).toEqual(["network-opened"]);
    expect(updated(narrow, wide)).toEqual([]);
  });
});

it("adds up rules for the same port: four quarters are the world, IPv6 too", () => {
  const group = (cidrs: readonly string[], protocol = "tcp") =>
    rulesFor(
      create("aws_security_group", {
        ingress: cidrs.map((cidr) => ({
          protocol,
          from_port: 22,
          to_port: 22,
          [cidr.includes(":") ? "ipv6_cidr_blocks" : "cidr_blocks"]: [cidr],
        })),
      }),
    );
  expect(group(["0.0.0.0/2", "64.0.0.0/2", "128.0.0.0/2", "192.0.0.0/2"])).toEqual(["open-to-world"]);
  expect(group(["0.0.0.0/2"])).toEqual([]);
  expect(group(["2000::/3"], "6")).toEqual(["open-to-world"]);
  expect(group(["2001:db8::/32"])).toEqual([]);
});

describe("the priority of a firewall rule", () => {
  const rule = (priority: number, more: object) => ({ direction: "INGRESS", priority, ...more });
  const ssh = [{ protocol: "tcp", ports: ["22"] }];
  const moved = (from: number, to: number, more: object) =>
    rulesFor(update("google_compute_firewall", rule(from, more), rule(to, more)));

  it("is found when an allow moves before other rules", () => {
    expect(moved(65000, 10, { allow: ssh, source_ranges: ["10.0.0.0/8"] })).toEqual(["network-opened"]);
    expect(moved(10, 65000, { allow: ssh, source_ranges: ["10.0.0.0/8"] })).toEqual([]);
  });

  it("is found when a deny moves behind other rules", () => {
    expect(moved(10, 65000, { deny: ssh, source_ranges: ["10.0.0.0/8"] })).toEqual(["network-opened"]);
    expect(moved(65000, 10, { deny: ssh, source_ranges: ["10.0.0.0/8"] })).toEqual([]);
  });
});

it("reads rules of Google's firewall policies by action and direction", () => {
  const rule = (more: object) =>
    rulesFor(
      create("google_compute_network_firewall_policy_rule", {
        action: "allow",
        direction: "INGRESS",
        match: [{ src_ip_ranges: ["0.0.0.0/0"], layer4_configs: [{ ip_protocol: "tcp", ports: ["22"] }] }],
        ...more,
      }),
    );
  expect(rule({})).toEqual(["open-to-world"]);
  expect(rule({ action: "deny" })).toEqual([]);
  expect(rule({ direction: "EGRESS" })).toEqual([]);
});

it("compares the entries of a prefix list", () => {
  expect(
    rulesFor(
      update(
        "aws_ec2_managed_prefix_list",
        { entry: [{ cidr: "10.0.0.0/8" }] },
        { entry: [{ cidr: "0.0.0.0/0" }] },
      ),
    ),
  ).toEqual(["open-to-world"]);
});

describe("a firewall rule with the first and the last address of a range", () => {
  const rule = (start: string, end: string) => ({ start_ip_address: start, end_ip_address: end });
  const created = (start: string, end: string) =>
    rulesFor(create("azurerm_mssql_firewall_rule", rule(start, end)));

  it("is found if the range is most of the internet", () => {
    expect(created("0.0.0.0", "255.255.255.255")).toEqual(["open-to-world"]);
    expect(created("198.51.100.17", "198.51.100.17")).toEqual([]);
  });

  it("is found in Azure's notation for all of its services", () => {
    expect(created("0.0.0.0", "0.0.0.0")).toEqual(["network-opened"]);
  });

  it("is compared as a range", () => {
    const moved = (from: readonly [string, string], to: readonly [string, string]) =>
      rulesFor(update("azurerm_mssql_firewall_rule", rule(...from), rule(...to)));
    expect(moved(["10.0.0.1", "10.0.0.9"], ["10.0.0.1", "10.0.0.99"])).toEqual(["network-opened"]);
    expect(moved(["10.0.0.1", "10.0.0.99"], ["10.0.0.1", "10.0.0.9"])).toEqual([]);
  });
});
