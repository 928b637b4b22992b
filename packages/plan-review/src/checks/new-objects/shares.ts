import { isObject } from "@infra-tools/terraform-plan/value";
import { type ChangeContext, labelOf } from "../../context";
import { isEveryone } from "../../lexicon/roles";
import { isException } from "../../lexicon/types";
import { hasAny, typeWords } from "../../lexicon/words";
import { reveal, show, texts } from "../../values/inspect";
import type { NamedIssue } from "./named-issue";

/** New objects that are public, or shared with other accounts. */
export function publicShare(context: ChangeContext): readonly NamedIssue[] {
  const { change } = context;
  const after = reveal(change.after);
  if (!isObject(after)) return [];
  const issue = (path: string, statement: string): readonly NamedIssue[] => [
    {
      rule: "public-access",
      path: path === "" ? [] : [path],
      statement,
      before: undefined,
      after: path,
      byName: true,
    },
  ];
  const acl = ["acl", "container_access_type", "share", "container_read"].find((name) =>
    /^(public|public-read|public-read-write|blob|container|\.r:\*(,.*)?)$/.test(texts(after, name)[0] ?? ""),
  );
  if (acl !== undefined)
    return issue(acl, `The ${labelOf(context)} is public from the start (${acl} = ${show(after[acl])})`);
  if (/_function_url$/.test(change.type) && texts(after, "authorization_type")[0] === "NONE")
    return issue("authorization_type", `The ${labelOf(context)} needs no authentication`);
  const words = typeWords(change.type);
  if (texts(after, "policy").some((text) => /"AllowFromPublic"\s*:\s*true/.test(text)))
    return issue("policy", `The ${labelOf(context)} lets the internet reach the collections`);
  const isAnonymous = hasAny(words, ["preauthrequest"]) && /^Any/.test(texts(after, "access_type")[0] ?? "");
  if (isAnonymous)
    return issue(
      "access_type",
      `The ${labelOf(context)} is for all objects, and for anyone who has its address`,
    );
  if (hasAny(words, ["managed domain"]) && reveal(after["enabled"]) === true)
    return issue("enabled", `The ${labelOf(context)} makes the bucket readable on the internet`);
  const isShare = hasAny(words, [
    "dashboard public",
    "public dashboard",
    "public share",
    "public link",
    "public access",
  ]);
  // An exception from a block of public access is public, too.
  const isBlock = words.includes("block") && !isException(change.type);
  return isShare && reveal(after["is_enabled"]) !== false && !isBlock
    ? issue("", `The ${labelOf(context)} shares something publicly`)
    : [];
}

/** Snapshots and images that another account can copy. */
export function sharedImage(context: ChangeContext): readonly NamedIssue[] {
  const { change } = context;
  if (!/_(create_volume_permission|launch_permission)$/.test(change.type)) return [];
  const group = texts(change.after, "group")[0];
  const account = texts(change.after, "account_id")[0] ?? texts(change.after, "organization_arn")[0];
  const shared = group ?? account;
  if (shared === undefined) return [];
  return [
    {
      rule: isEveryone(shared) ? ("public-access" as const) : ("privileges-raised" as const),
      path: [group === undefined ? "account_id" : "group"],
      statement: `The ${labelOf(context)} lets ${show(shared)} copy the data`,
      before: undefined,
      after: shared,
      byName: true,
    },
  ];
}
