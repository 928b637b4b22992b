import type { ValueObject } from "@infra-tools/terraform-plan/value";
import type { ApiRule } from "../../api-rule";
import { nameRule } from "../../name-rule";
import type { Refusal } from "../../resource-type";
import { blocks, nameOf, podOf } from "./pod";

const NAMES = "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/";
const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Names of Services are labels that begin with a letter. */
export const SERVICE_NAME: ApiRule = nameRule({
  name: "Kubernetes Service name",
  source: NAMES,
  path: "metadata.name",
  pattern: /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/,
  must: "be a DNS-1035 label: lower case letters, digits or '-', beginning with a letter, at most 63 characters",
});

/** Names of CronJobs leave room for the suffix of their jobs. */
export const CRON_JOB_NAME: ApiRule = nameRule({
  name: "Kubernetes CronJob name",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#cron-job-limitations",
  path: "metadata.name",
  pattern: /^.{1,52}$/,
  must: "have at most 52 characters",
});

/** Names inside a pod: containers, ports and volumes. */
export const POD_NAMES: ApiRule = {
  name: "Kubernetes names in a pod",
  source: NAMES,
  refusals: ({ type, object }) => {
    const pod = podOf(type, object);
    if (pod === undefined) return [];
    const containers = [...pod.initContainers, ...pod.containers];
    const volumes = blocks(pod.spec["volume"]);
    return [
      ...malformed("container", containers),
      ...malformed("volume", volumes),
      ...repeated("container", containers),
      ...repeated("volume", volumes),
      ...containers.flatMap((container) => repeated("port", blocks(container["port"]))),
      ...unknownMounts(containers, pod.mountable),
    ];
  },
};

function malformed(kind: string, all: readonly ValueObject[]): readonly Refusal[] {
  return all
    .filter(({ name }) => typeof name === "string" && !LABEL.test(name))
    .map((each) => refusal(`Invalid ${kind} name "${nameOf(each)}": it must be a DNS label of RFC 1123`));
}

function repeated(kind: string, all: readonly ValueObject[]): readonly Refusal[] {
  const names = all.map(({ name }) => name).filter((name) => typeof name === "string" && name !== "");
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...twice].map((name) => refusal(`Duplicate value: ${kind} name "${String(name)}"`));
}

function unknownMounts(
  containers: readonly ValueObject[],
  mountable: ReadonlySet<string>,
): readonly Refusal[] {
  return containers.flatMap((container) =>
    blocks(container["volume_mount"])
      .filter(({ name }) => typeof name === "string" && !mountable.has(name))
      .map((mount) =>
        refusal(`container "${nameOf(container)}": volumeMounts.name: Not found: "${nameOf(mount)}"`),
      ),
  );
}

function refusal(message: string): Refusal {
  return { attribute: "spec", message };
}
