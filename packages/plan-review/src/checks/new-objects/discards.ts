import { isObject } from "@infra-tools/terraform-plan/value";
import { type ChangeContext, labelOf } from "../../context";
import { hasAny, typeWords } from "../../lexicon/words";
import { blocksIn, first, reveal, texts } from "../../values/inspect";
import type { NamedIssue } from "./named-issue";

/** New rules that throw all logs, events or metrics away, or records of who did what. One that chooses others is a matter of cost. */
export function discard(context: ChangeContext): readonly NamedIssue[] {
  const { change } = context;
  if (
    !hasAny(typeWords(change.type), [
      "drop rule",
      "log exclusion",
      "logging [a-z ]+ exclusion",
      "drop filter*",
      "logs index",
      "guardduty filter",
    ])
  )
    return [];
  const exclusion = blocksIn(first(change.after, "exclusion_filter")).find((inner) =>
    MATCHES_ALL.test(texts(inner, "query")[0] ?? "-"),
  );
  const block = change.type.endsWith("_logs_index") ? exclusion : reveal(change.after);
  if (!isObject(block) || reveal(block["enabled"]) === false || reveal(block["disabled"]) === true) return [];
  if (texts(block, "action")[0] === "ARCHIVE")
    return [
      {
        rule: "alert-weakened",
        path: ["action"],
        statement: `The ${labelOf(context)} archives findings before anyone reads them`,
        before: undefined,
        after: "ARCHIVE",
        byName: true,
      },
    ];
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
