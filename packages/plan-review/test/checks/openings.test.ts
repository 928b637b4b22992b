import { UNKNOWN, type Value } from "@infra-tools/terraform-plan/value";
import { create, destroy, findings, rulesFor, update } from "./plans";

const rule = (port: number, cidrs: readonly string[], more: { readonly [key: string]: Value } = {}) => ({
  protocol: "tcp",
  from_port: port,
  to_port: port,
  cidr_blocks: cidrs,
  ...more,
});
const group = (...ingress: Value[]) => ({ ingress, egress: [] });
const sg = (before: Value, after: Value) => update("aws_security_group", before, after);

describe("a security group", () => {
  it.each<readonly [string, Value, Value, string]>([
    [
      "more private addresses",
      group(rule(443, ["10.0.0.0/24"])),
      group(rule(443, ["10.0.0.0/16"])),
      "network-opened",
    ],
    ["the world", group(rule(443, ["10.0.0.0/8"])), group(rule(443, ["0.0.0.0/0"])), "open-to-world"],
    [
      "the world, in two halves",
      group(rule(443, ["10.0.0.0/8"])),
      group(rule(443, ["0.0.0.0/1", "128.0.0.0/1"])),
      "open-to-world",
    ],
    [
      "the world by IPv6",
      group(rule(22, ["10.0.0.0/8"])),
      group(rule(22, ["10.0.0.0/8"], { ipv6_cidr_blocks: ["::/0"] })),
      "open-to-world",
    ],
    [
      "another port",
      group(rule(443, ["10.0.0.0/8"])),
      group(rule(443, ["10.0.0.0/8"]), rule(22, ["10.0.0.0/8"])),
      "network-opened",
    ],
    [
      "more ports",
      group(rule(443, ["10.0.0.0/8"])),
      group({ ...rule(1, ["10.0.0.0/8"]), to_port: 1024 }),
      "network-opened",
    ],
    [
      "all protocols",
      group(rule(443, ["10.0.0.0/8"])),
      group({ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["10.0.0.0/8"] }),
      "network-opened",
    ],
    [
      "another group",
      group(rule(443, [], { security_groups: ["sg-1"] })),
      group(rule(443, [], { security_groups: ["sg-1", "sg-2"] })),
      "network-opened",
    ],
  ])("that lets in %s is found, and not the other way round", (_, narrow, wide, expected) => {
    expect(rulesFor(sg(narrow, wide))).toEqual([expected]);
    expect(rulesFor(sg(wide, narrow))).toEqual([]);
  });

  it("may split, join and reorder its rules", () => {
    const together = group({ ...rule(80, ["10.0.0.0/8", "192.168.0.0/16"]), to_port: 443 });
    const apart = group(
      { ...rule(200, ["10.128.0.0/9", "10.0.0.0/9", "192.168.0.0/16"]), to_port: 443 },
      { ...rule(80, ["192.168.0.0/16", "10.0.0.0/8"]), to_port: 199 },
    );
    expect(rulesFor(sg(together, apart))).toEqual([]);
    expect(rulesFor(sg(apart, together))).toEqual([]);
  });

  it("lets nothing new in by a rule that one which stays covers already", () => {
    const wide = rule(443, ["10.0.0.0/8"]);
    const before = group(wide, rule(22, ["10.1.0.0/16"]));
    expect(rulesFor(sg(before, group(rule(443, ["10.2.0.0/16"]), wide)))).toEqual([]);
    expect(rulesFor(sg(before, group(rule(22, ["10.2.0.0/16"]), wide)))).toEqual(["network-opened"]);
  });

  it("names only what is new", () => {
    const [finding] = findings([
      sg(group(rule(443, ["10.0.0.0/8"])), group(rule(443, ["10.0.0.0/8", "192.0.2.0/24"]))),
    ]);
    expect(finding?.message).toBe(
      "The security group lets in tcp 443 from 192.0.2.0/24, which it did not before. More addresses can reach it.",
    );
  });

  it("that is new is found only when the world reaches more than a web server", () => {
    expect(rulesFor(create("aws_security_group", group(rule(22, ["0.0.0.0/0"]))))).toEqual(["open-to-world"]);
    expect(
      rulesFor(create("aws_security_group", group(rule(443, ["0.0.0.0/0"]), rule(80, ["::/0"])))),
    ).toEqual([]);
    expect(rulesFor(create("aws_security_group", group(rule(5432, ["10.0.0.0/8"]))))).toEqual([]);
  });

  it("whose rules are unknown cannot be told", () => {
    const result = findings([sg(group(rule(443, ["10.0.0.0/8"])), { ingress: UNKNOWN, egress: [] })]);
    expect(result.map(({ rule: id }) => id)).toEqual(["cannot-tell"]);
  });

  it("that lets out more is a notice, to the world a warning", () => {
    const out = (...cidrs: string[]) => ({ ingress: [], egress: [rule(443, cidrs)] });
    expect(findings([sg(out("10.0.0.0/16"), out("10.0.0.0/8"))])).toMatchObject([
      { rule: "network-opened", severity: "notice" },
    ]);
    expect(findings([sg(out("10.0.0.0/16"), out("0.0.0.0/0"))])).toMatchObject([
      { rule: "network-opened", severity: "warning" },
    ]);
  });
});

describe("a Google firewall rule", () => {
  const firewall = (more: { readonly [key: string]: Value }) => ({
    direction: "INGRESS",
    allow: [{ protocol: "tcp", ports: ["443"] }],
    deny: [],
    source_ranges: ["10.0.0.0/8"],
    target_tags: ["web"],
    ...more,
  });

  it.each<readonly [string, { readonly [key: string]: Value }, string]>([
    ["all sources", { source_ranges: [] }, "open-to-world"],
    ["more ports", { allow: [{ protocol: "tcp", ports: ["443", "1000-2000"] }] }, "network-opened"],
    ["all machines", { target_tags: [] }, "network-opened"],
    ["other machines too", { target_tags: ["web", "db"] }, "network-opened"],
    ["a tag", { source_tags: ["bastion"] }, "network-opened"],
  ])("that is about %s is wider", (_, more, expected) => {
    expect(rulesFor(update("google_compute_firewall", firewall({}), firewall(more)))).toEqual([expected]);
    expect(rulesFor(update("google_compute_firewall", firewall(more), firewall({})))).toEqual([]);
  });

  it("that refuses less, or goes, is found", () => {
    const refusing = firewall({ allow: [], deny: [{ protocol: "all" }], source_ranges: ["0.0.0.0/0"] });
    const off = { ...refusing, disabled: true };
    expect(rulesFor(update("google_compute_firewall", refusing, off))).toEqual(["network-opened"]);
    expect(rulesFor(update("google_compute_firewall", off, refusing))).toEqual([]);
    expect(rulesFor(destroy("google_compute_firewall", refusing))).toEqual(["network-opened"]);
    expect(rulesFor(destroy("google_compute_firewall", firewall({})))).toEqual([]);
  });
});

describe("a network policy", () => {
  const policy = (spec: { readonly [key: string]: Value }) => ({
    spec: [
      {
        pod_selector: [{ match_labels: { app: "web" } }],
        policy_types: ["Ingress", "Egress"],
        ingress: [],
        egress: [],
        ...spec,
      },
    ],
  });
  const peer = (labels: { readonly [key: string]: Value } | null) => ({
    ip_block: [],
    namespace_selector: [],
    pod_selector: [{ match_labels: labels, match_expressions: [] }],
  });
  const block = (cidr: string, ...except: string[]) => ({
    ip_block: [{ cidr, except }],
    namespace_selector: [],
    pod_selector: [],
  });
  const http = [{ port: "8080", protocol: "TCP", end_port: 0 }];
  const before = policy({ ingress: [{ from: [peer({ app: "web", tier: "front" })], ports: http }] });
  const np = (before: Value, after: Value) => update("kubernetes_network_policy_v1", before, after);

  it.each<readonly [string, Value, string]>([
    ["more pods", policy({ ingress: [{ from: [peer({ app: "web" })], ports: http }] }), "network-opened"],
    ["every pod", policy({ ingress: [{ from: [peer(null)], ports: http }] }), "network-opened"],
    ["everyone, by a rule without peers", policy({ ingress: [{ from: [], ports: http }] }), "open-to-world"],
    [
      "every port",
      policy({ ingress: [{ from: [peer({ app: "web", tier: "front" })], ports: [] }] }),
      "network-opened",
    ],
    [
      "addresses",
      policy({
        ingress: [{ from: [peer({ app: "web", tier: "front" }), block("192.0.2.0/24")], ports: http }],
      }),
      "network-opened",
    ],
    ["everything, as ingress is no longer its type", policy({ policy_types: ["Egress"] }), "open-to-world"],
  ])("that lets in %s is wider", (_, after, expected) => {
    expect(rulesFor(np(before, after))).toEqual([expected]);
    expect(rulesFor(np(after, before))).toEqual([]);
  });

  it("is not wider with an exception more, and wider with one less", () => {
    const open = policy({ ingress: [{ from: [block("10.0.0.0/8")], ports: http }] });
    const closed = policy({ ingress: [{ from: [block("10.0.0.0/8", "10.1.0.0/16")], ports: http }] });
    expect(rulesFor(np(open, closed))).toEqual([]);
    expect(rulesFor(np(closed, open))).toEqual(["network-opened"]);
  });

  it("is the same with null or an empty map of labels", () => {
    const written = (labels: Value) =>
      policy({ egress: [{ to: [{ namespace_selector: [{ match_labels: labels }] }], ports: [] }] });
    expect(rulesFor(np(written(null), written({})))).toEqual([]);
  });

  it("is read from a manifest too", () => {
    const manifest = (cidr: string) => ({
      manifest: {
        kind: "NetworkPolicy",
        spec: {
          podSelector: {},
          policyTypes: ["Ingress"],
          ingress: [{ from: [{ ipBlock: { cidr } }], ports: [{ port: 443 }] }],
        },
      },
    });
    expect(rulesFor(update("kubernetes_manifest", manifest("10.0.0.0/8"), manifest("0.0.0.0/0")))).toEqual([
      "open-to-world",
    ]);
    expect(rulesFor(update("kubernetes_manifest", manifest("0.0.0.0/0"), manifest("10.0.0.0/8")))).toEqual(
      [],
    );
  });
});

describe("a list of addresses", () => {
  const networks = (...values: Value[]) => ({
    settings: [
      {
        ip_configuration: [
          { authorized_networks: values.map((value, index) => ({ name: `n${index}`, value })) },
        ],
      },
    ],
  });
  const sql = (before: Value, after: Value) => update("google_sql_database_instance", before, after);

  it("is compared as a set of addresses", () => {
    expect(rulesFor(sql(networks("10.0.0.0/8"), networks("10.0.0.0/9", "10.128.0.0/9")))).toEqual([]);
    expect(
      rulesFor(sql(networks("10.0.0.0/8", "192.0.2.1"), networks("192.0.2.1/32", "10.0.0.0/8"))),
    ).toEqual([]);
    expect(rulesFor(sql(networks("10.0.0.0/24"), networks("10.0.0.0/16")))).toEqual(["network-opened"]);
    expect(rulesFor(sql(networks("10.0.0.0/16"), networks("10.0.0.0/24")))).toEqual([]);
    expect(rulesFor(sql(networks("10.0.0.0/8"), networks("10.0.0.0/8", "0.0.0.0/0")))).toEqual([
      "open-to-world",
    ]);
  });

  it("is judged where it is known, and told where it is not", () => {
    expect(rulesFor(sql(networks("10.0.0.0/8"), networks("0.0.0.0/0", UNKNOWN)))).toEqual([
      "cannot-tell",
      "open-to-world",
    ]);
  });

  it("of a new resource is found only when it holds the world", () => {
    expect(rulesFor(create("google_sql_database_instance", networks("192.0.2.0/24")))).toEqual([]);
    expect(rulesFor(create("google_sql_database_instance", networks("0.0.0.0/0")))).toEqual([
      "open-to-world",
    ]);
  });
});

describe("a Cloud Armor policy", () => {
  const rule = (priority: number, action: string, ...ranges: string[]) => ({
    priority,
    action,
    preview: false,
    match: [{ config: [{ src_ip_ranges: ranges }], expr: [] }],
  });
  const expression = (priority: number, action: string, text: string) => ({
    priority,
    action,
    match: [{ config: [], expr: [{ expression: text }] }],
  });
  const last = rule(2147483647, "deny(403)", "*");
  const armor = (before: readonly Value[], after: readonly Value[]) =>
    rulesFor(update("google_compute_security_policy", { rule: before }, { rule: after }));
  const office = rule(1000, "allow", "192.0.2.0/24");

  it.each<readonly [string, readonly Value[], string]>([
    ["more addresses", [rule(1000, "allow", "192.0.2.0/23"), last], "network-opened"],
    ["the world", [rule(1000, "allow", "0.0.0.0/0"), last], "open-to-world"],
    ["the world, by its last rule", [office, rule(2147483647, "allow", "*")], "open-to-world"],
    [
      "what a rule by expression lets in",
      [office, expression(2000, "allow", "origin.region_code == 'DE'"), last],
      "network-opened",
    ],
  ])("that lets in %s is wider, and not the other way round", (_, wide, expected) => {
    expect(armor([office, last], wide)).toEqual([expected]);
    expect(armor(wide, [office, last])).toEqual([]);
  });

  it("is read by priority: what a rule before refuses is not let in", () => {
    const refused = rule(1, "deny(403)", "192.0.2.0/24");
    expect(armor([refused, last], [refused, office, last])).toEqual([]);
    expect(armor([refused, office, last], [office, last])).toEqual(["network-opened"]);
  });

  it("that no longer refuses what fits an expression, or only previews it, is found", () => {
    const waf = expression(500, "deny(403)", "evaluatePreconfiguredExpr('sqli-stable')");
    expect(armor([waf, office, last], [office, last])).toEqual(["network-opened"]);
    expect(armor([waf, office, last], [{ ...waf, preview: true }, office, last])).toEqual(["network-opened"]);
    expect(armor([office, last], [waf, office, last])).toEqual([]);
  });

  it("that goes is told once", () => {
    expect(rulesFor(destroy("google_compute_security_policy", { rule: [office, last] }))).toEqual([
      "exposure-widened",
    ]);
  });
});

describe("rules that are unknown in part", () => {
  it("cannot be told, and are not taken for open", () => {
    const policy = (cidr: Value) => ({
      spec: [
        {
          policy_types: ["Ingress", "Egress"],
          ingress: [],
          egress: [{ to: [{ ip_block: [{ cidr }] }], ports: [] }],
        },
      ],
    });
    expect(rulesFor(update("kubernetes_network_policy_v1", policy("10.0.0.1/32"), policy(UNKNOWN)))).toEqual([
      "cannot-tell",
    ]);
    const firewall = (ranges: Value) => ({
      allow: [{ protocol: "tcp", ports: ["22"] }],
      source_ranges: ranges,
    });
    expect(rulesFor(update("google_compute_firewall", firewall(["10.0.0.0/8"]), firewall(UNKNOWN)))).toEqual([
      "cannot-tell",
    ]);
    expect(rulesFor(create("google_compute_firewall", firewall(UNKNOWN)))).toEqual(["cannot-tell"]);
  });

  it("are not taken for rules about everyone", () => {
    const policy = (from: Value) => ({
      spec: [{ policy_types: ["Ingress"], ingress: [{ from, ports: [] }] }],
    });
    const before = policy([{ ip_block: [{ cidr: "10.0.0.0/8" }] }]);
    expect(rulesFor(update("kubernetes_network_policy_v1", before, policy(UNKNOWN)))).toEqual([
      "cannot-tell",
    ]);
  });

  it("are still judged where they are known", () => {
    const policy = (cidr: Value, from: readonly Value[]) => ({
      spec: [
        {
          policy_types: ["Ingress", "Egress"],
          ingress: [{ from, ports: [] }],
          egress: [{ to: [{ ip_block: [{ cidr }] }], ports: [] }],
        },
      ],
    });
    const before = policy("10.0.0.1/32", [{ ip_block: [{ cidr: "10.0.0.0/8" }] }]);
    const after = policy(UNKNOWN, [{ ip_block: [{ cidr: "0.0.0.0/0" }] }]);
    expect(rulesFor(update("kubernetes_network_policy_v1", before, after))).toEqual([
      "cannot-tell",
      "open-to-world",
    ]);
  });
});

describe("a set of addresses that rules elsewhere use", () => {
  const set = (name: string, addresses: string[]) => ({ name, scope: "REGIONAL", addresses });
  const [few, many] = [["203.0.113.0/24"], ["203.0.113.0/24", "192.0.2.0/24"]];

  it.each([
    ["blocked-clients", few, many, []],
    ["blocked-clients", many, few, ["network-opened"]],
    ["office", few, many, ["network-opened"]],
    ["roadblock-office", many, few, []],
  ])("called %s from %j to %j", (name, before, after, rules) => {
    expect(rulesFor(update("aws_wafv2_ip_set", set(name, before), set(name, after)))).toEqual(rules);
  });
});

describe("a web ACL", () => {
  const acl = (action: string, override = "none"): Value => ({
    name: "w",
    default_action: [{ block: [{}] }],
    rule: [
      { name: "a", action: [{ [action]: [{}] }] },
      { name: "b", override_action: [{ [override]: [{}] }] },
    ],
  });

  it("that only counts what it refused is weaker", () => {
    expect(rulesFor(update("aws_wafv2_web_acl", acl("block"), acl("count")))).toEqual(["exposure-widened"]);
    expect(rulesFor(update("aws_wafv2_web_acl", acl("block"), acl("block", "count")))).toEqual([
      "exposure-widened",
    ]);
    expect(rulesFor(update("aws_wafv2_web_acl", acl("count", "count"), acl("block")))).toEqual([]);
  });
});

describe("what pods may send to", () => {
  const policy = (...except: string[]) => ({
    spec: [
      {
        pod_selector: [{}],
        policy_types: ["Egress"],
        egress: [{ to: [{ ip_block: [{ cidr: "0.0.0.0/0", except }] }] }],
      },
    ],
  });
  const severities = (before: string[], after: string[]) =>
    findings([update("kubernetes_network_policy_v1", policy(...before), policy(...after))]).map(
      ({ severity }) => severity,
    );

  it("is a warning with the metadata server, and a notice with another address", () => {
    expect(severities(["169.254.169.254/32", "10.0.0.0/8"], ["10.0.0.0/8"])).toEqual(["warning"]);
    expect(severities(["169.254.169.254/32", "10.0.0.0/8"], ["169.254.169.254/32"])).toEqual(["notice"]);
  });
});

describe("annotations of an ingress' controller", () => {
  const ingress = (name: string, value?: string) => ({
    metadata: [{ annotations: value === undefined ? { team: "shop" } : { team: "shop", [name]: value } }],
  });

  it.each([
    ["nginx.ingress.kubernetes.io/whitelist-source-range", "198.51.100.0/24", undefined, ["open-to-world"]],
    ["nginx.ingress.kubernetes.io/whitelist-source-range", undefined, "198.51.100.0/24", []],
    [
      "alb.ingress.kubernetes.io/inbound-cidrs",
      "10.0.0.0/8",
      "10.0.0.0/8,198.51.100.0/24",
      ["network-opened"],
    ],
    ["alb.ingress.kubernetes.io/scheme", "internal", "internet-facing", ["exposure-widened"]],
    ["alb.ingress.kubernetes.io/scheme", "internet-facing", "internal", []],
    ["nginx.ingress.kubernetes.io/ssl-redirect", undefined, "false", ["tls-weakened"]],
    ["nginx.ingress.kubernetes.io/auth-url", "https://login.example.com", undefined, ["exposure-widened"]],
  ])("%s: %s -> %s", (name, before, after, rules) => {
    expect(rulesFor(update("kubernetes_ingress_v1", ingress(name, before), ingress(name, after)))).toEqual(
      rules,
    );
  });
});

it("counts a block of which a part is unknown as present", () => {
  const machine = (access: Value) => ({ network_interface: [{ network: "n", access_config: access }] });
  expect(rulesFor(update("google_compute_instance", machine([]), machine([{ nat_ip: UNKNOWN }])))).toEqual([
    "exposure-widened",
  ]);
  expect(rulesFor(update("google_compute_instance", machine([]), machine(UNKNOWN)))).toEqual(["cannot-tell"]);
});
