import { type MetadataTable, row, type TypeMetadata } from "./metadata";

const DNS_GONE = "The name no longer resolves once caches have run out.";

const LOAD_BALANCER: TypeMetadata = {
  label: "load balancer",
  serves: "every request to it; its DNS name changes too",
  entry: true,
  paths: {
    enable_deletion_protection: row("protection", "deletion protection", "true"),
    internal: row("exposure", "being internal", "true"),
    drop_invalid_header_fields: row("exposure", "dropping invalid headers", "true", { severity: "warning" }),
    subnets: row("availability", "subnets, one per zone,", "more"),
    enable_cross_zone_load_balancing: row("availability", "balancing across zones", "true"),
    "access_logs.enabled": row("audit", "access logs", "true"),
    idle_timeout: row("availability", "the idle timeout", "higher", { unit: "seconds", severity: "notice" }),
    web_acl_arn: row("exposure", "the web ACL", "present"),
  },
};

/** Predefined policies by the lowest TLS version they accept, from worst to best. */
const ELB_POLICIES = [
  "ELBSecurityPolicy-TLS-1-0-2015-04",
  "ELBSecurityPolicy-2015-05",
  "ELBSecurityPolicy-2016-08",
  "ELBSecurityPolicy-FS-2018-06",
  "ELBSecurityPolicy-TLS13-1-0-FIPS-2023-04",
  "ELBSecurityPolicy-TLS13-1-0-2021-06",
  "ELBSecurityPolicy-TLS-1-1-2017-01",
  "ELBSecurityPolicy-FS-1-1-2019-08",
  "ELBSecurityPolicy-TLS13-1-1-FIPS-2023-04",
  "ELBSecurityPolicy-TLS13-1-1-2021-06",
  "ELBSecurityPolicy-TLS-1-2-Ext-2018-06",
  "ELBSecurityPolicy-TLS13-1-2-Ext2-FIPS-2023-04",
  "ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06",
  "ELBSecurityPolicy-TLS13-1-2-Ext1-FIPS-2023-04",
  "ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06",
  "ELBSecurityPolicy-TLS-1-2-2017-01",
  "ELBSecurityPolicy-FS-1-2-2019-08",
  "ELBSecurityPolicy-FS-1-2-Res-2019-08",
  "ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04",
  "ELBSecurityPolicy-TLS13-1-2-2021-06",
  "ELBSecurityPolicy-FS-1-2-Res-2020-10",
  "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04",
  "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
  "ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04",
  "ELBSecurityPolicy-TLS13-1-3-2021-06",
];

const LISTENER: TypeMetadata = {
  label: "listener",
  serves: "every request to the port",
  removal: { kind: "routing", consequence: "The port answers no more.", parent: "load_balancer_arn" },
  paths: {
    protocol: row("tls", "the protocol", ["HTTP", "HTTPS"]),
    ssl_policy: row("tls", "the TLS policy", ELB_POLICIES, {
      wrong: ["ELBSecurityPolicy-TLS-1-0-2015-04", "ELBSecurityPolicy-2015-05"],
    }),
    certificate_arn: row("routing", "the certificate", "same", { severity: "notice" }),
    "default_action.target_group_arn": row("routing", "the target group", "same"),
    "default_action.type": row("routing", "what happens to a request", "same"),
    port: row("routing", "the port", "same"),
    "mutual_authentication.mode": row("tls", "client certificates", ["off", "passthrough", "verify"]),
  },
};

const TARGET_GROUP: TypeMetadata = {
  label: "target group",
  serves: "requests to its targets",
  paths: {
    "health_check.enabled": row("probe", "the health check", "true", { absent: true }),
    "health_check.unhealthy_threshold": row("probe", "failures until a target counts as down", "lower"),
    deregistration_delay: row("availability", "connection draining before a target is removed", "higher", {
      unit: "seconds",
    }),
    protocol: row("tls", "the protocol to the targets", ["HTTP", "HTTPS"]),
  },
};

/** The action of a rule is the block that is there: without `block`, requests are counted or let by. */
const WAF_RULE = {
  "rule.action.block": row("exposure", "the rule's refusal", "present", { severity: "warning" }),
  "rule.override_action.none": row("exposure", "the group's actions", "present", {
    severity: "warning",
    consequence: "Requests that the group refuses are only counted.",
  }),
  ...Object.fromEntries(
    ["count", "allow"].map((action) => [
      `rule.statement.managed_rule_group_statement.rule_action_override.action_to_use.${action}`,
      row("exposure", "the override of a rule in the group", "absent", {
        severity: "warning",
        consequence: "Requests that the rule refuses are let through.",
      }),
    ]),
  ),
} as const;

/** AWS: networks, load balancing, names. */
export const AWS_NETWORK: MetadataTable = {
  aws_vpc: { label: "VPC", dependents: "every subnet and instance in it" },
  aws_subnet: {
    label: "subnet",
    dependents: "every instance and interface in it",
    paths: { map_public_ip_on_launch: row("exposure", "public addresses for new instances", "false") },
  },
  aws_internet_gateway: { label: "internet gateway", serves: "the way to and from the internet" },
  aws_nat_gateway: {
    label: "NAT gateway",
    serves: "the way out to the internet; the outgoing address changes",
  },
  aws_eip: {
    label: "elastic IP address",
    holds: "the address itself: DNS records and allow lists with it are wrong",
  },
  aws_route: {
    label: "route",
    removal: { kind: "routing", consequence: "Traffic to its destination no longer has a route." },
    paths: {
      gateway_id: row("routing", "where the route leads", "same"),
      nat_gateway_id: row("routing", "where the route leads", "same"),
      transit_gateway_id: row("routing", "where the route leads", "same"),
    },
  },
  aws_security_group: {
    label: "security group",
    network: "aws-security-group",
    serves: "the rules of its users",
  },
  aws_default_security_group: { label: "default security group", network: "aws-security-group" },
  aws_security_group_rule: { label: "security group rule", network: "aws-security-group-rule" },
  aws_vpc_security_group_ingress_rule: { label: "ingress rule", network: "aws-vpc-rule" },
  aws_vpc_security_group_egress_rule: { label: "egress rule", network: "aws-vpc-rule" },
  aws_network_acl: { label: "network ACL", network: "aws-network-acl" },
  aws_default_network_acl: { label: "default network ACL", network: "aws-network-acl" },
  aws_network_acl_rule: { label: "network ACL rule", network: "aws-network-acl-rule" },
  aws_flow_log: {
    label: "flow log",
    removal: { kind: "audit", consequence: "Traffic is no longer logged." },
  },
  aws_lb: LOAD_BALANCER,
  aws_alb: LOAD_BALANCER,
  aws_elb: LOAD_BALANCER,
  aws_lb_listener: LISTENER,
  aws_alb_listener: LISTENER,
  aws_lb_listener_rule: {
    label: "listener rule",
    removal: {
      kind: "routing",
      consequence: "Its requests fall through to the next rule.",
      parent: "listener_arn",
    },
    paths: {
      "action.target_group_arn": row("routing", "the target group", "same"),
      "condition.host_header.values": row("routing", "hosts", "more"),
      "condition.path_pattern.values": row("routing", "paths", "more"),
    },
  },
  aws_lb_target_group: TARGET_GROUP,
  aws_alb_target_group: TARGET_GROUP,
  aws_route53_zone: {
    label: "DNS zone",
    holds: "every record of the zone; new name servers must be entered at the registrar",
    lastCopy: [
      { path: "force_destroy", none: true, message: "force_destroy is on: its records are deleted too." },
    ],
    paths: {
      force_destroy: row("protection", "deleting the zone together with its records", "false"),
      vpc: row("exposure", "the private network it belongs to", "present"),
    },
  },
  aws_route53_record: {
    label: "DNS record",
    removal: { kind: "routing", consequence: DNS_GONE },
    keys: { alias: ["name"] },
    paths: {
      records: row("routing", "the record's answers", "same"),
      "alias.name": row("routing", "the record's target", "same"),
      name: row("routing", "the record's name", "same"),
      type: row("routing", "the record's type", "same"),
      "weighted_routing_policy.weight": row("routing", "the weight", "same"),
      health_check_id: row("probe", "the health check", "present"),
    },
  },
  aws_route53_health_check: {
    label: "health check",
    removal: { kind: "probe", consequence: "DNS no longer fails over, and alarms on it have no data." },
  },
  aws_acm_certificate: {
    label: "certificate",
    serves: "TLS for the names on it",
    paths: { subject_alternative_names: row("routing", "names on the certificate", "more") },
  },
  aws_cloudfront_distribution: {
    label: "CloudFront distribution",
    serves: "every request to it; its domain name changes too",
    entry: true,
    keys: { origin: ["origin_id"], ordered_cache_behavior: ["path_pattern"] },
    paths: {
      enabled: row("availability", "the distribution", "true", { severity: "danger" }),
      "viewer_certificate.minimum_protocol_version": row("tls", "the lowest TLS version accepted", [
        "SSLv3",
        "TLSv1",
        "TLSv1_2016",
        "TLSv1.1_2016",
        "TLSv1.2_2018",
        "TLSv1.2_2019",
        "TLSv1.2_2021",
        "TLSv1.2_2025",
        "TLSv1.3_2025",
      ]),
      "default_cache_behavior.viewer_protocol_policy": row("tls", "the viewer protocol", [
        "allow-all",
        "redirect-to-https",
        "https-only",
      ]),
      "ordered_cache_behavior.viewer_protocol_policy": row("tls", "the viewer protocol", [
        "allow-all",
        "redirect-to-https",
        "https-only",
      ]),
      "default_cache_behavior.trusted_key_groups": row("exposure", "key groups that sign URLs", "more"),
      "default_cache_behavior.trusted_signers": row("exposure", "accounts that sign URLs", "more"),
      "origin.custom_origin_config.origin_protocol_policy": row("tls", "the protocol to the origin", [
        "http-only",
        "match-viewer",
        "https-only",
      ]),
      "origin.domain_name": row("routing", "the origin", "same"),
      aliases: row("routing", "names it answers to", "more"),
      web_acl_id: row("exposure", "the web ACL", "present"),
      "logging_config.bucket": row("audit", "access logs", "present"),
    },
  },
  aws_wafv2_web_acl: {
    label: "web ACL",
    keys: { rule: ["name"] },
    removal: { kind: "exposure", consequence: "Requests are no longer filtered by it." },
    paths: {
      rule: row("exposure", "the rule", "present", { severity: "warning" }),
      "default_action.block": row("exposure", "refusal of what no rule is about", "present"),
      ...WAF_RULE,
    },
  },
  aws_wafv2_rule_group: {
    label: "rule group of a web ACL",
    keys: { rule: ["name"] },
    paths: { rule: row("exposure", "the rule", "present", { severity: "warning" }), ...WAF_RULE },
  },
  aws_wafv2_web_acl_association: {
    label: "association of a web ACL",
    removal: {
      kind: "exposure",
      consequence: "Requests to the resource are no longer filtered.",
      parent: "resource_arn",
    },
  },
};
