import type { Change } from "@infra-tools/terraform-plan/model";
import { UNKNOWN, type ValueObject } from "@infra-tools/terraform-plan/value";
import { create, destroy, update } from "../checks/plans";
import { danger, type Labelled, safe, set } from "./labelled";

const ANY = "0.0.0.0/0";

/** A security group whose rules that let in become others. */
const group = (before: ValueObject[], after: ValueObject[]): Change =>
  set("aws_security_group", { ingress: [before, after] }, { name: "app" });

const tcp = (port: number, ...cidr_blocks: string[]): ValueObject => ({
  protocol: "tcp",
  from_port: port,
  to_port: port,
  cidr_blocks,
});

const acl = (before: ValueObject[], after: ValueObject[]): Change =>
  set("aws_network_acl", { ingress: [before, after] }, { vpc_id: "vpc" });

const entry = (rule_no: number, action: string, cidr_block: string, port: number): ValueObject => ({
  rule_no,
  action,
  cidr_block,
  protocol: "tcp",
  from_port: port,
  to_port: port,
});

const firewall = (before: ValueObject, after: ValueObject): Change =>
  update(
    "google_compute_firewall",
    { name: "fw", network: "n", direction: "INGRESS", priority: 1000, ...before },
    { name: "fw", network: "n", direction: "INGRESS", priority: 1000, ...after },
  );

const nsg = (before: ValueObject, after: ValueObject): Change => {
  const common = {
    name: "r",
    priority: 100,
    direction: "Inbound",
    access: "Allow",
    protocol: "Tcp",
    source_port_range: "*",
    destination_port_range: "443",
    source_address_prefix: "10.0.0.0/8",
    destination_address_prefix: "*",
  };
  return update("azurerm_network_security_rule", { ...common, ...before }, { ...common, ...after });
};

const networkPolicy = (before: ValueObject, after: ValueObject): Change =>
  update(
    "kubernetes_network_policy_v1",
    { metadata: [{ name: "app", namespace: "shop" }], spec: [before] },
    { metadata: [{ name: "app", namespace: "shop" }], spec: [after] },
  );

const pods = (app: string): ValueObject => ({ pod_selector: [{ match_labels: { app } }] });

/** Ways into a network in yet other shapes. */
export const OPENINGS: readonly Labelled[] = [
  // AWS
  danger(
    "From a database's port to all ports.",
    group(
      [tcp(5432, "10.0.0.0/8")],
      [{ protocol: "tcp", from_port: 0, to_port: 65535, cidr_blocks: ["10.0.0.0/8"] }],
    ),
  ),
  danger(
    "All protocols, by number.",
    group([tcp(443, ANY)], [{ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: [ANY] }]),
  ),
  danger(
    "UDP as well.",
    group(
      [{ protocol: "17", from_port: 53, to_port: 53, cidr_blocks: ["10.0.0.0/8"] }],
      [{ protocol: "17", from_port: 53, to_port: 53, cidr_blocks: [ANY] }],
    ),
  ),
  danger(
    "A whole half of the internet.",
    group([tcp(22, "198.51.100.0/24")], [tcp(22, "198.51.100.0/24", "128.0.0.0/1")]),
  ),
  danger(
    "Every IPv6 address.",
    group([tcp(22, "198.51.100.0/24")], [{ ...tcp(22, "198.51.100.0/24"), ipv6_cidr_blocks: ["::/0"] }]),
  ),
  danger(
    "A prefix list in place of a range.",
    group(
      [tcp(22, "198.51.100.0/24")],
      [{ protocol: "tcp", from_port: 22, to_port: 22, prefix_list_ids: ["pl-1"], cidr_blocks: [ANY] }],
    ),
  ),
  danger(
    "Docker's API.",
    create("aws_security_group_rule", {
      type: "ingress",
      protocol: "tcp",
      from_port: 2375,
      to_port: 2376,
      cidr_blocks: [ANY],
      security_group_id: "sg",
    }),
  ),
  danger(
    "A range of ports with the database in it.",
    create("aws_vpc_security_group_ingress_rule", {
      security_group_id: "sg",
      ip_protocol: "tcp",
      from_port: 3000,
      to_port: 4000,
      cidr_ipv4: ANY,
    }),
  ),
  danger(
    "The network's list refuses later.",
    acl(
      [entry(100, "deny", ANY, 22), entry(200, "allow", ANY, 22)],
      [entry(300, "deny", ANY, 22), entry(200, "allow", ANY, 22)],
    ),
  ),
  danger(
    "The network's list refuses less.",
    acl(
      [entry(100, "deny", ANY, 3389), entry(200, "allow", ANY, 443)],
      [entry(200, "allow", ANY, 443), entry(210, "allow", ANY, 3389)],
    ),
  ),
  danger(
    "A rule of the network's list.",
    create("aws_network_acl_rule", {
      network_acl_id: "acl",
      rule_number: 90,
      egress: false,
      protocol: "-1",
      rule_action: "allow",
      cidr_block: ANY,
    }),
  ),
  danger(
    "The whole list is a default one.",
    set("aws_default_network_acl", {
      ingress: [
        [entry(100, "allow", "10.0.0.0/8", 443)],
        [{ rule_no: 100, action: "allow", cidr_block: ANY, protocol: "-1", from_port: 0, to_port: 0 }],
      ],
    }),
  ),
  danger(
    "A prefix list takes the world in.",
    set(
      "aws_ec2_managed_prefix_list",
      { entry: [[{ cidr: "198.51.100.0/24" }], [{ cidr: "198.51.100.0/24" }, { cidr: ANY }]] },
      { name: "office" },
    ),
  ),
  danger(
    "The cluster's API for everybody.",
    set(
      "aws_eks_cluster",
      { "vpc_config[].public_access_cidrs": [["198.51.100.0/24"], [ANY]] },
      { name: "c" },
    ),
  ),
  danger(
    "The firewall's rule group passes.",
    set(
      "aws_networkfirewall_firewall_policy",
      { "firewall_policy[].stateless_default_actions": [["aws:drop"], ["aws:pass"]] },
      { name: "p" },
    ),
  ),
  danger(
    "The web firewall lets by.",
    set(
      "aws_wafv2_web_acl",
      { default_action: [[{ block: [{}] }], [{ allow: [{}] }]] },
      { name: "w", scope: "REGIONAL" },
    ),
  ),
  danger(
    "A rule of the web firewall only counts.",
    set(
      "aws_wafv2_web_acl",
      { "rule[].action": [[{ block: [{}] }], [{ count: [{}] }]] },
      { name: "w", scope: "REGIONAL" },
    ),
  ),
  danger(
    "The web firewall is taken off.",
    destroy("aws_wafv2_web_acl_association", { resource_arn: "arn", web_acl_arn: "acl" }),
  ),
  danger(
    "The set of addresses that are refused is emptied.",
    set(
      "aws_wafv2_ip_set",
      { addresses: [["203.0.113.0/24"], []] },
      { name: "blocked", scope: "REGIONAL", ip_address_version: "IPV4" },
    ),
  ),
  danger("The load balancer faces the internet.", set("aws_lb", { internal: [true, false] }, { name: "l" })),
  danger(
    "Instances get public addresses.",
    set("aws_subnet", { map_public_ip_on_launch: [false, true] }, { vpc_id: "v" }),
  ),
  // Google
  danger(
    "All ports of a protocol.",
    firewall(
      { allow: [{ protocol: "tcp", ports: ["443"] }], source_ranges: ["10.0.0.0/8"] },
      { allow: [{ protocol: "tcp", ports: [] }], source_ranges: ["10.0.0.0/8"] },
    ),
  ),
  danger(
    "Everything by everyone.",
    firewall(
      { allow: [{ protocol: "tcp", ports: ["443"] }], source_ranges: [ANY] },
      { allow: [{ protocol: "all" }], source_ranges: [ANY] },
    ),
  ),
  danger(
    "The tags that may are gone.",
    firewall(
      { allow: [{ protocol: "tcp", ports: ["22"] }], source_tags: ["bastion"] },
      { allow: [{ protocol: "tcp", ports: ["22"] }], source_ranges: [ANY] },
    ),
  ),
  danger(
    "It now is for all machines.",
    firewall(
      { allow: [{ protocol: "tcp", ports: ["22"] }], source_ranges: [ANY], target_tags: ["bastion"] },
      { allow: [{ protocol: "tcp", ports: ["22"] }], source_ranges: [ANY], target_tags: [] },
    ),
  ),
  danger(
    "It comes before the refusal.",
    firewall(
      { priority: 2000, allow: [{ protocol: "tcp", ports: ["22"] }], source_ranges: ["10.0.0.0/8"] },
      { priority: 100, allow: [{ protocol: "tcp", ports: ["22"] }], source_ranges: ["10.0.0.0/8"] },
    ),
  ),
  danger(
    "A refusal becomes a permission.",
    firewall(
      { deny: [{ protocol: "tcp", ports: ["22"] }], source_ranges: [ANY] },
      { allow: [{ protocol: "tcp", ports: ["22"] }], source_ranges: [ANY] },
    ),
  ),
  danger(
    "A policy's rule lets in.",
    set(
      "google_compute_firewall_policy_rule",
      { action: ["deny", "allow"] },
      {
        firewall_policy: "p",
        direction: "INGRESS",
        priority: 10,
        match: [{ src_ip_ranges: [ANY], layer4_configs: [{ ip_protocol: "tcp", ports: ["22"] }] }],
      },
    ),
  ),
  danger(
    "A policy's rule is no longer in force.",
    set(
      "google_compute_network_firewall_policy_rule",
      { disabled: [false, true] },
      {
        firewall_policy: "p",
        action: "deny",
        direction: "INGRESS",
        priority: 10,
        match: [{ src_ip_ranges: [ANY], layer4_configs: [{ ip_protocol: "all" }] }],
      },
    ),
  ),
  danger(
    "The control plane for everybody.",
    set(
      "google_container_cluster",
      {
        "master_authorized_networks_config[].cidr_blocks": [
          [{ cidr_block: "198.51.100.0/24" }],
          [{ cidr_block: ANY }],
        ],
      },
      { name: "c" },
    ),
  ),
  danger(
    "The database for everybody.",
    set(
      "google_sql_database_instance",
      { "settings[].ip_configuration[].authorized_networks": [[], [{ name: "all", value: ANY }]] },
      { name: "d" },
    ),
  ),
  danger(
    "A machine gets a public address.",
    set(
      "google_compute_instance",
      { "network_interface[].access_config": [[], [{ nat_ip: UNKNOWN }]] },
      { name: "m" },
    ),
  ),
  danger(
    "Cloud Run for everybody.",
    set(
      "google_cloud_run_v2_service",
      { ingress: ["INGRESS_TRAFFIC_INTERNAL_ONLY", "INGRESS_TRAFFIC_ALL"] },
      { name: "r" },
    ),
  ),
  danger(
    "Cloud Armor lets by.",
    set(
      "google_compute_security_policy_rule",
      { action: ["deny(403)", "allow"] },
      {
        security_policy: "p",
        priority: 5,
        match: [{ versioned_expr: "SRC_IPS_V1", config: [{ src_ip_ranges: ["*"] }] }],
      },
    ),
  ),
  danger(
    "Services are out of the perimeter.",
    set(
      "google_access_context_manager_service_perimeter",
      {
        "status[].restricted_services": [
          ["storage.googleapis.com", "bigquery.googleapis.com"],
          ["bigquery.googleapis.com"],
        ],
      },
      { name: "p", title: "p" },
    ),
  ),
  // Azure
  danger(
    "The internet by its tag.",
    nsg({}, { source_address_prefix: "Internet", destination_port_range: "22" }),
  ),
  danger("Everything by a star.", nsg({}, { source_address_prefix: "*", destination_port_range: "*" })),
  danger(
    "By the list of prefixes.",
    nsg(
      { source_address_prefix: null, source_address_prefixes: ["10.0.0.0/8"] },
      { source_address_prefix: null, source_address_prefixes: ["10.0.0.0/8", "0.0.0.0/0"] },
    ),
  ),
  danger(
    "A refusal is for less.",
    nsg(
      { access: "Deny", source_address_prefix: "*", destination_port_range: "*" },
      { access: "Deny", source_address_prefix: "*", destination_port_range: "22" },
    ),
  ),
  danger(
    "A refusal comes too late.",
    nsg(
      { access: "Deny", priority: 100, source_address_prefix: "*" },
      { access: "Deny", priority: 4000, source_address_prefix: "*" },
    ),
  ),
  danger(
    "All services of Azure.",
    create("azurerm_postgresql_flexible_server_firewall_rule", {
      name: "azure",
      server_id: "s",
      start_ip_address: "0.0.0.0",
      end_ip_address: "0.0.0.0",
    }),
  ),
  danger(
    "The storage account lets in by default.",
    set(
      "azurerm_storage_account_network_rules",
      { default_action: ["Deny", "Allow"] },
      { storage_account_id: "s" },
    ),
  ),
  danger(
    "The vault is public.",
    set("azurerm_key_vault", { public_network_access_enabled: [false, true] }, { name: "k" }),
  ),
  danger(
    "The registry for everybody.",
    set(
      "azurerm_container_registry",
      { "network_rule_set[].default_action": ["Deny", "Allow"] },
      { name: "r" },
    ),
  ),
  danger(
    "The API server's list is empty.",
    set(
      "azurerm_kubernetes_cluster",
      { "api_server_access_profile[].authorized_ip_ranges": [["198.51.100.0/24"], []] },
      { name: "c" },
    ),
  ),
  danger(
    "A threat is only reported.",
    set("azurerm_firewall_policy", { threat_intelligence_mode: ["Deny", "Alert"] }, { name: "p" }),
  ),
  danger(
    "The web firewall detects only.",
    set(
      "azurerm_web_application_firewall_policy",
      { "policy_settings[].mode": ["Prevention", "Detection"] },
      { name: "w" },
    ),
  ),
  // Kubernetes
  danger(
    "From some pods to every pod of the namespace.",
    networkPolicy(
      { pod_selector: [{}], policy_types: ["Ingress"], ingress: [{ from: [pods("web")] }] },
      { pod_selector: [{}], policy_types: ["Ingress"], ingress: [{ from: [{ pod_selector: [{}] }] }] },
    ),
  ),
  danger(
    "From its namespace to all.",
    networkPolicy(
      {
        pod_selector: [{}],
        policy_types: ["Ingress"],
        ingress: [{ from: [{ namespace_selector: [{ match_labels: { team: "shop" } }] }] }],
      },
      { pod_selector: [{}], policy_types: ["Ingress"], ingress: [{ from: [{ namespace_selector: [{}] }] }] },
    ),
  ),
  danger(
    "The port is no longer named.",
    networkPolicy(
      {
        pod_selector: [{}],
        policy_types: ["Ingress"],
        ingress: [{ from: [pods("web")], ports: [{ port: "5432", protocol: "TCP" }] }],
      },
      { pod_selector: [{}], policy_types: ["Ingress"], ingress: [{ from: [pods("web")], ports: [] }] },
    ),
  ),
  danger(
    "It chooses fewer pods.",
    networkPolicy(
      { pod_selector: [{}], policy_types: ["Ingress"], ingress: [] },
      { pod_selector: [{ match_labels: { app: "web" } }], policy_types: ["Ingress"], ingress: [] },
    ),
  ),
  danger(
    "It no longer is about what goes out.",
    networkPolicy(
      { pod_selector: [{}], policy_types: ["Ingress", "Egress"], ingress: [], egress: [] },
      { pod_selector: [{}], policy_types: ["Ingress"], ingress: [], egress: [] },
    ),
  ),
  danger(
    "The metadata server is no longer excepted.",
    networkPolicy(
      {
        pod_selector: [{}],
        policy_types: ["Egress"],
        egress: [{ to: [{ ip_block: [{ cidr: ANY, except: ["169.254.169.254/32"] }] }] }],
      },
      {
        pod_selector: [{}],
        policy_types: ["Egress"],
        egress: [{ to: [{ ip_block: [{ cidr: ANY, except: [] }] }] }],
      },
    ),
  ),
  danger(
    "The service is published.",
    set(
      "kubernetes_service_v1",
      { "spec[].type": ["ClusterIP", "LoadBalancer"] },
      { metadata: [{ name: "s" }] },
    ),
  ),
  danger(
    "The service's ranges are gone.",
    set(
      "kubernetes_service_v1",
      { "spec[].load_balancer_source_ranges": [["198.51.100.0/24"], []] },
      { metadata: [{ name: "s" }], spec: [{ type: "LoadBalancer" }] },
    ),
  ),
  danger(
    "The balancer is no longer internal.",
    set(
      "kubernetes_service_v1",
      { "metadata[].annotations": [{ "networking.gke.io/load-balancer-type": "Internal" }, {}] },
      { spec: [{ type: "LoadBalancer" }] },
    ),
  ),
  danger(
    "The ingress' list of addresses is gone.",
    set("kubernetes_ingress_v1", {
      "metadata[].annotations": [
        { "nginx.ingress.kubernetes.io/whitelist-source-range": "198.51.100.0/24" },
        {},
      ],
    }),
  ),
  // Others
  danger(
    "The droplet's firewall.",
    set(
      "digitalocean_firewall",
      {
        inbound_rule: [
          [{ protocol: "tcp", port_range: "22", source_addresses: ["198.51.100.0/24"] }],
          [{ protocol: "tcp", port_range: "22", source_addresses: [ANY, "::/0"] }],
        ],
      },
      { name: "f" },
    ),
  ),
  danger(
    "Hetzner's firewall.",
    set(
      "hcloud_firewall",
      {
        rule: [
          [{ direction: "in", protocol: "tcp", port: "22", source_ips: ["198.51.100.0/24"] }],
          [{ direction: "in", protocol: "tcp", port: "22", source_ips: [ANY] }],
        ],
      },
      { name: "f" },
    ),
  ),
  danger(
    "OpenStack's rule.",
    create("openstack_networking_secgroup_rule_v2", {
      direction: "ingress",
      ethertype: "IPv4",
      protocol: "tcp",
      port_range_min: 1,
      port_range_max: 65535,
      remote_ip_prefix: ANY,
      security_group_id: "s",
    }),
  ),
  danger(
    "Atlas for everybody.",
    create("mongodbatlas_project_ip_access_list", { project_id: "p", cidr_block: ANY }),
  ),
  danger(
    "Snowflake's network policy.",
    set("snowflake_network_policy", { allowed_ip_list: [["198.51.100.0/24"], [ANY]] }, { name: "n" }),
  ),
  danger(
    "Cloudflare's access lets everyone by.",
    set(
      "cloudflare_zero_trust_access_policy",
      { include: [[{ email_domain: { domain: "example.com" } }], [{ everyone: {} }]] },
      { name: "p", decision: "allow" },
    ),
  ),
  danger(
    "Cloudflare no longer proxies.",
    set(
      "cloudflare_dns_record",
      { proxied: [true, false] },
      { name: "www", type: "A", content: "203.0.113.9" },
    ),
  ),

  // Harmless
  safe("A narrower range.", group([tcp(22, "198.51.0.0/16")], [tcp(22, "198.51.100.0/24")])),
  safe(
    "Two rules joined.",
    group([tcp(22, "198.51.100.0/25"), tcp(22, "198.51.100.128/25")], [tcp(22, "198.51.100.0/24")]),
  ),
  safe(
    "Rules in another order.",
    group([tcp(22, "198.51.100.0/24"), tcp(443, ANY)], [tcp(443, ANY), tcp(22, "198.51.100.0/24")]),
  ),
  safe(
    "Another description.",
    group([{ ...tcp(443, ANY), description: "a" }], [{ ...tcp(443, ANY), description: "b" }]),
  ),
  safe(
    "A refusal more.",
    acl(
      [entry(200, "allow", ANY, 443)],
      [entry(100, "deny", "203.0.113.0/24", 443), entry(200, "allow", ANY, 443)],
    ),
  ),
  safe(
    "A rule with another number, alone.",
    acl([entry(200, "allow", "10.0.0.0/8", 443)], [entry(210, "allow", "10.0.0.0/8", 443)]),
  ),
  safe(
    "More addresses are refused.",
    set(
      "aws_wafv2_ip_set",
      { addresses: [["203.0.113.0/24"], ["203.0.113.0/24", "192.0.2.0/24"]] },
      { name: "blocked", scope: "REGIONAL", ip_address_version: "IPV4" },
    ),
  ),
  safe(
    "The web firewall blocks.",
    set(
      "aws_wafv2_web_acl",
      { default_action: [[{ allow: [{}] }], [{ block: [{}] }]] },
      { name: "w", scope: "REGIONAL" },
    ),
  ),
  safe("The load balancer is internal.", set("aws_lb", { internal: [false, true] }, { name: "l" })),
  safe(
    "From everyone to the office.",
    set(
      "aws_eks_cluster",
      { "vpc_config[].public_access_cidrs": [[ANY], ["198.51.100.0/24"]] },
      { name: "c" },
    ),
  ),
  safe(
    "A route by the NAT.",
    create("aws_route", { route_table_id: "private", destination_cidr_block: ANY, nat_gateway_id: "nat-1" }),
  ),
  safe(
    "One port of many.",
    firewall(
      { allow: [{ protocol: "tcp", ports: ["1-65535"] }], source_ranges: ["10.0.0.0/8"] },
      { allow: [{ protocol: "tcp", ports: ["443"] }], source_ranges: ["10.0.0.0/8"] },
    ),
  ),
  safe(
    "Google's health checks.",
    create("google_compute_firewall", {
      name: "hc",
      network: "n",
      direction: "INGRESS",
      allow: [{ protocol: "tcp", ports: ["8080"] }],
      source_ranges: ["35.191.0.0/16", "130.211.0.0/22"],
    }),
  ),
  safe(
    "A permission becomes a refusal.",
    firewall(
      { allow: [{ protocol: "tcp", ports: ["22"] }], source_ranges: [ANY] },
      { deny: [{ protocol: "tcp", ports: ["22"] }], source_ranges: [ANY] },
    ),
  ),
  safe(
    "For fewer machines.",
    firewall(
      { allow: [{ protocol: "tcp", ports: ["22"] }], source_ranges: ["10.0.0.0/8"], target_tags: [] },
      {
        allow: [{ protocol: "tcp", ports: ["22"] }],
        source_ranges: ["10.0.0.0/8"],
        target_tags: ["bastion"],
      },
    ),
  ),
  safe(
    "Ports written as a range.",
    firewall(
      { allow: [{ protocol: "tcp", ports: ["80", "81", "82"] }], source_ranges: ["10.0.0.0/8"] },
      { allow: [{ protocol: "tcp", ports: ["80-82"] }], source_ranges: ["10.0.0.0/8"] },
    ),
  ),
  safe(
    "Azure refuses more.",
    nsg(
      { access: "Deny", source_address_prefix: "*", destination_port_range: "22" },
      { access: "Deny", source_address_prefix: "*", destination_port_range: "*" },
    ),
  ),
  safe("Azure lets in less.", nsg({ source_address_prefix: "*" }, { source_address_prefix: "10.0.0.0/8" })),
  safe(
    "One address of the office.",
    create("azurerm_postgresql_flexible_server_firewall_rule", {
      name: "office",
      server_id: "s",
      start_ip_address: "198.51.100.7",
      end_ip_address: "198.51.100.7",
    }),
  ),
  safe(
    "The web firewall prevents.",
    set(
      "azurerm_web_application_firewall_policy",
      { "policy_settings[].mode": ["Detection", "Prevention"] },
      { name: "w" },
    ),
  ),
  safe(
    "Its pods are fewer that may.",
    networkPolicy(
      { pod_selector: [{}], policy_types: ["Ingress"], ingress: [{ from: [{ pod_selector: [{}] }] }] },
      { pod_selector: [{}], policy_types: ["Ingress"], ingress: [{ from: [pods("web")] }] },
    ),
  ),
  safe(
    "An exception more.",
    networkPolicy(
      {
        pod_selector: [{}],
        policy_types: ["Egress"],
        egress: [{ to: [{ ip_block: [{ cidr: ANY, except: [] }] }] }],
      },
      {
        pod_selector: [{}],
        policy_types: ["Egress"],
        egress: [{ to: [{ ip_block: [{ cidr: ANY, except: ["169.254.169.254/32"] }] }] }],
      },
    ),
  ),
  safe(
    "The service is internal.",
    set(
      "kubernetes_service_v1",
      { "spec[].type": ["LoadBalancer", "ClusterIP"] },
      { metadata: [{ name: "s" }] },
    ),
  ),
  safe(
    "A refusal for what goes out.",
    networkPolicy(
      { pod_selector: [{}], policy_types: ["Ingress"], ingress: [] },
      { pod_selector: [{}], policy_types: ["Ingress", "Egress"], ingress: [], egress: [] },
    ),
  ),
  safe(
    "Cloudflare proxies.",
    set(
      "cloudflare_dns_record",
      { proxied: [false, true] },
      { name: "www", type: "A", content: "203.0.113.9" },
    ),
  ),
  safe(
    "Atlas for one address.",
    create("mongodbatlas_project_ip_access_list", { project_id: "p", ip_address: "198.51.100.7" }),
  ),
];
