import { UNKNOWN, type ValueObject } from "@infra-tools/terraform-plan/value";
import { create, destroy, findings, rulesAboveNotice, update } from "./plans";

const WORLD = ["0.0.0.0/0", "::/0"];
const OFFICE = ["203.0.113.0/28"];

/** The openings in the rules of a firewall that has no metadata. */
function openings(type: string, before: ValueObject, after: ValueObject): readonly string[] {
  return findings([update(type, before, after)])
    .filter(({ rule }) => rule === "open-to-world" || rule === "network-opened")
    .map(({ rule, message }) => `${rule}: ${message.split(".  ")[0]?.replace(/, which.*$/s, "")}`);
}

describe("rules of a firewall of any provider are compared with their ports", () => {
  const rules = (ssh: readonly string[]) => ({
    inbound_rule: [
      { protocol: "tcp", port_range: "22", source_addresses: ssh },
      { protocol: "tcp", port_range: "443", source_addresses: WORLD },
    ],
  });

  it("finds the world at another port than before", () => {
    expect(openings("acme_firewall", rules(OFFICE), rules(WORLD))).toEqual([
      "open-to-world: The acme_firewall lets in tcp 22 from 0.0.0.0/0, ::/0",
    ]);
    expect(openings("acme_firewall", rules(WORLD), rules(OFFICE))).toEqual([]);
  });

  it("does not care for the order of rules, nor for rules that are switched off", () => {
    const [first, second] = rules(WORLD).inbound_rule;
    const reversed = { inbound_rule: [second ?? {}, first ?? {}] };
    expect(openings("acme_firewall", rules(WORLD), reversed)).toEqual([]);
    const all = rules(WORLD).inbound_rule;
    const off = (more: ValueObject) => ({ inbound_rule: all.map((rule) => ({ ...rule, ...more })) });
    expect(openings("acme_firewall", rules(OFFICE), off({ enabled: false }))).toEqual([]);
    expect(openings("acme_firewall", rules(OFFICE), off({ disabled: true }))).toEqual([]);
    expect(openings("acme_firewall", rules(OFFICE), off({ enabled: true, disabled: false }))).toHaveLength(1);
  });

  it("reads outgoing rules, refusals and rules that are resources of their own", () => {
    const out = (to: readonly string[]) => ({
      outbound_rule: [{ protocol: "tcp", port_range: "5432", destination_addresses: to }],
    });
    expect(openings("acme_firewall", out(["10.0.0.0/8"]), out(WORLD))).toEqual([
      "network-opened: The acme_firewall lets out tcp 5432 to 0.0.0.0/0, ::/0",
    ]);
    const rule = (more: ValueObject) => ({
      direction: "ingress",
      protocol: "6",
      port: 22,
      cidr: "10.0.0.0/8",
      ...more,
    });
    expect(openings("acme_security_group_rule", rule({}), rule({ cidr: "0.0.0.0/0" }))).toHaveLength(1);
    expect(
      openings("acme_security_group_rule", rule({}), rule({ cidr: "0.0.0.0/0", action: "drop" })),
    ).toEqual([]);
    expect(
      openings(
        "acme_security_group_rule",
        rule({ action: "drop" }),
        rule({ action: "drop", cidr: "192.168.0.0/16" }),
      ),
    ).toEqual([
      "network-opened: The acme_security_group_rule no longer refuses tcp 22 from 10.0.0.0/8. Other rules decide about it.",
    ]);
  });

  it.each<readonly [written: ValueObject, printed: string]>([
    [{ port: "22" }, "tcp 22"],
    [{ ports: ["22-23"] }, "tcp 22-23"],
    [{ port_range: "22/23" }, "tcp 22-23"],
    [{ port_range: "22:23" }, "tcp 22-23"],
    [{ from_port: 22, to_port: 23 }, "tcp 22-23"],
    [{ port_range_min: 22, port_range_max: 23 }, "tcp 22-23"],
    [{ tcp_options: [{ min: 22, max: 23 }] }, "tcp 22-23"],
    [{ ports: "22, 80" }, "tcp 22 from 0.0.0.0/0, tcp 80"],
    [{ ports: ["22", ""] }, "tcp 22"],
    [
      {
        port_ranges: [
          { min: 22, max: 23 },
          { min: 80, max: 81 },
        ],
      },
      "tcp 22-23 from 0.0.0.0/0, tcp 80-81",
    ],
    [{ start_port: 22 }, "tcp 22"],
    [{ end_port: 22 }, "tcp 22"],
    [{ dport: "22" }, "tcp 22"],
    [{ port_min: 22, port_max: 20 }, "all of tcp"],
    [{ port: 22, source_port: 1024 }, "tcp 22"],
    [{ port: 22, min: 5 }, "tcp 22"],
    [{ port: 0 }, "all of tcp"],
    [{ port_range: "all" }, "all of tcp"],
    [{ port_range: "-1/-1" }, "all of tcp"],
    [{}, "all of tcp"],
    [{ tcp_options: [{ source_port_range: [{ min: 22, max: 22 }] }] }, "all of tcp"],
  ])("reads the ports of %j", (written, printed) => {
    const rule = (source: string) => ({ ingress_rules: [{ protocol: "tcp", source, ...written }] });
    expect(openings("acme_security_list", rule("10.0.0.0/8"), rule("0.0.0.0/0"))).toEqual([
      `open-to-world: The acme_security_list lets in ${printed} from 0.0.0.0/0`,
    ]);
  });

  it.each<readonly [written: ValueObject, printed: string]>([
    [{ protocol: "6" }, "tcp 22"],
    [{ ip_protocol: "UDP" }, "udp 22"],
    [{ protocol: "17" }, "udp 22"],
    [{ protocol: "1" }, "icmp 22"],
    [{ protocol: "-1" }, "all protocols"],
    [{ protocol: "all" }, "all protocols"],
    [{ protocol: "*" }, "all protocols"],
    [{ protocol: "" }, "tcp or udp 22"],
    [{}, "tcp or udp 22"],
  ])("reads the protocol of %j", (written, printed) => {
    const rule = (source: string) => ({ ingress_rules: [{ port: 22, source, ...written }] });
    expect(openings("acme_security_list", rule("10.0.0.0/8"), rule("0.0.0.0/0"))).toEqual([
      `open-to-world: The acme_security_list lets in ${printed} from 0.0.0.0/0`,
    ]);
  });

  it.each<readonly [from: ValueObject, to: ValueObject, printed: string]>([
    [{ source: "10.0.0.0/8" }, { source: "10.0.0.0/8, 203.0.113.0/28" }, "203.0.113.0/28"],
    [{ source_ips: [] }, { source_ips: ["203.0.113.0/28"] }, "203.0.113.0/28"],
    [{ remote: "10.0.0.0/8" }, { remote: "203.0.113.0/28" }, "203.0.113.0/28"],
    [{ v4_cidr_blocks: ["10.0.0.0/8"] }, { v4_cidr_blocks: ["203.0.113.0/28"] }, "203.0.113.0/28"],
    [{ source: "10.0.0.0/8" }, { source: "group-a" }, "group-a"],
    [
      { source: "", source_ids: ["a"] },
      { source: "203.0.113.0/28", source_ids: ["b"], source_type: "c", source_name: "d" },
      "203.0.113.0/28",
    ],
    [
      { source: "10.0.0.0/8", destination: "192.0.2.1" },
      { source: "203.0.113.0/28", destination: "192.0.2.2" },
      "203.0.113.0/28",
    ],
  ])("reads the addresses of %j and %j", (from, to, printed) => {
    const rule = (more: ValueObject) => ({
      rules: [{ port: 22, protocol: "tcp", source_group_id: "g", ...more }],
    });
    expect(openings("acme_firewall", rule(from), rule(to))).toEqual([
      `network-opened: The acme_firewall lets in tcp 22 from ${printed}`,
    ]);
  });

  it("finds rules in blocks of blocks, and takes the other end of outgoing ones", () => {
    const nested = (source: string) => ({
      groups: [{ name: "a", rules: [{ port: 22, protocol: "tcp", source }] }],
    });
    expect(openings("acme_firewall", nested("10.0.0.0/8"), nested("0.0.0.0/0"))).toHaveLength(1);
    const to = (more: ValueObject) => ({
      egress: [{ port: 22, protocol: "tcp", source: "10.0.0.1", ...more }],
    });
    for (const name of ["destination", "dst_ips", "remote_ip_prefix", "cidr"])
      expect(
        openings("acme_firewall", to({ [name]: "10.0.0.0/8" }), to({ [name]: "203.0.113.0/28" })),
      ).toEqual(["network-opened: The acme_firewall lets out tcp 22 to 203.0.113.0/28"]);
    const out = (cidr: string) => ({ port: 22, protocol: "tcp", cidr });
    expect(openings("acme_security_group_egress_rule", out("10.0.0.0/8"), out("0.0.0.0/0"))).toEqual([
      "network-opened: The acme_security_group_egress_rule lets out tcp 22 to 0.0.0.0/0",
    ]);
  });

  it("joins an address with a size of its own", () => {
    const rule = (subnet_size: number) =>
      create("acme_firewall_rule", { protocol: "tcp", port: "22", subnet: "198.51.100.0", subnet_size });
    expect(rulesAboveNotice(rule(0))).toEqual(["open-to-world"]);
    const office = create("acme_firewall_rule", {
      protocol: "tcp",
      port: "22",
      subnet: "203.0.113.0",
      subnet_size: 28,
    });
    expect(rulesAboveNotice(office)).toEqual([]);
  });

  it("leaves a new rule for a web server alone", () => {
    const rule = (port: string) =>
      create("acme_firewall", { rule: [{ protocol: "tcp", port, source_ips: WORLD }] });
    expect(rulesAboveNotice(rule("443"))).toEqual([]);
    expect(rulesAboveNotice(rule("3306"))).toEqual(["open-to-world"]);
  });

  it("reads lists of addresses without ports as before, and other types not at all", () => {
    const list = (ips: readonly string[]) => ({ ip_rules: ips });
    expect(openings("acme_firewall", list(OFFICE), list(WORLD))).toHaveLength(1);
    const service = (source_addresses: readonly string[]) => ({
      rule: [{ port: 22, protocol: "tcp", source_addresses }],
    });
    expect(rulesAboveNotice(destroy("acme_load_balancer", service(WORLD)))).toEqual(["service-interrupted"]);
    expect(openings("acme_balancer", service(OFFICE), service([...OFFICE, "192.0.2.1"]))).not.toContain(
      "tcp 22",
    );
    expect(
      openings("acme_firewall", { rule: [] }, { rule: [{ port: 22, protocol: "tcp", source: "" }] }),
    ).toEqual([]);
  });
});

describe("one more private network", () => {
  const rule = (ranges: readonly string[], ports: readonly string[] = ["443"]) => ({
    direction: "INGRESS",
    allow: [{ protocol: "tcp", ports }],
    source_ranges: ranges,
  });
  const severities = (before: ValueObject, after: ValueObject) =>
    findings([update("google_compute_firewall", before, after)]).map(({ severity }) => severity);

  it("is a notice where others may connect already", () => {
    expect(severities(rule(["10.1.0.0/16"]), rule(["10.1.0.0/16", "10.2.0.0/16"]))).toEqual(["notice"]);
    expect(severities(rule(["10.1.0.0/16"]), rule(["10.1.0.0/16"], ["443", "8443"]))).toEqual(["notice"]);
  });

  it("is a warning when it is large, when it is public, and with all ports", () => {
    expect(severities(rule(["10.1.0.0/16"]), rule(["10.0.0.0/8"]))).toEqual(["warning"]);
    expect(severities(rule(["10.1.0.0/16"]), rule(["10.1.0.0/16", ...OFFICE]))).toEqual(["warning"]);
    expect(severities(rule(["10.1.0.0/16"]), rule(["10.1.0.0/16"], ["1-65535"]))).toEqual(["warning"]);
  });
});

describe("a new firewall rule of Google", () => {
  const rule = (more: ValueObject) =>
    findings([
      create("google_compute_firewall", {
        direction: "INGRESS",
        allow: [{ protocol: "tcp", ports: ["22"] }],
        source_ranges: ["0.0.0.0/0"],
        ...more,
      }),
    ]);

  it("is found though the provider computes the ranges of the other end", () => {
    expect(rule({ destination_ranges: UNKNOWN }).map(({ rule: id }) => id)).toEqual(["open-to-world"]);
    expect(rule({ target_tags: UNKNOWN }).map(({ rule: id }) => id)).toEqual(["open-to-world"]);
    expect(rule({ source_ranges: UNKNOWN }).map(({ rule: id }) => id)).toEqual(["cannot-tell"]);
  });
});
