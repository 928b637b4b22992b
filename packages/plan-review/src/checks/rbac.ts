import { parseDocument } from "@infra-tools/terraform-plan/compare/documents";
import type { Change } from "@infra-tools/terraform-plan/model";
import type { Value, ValueObject } from "@infra-tools/terraform-plan/value";
import { plainType } from "../attributes/look-up";
import { labelOf } from "../context";
import { blocksIn, collect, hasUnknown, resolve, reveal, showAll, texts } from "../values/inspect";
import { covers } from "../values/wildcard";
import { isFilledIn } from "./filled-in";
import { type Grant, wideningsOf } from "./iam/compare-policies";
import type { Statement } from "./iam/statement";
import { shared } from "./shared";

const ROLES = new Set(["kubernetes_role", "kubernetes_cluster_role"]);

const EVERYTHING = "* on */*";

const MANIFEST_ROLES = /^(Role|ClusterRole)$/;

/** Path of the rules: of a role of the provider or in a manifest, in values of a chart or in another kind of object. */
function rulesPath({ type, before, after }: Change): string | undefined {
  if (ROLES.has(plainType(type))) return "rule";
  if (type === "helm_release") return "values";
  if (type !== "kubernetes_manifest") return undefined;
  const kind = texts(after ?? before, "manifest.kind")[0];
  return kind !== undefined && MANIFEST_ROLES.test(kind) ? "manifest.rules" : "manifest.spec";
}

/** Rules at a path, as deep as they are: those of an operator are in its specification, those of a chart in its values. */
function rulesAt(value: Value | undefined, place: string): readonly Value[] {
  const parts = collect(value, place);
  return isOfRole(place) ? parts : parts.flatMap((part) => blocksIn(documentOf(part)).filter(isRule));
}

/** True for the path of a role's rules, where nothing else is. */
function isOfRole(place: string): boolean {
  return place === "rule" || place === "manifest.rules";
}

function documentOf(part: Value): Value | undefined {
  const text = reveal(part);
  if (typeof text !== "string") return text;
  return text.includes("verbs") ? parseDocument(text)?.data : undefined;
}

function isRule(block: ValueObject): boolean {
  return "verbs" in block && ("resources" in block || "nonResourceURLs" in block);
}

/** Rules of Kubernetes roles: verbs and resources that they did not allow before. */
export const rbacChecks = shared<"admin-granted" | "permissions-widened" | "cannot-tell">((context) => {
  const { change } = context;
  const place = rulesPath(change);
  if (place === undefined || change.after === undefined || change.action === "no-op") return [];
  const path = place.split(".");
  if (
    isOfRole(place) &&
    hasUnknown(resolve(change.after, path)) &&
    !(change.action === "create" && isFilledIn(context, path, undefined))
  ) {
    return [
      {
        rule: "cannot-tell",
        path,
        statement: `The rules of the ${labelOf(context)} are known after apply`,
      },
    ];
  }
  const [before, after] = [rulesOf(change.before, place), rulesOf(change.after, place)];
  const widenings = wideningsOf(before, after);
  const powers = newPowers(before, after);
  const common = {
    path,
    before: change.before === undefined ? undefined : resolve(change.before, path),
    after: resolve(change.after, path),
  };
  const subject = `The ${labelOf(context)} now allows`;
  return [
    ...(powers.length === 0
      ? []
      : [
          {
            rule: "admin-granted" as const,
            statement: `${subject} ${showAll(powers)}`,
            ...common,
          },
        ]),
    ...(widenings.length === 0 || change.action === "create" || powers.includes(EVERYTHING)
      ? []
      : [
          {
            rule: "permissions-widened" as const,
            statement: `${subject} ${widenings.map(({ grants }) => describe(grants)).join("; ")}`,
            consequence: "Everyone who has the role gains it.",
            advice: "Allow only the verbs and resources that are needed.",
            ...(widenings.every(({ grants }) => grants.every(isReading))
              ? { severity: "notice" as const }
              : {}),
            ...common,
          },
        ]),
  ];
});

/** Separator of a part, as in `pods#exec`: who may create `pods` may not create `pods/exec`, and a name is no part. */
const SUBRESOURCE = "#";

/** Looking at objects that hold no secrets. Reading logs, proxies and commands is more than looking. */
function isReading({ action, resource }: Grant): boolean {
  const [, kind = ""] = resource.split("/");
  const [object = "", part = ""] = kind.split(SUBRESOURCE);
  return (
    ["get", "list", "watch"].includes(action) &&
    object !== "*" &&
    object !== "secrets" &&
    (part === "" || part === "status")
  );
}

function describe(grants: readonly Grant[]): string {
  const actions = distinct(grants.map(({ action }) => action));
  const resources = distinct(grants.map(({ resource }) => printResource(resource)));
  return `${showAll(actions)} on ${showAll(resources)}`;
}

/** Verbs on resources that lead to every right: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks */
const POWERS: readonly (readonly [verb: string, resource: string])[] = [
  ["*", "*/*/*"],
  ["escalate", "rbac.authorization.k8s.io/clusterroles/*"],
  ["escalate", "rbac.authorization.k8s.io/roles/*"],
  ["bind", "rbac.authorization.k8s.io/clusterroles/*"],
  ["bind", "rbac.authorization.k8s.io/roles/*"],
  ["impersonate", "core/users/*"],
  ["impersonate", "core/groups/*"],
  ["impersonate", "core/serviceaccounts/*"],
  ["create", "core/serviceaccounts#token/*"],
  ["*", "core/secrets/*"],
  ["create", "core/nodes#proxy/*"],
  ["create", "core/pods/*"],
  ["create", "core/pods#exec/*"],
  ["create", "core/pods#attach/*"],
  ["approve", "certificates.k8s.io/signers/*"],
  ["create", "admissionregistration.k8s.io/mutatingwebhookconfigurations/*"],
  ["create", "admissionregistration.k8s.io/validatingwebhookconfigurations/*"],
];

function newPowers(before: readonly Statement[], after: readonly Statement[]): readonly string[] {
  const has = (statements: readonly Statement[], verb: string, resource: string) =>
    statements.some(
      ({ actions, resources }) =>
        actions.patterns.some((pattern) => pattern === "*" || pattern === verb) &&
        resources.patterns.some((pattern) => covers(pattern, resource)),
    );
  const powers = POWERS.filter(
    ([verb, resource]) => has(after, verb, resource) && !has(before, verb, resource),
  );
  const [everything] = powers.filter(([, resource]) => resource === "*/*/*");
  return (everything === undefined ? powers : [everything]).map(
    ([verb, resource]) => `${verb} on ${printResource(resource)}`,
  );
}

/** A rule as a statement: verbs are actions; group, resource and name together are the resource. */
function rulesOf(value: Value | undefined, place: string): readonly Statement[] {
  return rulesAt(value, place).map((rule) => {
    const either = (snake: string, camel: string) =>
      [...collect(rule, snake), ...collect(rule, camel)].map(String);
    const names = either("resource_names", "resourceNames");
    const groups = either("api_groups", "apiGroups").map((group) => (group === "" ? "core" : group));
    const resources = (groups.length === 0 ? ["core"] : groups).flatMap((group) =>
      texts(rule, "resources").flatMap((resource) =>
        (names.length === 0 ? ["*"] : names).map(
          (name) => `${group}/${resource.replace("/", SUBRESOURCE)}/${name}`,
        ),
      ),
    );
    return {
      sid: undefined,
      effect: "Allow" as const,
      principals: undefined,
      actions: { mode: "only" as const, patterns: texts(rule, "verbs") },
      resources: {
        mode: "only" as const,
        patterns: [
          ...resources,
          ...either("non_resource_urls", "nonResourceURLs").map((url) => `url:${url}`),
        ],
      },
      conditions: [],
    };
  });
}

function printResource(resource: string): string {
  return resource
    .replace(/^core\//, "")
    .replace(/\/\*$/, "")
    .replace(SUBRESOURCE, "/");
}

function distinct(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}
