import { isList, type ValueObject } from "@infra-tools/terraform-plan/value";
import { lookUp, textAt } from "../../../values";
import type { ApiRequest, ApiRule } from "../../api-rule";
import { blocks, nameOf, type Pod, podOf } from "./pod";

type Check = (pod: Pod) => readonly string[];

/** Capabilities that the baseline level allows to add. */
const BASELINE_CAPABILITIES = new Set([
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
]);

/** Volumes that the restricted level allows, by the provider's block names. */
const RESTRICTED_VOLUMES = new Set([
  "config_map",
  "csi",
  "downward_api",
  "empty_dir",
  "ephemeral",
  "persistent_volume_claim",
  "projected",
  "secret",
]);

const VOLUME_KINDS = [
  ...RESTRICTED_VOLUMES,
  "aws_elastic_block_store",
  "azure_disk",
  "azure_file",
  "ceph_fs",
  "cinder",
  "fc",
  "flex_volume",
  "flocker",
  "gce_persistent_disk",
  "git_repo",
  "glusterfs",
  "host_path",
  "iscsi",
  "local",
  "nfs",
  "photon_persistent_disk",
  "quobyte",
  "rbd",
  "vsphere_volume",
];

const BASELINE: readonly Check[] = [
  ({ spec }) =>
    ["host_network", "host_pid", "host_ipc"]
      .filter((name) => spec[name] === true)
      .map((name) => `host namespaces (${name}=true)`),
  (pod) =>
    inContainers(
      pod,
      (container) => flag(container, "privileged") === true,
      "privileged",
      "securityContext.privileged=true",
    ),
  (pod) =>
    inContainers(
      pod,
      (container) => added(container).some((capability) => !BASELINE_CAPABILITIES.has(capability)),
      "non-default capabilities",
      "securityContext.capabilities.add",
    ),
  ({ spec }) =>
    blocks(spec["volume"]).some((volume) => blocks(volume["host_path"]).length > 0)
      ? ["hostPath volumes"]
      : [],
  (pod) =>
    inContainers(
      pod,
      (container) => blocks(container["port"]).some((port) => Number(port["host_port"] ?? 0) > 0),
      "hostPort",
      "ports.hostPort",
    ),
];

const RESTRICTED: readonly Check[] = [
  (pod) =>
    inContainers(
      pod,
      (container) => flag(container, "allow_privilege_escalation") !== false,
      "allowPrivilegeEscalation != false",
      "securityContext.allowPrivilegeEscalation=false",
    ),
  (pod) =>
    inContainers(
      pod,
      (container) => !dropsAll(container) || added(container).some((each) => each !== "NET_BIND_SERVICE"),
      "unrestricted capabilities",
      'securityContext.capabilities.drop=["ALL"]',
    ),
  (pod) =>
    inContainers(
      pod,
      (container) => (flag(container, "run_as_non_root") ?? podFlag(pod, "run_as_non_root")) !== true,
      "runAsNonRoot != true",
      "securityContext.runAsNonRoot=true",
    ),
  (pod) =>
    inContainers(
      pod,
      (container) => String(flag(container, "run_as_user") ?? podFlag(pod, "run_as_user")) === "0",
      "runAsUser=0",
      "securityContext.runAsUser",
    ),
  (pod) =>
    inContainers(
      pod,
      (container) => {
        const containerProfile = textAt(container, "security_context.seccomp_profile.type");
        const profile = containerProfile ?? textAt(pod.spec, "security_context.seccomp_profile.type");
        return profile !== "RuntimeDefault" && profile !== "Localhost";
      },
      "seccompProfile",
      'securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"',
    ),
  ({ spec }) =>
    blocks(spec["volume"]).flatMap((volume) => {
      const kind = VOLUME_KINDS.find((name) => blocks(volume[name]).length > 0);
      return kind === undefined || RESTRICTED_VOLUMES.has(kind)
        ? []
        : [`restricted volume types (volume "${nameOf(volume)}" uses ${kind})`];
    }),
];

/** Pod Security Admission of the namespace's `enforce` level. */
export const POD_SECURITY: ApiRule = {
  name: "Kubernetes Pod Security",
  source: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  refusals: (request) => {
    const level = enforcedLevel(request);
    const pod = podOf(request.type, request.object);
    if (pod === undefined || level === undefined || level === "privileged") return [];
    const checks = level === "restricted" ? [...BASELINE, ...RESTRICTED] : BASELINE;
    const violations = checks.flatMap((check) => check(pod));
    if (violations.length === 0) return [];
    const name = textAt(request.object, "metadata.name") ?? "";
    const message = `pods "${name}" is forbidden: violates PodSecurity "${level}:latest": ${violations.join(", ")}`;
    return [{ attribute: "spec", message }];
  },
};

function enforcedLevel({ object, cloud }: ApiRequest): string | undefined {
  const namespace = textAt(object, "metadata.namespace");
  const entry = cloud.list("kubernetes_namespace_v1").find(({ key }) => key.id === namespace);
  const labels = lookUp(entry?.object.attributes, "metadata.labels");
  const level =
    typeof labels === "object" && labels !== null && "pod-security.kubernetes.io/enforce" in labels
      ? labels["pod-security.kubernetes.io/enforce"]
      : undefined;
  return typeof level === "string" ? level : undefined;
}

function inContainers(
  { containers, initContainers }: Pod,
  violates: (container: ValueObject) => boolean,
  title: string,
  setting: string,
): readonly string[] {
  const names = [...initContainers, ...containers].filter(violates).map((each) => `"${nameOf(each)}"`);
  if (names.length === 0) return [];
  const word = names.length === 1 ? "container" : "containers";
  return [`${title} (${word} ${names.join(", ")} must set ${setting})`];
}

function flag(container: ValueObject, name: string): unknown {
  return lookUp(container, `security_context.${name}`) ?? undefined;
}

function podFlag({ spec }: Pod, name: string): unknown {
  return lookUp(spec, `security_context.${name}`) ?? undefined;
}

function added(container: ValueObject): readonly string[] {
  return list(container, "add");
}

function dropsAll(container: ValueObject): boolean {
  return list(container, "drop").includes("ALL");
}

function list(container: ValueObject, name: string): readonly string[] {
  const value = lookUp(container, `security_context.capabilities.${name}`);
  return isList(value) ? value.filter((each) => typeof each === "string") : [];
}
