import { canonical, equal } from "@infra-tools/terraform-plan/compare/canonical";
import type { Change, Severity } from "@infra-tools/terraform-plan/model";
import { isList, type Json, type Value } from "@infra-tools/terraform-plan/value";
import { type ChangeContext, capitalized, labelOf, refersToCreated } from "../context";
import { removalByName } from "../lexicon/types";
import type { Check, Issue, RuleTexts } from "../rule";
import { collect, first, hasUnknown, isUnset, reveal, show } from "../values/inspect";
import { directionOf } from "./direction";
import { isLimitPart } from "./limit-part";
import { nameDecides, typeToRead } from "./look-up";
import type { AttributeMetadata, Kind } from "./metadata";
import { isUndecided, type Observation } from "./observe";

/** Kinds whose attributes a check of its own compares. */
function hasOwnCheck(attribute: AttributeMetadata): boolean {
  const { kind, safe } = attribute;
  return kind === "policy" || kind === "addresses" || (kind === "version" && safe === "same");
}

/** Severity of a change between values that have no order: less than that of a loss. */
const CHANGED_SEVERITY: Partial<Record<Kind, Severity>> = {
  replication: "warning",
  retention: "warning",
  backup: "warning",
  exposure: "warning",
  access: "warning",
  protection: "warning",
};

/**
 * Checks of all attributes of one kind, by their metadata: values that get worse, values that are wrong on a new
 * resource, and resources whose removal means the same.
 */
export function attributesOf(kind: Kind, texts: RuleTexts): readonly Check[] {
  return [
    weakenedAttributes(kind, texts),
    wrongFromTheStart(kind, texts),
    newLimits(kind, texts),
    removedResource(kind, texts),
  ];
}

function weakenedAttributes(kind: Kind, texts: RuleTexts): Check {
  return ({ observations, change }) => {
    if (change.action === "create" || change.action === "delete") return [];
    return observations.flatMap((observation) => {
      const { attribute } = observation;
      if (attribute.kind !== kind || hasOwnCheck(attribute)) return [];
      if (isLimitPart(observation) || isUndecided(observation)) return [];
      if (kind === "encryption" && gainsKey(change)) return [];
      const issue = weakened(observation, texts);
      return issue === undefined ? [] : [issue];
    });
  };
}

/** A key of one's own instead of the service's: the switch of the latter goes off. */
function gainsKey({ before, after }: Change): boolean {
  return ["kms_master_key_id", "kms_key_id", "kms_key_arn", "kms_key_name", "customer_managed_key"].some(
    (name) => isUnset(first(before, name)) && !isUnset(first(after, name)),
  );
}

function weakened(observation: Observation, texts: RuleTexts): Issue | undefined {
  const direction = directionOf(observation);
  const { severity, severityOfSome, kind } = observation.attribute;
  switch (direction.kind) {
    case "worse":
      return attributeIssue(
        observation,
        direction.how,
        isUnset(observation.after) ? severity : (severityOfSome ?? severity),
        texts,
      );
    case "changed":
      return attributeIssue(
        withoutDirection(observation, texts),
        direction.how,
        severity ??
          (isUnordered(observation.attribute) && kind === "capacity" ? "notice" : CHANGED_SEVERITY[kind]),
        texts,
      );
    case "unset":
      return attributeIssue(observation, `${direction.how}: the provider's default applies`, "notice", texts);
    default:
      return undefined;
  }
}

/** Kinds whose consequence is true for any change, not only for one in the worse direction. */
const ANY_CHANGE: ReadonlySet<Kind> = new Set([
  "replication",
  "routing",
  "identity",
  "key",
  "version",
  "alert",
  "probe",
]);

const NO_DIRECTION = "Cannot tell whether this weakens it: compare both values.";

/** The metadata orders its values, but not these two. */
function isUnordered({ safe }: AttributeMetadata): boolean {
  return safe !== "same";
}

/** A consequence is printed only where the direction is known. */
function withoutDirection(observation: Observation, texts: RuleTexts): Observation {
  const { attribute, after } = observation;
  const isWorst = attribute.worst?.some((value) => String(value) === String(reveal(after))) === true;
  const consequence =
    isUnordered(attribute) ||
    (attribute.consequence === undefined && !isWorst && !ANY_CHANGE.has(attribute.kind))
      ? NO_DIRECTION
      : (attribute.consequence ?? texts.consequence);
  return { ...observation, attribute: { ...attribute, consequence } };
}

/** Safeguards against the loss of the object; all others keep something else from happening. */
const AGAINST_DELETION =
  /delet|destroy|drop|terminat|purge|lock|snapshot|hold\b|stop|remov|retention|immutab|keep/i;

/** Consequences of what names say: they say less than a table. */
const BY_NAME: Partial<Record<Kind, string>> = {
  access: "Access is easier to get, or allows more than before.",
  replication: "Data is kept in fewer places, or no longer copied.",
  key: "The key is in use for longer than before.",
};

/** Names and values that are about clients. Other exposures show something: a secret in a log, an output. */
const REACHED =
  /public|internet|external|endpoint|ingress|network|access|anonymous|visib|connect|listen|\bports?\b|vpc|firewall|shar|\bacl\b/i;

function isReached({ attribute, path, after }: Observation): boolean {
  return REACHED.test(`${attribute.label} ${path.join(".")} ${show(after)}`);
}

function consequenceOf(observation: Observation, texts: RuleTexts): string {
  const { attribute, path, byName } = observation;
  if (attribute.consequence !== undefined) return attribute.consequence;
  if (attribute.kind === "protection" && !AGAINST_DELETION.test(`${attribute.label} ${path.join(".")}`))
    return "A safeguard is weaker than before.";
  if (byName && attribute.kind === "exposure" && !isReached(observation))
    return "It is more exposed than before.";
  return (byName ? BY_NAME[attribute.kind] : undefined) ?? texts.consequence;
}

/** Consequences of a value that a new object has: nothing was better before. */
const OF_NEW: Partial<Record<Kind, string>> = {
  access: "Access is easy to get, or allows a lot.",
  audit: "Activity cannot be fully reconstructed.",
  backup: "Lost data may be unrecoverable.",
  exposure: "More clients can reach it.",
  protection: "A safeguard is off.",
};

function consequenceOfNew(observation: Observation, texts: RuleTexts): string {
  const { attribute, path, byName } = observation;
  const { consequence, kind, label } = attribute;
  if (consequence !== undefined) return consequence;
  if (kind === "protection" && AGAINST_DELETION.test(`${label} ${path.join(".")}`))
    return "It has no safeguard against accidental deletion.";
  if (byName && kind === "exposure" && !isReached(observation))
    return "It is more exposed than it has to be.";
  // Rows of a table about access are about permissions that an identity gets.
  return (kind === "access" && !byName ? undefined : OF_NEW[kind]) ?? texts.consequence;
}

/** One sentence for the change, one for its consequence. */
export function attributeIssue(
  observation: Observation,
  how: string,
  severity: Severity | undefined,
  texts: RuleTexts,
): Issue {
  const { attribute, path, before, after, byName } = observation;
  return {
    path,
    message: `${capitalized(attribute.label.replace(/,$/, ""))}: ${how}. ${consequenceOf(observation, texts)}`,
    advice: texts.advice,
    before,
    after,
    ...(severity === undefined ? {} : { severity }),
    byName,
  };
}

function wrongFromTheStart(kind: Kind, texts: RuleTexts): Check {
  return ({ change, observations }) => {
    if (change.action !== "create") return [];
    return observations
      .filter(({ attribute }) => attribute.kind === kind)
      .filter(
        ({ attribute: { wrong = [], byDefault }, after }) =>
          byDefault !== undefined || wrong.some((value) => isOrHolds(reveal(after), value)),
      )
      .map((observation) => {
        const { attribute } = observation;
        const consequence = consequenceOfNew(observation, texts);
        const withConsequence = { ...observation, attribute: { ...attribute, consequence } };
        return attributeIssue(withConsequence, fromTheStart(observation), severityOfNew(attribute), texts);
      });
  };
}

/** A choice against a default is a warning at most: nothing is lost by it yet. */
function severityOfNew({ severity, byDefault }: AttributeMetadata): Severity | undefined {
  return severity ?? (byDefault === undefined ? undefined : "warning");
}

function fromTheStart({ attribute: { byDefault }, after }: Observation): string {
  const written = `${show(after)} from the start`;
  return byDefault === undefined ? written : `${written}, where the provider's default is ${show(byDefault)}`;
}

function isOrHolds(value: Value | undefined, wanted: Json): boolean {
  return equal(wanted, value) || (isList(value) && value.some((item) => equal(wanted, reveal(item))));
}

/** A new resource with settings of an existing one: a limit where there was none. */
function newLimits(kind: Kind, texts: RuleTexts): Check {
  return (context) => {
    if (kind !== "retention" || context.change.action !== "create" || !belongsToExisting(context)) return [];
    return context.observations.flatMap((observation) => {
      if (observation.attribute.kind !== kind || isUndecided(observation)) return [];
      const direction = directionOf(observation);
      return direction.kind === "worse"
        ? [attributeIssue(observation, direction.how, observation.attribute.severity, texts)]
        : [];
    });
  };
}

function belongsToExisting(context: ChangeContext): boolean {
  const { change, metadata, created } = context;
  if (metadata?.subject === undefined) return false;
  const subject = first(change.after, metadata.subject);
  return typeof subject === "string" && !created.has(subject) && !refersToCreated(context, metadata.subject);
}

/** A resource that is itself a setting of this kind is deleted. */
function removedResource(kind: Kind, texts: RuleTexts): Check {
  return (context) => {
    const { change, metadata, destroyed } = context;
    const removal =
      metadata?.removal ?? (nameDecides(metadata) ? removalByName(typeToRead(change)) : undefined);
    if (removal?.kind !== kind || change.action !== "delete" || change.deposed !== undefined) return [];
    if (hasSuccessor(context) || (kind === "routing" && provesOwnership(change.before))) return [];
    if (removal.parent !== undefined && belongsToDestroyed(change, removal.parent, destroyed)) return [];
    return [
      {
        path: [],
        message: `The ${labelOf(context)} is destroyed. ${capitalized(removal.consequence)}`,
        advice: texts.advice,
        ...(removal.severity === undefined ? {} : { severity: removal.severity }),
        byName: metadata?.removal === undefined,
      },
    ];
  };
}

/** A record that shows a certificate authority or a service who owns the domain: nothing is sent there. */
function provesOwnership(record: Value | undefined): boolean {
  const words = ["name", "records", "rrdatas", "content", "value"].flatMap((name) => collect(record, name));
  return first(record, "type") === "TXT" && words.some((text) => PROOF.test(String(text)));
}

const PROOF = /^"?(_acme-challenge|_dnsauth|_github-|ms=)|(verification|verify|challenge)[=-]/i;

/** Another resource with the same values in all attributes with metadata takes its place. */
function hasSuccessor({ change, metadata, renamed, plan }: ChangeContext): boolean {
  const address = renamed.get(change.address);
  if (address === undefined) return false;
  const successor = plan.changes.find((candidate) => candidate.address === address);
  if (successor === undefined) return false;
  return Object.keys(metadata?.paths ?? {}).every((path) => {
    const after = collect(successor.after, path);
    return after.some(hasUnknown) || equal(collect(change.before, path), after);
  });
}

function belongsToDestroyed(change: Change, attribute: string, destroyed: ReadonlySet<string>): boolean {
  return collect(change.before, attribute).some((value) =>
    destroyed.has(typeof value === "string" ? value : canonical(value)),
  );
}
