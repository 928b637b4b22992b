import { isObject, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import { type ChangeContext, labelOf } from "../context";
import { isEveryone } from "../lexicon/roles";
import { isException } from "../lexicon/types";
import { hasAny, typeWords } from "../lexicon/words";
import { blocksIn, first, isUnset, reveal, show, texts } from "../values/inspect";
import {
  allowedPowers,
  anyIdentity,
  anyToAny,
  bypassForMany,
  exemption,
  openVariable,
  unnamed,
  wideSentences,
} from "./new-identities";
import type { Analysed } from "./shared";

export type NamedRule =
  | "admin-granted"
  | "public-access"
  | "privileges-raised"
  | "alert-weakened"
  | "audit-reduced"
  | "protection-removed"
  | "cannot-tell";

export type NamedIssue = Analysed<NamedRule>;

/**
 * New objects that are dangerous whatever else exists, by the words of their types: public shares, shared images, mutes, rules that
 * throw records away, keys that can write.
 */
export function creationIssues(context: ChangeContext): readonly NamedIssue[] {
  return [
    ...publicShare(context),
    ...sharedImage(context),
    ...purging(context),
    ...mute(context),
    ...discard(context),
    ...writingKey(context),
    ...exemption(context),
    ...anyIdentity(context),
    ...unnamed(context),
    ...anyToAny(context),
    ...wideSentences(context),
    ...allowedPowers(context),
    ...openVariable(context),
    ...bypassForMany(context),
  ];
}

function publicShare(context: ChangeContext): readonly NamedIssue[] {
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

/** A new holder of permissions who can delete for good. */
function purging(context: ChangeContext): readonly NamedIssue[] {
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

/** Snapshots and images that another account can copy. */
function sharedImage(context: ChangeContext): readonly NamedIssue[] {
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

/** Downtimes and silences of everything, or without an end. */
function mute(context: ChangeContext): readonly NamedIssue[] {
  const { change } = context;
  if (
    !hasAny(typeWords(change.type), [
      "downtime*",
      "silence*",
      "mute*",
      "muting*",
      "suppression*",
      "maintenance window",
    ])
  )
    return [];
  const selectsAll =
    blocksIn(change.after).some((block) =>
      ["scope", "monitor_tags", "matchers", "value", "values", "tags"].some((name) =>
        texts(block, name).some((text) => text === "*" || text === ".*"),
      ),
    ) || isForSubscription(change.after);
  const isEndless =
    hasAny(typeWords(change.type), ["muting rule"]) && isUnset(first(change.after, "schedule"));
  const days = daysOf(change.after);
  const isAlways = blocksIn(change.after).some(isWholeDay);
  if (reveal(first(change.after, "enabled")) === false) return [];
  if (!selectsAll && !isAlways && !isEndless && days <= LONGEST_MUTE_IN_DAYS) return [];
  return [
    {
      rule: "alert-weakened",
      path: [],
      statement: `The ${labelOf(context)} mutes ${selectsAll ? "everything" : isAlways || isEndless ? "its alerts at all times" : `its alerts for ${days} days`}`,
      before: undefined,
      after: change.after,
      byName: true,
    },
  ];
}

/** A whole subscription of Azure, without a condition and at all times. */
function isForSubscription(value: Value | undefined): boolean {
  const isWide = texts(value, "scopes").some((scope) => /^\/subscriptions\/[^/]+$/.test(scope));
  const isNarrowed = ["condition", "schedule"].some((name) => blocksIn(first(value, name)).length > 0);
  return isWide && !isNarrowed;
}

/** An interval from midnight to midnight that names no days, months or years. */
function isWholeDay(interval: ValueObject): boolean {
  const times = blocksIn(interval["times"]);
  const names = ["weekdays", "days_of_month", "months", "years"];
  return (
    times.some(
      (time) => texts(time, "start")[0] === "00:00" && /^(24:00|23:59)$/.test(texts(time, "end")[0] ?? ""),
    ) && names.every((name) => texts(interval, name).length === 0 && blocksIn(interval[name]).length === 0)
  );
}

/** A longer one is no maintenance. */
const LONGEST_MUTE_IN_DAYS = 31;

/** Days between the start and the end of a window; 0 if one of them is not known. */
function daysOf(value: Value | undefined): number {
  const time = (names: readonly string[]) =>
    blocksIn(value)
      .flatMap((block) => names.flatMap((name) => texts(block, name)))
      .map((text) => Date.parse(text))
      .find((moment) => !Number.isNaN(moment));
  const start = time(["start", "start_time", "starts_at", "start_date"]);
  const end = time(["end", "end_time", "ends_at", "end_date"]);
  return start === undefined || end === undefined ? 0 : Math.round((end - start) / 86_400_000);
}

/** New rules that throw all logs, events or metrics away, or records of who did what. One that chooses others is a matter of cost. */
function discard(context: ChangeContext): readonly NamedIssue[] {
  const { change } = context;
  if (
    !hasAny(typeWords(change.type), [
      "drop rule",
      "log exclusion",
      "logging [a-z ]+ exclusion",
      "drop filter*",
      "logs index",
    ])
  )
    return [];
  const exclusion = blocksIn(first(change.after, "exclusion_filter")).find((inner) =>
    MATCHES_ALL.test(texts(inner, "query")[0] ?? "-"),
  );
  const block = change.type.endsWith("_logs_index") ? exclusion : reveal(change.after);
  if (!isObject(block) || reveal(block["enabled"]) === false || reveal(block["disabled"]) === true) return [];
  const place = ["nrql", "filter", "query"].find((name) => {
    const text = reveal(block[name]);
    return typeof text === "string" && (MATCHES_ALL.test(text) || MATCHES_AUDIT.test(text));
  });
  if (place === undefined) return [];
  const isAudit = texts(block, place).some((text) => MATCHES_AUDIT.test(text));
  return [
    {
      rule: "audit-reduced",
      path: [place],
      statement: `The ${labelOf(context)} throws ${isAudit ? "audit logs" : "everything"} away`,
      before: undefined,
      after: texts(block, place),
      byName: true,
    },
  ];
}

/** An expression that chooses audit logs, and not all the others. */
const MATCHES_AUDIT =
  /^(?!.*(\bnot\b|!=|-\w*:?\s*"?audit)).*(cloudaudit\.googleapis|\baudit[_ -]?(log|event|trail)|[=:]\s*["']?audit\b)/i;

/** An expression without a condition. */
const MATCHES_ALL = /^\s*(\*|true|(select|delete)\s+\*?\s*from\s+\w+)?\s*$/i;

/** Keys and tokens that can write, where reading is the usual need. */
function writingKey(context: ChangeContext): readonly NamedIssue[] {
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
