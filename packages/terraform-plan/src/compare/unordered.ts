import { lastName, type Path } from "../path";
import { isList, isObject, memberOf, type Value } from "../value";

/** True for a list inside a document, by its path there, whose elements have no order by the document's format. */
export type IsUnordered = (inside: Path) => boolean;

const ALL: IsUnordered = () => true;

/** JSON Schema, and Azure Policy after it: https://json-schema.org/draft/2020-12/json-schema-core#section-10.2.1 */
const COMBINATIONS: ReadonlySet<string> = new Set(["allOf", "anyOf", "oneOf", "required"]);

/**
 * Parts of a container definition that ECS reads as maps or sets:
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html. Commands and name servers are
 * lists there, and of environment files the first wins.
 */
const CONTAINER_SETS: ReadonlySet<string> = new Set([
  "",
  "add",
  "dependsOn",
  "devices",
  "drop",
  "environment",
  "extraHosts",
  "mountPoints",
  "portMappings",
  "resourceRequirements",
  "secretOptions",
  "secrets",
  "systemControls",
  "ulimits",
  "volumesFrom",
]);

/** Lists of Kubernetes objects that only add up, by kind: https://kubernetes.io/docs/reference/kubernetes-api/ */
const KUBERNETES_SETS: Readonly<Record<string, ReadonlySet<string>>> = {
  ClusterRole: new Set(["rules", "apiGroups", "resources", "resourceNames", "verbs", "nonResourceURLs"]),
  Role: new Set(["rules", "apiGroups", "resources", "resourceNames", "verbs"]),
  ClusterRoleBinding: new Set(["subjects"]),
  RoleBinding: new Set(["subjects"]),
  NetworkPolicy: new Set(["ingress", "egress", "from", "to", "ports", "policyTypes", "except", "values"]),
  Service: new Set(["ports", "loadBalancerSourceRanges", "externalIPs"]),
};

/**
 * Lists of a document whose order means nothing. In JSON and YAML a list is ordered unless a known format says otherwise.
 *
 * @param attribute name of the attribute that holds the document
 */
export function unorderedLists(attribute: string, data: Value): IsUnordered {
  if (isAwsPolicy(data) || isGooglePolicy(data)) return ALL;
  // Values of a pattern match in any order, but a numeric range is written as operators and operands.
  if (/(?:^|_)(?:filter_policy|event_pattern|pattern)$/.test(attribute))
    return (inside) => lastName(inside) !== "numeric";
  if (attribute === "container_definitions") return (inside) => CONTAINER_SETS.has(lastName(inside));
  const kind = kubernetesKind(data);
  const sets = kind === undefined ? undefined : memberOf(KUBERNETES_SETS, kind);
  if (sets !== undefined) return (inside) => sets.has(lastName(inside));
  if (isList(data) && data.every((document) => kubernetesKind(document) !== undefined))
    return (inside) => inside.length === 0;
  const prioritized = isObject(data) ? Object.keys(data).filter((key) => hasPriorities(data[key])) : [];
  return (inside) => {
    const name = lastName(inside);
    return COMBINATIONS.has(name) || (inside.length === 1 && prioritized.includes(name));
  };
}

function isAwsPolicy(data: Value): boolean {
  if (!isObject(data)) return false;
  const statement = memberOf(data, "Statement");
  const [first] = isList(statement) ? statement : [statement];
  return isObject(first) && Object.hasOwn(first, "Effect");
}

/** https://cloud.google.com/iam/docs/reference/rest/v1/Policy */
function isGooglePolicy(data: Value): boolean {
  const bindings = isObject(data) ? memberOf(data, "bindings") : undefined;
  return isList(bindings) && bindings.every((binding) => isObject(binding) && Object.hasOwn(binding, "role"));
}

function kubernetesKind(data: Value): string | undefined {
  if (!isObject(data) || typeof memberOf(data, "apiVersion") !== "string") return undefined;
  const kind = memberOf(data, "kind");
  return typeof kind === "string" ? kind : undefined;
}

/** Rules that carry their own numbers, as those of a lifecycle policy of ECR, are tried in the order of these. */
function hasPriorities(rules: Value | undefined): boolean {
  if (!isList(rules) || rules.length === 0) return false;
  const numbers = rules.map((rule) =>
    isObject(rule) ? (memberOf(rule, "rulePriority") ?? memberOf(rule, "priority")) : undefined,
  );
  return numbers.every((number) => typeof number === "number") && new Set(numbers).size === numbers.length;
}
