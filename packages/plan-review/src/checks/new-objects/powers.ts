import { isObject } from "@infra-tools/terraform-plan/value";
import { type ChangeContext, labelOf } from "../../context";
import { denies } from "../../lexicon/addresses";
import { isWideSentence } from "../../lexicon/policy-text";
import { hasAny, typeWords, wordsOf } from "../../lexicon/words";
import { reveal, showTexts, texts } from "../../values/inspect";
import type { NamedIssue } from "./named-issue";

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

/** A new holder of permissions who can delete for good. */
export function purging(context: ChangeContext): readonly NamedIssue[] {
  const after = reveal(context.change.after);
  if (!isObject(after)) return [];
  return Object.keys(after)
    .filter((name) => /_permissions$/.test(name) && texts(after, name).some((text) => /^purge$/i.test(text)))
    .map((name) => ({
      rule: "privileges-raised" as const,
      path: [name],
      statement: `The ${labelOf(context)} allows purging: what is purged cannot be restored`,
      before: undefined,
      after: texts(after, name),
      byName: true,
    }));
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
      statement: `The ${labelOf(context)} lets ${target} ${showTexts(after, texts(after, "configuration.value"))} past all other rules`,
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
    statement: `The ${labelOf(context)} says ${showTexts(change.after, [sentence])}`,
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

/** Scopes of Okta's management API with which an application can make itself an administrator. */
const MANAGING = /^okta\.(users|groups|policies|roles|apps|authorizationServers)\.manage$/;

/** A new scope of an application that manages who may do what. */
export function managingScopes(context: ChangeContext): readonly NamedIssue[] {
  const { change } = context;
  if (!hasAny(typeWords(change.type), ["api scope*"])) return [];
  const scopes = texts(change.after, "scopes").filter((scope) => MANAGING.test(scope));
  if (scopes.length === 0) return [];
  return [
    {
      rule: "admin-granted",
      path: ["scopes"],
      statement: `The ${labelOf(context)} gives ${showTexts(change.after, scopes)}`,
      before: undefined,
      after: scopes,
      byName: true,
    },
  ];
}

/** Rules in a text that let everyone write, as Firebase has them: `allow read, write: if true`. */
export function openRules(context: ChangeContext): readonly NamedIssue[] {
  const { change } = context;
  if (!hasAny(typeWords(change.type), ["firebaserules*"])) return [];
  if (!texts(change.after, "source.files.content").some((text) => OPEN_RULE.test(text))) return [];
  return [
    {
      rule: "public-access",
      path: ["source"],
      statement: `The ${labelOf(context)} lets everyone write (if true)`,
      before: undefined,
      after: true,
      byName: true,
    },
  ];
}

const OPEN_RULE = /\ballow\s+[^:;]*\b(write|create|update|delete)\b[^:;]*(:\s*if\s+true\s*)?;/;
