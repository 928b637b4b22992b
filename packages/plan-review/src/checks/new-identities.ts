import { secretName } from "@infra-tools/terraform-plan/secrets/names";
import { isObject, memberOf } from "@infra-tools/terraform-plan/value";
import { type ChangeContext, labelOf } from "../context";
import { denies } from "../lexicon/addresses";
import { isWideSentence } from "../lexicon/policy-text";
import { hasAny, typeWords, wordsOf } from "../lexicon/words";
import { isUnset, reveal, show, texts } from "../values/inspect";
import { OF_ALL } from "./federated-subjects";
import type { NamedIssue } from "./new-by-name";

/** A new exception from a policy. */
export function exemption(context: ChangeContext): readonly NamedIssue[] {
  if (!hasAny(typeWords(context.change.type), ["policy exemption*"])) return [];
  return [
    {
      rule: "protection-removed",
      path: [],
      statement: `The ${labelOf(context)} excuses resources from a policy`,
      consequence: "What the policy refuses is allowed there.",
      before: undefined,
      after: context.change.after,
      byName: true,
    },
  ];
}

/** A new role of a login that accepts each identity of another system. */
export function anyIdentity(context: ChangeContext): readonly NamedIssue[] {
  const { change } = context;
  const after = reveal(change.after);
  if (
    !isObject(after) ||
    !hasAny(typeWords(change.type), ["auth backend role", "auth method role", "binding rule"])
  )
    return [];
  const claims = reveal(after["bound_claims"]);
  const wildcard = isObject(claims)
    ? Object.keys(claims).find((name) => texts(claims, name).some((text) => OF_ALL.test(text)))
    : undefined;
  const isUnbound =
    texts(after, "role_type")[0] === "jwt" &&
    ["bound_claims", "bound_claims_json", "bound_subject"].every((name) => isUnset(after[name]));
  const accounts = ["bound_service_account_names", "bound_service_account_namespaces"];
  const isAnyAccount = accounts.every((name) => texts(after, name).includes("*"));
  if (wildcard === undefined && !isUnbound && !isAnyAccount) return [];
  const path = isAnyAccount ? (accounts[0] ?? "") : "bound_claims";
  return [
    {
      rule: "privileges-raised",
      path: [path],
      statement: `The ${labelOf(context)} accepts ${isAnyAccount ? "every account of the cluster" : "every project of its issuer"}`,
      before: undefined,
      after: after[path],
      byName: true,
    },
  ];
}

/** Credentials that a provider makes, that last until somebody deletes them, and whose secret part is kept in the state. */
const LASTING: readonly string[] = [
  "service account key",
  "iam access key",
  "storage hmac key",
  "static access key",
];

/** https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#manual-secret-management-for-serviceaccounts */
const TOKEN = "kubernetes.io/service-account-token";

/** A new key that lasts. With a key of the caller's own, nothing secret is made. */
export function lastingCredential(context: ChangeContext): readonly NamedIssue[] {
  const { change } = context;
  const after = reveal(change.after);
  if (!isObject(after)) return [];
  const isToken = /^kubernetes_secret(_v1)?$/.test(change.type) && texts(after, "type").includes(TOKEN);
  if (!isToken && !hasAny(typeWords(change.type), LASTING)) return [];
  if (["pgp_key", "public_key_data"].some((name) => !isUnset(after[name]))) return [];
  return [
    {
      rule: "privileges-raised",
      path: [],
      statement: `The ${labelOf(context)} is valid until somebody deletes it, and the state holds its secret part`,
      consequence: "Anyone who can read the state can use it.",
      before: undefined,
      after: change.after,
      byName: true,
    },
  ];
}

/** Types that admit everyone where they name nobody, with the attribute that would name somebody. */
const OPEN_UNLESS: Readonly<Record<string, string>> = {
  azuredevops_pipeline_authorization: "pipeline_id",
};

/** A new grant that names nobody, and so is one for everyone. */
export function unnamed(context: ChangeContext): readonly NamedIssue[] {
  const { type, after } = context.change;
  const name = memberOf(OPEN_UNLESS, type);
  const plain = reveal(after);
  if (name === undefined || !isObject(plain) || !isUnset(plain[name])) return [];
  return [
    {
      rule: "privileges-raised",
      path: [name],
      statement: `The ${labelOf(context)} names no ${name}, so that it is for all of them`,
      before: undefined,
      after: plain,
      byName: true,
    },
  ];
}

/** A secret of a pipeline that its logs print, and that jobs of each branch can read. */
export function openVariable(context: ChangeContext): readonly NamedIssue[] {
  const after = reveal(context.change.after);
  if (!isObject(after) || !("masked" in after) || !/^gitlab_\w*variable$/.test(context.change.type))
    return [];
  const isSecret = texts(after, "key").some((key) => secretName(key) !== undefined);
  const isHidden = [after["masked"], after["hidden"]].some((value) => reveal(value) === true);
  if (!isSecret || isHidden || reveal(after["protected"]) === true) return [];
  return [
    {
      rule: "privileges-raised",
      path: ["masked"],
      statement: `The ${labelOf(context)} is neither masked nor protected`,
      consequence: "Logs print it, and jobs of each branch read it.",
      before: undefined,
      after: false,
      byName: true,
    },
  ];
}

/** Requests of a whole country or network that no other rule looks at. */
export function bypassForMany(context: ChangeContext): readonly NamedIssue[] {
  const { type, after } = context.change;
  const target = texts(after, "configuration.target")[0];
  if (!type.endsWith("_access_rule") || texts(after, "mode")[0] !== "whitelist") return [];
  if (target !== "country" && target !== "asn") return [];
  return [
    {
      rule: "privileges-raised",
      path: ["mode"],
      statement: `The ${labelOf(context)} lets ${target} ${show(texts(after, "configuration.value")[0])} past all other rules`,
      before: undefined,
      after: target,
      byName: true,
    },
  ];
}

/** Ends of a rule between services or networks: source and destination, or the one that it is shared with. */
const ENDS: readonly (readonly string[])[] = [["source_name", "destination_name"], ["target_tenant"]];

/** A new rule that lets everything reach everything, or shares something with all. */
export function anyToAny(context: ChangeContext): readonly NamedIssue[] {
  const { after } = context.change;
  if (denies(after)) return [];
  return ENDS.filter((names) => names.every((name) => texts(after, name)[0] === "*")).map((names) => ({
    rule: "public-access",
    path: [names[0] ?? ""],
    statement: `The ${labelOf(context)} is for all (${names.join(", ")} = *)`,
    before: undefined,
    after: "*",
    byName: true,
  }));
}

/** A new policy in sentences that lets anyone in, or lets somebody do everything. */
export function wideSentences(context: ChangeContext): readonly NamedIssue[] {
  const { change } = context;
  if (!hasAny(typeWords(change.type), ["policy"])) return [];
  const sentences = texts(change.after, "statements").filter(isWideSentence);
  return sentences.map((sentence) => ({
    rule: "admin-granted",
    path: ["statements"],
    statement: `The ${labelOf(context)} says ${show(sentence)}`,
    before: undefined,
    after: sentence,
    byName: true,
  }));
}

/** Permissions of Azure DevOps with which a branch's or a project's rules can be stepped around. */
const POWERS: readonly string[] = [
  "force push",
  "policy exempt",
  "pull request bypass policy",
  "manage permissions",
  "administer*",
  "delete repository",
];

/** `permissions = { ForcePush = "Allow" }` */
export function allowedPowers(context: ChangeContext): readonly NamedIssue[] {
  const after = reveal(context.change.after);
  const permissions = isObject(after) ? reveal(after["permissions"]) : undefined;
  if (!hasAny(typeWords(context.change.type), ["permissions"]) || !isObject(permissions)) return [];
  const powers = Object.keys(permissions).filter(
    (name) => hasAny(wordsOf(name), POWERS) && /^allow$/i.test(texts(permissions, name)[0] ?? ""),
  );
  if (powers.length === 0) return [];
  return [
    {
      rule: "privileges-raised",
      path: ["permissions"],
      statement: `The ${labelOf(context)} allows ${powers.join(", ")}`,
      before: undefined,
      after: permissions,
      byName: true,
    },
  ];
}

/** Attributes of a machine, and of the nodes of a cluster: who it is, and for what it may act. */
const ACCOUNTS: readonly (readonly [account: string, scopes: string])[] = [
  ["service_account.email", "service_account.scopes"],
  ["node_config.service_account", "node_config.oauth_scopes"],
];

const DEFAULT_ACCOUNT = /^(default|\d+-compute@developer\.gserviceaccount\.com)$/;
const EVERY_SCOPE = /(^|\/)cloud-platform$/;

/** A machine that acts as the account that all machines of a project share, with all of its rights. */
export function defaultAccount(context: ChangeContext): readonly NamedIssue[] {
  const { after } = context.change;
  return ACCOUNTS.filter(
    ([account, scopes]) =>
      texts(after, account).some((text) => DEFAULT_ACCOUNT.test(text)) &&
      texts(after, scopes).some((text) => EVERY_SCOPE.test(text)),
  ).map(([account, scopes]) => ({
    rule: "privileges-raised",
    path: account.split("."),
    statement: `The ${labelOf(context)} acts as the project's default account with every scope`,
    consequence: "It has all rights of the account, which is an editor of the project in many projects.",
    before: undefined,
    after: [...texts(after, account), ...texts(after, scopes)],
    byName: true,
  }));
}
