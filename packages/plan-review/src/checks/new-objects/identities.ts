import { isObject, memberOf } from "@infra-tools/terraform-plan/value";
import { type ChangeContext, labelOf } from "../../context";
import { hasAny, typeWords } from "../../lexicon/words";
import { isUnset, reveal, showTexts, texts } from "../../values/inspect";
import { OF_ALL } from "../federated-subjects";
import type { NamedIssue } from "./named-issue";

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

/** Issuers that sign tokens for everyone who has an account with them. */
const SHARED_ISSUERS =
  /^(https:\/\/)?(token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|agent\.buildkite\.com|accounts\.google\.com|oidc\.circleci\.com|api\.bitbucket\.org)(\/|$)/;

/**
 * A new provider of identities that takes each token of a shared issuer. Who may act as an account is decided elsewhere, and one
 * grant to the whole pool is enough to let everyone in.
 */
export function sharedIssuer(context: ChangeContext): readonly NamedIssue[] {
  const { type, after } = context.change;
  if (!/_workload_identity_pool_provider$/.test(type)) return [];
  const issuer = texts(after, "oidc.issuer_uri").find((uri) => SHARED_ISSUERS.test(uri));
  const condition = isObject(after) ? after["attribute_condition"] : undefined;
  if (issuer === undefined || !isUnset(condition)) return [];
  return [
    {
      rule: "privileges-raised",
      path: ["attribute_condition"],
      statement: `The ${labelOf(context)} takes tokens of everyone who has an account at ${showTexts(after, [issuer])}`,
      consequence: "No condition limits them to one organization.",
      before: undefined,
      after: issuer,
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
