import type { Value } from "@infra-tools/terraform-plan/value";
import { findings, nested, rulesAboveNotice, rulesFor, update } from "../checks/plans";

const rules = (type: string, path: string, before: Value, after: Value) =>
  rulesAboveNotice(update(type, nested(path, before), nested(path, after)));

/** Kinds that published rules of scanners name. */
describe("each reading reports the worse direction, and nothing in the better one", () => {
  it.each<readonly [type: string, path: string, worse: Value, better: Value, rule: string]>([
    ["acme_point", "root_directory[].path", "/", "/app", "privileges-raised"],
    ["acme_user", "home_directory", "/", "/bucket/user", "privileges-raised"],
    [
      "acme_app",
      "image",
      "registry.example.com/web:latest",
      "registry.example.com/web:1.4",
      "availability-reduced",
    ],
    ["acme_server", "protocols", ["FTP", "SFTP"], ["SFTP"], "tls-weakened"],
    ["acme_route", "authorization_scopes", [], ["orders"], "privileges-raised"],
    ["acme_psp", "allowed_capabilities", ["NET_ADMIN"], [], "privileges-raised"],
    ["acme_psp", "required_drop_capabilities", [], ["ALL"], "privileges-raised"],
    ["acme_psp", "allowed_proc_mount_types", ["Unmasked"], ["Default"], "privileges-raised"],
    ["acme_psp", "run_as_user[].rule", "RunAsAny", "MustRunAsNonRoot", "privileges-raised"],
    ["acme_task", "pid_mode", "host", "task", "privileges-raised"],
    ["acme_volume", "spec[].host_path", [{ path: "/var/log" }], [], "privileges-raised"],
    ["acme_web_acl", "rules", [], [{ priority: 1 }], "exposure-widened"],
    ["acme_cluster", "encryption_in_transit[].in_cluster", false, true, "tls-weakened"],
    ["acme_aggregator", "source[].all_regions", false, true, "audit-reduced"],
    ["acme_search", "cluster_config[].dedicated_master_enabled", false, true, "availability-reduced"],
    ["acme_api", "endpoint[].types", ["REGIONAL"], ["PRIVATE"], "exposure-widened"],
    ["acme_stage", "client_certificate_id", "", "c-1", "tls-weakened"],
    ["acme_site", "origin[].origin_access_control_id", "", "oac", "privileges-raised"],
    ["acme_store", "kms_key_id", "alias/aws/kinesis", "arn:aws:kms:eu:1:key/a", "encryption-weakened"],
    ["acme_organization", "feature_set", "CONSOLIDATED_BILLING", "ALL", "protection-removed"],
    ["acme_organization_config", "auto_enable_members", "NONE", "ALL", "protection-removed"],
    [
      "acme_job",
      "command",
      ["server", "--tls-verify=false"],
      ["server", "--tls-verify=true"],
      "tls-weakened",
    ],
    ["acme_job", "args", ["--insecure-skip-tls-verify"], [], "tls-weakened"],
    ["acme_job", "args", ["--anonymous-auth", "true"], ["--anonymous-auth", "false"], "exposure-widened"],
    [
      "acme_job",
      "command",
      ["--authorization-mode=AlwaysAllow"],
      ["--authorization-mode=Node,RBAC"],
      "privileges-raised",
    ],
    ["acme_job", "args", ["--read-only-port=10255"], ["--read-only-port=0"], "exposure-widened"],
    [
      "acme_job",
      "args",
      ["--feature-gates=RotateServerCertificate=false"],
      ["--feature-gates=RotateServerCertificate=true"],
      "key-changed",
    ],
    ["acme_job", "args", ["--token-auth-file=/t"], ["--v=1"], "privileges-raised"],
    ["acme_server", "bind_address", "0.0.0.0:80", "127.0.0.1:80", "exposure-widened"],
    ["acme_service", "externalIPs", ["198.51.100.9"], [], "privileges-raised"],
    ["acme_stack", "retain_stack", false, true, "protection-removed"],
    ["acme_parameters", "log_statement", "none", "all", "audit-reduced"],
    ["acme_headers", "config[].strict_transport_security", [], [{ max_age: 1 }], "tls-weakened"],
  ])("%s %s", (type, path, worse, better, rule) => {
    expect(rules(type, path, better, worse)).toEqual([rule]);
    expect(rules(type, path, worse, better)).toEqual([]);
  });

  it.each<readonly [type: string, path: string, one: Value, other: Value]>([
    ["acme_point", "root_directory[].path", "/app", "/data"],
    ["acme_check", "path", "/", "/healthz"],
    ["acme_app", "image", "web:1.4", "web:1.5"],
    ["acme_route", "authorization_scopes", ["orders"], ["orders", "items"]],
    ["acme_rule", "protocols", ["TCP"], ["TCP", "UDP"]],
    ["acme_server", "protocols", [], ["http"]],
    ["acme_server", "bind_address", "10.0.0.1", "127.0.0.1"],
    ["acme_app", "auto_tls_mode", "a", "b"],
    ["acme_job", "args", ["--feature-gates=NewView=true"], ["--feature-gates=NewView=false"]],
    ["acme_job", "command", ["--v=2"], ["--v=4"]],
    ["acme_job", "command", ["tls-verify"], ["tls-skip"]],
    ["acme_job", "command", ["--url", "a"], ["--url", "b"]],
    ["acme_api", "endpoint[].types", ["EDGE"], ["REGIONAL"]],
    ["acme_store", "kms_key_id", "arn:aws:kms:eu:1:key/a", "arn:aws:kms:eu:1:key/b"],
    ["acme_stage", "client_certificate_id", "c-1", "c-2"],
    ["acme_route_table", "rules", [], [{ priority: 1 }]],
    ["acme_task", "pid_mode", "task", null],
    ["acme_alert", "rule", "a", "b"],
    ["acme_cluster", "dedicated_master_type", "m5.large", "m6.large"],
  ])("nothing in either direction: %s %s", (type, path, one, other) => {
    expect(rules(type, path, one, other)).toEqual([]);
    expect(rules(type, path, other, one)).toEqual([]);
  });
});

it("reads names that write versions of TLS without a separator", () => {
  const policy = (name: string, value: string) => ({ policy_attribute: [{ name, value }] });
  const rulesOf = (name: string, from: string, to: string) =>
    rulesFor(update("acme_policy", policy(name, from), policy(name, to)));
  expect(rulesOf("Protocol-SSLv3", "false", "true")).toEqual(["tls-weakened"]);
  expect(rulesOf("Protocol-TLSv1.1", "false", "true")).toEqual(["tls-weakened"]);
  expect(rulesOf("Protocol-TLSv1.2", "false", "true")).toEqual([]);
});

it("reports no grant of a part of what everyone has, or of what one has already", () => {
  const permission = (principal: string) => ({ action: "lambda:InvokeFunction", principal, source_arn: "a" });
  expect(rulesFor(update("aws_lambda_permission", permission("*"), permission("s3.amazonaws.com")))).toEqual(
    [],
  );
  const binding = (name: string) => ({
    role_ref: [{ kind: "ClusterRole", name }],
    subject: [{ kind: "User", name: "ci" }],
  });
  const type = "kubernetes_cluster_role_binding_v1";
  expect(rulesFor(update(type, binding("cluster-admin"), binding("view")))).toEqual([]);
  expect(rulesFor(update(type, binding("view"), binding("edit")))).toEqual(["role-granted"]);
  const ofDefault = (name: string) => ({
    ...binding(name),
    subject: [{ kind: "ServiceAccount", name: "default" }],
  });
  expect(rulesFor(update(type, ofDefault("view"), ofDefault("cluster-admin")))).toEqual(["admin-granted"]);
});

it("reports a pattern that includes the value that was there", () => {
  const permission = (source_arn: string) => ({
    action: "lambda:InvokeFunction",
    principal: "apigateway.amazonaws.com",
    source_arn,
  });
  const [one, every] = ["arn:aws:execute-api:eu:1:a/live/POST/orders", "arn:aws:execute-api:eu:1:a/*/*"];
  expect(rulesFor(update("aws_lambda_permission", permission(one), permission(every)))).toEqual([
    "privileges-raised",
  ]);
  expect(rulesFor(update("aws_lambda_permission", permission(every), permission(one)))).toEqual([]);
});

it("reads parameters by their names, where a table knows that they change", () => {
  const group = (name: string, value: string) => ({ family: "postgres16", parameter: [{ name, value }] });
  const rulesOf = (name: string, from: string, to: string) =>
    rulesFor(update("aws_db_parameter_group", group(name, from), group(name, to)));
  expect(rulesOf("rds.force_ssl", "1", "0")).toEqual(["tls-weakened"]);
  expect(rulesOf("rds.force_ssl", "0", "1")).toEqual([]);
  expect(rulesOf("work_mem", "4096", "8192")).toEqual(["version-changed"]);
});

it.each([
  ["acme_broker", "public_access[].type", "DISABLED", "PROVIDED", "It becomes reachable for more clients."],
  ["acme_store", "mode", "private", "public", "It becomes reachable for more clients."],
  [
    "acme_build",
    "environment[].environment_variable[].type",
    "SECRETS_MANAGER",
    "PLAINTEXT",
    "It is more exposed than before.",
  ],
  [
    "acme_rotation",
    "rotation_rules[].schedule",
    "rate(30 days)",
    "rate(180 days)",
    "It is in use for longer",
  ],
])("says what follows from a change of %s", (type, path, before, after, consequence) => {
  const [message] = findings([update(type, nested(path, before), nested(path, after))]).map(
    (each) => each.message,
  );
  expect(message).toContain(consequence);
});

it("reports the right to create pods, and none to run commands in them that the role does not give", () => {
  const role = (verbs: readonly string[]) => ({ rule: [{ api_groups: [""], resources: ["pods"], verbs }] });
  const messages = findings([update("kubernetes_role_v1", role(["get"]), role(["get", "create"]))]).map(
    ({ message }) => message,
  );
  expect(messages.join()).toContain("create on pods");
  expect(messages.join()).not.toContain("pods/exec");
});
