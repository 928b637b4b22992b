import type { Value } from "@infra-tools/terraform-plan/value";
import { type AttributeMetadata, row } from "../attributes/metadata";
import { texts } from "../values/inspect";
import { hasAny, typeWords } from "./words";
import { WRONG_ON_NEW, type WrongOnNew } from "./wrong-on-new";

/** Entries for a name. They depend on no value: a plan has the same names many times. */
export function wrongOnNew(
  type: string,
  words: readonly string[],
  around: readonly (readonly string[])[],
): readonly WrongOnNew[] {
  // `tls.enabled`: the block says what is enabled.
  const isBare = words.length === 1 && hasAny(words, ["enabled", "enable"]);
  const name = isBare ? [...(around[0] ?? []), "enabled"] : words;
  const context = [...around, typeWords(type)];
  return WRONG_ON_NEW.filter(
    ({ words: phrases, none = [], about, notAbout = [] }) =>
      hasAny(name, phrases) &&
      !hasAny(name, none) &&
      !context.some((outer) => hasAny(outer, notAbout)) &&
      (about === undefined || context.some((outer) => hasAny(outer, about))),
  );
}

/** Meaning of an attribute of a new object whose value is wrong on every object; undefined for any other. */
export function readNew(
  entries: readonly WrongOnNew[],
  label: string,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (after === undefined || after === null) return undefined;
  const reading = entries.find(({ isWrong }) => isWrong(after));
  if (reading === undefined) return undefined;
  const wrong =
    typeof after === "boolean" || typeof after === "string" || typeof after === "number"
      ? after
      : texts(after, "");
  return row(reading.kind, label, reading.safe, { wrong: [wrong] });
}

/**
 * A risk that is switched on from the start, of those that no provider switches on by itself: what is left out is `false` or
 * nothing.
 */
export function readNewSwitch(
  asSwitch: AttributeMetadata | undefined,
  { words, around }: { readonly words: readonly string[]; readonly around: readonly unknown[] },
  after: Value | undefined,
): AttributeMetadata | undefined {
  // An alert, an audit or a detection that is off from the start: somebody believes that it is there.
  const isOff =
    asSwitch?.safe === "true" &&
    after === false &&
    around.length === 0 &&
    /^(is,)?enabled?$/.test(words.join());
  if (isOff && (asSwitch.kind === "alert" || asSwitch.kind === "audit"))
    return { ...asSwitch, wrong: [false] };
  if (asSwitch?.safe !== "false" || (after !== true && after !== "true")) return undefined;
  const isTls = asSwitch.kind === "tls" && !hasAny(words, ["self signed(?= $)", "sync*"]);
  return isTls || words.join() === "public" || hasAny(words, OFF_BY_DEFAULT)
    ? { ...asSwitch, wrong: [after] }
    : undefined;
}

/** Names of risks that nobody has without writing them. */
const OFF_BY_DEFAULT: readonly string[] = [
  "encryption disabled",
  "disable [a-z]+ encryption",
  "public connectivity",
  "is public",
  "deactivated",
  "disable security",
  "global remote state",
  "external principals",
  "cross tenant replication*",
  "external access enabled",
  "external enabled",
  "public repositories",
  "unauthenticated*",
  "privileged mode",
  "bypass row level*",
  "bypass [a-z]+ mfa",
  "bypass policy lockout*",
  "legacy abac",
  "admin enabled",
  "remote debugging*",
  "ssh password*",
  "any name",
  "wildcard certificates",
  "force push(?:es)?",
  "privilege escalation",
  "empty principals",
  "author approval",
  "authorize all*",
  "root access",
  "access keys? auth*",
  "suid*",
  "clear text",
  "log raw",
  "(?:open|assign|associate|allocate|enable|external|has) public*",
  "public ip enabled?",
  "public network(?= $)",
  "external ips?(?= $)",
  "external ip enabled",
  "(?<!with )public ip(?= $)",
  "internet enabled",
  "ip forward*",
  "waf fail open",
  "disable default (?:sink|iam recipients)",
  "disable [a-z]+ logging",
  "disable monitor*",
  "monitoring disabled",
  "automute",
  "suppress notifications",
  "shareable link*",
  "publicly advertisable",
  "all privileges",
  "grant option",
  "is admin",
  "grafana admin",
  "bypassrls",
  "createrole",
  "allow all(?= $)",
  "allow any*",
  "allows? deletions",
  "approve pull request*",
  "auto approve",
  "committer approval",
  "skip consent",
  "reveal password",
  "trust email",
  "clickjack*",
  "without recovery",
  "do not enforce*",
];
