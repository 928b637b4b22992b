import { secretName } from "@infra-tools/terraform-plan/secrets/names";
import { isObject } from "@infra-tools/terraform-plan/value";
import { type ChangeContext, labelOf } from "../../context";
import { hasAny, typeWords } from "../../lexicon/words";
import { isUnset, reveal, texts } from "../../values/inspect";
import type { NamedIssue } from "./named-issue";

/** Keys and tokens that can write, where reading is the usual need. */
export function writingKey(context: ChangeContext): readonly NamedIssue[] {
  const after = reveal(context.change.after);
  if (
    !isObject(after) ||
    !hasAny(typeWords(context.change.type), ["deploy key", "access key", "deploy token", "project key"])
  )
    return [];
  const canWrite = reveal(after["read_only"]) === false || reveal(after["can_push"]) === true;
  if (!canWrite) return [];
  return [
    {
      rule: "privileges-raised",
      path: ["read_only" in after ? "read_only" : "can_push"],
      statement: `The ${labelOf(context)} can write`,
      before: undefined,
      after: true,
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

/** A secret of a pipeline that its logs print, and that jobs of each branch can read. */
export function openVariable(context: ChangeContext): readonly NamedIssue[] {
  const after = reveal(context.change.after);
  if (!isObject(after)) return [];
  const { type } = context.change;
  const isOfGitlab = /^gitlab_\w*variable$/.test(type) && "masked" in after;
  // GitHub keeps secrets apart from variables, which everyone reads.
  const isOfGithub = /^github_actions_(\w+_)?variable$/.test(type);
  const isSecret = ["key", "variable_name"]
    .flatMap((name) => texts(after, name))
    .some((key) => secretName(key) !== undefined);
  const isHidden = ["masked", "hidden", "protected"].some((name) => reveal(after[name]) === true);
  if (!isSecret || isHidden || !(isOfGitlab || isOfGithub)) return [];
  return [
    {
      rule: "privileges-raised",
      path: [isOfGithub ? "value" : "masked"],
      statement: `The ${labelOf(context)} has the name of a secret, and nothing hides it`,
      consequence: "Logs print it, and jobs of each branch read it.",
      before: undefined,
      after: false,
      byName: true,
    },
  ];
}
