import { isObject } from "@infra-tools/terraform-plan/value";
import { type ChangeContext, labelOf } from "../context";
import { hasAny, typeWords } from "../lexicon/words";
import { isUnset, reveal, texts } from "../values/inspect";
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
