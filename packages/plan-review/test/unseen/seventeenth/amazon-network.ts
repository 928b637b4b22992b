import type { Labelled } from "../labelled";
import { both, clean, starts } from "./pairs";

const EVERYONE = "0.0.0.0/0";

/** Exposure in AWS, by the rules of checkov and KICS. */
export const AMAZON_NETWORK: readonly Labelled[] = [
  both(
    "CKV_AWS_38",
    "The API of the cluster answers the internet.",
    "aws_eks_cluster",
    {
      vpc_config: [
        { endpoint_public_access: true, public_access_cidrs: ["198.51.100.0/24"], subnet_ids: ["s"] },
      ],
    },
    { vpc_config: [{ endpoint_public_access: true, public_access_cidrs: [EVERYONE], subnet_ids: ["s"] }] },
    { name: "shop", version: "1.33" },
  ),
  both(
    "CKV_AWS_258",
    "Anyone may call the function.",
    "aws_lambda_function_url",
    { authorization_type: "AWS_IAM" },
    { authorization_type: "NONE" },
    { function_name: "worker", invoke_mode: "BUFFERED" },
  ),
  both(
    "CKV_AWS_309",
    "Anyone may call the route.",
    "aws_apigatewayv2_route",
    { authorization_type: "AWS_IAM" },
    { authorization_type: "NONE" },
    { api_id: "a1", route_key: "GET /orders", target: "integrations/1" },
  ),
  both(
    "CKV_AWS_59",
    "Anyone may call the method.",
    "aws_api_gateway_method",
    { authorization: "COGNITO_USER_POOLS", authorizer_id: "abc123" },
    { authorization: "NONE", authorizer_id: null },
    { rest_api_id: "a1", resource_id: "r1", http_method: "POST", api_key_required: false },
  ),
  both(
    "CKV2_AWS_70",
    "The method no longer asks for a key.",
    "aws_api_gateway_method",
    { api_key_required: true },
    { api_key_required: false },
    { rest_api_id: "a1", resource_id: "r1", http_method: "POST", authorization: "NONE" },
  ),
  both(
    "CKV_AWS_164",
    "Files are exchanged over the internet.",
    "aws_transfer_server",
    { endpoint_type: "VPC", endpoint_details: [{ vpc_id: "vpc-1", subnet_ids: ["s"] }] },
    { endpoint_type: "PUBLIC", endpoint_details: [] },
    { protocols: ["SFTP"], identity_provider_type: "SERVICE_MANAGED" },
  ),
  both(
    "CKV_AWS_291",
    "Brokers get addresses on the internet.",
    "aws_msk_cluster",
    {
      broker_node_group_info: [
        { instance_type: "kafka.m5.large", connectivity_info: [{ public_access: [{ type: "DISABLED" }] }] },
      ],
    },
    {
      broker_node_group_info: [
        {
          instance_type: "kafka.m5.large",
          connectivity_info: [{ public_access: [{ type: "SERVICE_PROVIDED_EIPS" }] }],
        },
      ],
    },
    { cluster_name: "events", kafka_version: "3.8.x", number_of_broker_nodes: 3 },
  ),
  both(
    "CKV_AWS_122",
    "The notebook reaches the internet past the network.",
    "aws_sagemaker_notebook_instance",
    { direct_internet_access: "Disabled" },
    { direct_internet_access: "Enabled" },
    { name: "lab", instance_type: "ml.t3.medium", subnet_id: "s-1", security_groups: ["sg-1"] },
  ),
  both(
    "CKV_AWS_302",
    "Everyone may copy the snapshot.",
    "aws_db_snapshot",
    { shared_accounts: ["444455556666"] },
    { shared_accounts: ["all"] },
    { db_instance_identifier: "shop", db_snapshot_identifier: "before" },
  ),
  both(
    "CKV_AWS_303",
    "Everyone may use the document.",
    "aws_ssm_document",
    { permissions: { type: "Share", account_ids: "444455556666" } },
    { permissions: { type: "Share", account_ids: "All" } },
    { name: "patch", document_type: "Command", content: "{}" },
  ),
  both(
    "CKV_AWS_331",
    "Networks of others are connected without being asked.",
    "aws_ec2_transit_gateway",
    { auto_accept_shared_attachments: "disable" },
    { auto_accept_shared_attachments: "enable" },
    { amazon_side_asn: 64512, dns_support: "enable" },
  ),
  both(
    "CKV_AWS_374",
    "Requests come from all countries.",
    "aws_cloudfront_distribution",
    { restrictions: [{ geo_restriction: [{ restriction_type: "whitelist", locations: ["DE", "AT"] }] }] },
    { restrictions: [{ geo_restriction: [{ restriction_type: "none", locations: [] }] }] },
    { enabled: true, default_root_object: "index.html" },
  ),
  both(
    "CKV_AWS_392",
    "Policies of the access point may be public.",
    "aws_s3_access_point",
    {
      public_access_block_configuration: [
        {
          block_public_acls: true,
          block_public_policy: true,
          ignore_public_acls: true,
          restrict_public_buckets: true,
        },
      ],
    },
    {
      public_access_block_configuration: [
        {
          block_public_acls: false,
          block_public_policy: false,
          ignore_public_acls: true,
          restrict_public_buckets: true,
        },
      ],
    },
    { name: "reports", bucket: "shop" },
  ),
  both(
    "CKV_AWS_205",
    "The image may be used by another account.",
    "aws_ami_launch_permission",
    { account_id: "111122223333", group: null },
    { account_id: null, group: "all" },
    { image_id: "ami-1" },
  ),
  both(
    "CKV_AWS_100",
    "SSH to the nodes from everywhere.",
    "aws_eks_node_group",
    { remote_access: [{ ec2_ssh_key: "ops", source_security_group_ids: ["sg-bastion"] }] },
    { remote_access: [{ ec2_ssh_key: "ops", source_security_group_ids: [] }] },
    { cluster_name: "shop", node_group_name: "web" },
  ),
  both(
    "CKV_AWS_230",
    "FTP from everywhere.",
    "aws_network_acl_rule",
    { cidr_block: "10.0.0.0/8" },
    { cidr_block: EVERYONE },
    {
      network_acl_id: "acl-1",
      rule_number: 100,
      egress: false,
      protocol: "6",
      rule_action: "allow",
      from_port: 20,
      to_port: 21,
    },
  ),
  both(
    "CKV_AWS_231",
    "Remote desktops from everywhere.",
    "aws_network_acl",
    {
      ingress: [
        {
          protocol: "tcp",
          rule_no: 100,
          action: "allow",
          cidr_block: "10.0.0.0/8",
          from_port: 3389,
          to_port: 3389,
        },
      ],
    },
    {
      ingress: [
        {
          protocol: "tcp",
          rule_no: 100,
          action: "allow",
          cidr_block: EVERYONE,
          from_port: 3389,
          to_port: 3389,
        },
      ],
    },
    { vpc_id: "vpc-1" },
  ),
  both(
    "CKV_AWS_260",
    "Port 80 from everywhere.",
    "aws_security_group",
    {
      ingress: [
        {
          protocol: "tcp",
          from_port: 80,
          to_port: 80,
          cidr_blocks: ["10.0.0.0/8"],
          security_groups: [],
          self: false,
        },
      ],
    },
    {
      ingress: [
        {
          protocol: "tcp",
          from_port: 80,
          to_port: 80,
          cidr_blocks: [EVERYONE],
          security_groups: [],
          self: false,
        },
      ],
    },
    { name: "web", vpc_id: "vpc-1" },
  ),
  both(
    "KICS default_security_groups_with_unrestricted_traffic",
    "The default group lets everything in.",
    "aws_default_security_group",
    { ingress: [{ protocol: "-1", from_port: 0, to_port: 0, self: true, cidr_blocks: [] }] },
    { ingress: [{ protocol: "-1", from_port: 0, to_port: 0, self: false, cidr_blocks: [EVERYONE] }] },
    { vpc_id: "vpc-1", egress: [] },
  ),
  both(
    "KICS db_security_group_with_public_scope",
    "The database from everywhere.",
    "aws_db_security_group",
    { ingress: [{ cidr: "10.0.0.0/24", security_group_name: "" }] },
    { ingress: [{ cidr: EVERYONE, security_group_name: "" }] },
    { name: "db" },
  ),
  both(
    "KICS ec2_instance_has_public_ip",
    "The machine gets an address on the internet.",
    "aws_instance",
    { associate_public_ip_address: false },
    { associate_public_ip_address: true },
    { ami: "ami-1", instance_type: "m5.large", subnet_id: "s-1" },
  ),
  both(
    "KICS vpc_subnet_assigns_public_ip",
    "New machines get addresses on the internet.",
    "aws_subnet",
    { map_public_ip_on_launch: false },
    { map_public_ip_on_launch: true },
    { vpc_id: "vpc-1", cidr_block: "10.0.1.0/24" },
  ),
  both(
    "KICS api_gateway_without_configured_authorizer",
    "The authorizer is no longer used.",
    "aws_apigatewayv2_route",
    { authorization_type: "JWT", authorizer_id: "jwt1", authorization_scopes: ["orders"] },
    { authorization_type: "NONE", authorizer_id: null, authorization_scopes: [] },
    { api_id: "a1", route_key: "GET /orders" },
  ),
  both(
    "CKV_AWS_79",
    "The machine's credentials are read without a token.",
    "aws_launch_template",
    {
      metadata_options: [
        { http_endpoint: "enabled", http_tokens: "required", http_put_response_hop_limit: 1 },
      ],
    },
    {
      metadata_options: [
        { http_endpoint: "enabled", http_tokens: "optional", http_put_response_hop_limit: 1 },
      ],
    },
    { name: "web", image_id: "ami-1" },
  ),
  both(
    "CKV_AWS_341",
    "Containers reach the machine's credentials.",
    "aws_launch_template",
    {
      metadata_options: [
        { http_endpoint: "enabled", http_tokens: "required", http_put_response_hop_limit: 1 },
      ],
    },
    {
      metadata_options: [
        { http_endpoint: "enabled", http_tokens: "required", http_put_response_hop_limit: 3 },
      ],
    },
    { name: "web", image_id: "ami-1" },
  ),
  both(
    "CKV_AWS_371",
    "Notebooks serve credentials without a token.",
    "aws_sagemaker_notebook_instance",
    { instance_metadata_service_configuration: [{ minimum_instance_metadata_service_version: "2" }] },
    { instance_metadata_service_configuration: [{ minimum_instance_metadata_service_version: "1" }] },
    { name: "lab", instance_type: "ml.t3.medium" },
  ),
  both(
    "CKV_AWS_329",
    "Clients reach the whole file system.",
    "aws_efs_access_point",
    { root_directory: [{ path: "/app" }] },
    { root_directory: [{ path: "/" }] },
    { file_system_id: "fs-1", posix_user: [{ gid: 1000, uid: 1000 }] },
  ),
  both(
    "CKV_AWS_330",
    "Clients choose the user that they act as.",
    "aws_efs_access_point",
    { posix_user: [{ gid: 1000, uid: 1000, secondary_gids: [] }] },
    { posix_user: [] },
    { file_system_id: "fs-1", root_directory: [{ path: "/app" }] },
  ),
  // New resources.
  starts("CKV_AWS_258", "Anyone may call the function.", "aws_lambda_function_url", {
    function_name: "worker",
    authorization_type: "NONE",
    cors: [{ allow_origins: ["*"], allow_methods: ["*"] }],
  }),
  starts("CKV_AWS_205", "An image for everyone.", "aws_ami_launch_permission", {
    image_id: "ami-1",
    group: "all",
  }),
  starts("CKV_AWS_302", "A snapshot for everyone.", "aws_db_snapshot", {
    db_instance_identifier: "shop",
    db_snapshot_identifier: "public",
    shared_accounts: ["all"],
  }),
  starts("CKV_AWS_174", "Old versions of TLS from the start.", "aws_cloudfront_distribution", {
    enabled: true,
    default_cache_behavior: [{ target_origin_id: "o", viewer_protocol_policy: "https-only" }],
    viewer_certificate: [
      { acm_certificate_arn: "c", ssl_support_method: "sni-only", minimum_protocol_version: "SSLv3" },
    ],
  }),
  starts("CKV_AWS_277", "All ports from everywhere.", "aws_security_group", {
    name: "all",
    vpc_id: "vpc-1",
    ingress: [{ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: [EVERYONE] }],
  }),
  starts("CKV_AWS_352", "All ports from everywhere.", "aws_network_acl_rule", {
    network_acl_id: "acl-1",
    rule_number: 100,
    egress: false,
    protocol: "-1",
    rule_action: "allow",
    cidr_block: EVERYONE,
  }),
  clean("CKV_AWS_2", "aws_lb_listener", {
    load_balancer_arn: "lb",
    port: 80,
    protocol: "HTTP",
    default_action: [
      { type: "redirect", redirect: [{ protocol: "HTTPS", port: "443", status_code: "HTTP_301" }] },
    ],
  }),
  clean("CKV_AWS_2", "aws_lb_listener", {
    load_balancer_arn: "lb",
    port: 443,
    protocol: "HTTPS",
    ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    certificate_arn: "c",
    default_action: [{ type: "forward", target_group_arn: "t" }],
  }),
  clean("CKV_AWS_174", "aws_cloudfront_distribution", {
    enabled: true,
    default_cache_behavior: [{ target_origin_id: "o", viewer_protocol_policy: "redirect-to-https" }],
    viewer_certificate: [
      { acm_certificate_arn: "c", ssl_support_method: "sni-only", minimum_protocol_version: "TLSv1.2_2021" },
    ],
  }),
  clean("CKV_AWS_24", "aws_security_group", {
    name: "ssh",
    vpc_id: "vpc-1",
    ingress: [{ protocol: "tcp", from_port: 22, to_port: 22, cidr_blocks: ["10.0.0.0/8"] }],
    egress: [{ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: [EVERYONE] }],
  }),
  clean("CKV_AWS_331", "aws_ec2_transit_gateway", {
    description: "hub",
    auto_accept_shared_attachments: "disable",
  }),
].flat();
