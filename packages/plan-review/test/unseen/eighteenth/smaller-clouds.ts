import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { type ByRule, both, created, createdWell, replaced } from "./scanner-rules";

const DROPLET: ValueObject = { name: "web", image: "debian-12-x64", region: "fra1", size: "s-2vcpu-4gb" };
const PAN_RULE: ValueObject = {
  name: "shop",
  source_zones: ["dmz"],
  source_addresses: ["10.1.0.0/16"],
  source_users: ["any"],
  destination_zones: ["inside"],
  destination_addresses: ["10.2.0.10/32"],
  applications: ["ssl"],
  categories: ["any"],
  services: ["application-default"],
  action: "allow",
  log_setting: "siem",
  log_end: true,
};
const IPSEC: ValueObject = { name: "vpn", dh_group: "group14", lifetime_type: "hours", lifetime_value: 4 };
const YANDEX_DB: ValueObject = { name: "pg", environment: "PRODUCTION", network_id: "net" };
const YANDEX_NODES: ValueObject = { name: "ng", cluster_id: "k8s", version: "1.30" };

function pan(
  values: Readonly<Record<string, readonly [passing: ValueObject[string], failing: ValueObject[string]]>>,
) {
  const side = (index: 0 | 1) => [
    {
      ...PAN_RULE,
      ...Object.fromEntries(Object.entries(values).map(([name, sides]) => [name, sides[index]])),
    },
  ];
  return { rule: [side(0), side(1)] as const };
}

/** Rules of checkov (CKV), KICS and trivy (AVD) about OpenStack, DigitalOcean, Linode, Naver, Nifcloud, Yandex, Tencent and Palo Alto. */
export const SMALLER_CLOUDS: ByRule = {
  "smaller clouds": [
    created("CKV_OPENSTACK_2: a shell for everyone.", "openstack_networking_secgroup_rule_v2", {
      direction: "ingress",
      ethertype: "IPv4",
      protocol: "tcp",
      port_range_min: 22,
      port_range_max: 22,
      remote_ip_prefix: "0.0.0.0/0",
      security_group_id: "sg",
    }),
    created("CKV_OPENSTACK_3: a desktop for everyone.", "openstack_compute_secgroup_v2", {
      name: "g",
      description: "g",
      rule: [{ from_port: 3389, to_port: 3389, ip_protocol: "tcp", cidr: "0.0.0.0/0" }],
    }),
    created("AVD openstack compute no_public_access: any source.", "openstack_fw_rule_v1", {
      action: "allow",
      protocol: "tcp",
      destination_port: "22",
      enabled: true,
      source_ip_address: "0.0.0.0/0",
    }),
    created("CKV_DIO_4: everything for everyone.", "digitalocean_firewall", {
      name: "web",
      inbound_rule: [{ protocol: "tcp", port_range: "22", source_addresses: ["0.0.0.0/0", "::/0"] }],
    }),
    created(
      "AVD digitalocean spaces disable_force_destroy: the bucket goes with its objects.",
      "digitalocean_spaces_bucket",
      { name: "b", region: "fra1", force_destroy: true },
    ),
    both(
      "AVD digitalocean compute enforce_https: plain HTTP is answered.",
      "digitalocean_loadbalancer",
      { "forwarding_rule[].entry_protocol": ["https", "http"], "forwarding_rule[].entry_port": [443, 80] },
      { name: "lb", region: "fra1" },
    ),
    both(
      "AVD digitalocean compute kubernetes_surge_upgrades: an upgrade takes nodes away.",
      "digitalocean_kubernetes_cluster",
      { surge_upgrade: [true, false] },
      { name: "k8s", region: "fra1", version: "1.31" },
    ),
    createdWell("CKV_DIO_2: a key.", "digitalocean_droplet", { ...DROPLET, ssh_keys: ["1"] }),
    created("CKV_LIN_5: what no rule names may come in.", "linode_firewall", {
      label: "fw",
      inbound_policy: "ACCEPT",
      outbound_policy: "ACCEPT",
    }),
    created("CKV_NCP_4: a shell for everyone.", "ncloud_access_control_group_rule", {
      access_control_group_no: "g",
      inbound: [{ protocol: "TCP", ip_block: "0.0.0.0/0", port_range: "22" }],
    }),
    both(
      "CKV_NCP_5: a desktop for everyone.",
      "ncloud_access_control_group_rule",
      {
        inbound: [
          [{ protocol: "TCP", ip_block: "10.3.0.0/18", port_range: "3389" }],
          [{ protocol: "TCP", ip_block: "0.0.0.0/0", port_range: "3389" }],
        ],
      },
      { access_control_group_no: "g" },
    ),
    created("CKV_NCP_10: a shell for everyone.", "ncloud_network_acl_rule", {
      network_acl_no: "n",
      inbound: [
        { priority: 100, protocol: "TCP", rule_action: "ALLOW", ip_block: "0.0.0.0/0", port_range: "22" },
      ],
    }),
    created("CKV_NCP_12: every port for everyone.", "ncloud_network_acl_rule", {
      network_acl_no: "n",
      inbound: [
        {
          priority: 100,
          protocol: "TCP",
          rule_action: "ALLOW",
          ip_block: "0.0.0.0/0",
          port_range: "1-65535",
        },
      ],
    }),
    both(
      "CKV_NCP_24: plain HTTP is answered.",
      "ncloud_lb_listener",
      { protocol: ["HTTPS", "HTTP"], port: [443, 80] },
      { load_balancer_no: "lb", target_group_no: "tg" },
    ),
    both(
      "CKV_NCP_13: TLS of 1999.",
      "ncloud_lb_listener",
      { tls_min_version_type: ["TLSV12", "TLSV10"] },
      { load_balancer_no: "lb", protocol: "HTTPS", port: 443 },
    ),
    replaced(
      "CKV_NCP_15: the backend is called without TLS.",
      "ncloud_lb_target_group",
      { protocol: ["HTTPS", "HTTP"] },
      { vpc_no: "v", port: 8443 },
    ),
    both(
      "CKV_NCP_1: sick backends keep their traffic.",
      "ncloud_lb_target_group",
      { health_check: [[{ protocol: "HTTP", port: 8080, url_path: "/health", cycle: 30 }], []] },
      { vpc_no: "v", protocol: "HTTP", port: 8080 },
    ),
    both(
      "CKV_NCP_22: calls of the cluster leave no trace.",
      "ncloud_nks_cluster",
      { "log[].audit": [true, false] },
      { name: "k8s", cluster_type: "SVR.VNKS" },
    ),
    created("CKV_NCP_19: the internet reaches the nodes.", "ncloud_nks_cluster", {
      name: "k8s",
      cluster_type: "SVR.VNKS",
      public_network: true,
      log: [{ audit: true }],
    }),
    both(
      "CKV_NCP_14: files in plain text.",
      "ncloud_nas_volume",
      { is_encrypted_volume: [true, false] },
      { volume_name_postfix: "n", volume_size: 600 },
    ),
    created("CKV_NCP_16: the balancer answers the internet.", "ncloud_lb", {
      name: "lb",
      type: "APPLICATION",
      network_type: "PUBLIC",
      subnet_no_list: ["s"],
    }),
    both(
      "KICS nifcloud computing_instance_has_public_ingress: a page for everyone.",
      "nifcloud_security_group_rule",
      { cidr_ip: ["10.0.0.0/16", "0.0.0.0/0"] },
      { security_group_names: ["ssh"], type: "IN", from_port: 22, to_port: 22, protocol: "TCP" },
    ),
    created(
      "KICS nifcloud db_security_group_has_public_ingress: a database for everyone.",
      "nifcloud_db_security_group",
      { group_name: "g", availability_zone: "east-11", rule: [{ cidr_ip: "0.0.0.0/0" }] },
    ),
    both(
      "KICS nifcloud db_has_public_access: the database has a public address.",
      "nifcloud_db_instance",
      { publicly_accessible: [false, true] },
      { identifier: "d", instance_class: "db.large8" },
    ),
    both(
      "KICS nifcloud elb_listener_use_http: plain HTTP is answered.",
      "nifcloud_elb_listener",
      { protocol: ["HTTPS", "HTTP"], lb_port: [443, 80] },
      { elb_id: "e", instance_port: 8080 },
    ),
    both(
      "KICS nifcloud router_security_group_undefined: the router has no rules.",
      "nifcloud_router",
      { security_group: ["g", null] },
      { name: "r", availability_zone: "east-11" },
    ),
  ],
  yandex: [
    both(
      "CKV_YC_1: the database has no rules.",
      "yandex_mdb_postgresql_cluster",
      { security_group_ids: [["sg"], []] },
      YANDEX_DB,
    ),
    both(
      "CKV_YC_11: the machine has no rules.",
      "yandex_compute_instance",
      { "network_interface[].security_group_ids": [["sg"], []] },
      { name: "vm", zone: "ru-central1-a" },
    ),
    both(
      "CKV_YC_14: the control plane has no rules.",
      "yandex_kubernetes_cluster",
      { "master[].security_group_ids": [["sg"], []] },
      { name: "k8s", network_id: "net" },
    ),
    both(
      "CKV_YC_12: the database has a public address.",
      "yandex_mdb_mysql_cluster",
      { "host[].assign_public_ip": [false, true] },
      YANDEX_DB,
    ),
    created("CKV_YC_12: the database has a public address.", "yandex_mdb_postgresql_cluster", {
      ...YANDEX_DB,
      host: [{ zone: "ru-central1-a", subnet_id: "s", assign_public_ip: true }],
    }),
    both(
      "CKV_YC_2: the machine has a public address.",
      "yandex_compute_instance",
      { "network_interface[].nat": [false, true] },
      { name: "vm", zone: "ru-central1-a" },
    ),
    created("CKV_YC_2: the machine has a public address.", "yandex_compute_instance", {
      name: "vm",
      zone: "ru-central1-a",
      network_interface: [{ subnet_id: "s", nat: true, security_group_ids: ["sg"] }],
    }),
    both(
      "CKV_YC_18: machines with public addresses.",
      "yandex_compute_instance_group",
      { "instance_template[].network_interface[].nat": [false, true] },
      { name: "ig" },
    ),
    created("CKV_YC_4: a console on the network.", "yandex_compute_instance", {
      name: "vm",
      zone: "ru-central1-a",
      metadata: { "serial-port-enable": "1" },
    }),
    both(
      "CKV_YC_4: a console on the network.",
      "yandex_compute_instance",
      { "metadata.serial-port-enable": ["0", "1"] },
      { name: "vm", zone: "ru-central1-a" },
    ),
    both(
      "CKV_YC_5: the internet reaches the control plane.",
      "yandex_kubernetes_cluster",
      { "master[].public_ip": [false, true] },
      { name: "k8s", network_id: "net" },
    ),
    created("CKV_YC_5: the internet reaches the control plane.", "yandex_kubernetes_cluster", {
      name: "k8s",
      network_id: "net",
      master: [{ version: "1.30", public_ip: true }],
    }),
    both(
      "CKV_YC_6: nodes with public addresses.",
      "yandex_kubernetes_node_group",
      { "instance_template[].network_interface[].nat": [false, true] },
      YANDEX_NODES,
    ),
    replaced(
      "CKV_YC_10: secrets of the cluster lose the customer's key.",
      "yandex_kubernetes_cluster",
      { kms_provider: [[{ key_id: "k" }], []] },
      { name: "k8s", network_id: "net" },
    ),
    both(
      "CKV_YC_16: every pod calls every pod.",
      "yandex_kubernetes_cluster",
      { network_policy_provider: ["CALICO", null] },
      { name: "k8s", network_id: "net" },
    ),
    both(
      "CKV_YC_7: nobody upgrades the cluster.",
      "yandex_kubernetes_cluster",
      { "master[].maintenance_policy[].auto_upgrade": [true, false] },
      { name: "k8s", network_id: "net" },
    ),
    created("CKV_YC_8: nobody upgrades the nodes.", "yandex_kubernetes_node_group", {
      ...YANDEX_NODES,
      maintenance_policy: [{ auto_repair: true, auto_upgrade: false }],
    }),
    both(
      "CKV_YC_9: the key no longer changes.",
      "yandex_kms_symmetric_key",
      { rotation_period: ["2160h", null] },
      { name: "k", default_algorithm: "AES_256" },
    ),
    both(
      "CKV_YC_3: objects lose their encryption.",
      "yandex_storage_bucket",
      {
        server_side_encryption_configuration: [
          [
            {
              rule: [
                {
                  apply_server_side_encryption_by_default: [
                    { kms_master_key_id: "k", sse_algorithm: "aws:kms" },
                  ],
                },
              ],
            },
          ],
          [],
        ],
      },
      { bucket: "b" },
    ),
    both(
      "CKV_YC_17: anyone reads the bucket.",
      "yandex_storage_bucket",
      { "anonymous_access_flags[].read": [false, true] },
      { bucket: "b" },
    ),
    created("CKV_YC_17: anyone writes to the bucket.", "yandex_storage_bucket", {
      bucket: "b",
      acl: "public-read-write",
    }),
    created("CKV_YC_23: edits the folder.", "yandex_resourcemanager_folder_iam_member", {
      folder_id: "f",
      role: "editor",
      member: "userAccount:u",
    }),
    created("CKV_YC_13: administers the cloud.", "yandex_resourcemanager_cloud_iam_binding", {
      cloud_id: "c",
      role: "admin",
      members: ["userAccount:u"],
    }),
    created(
      "CKV_YC_21: administers the organization.",
      "yandex_organizationmanager_organization_iam_member",
      { organization_id: "o", role: "organization-manager.admin", member: "userAccount:u" },
    ),
    created("CKV_YC_20: every port for everyone.", "yandex_vpc_security_group_rule", {
      security_group_binding: "sg",
      direction: "ingress",
      protocol: "ANY",
      from_port: 0,
      to_port: 65535,
      v4_cidr_blocks: ["0.0.0.0/0"],
    }),
    created("CKV_YC_19: every port for everyone.", "yandex_vpc_security_group", {
      name: "sg",
      network_id: "net",
      ingress: [{ protocol: "TCP", from_port: 0, to_port: 65535, v4_cidr_blocks: ["0.0.0.0/0"] }],
    }),
    createdWell("CKV_YC_23: reads the folder.", "yandex_resourcemanager_folder_iam_member", {
      folder_id: "f",
      role: "viewer",
      member: "serviceAccount:s",
    }),
  ],
  tencent: [
    both(
      "CKV_TC_2: the machine has a public address.",
      "tencentcloud_instance",
      { allocate_public_ip: [false, true] },
      { instance_name: "vm", instance_type: "S5.MEDIUM4" },
    ),
    created("CKV_TC_2: the machine has a public address.", "tencentcloud_instance", {
      instance_name: "vm",
      instance_type: "S5.MEDIUM4",
      allocate_public_ip: true,
    }),
    both(
      "CKV_TC_9: the database has a public address.",
      "tencentcloud_mysql_instance",
      { internet_service: [0, 1] },
      { instance_name: "my", mem_size: 4000 },
    ),
    created("CKV_TC_9: the database has a public address.", "tencentcloud_mysql_instance", {
      instance_name: "my",
      mem_size: 4000,
      volume_size: 200,
      internet_service: 1,
    }),
    both(
      "CKV_TC_12: plain HTTP is answered.",
      "tencentcloud_clb_listener",
      { protocol: ["HTTPS", "HTTP"], port: [443, 80] },
      { clb_id: "lb", listener_name: "l" },
    ),
    replaced(
      "CKV_TC_1: the disk in plain text.",
      "tencentcloud_cbs_storage",
      { encrypt: [true, false] },
      { storage_name: "d", storage_size: 100 },
    ),
    both(
      "CKV_TC_14: traffic leaves no trace.",
      "tencentcloud_vpc_flow_log_config",
      { enable: [true, false] },
      { flow_log_id: "f" },
    ),
    both(
      "CKV_TC_7: the nodes have public addresses.",
      "tencentcloud_kubernetes_cluster",
      { "worker_config[].public_ip_assigned": [false, true] },
      { cluster_name: "k8s" },
    ),
    both(
      "CKV_TC_11: requests leave no trace.",
      "tencentcloud_clb_instance",
      { log_set_id: ["set", null], log_topic_id: ["topic", null] },
      { clb_name: "lb", network_type: "OPEN" },
    ),
    both(
      "KICS tencentcloud tke_cluster_encryption_protection: secrets lose their encryption.",
      "tencentcloud_kubernetes_encryption_protection",
      { "kms_configuration[].key_id": ["k", null] },
      { cluster_id: "c" },
    ),
  ],
  "palo alto": [
    both(
      "CKV_PAN_2: passwords in plain text.",
      "panos_management_profile",
      { http: [false, true] },
      { name: "m", https: true, ping: true },
    ),
    created("CKV_PAN_2: passwords in plain text.", "panos_management_profile", {
      name: "m",
      http: true,
      https: true,
    }),
    created("CKV_PAN_3: passwords in plain text.", "panos_management_profile", {
      name: "m",
      telnet: true,
      ssh: true,
    }),
    both(
      "CKV_PAN_13: the tunnel is not encrypted.",
      "panos_ipsec_crypto_profile",
      { protocol: ["esp", "ah"] },
      { ...IPSEC, authentications: ["sha384"], encryptions: ["aes-256-gcm"] },
    ),
    both(
      "CKV_PAN_12: a broken digest.",
      "panos_ipsec_crypto_profile",
      { authentications: [["sha384"], ["md5"]] },
      { ...IPSEC, encryptions: ["aes-256-gcm"] },
    ),
    both(
      "CKV_PAN_11: a broken cipher.",
      "panos_ipsec_crypto_profile",
      { encryptions: [["aes-256-gcm"], ["des"]] },
      { ...IPSEC, authentications: ["sha384"] },
    ),
    created("CKV_PAN_11: a broken cipher.", "panos_ipsec_crypto_profile", {
      ...IPSEC,
      authentications: ["sha384"],
      encryptions: ["3des"],
    }),
    created("CKV_PAN_12: no digest.", "panos_panorama_ipsec_crypto_profile", {
      ...IPSEC,
      template: "t",
      authentications: ["none"],
      encryptions: ["aes-256-cbc"],
    }),
    both(
      "CKV_PAN_14: floods pass the zone.",
      "panos_zone",
      { zone_profile: ["floods", null] },
      { name: "untrust", mode: "layer3" },
    ),
    both(
      "CKV_PAN_4: answers of servers are not inspected.",
      "panos_security_policy",
      pan({ disable_server_response_inspection: [false, true] }),
    ),
    both("CKV_PAN_5: any application.", "panos_security_policy", pan({ applications: [["ssl"], ["any"]] })),
    both(
      "CKV_PAN_6: any port.",
      "panos_security_rule_group",
      pan({ services: [["application-default"], ["any"]] }),
    ),
    both(
      "CKV_PAN_7: from anywhere to anywhere.",
      "panos_security_policy",
      pan({
        source_addresses: [["10.1.0.0/16"], ["any"]],
        destination_addresses: [["10.2.0.10/32"], ["any"]],
      }),
    ),
    created("CKV_PAN_7: from anywhere to anywhere.", "panos_security_policy", {
      rule: [
        {
          ...PAN_RULE,
          source_addresses: ["any"],
          destination_addresses: ["any"],
          applications: ["any"],
          services: ["any"],
        },
      ],
    }),
    both("CKV_PAN_10: sessions leave no trace.", "panos_security_policy", pan({ log_end: [true, false] })),
    both(
      "CKV_PAN_9: logs stay on the device.",
      "panos_security_rule_group",
      pan({ log_setting: ["siem", null] }),
    ),
  ],
};
