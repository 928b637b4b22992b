import { configurationAddress } from "@infra-tools/terraform-plan/address";
import type { Comparison, Delta } from "@infra-tools/terraform-plan/compare/delta";
import type { Change, OutputChange, Plan, Reference } from "@infra-tools/terraform-plan/model";
import { type Path, schemaPath } from "@infra-tools/terraform-plan/path";
import { startTrace, type Trace, type Upstream, upstreamOf } from "./cause/upstream";
import type { Origin, Why } from "./reviewed";

/**
 * Origin and followers of every change that has some: where it began, and resources that change only because of it. A replacement
 * begins where its forcing attributes begin: with itself (no origins), with a change upstream, found through references,
 * or with a local value, whose own references are not in a plan.
 *
 * @returns by address; changes that began with themselves and have no followers are left out.
 */
export function traceCauses(
  plan: Plan,
  differences: ReadonlyMap<Change | OutputChange, Comparison>,
): ReadonlyMap<string, Why> {
  const tracer: Tracer = { trace: startTrace(plan), differences, roots: new Map() };
  const origins = new Map<string, readonly Origin[]>();
  const followers = new Map<string, string[]>();
  for (const change of plan.changes) {
    if (change.deposed !== undefined) continue;
    if (change.action === "replace") origins.set(change.address, forcingOrigins(tracer, change));
    const leader = onlyLeader(tracer, change);
    if (leader !== undefined) followers.set(leader, [...(followers.get(leader) ?? []), change.address]);
  }
  const why = new Map<string, Why>();
  for (const address of new Set([...origins.keys(), ...followers.keys()])) {
    const reasons: Why = { origins: origins.get(address) ?? [], followers: followers.get(address) ?? [] };
    if (reasons.origins.length > 0 || reasons.followers.length > 0) why.set(address, reasons);
  }
  return why;
}

interface Tracer {
  readonly trace: Trace;
  readonly differences: ReadonlyMap<Change | OutputChange, Comparison>;
  /** Origins by address; an empty list while they are computed, which ends a cycle. */
  readonly roots: Map<string, readonly Origin[]>;
}

/** Origins of the attributes that force a replacement. Empty if that is the resource itself. */
function forcingOrigins(tracer: Tracer, change: Change): readonly Origin[] {
  if (change.reason === "replace_by_triggers") return triggerOrigins(tracer, change);
  return unique(change.replacePaths.flatMap((path) => pathOrigins(tracer, change, path)));
}

/** `replace_triggered_by` is written in the synthesized stack only; without it the origin stays unknown. */
function triggerOrigins(tracer: Tracer, change: Change): readonly Origin[] {
  const named = change.lifecycle?.replaceTriggeredBy ?? [];
  return unique(
    named.flatMap((mention) =>
      tracer.trace.mentioned(change, mention).flatMap((upstream) => begin(tracer, upstream)),
    ),
  );
}

function pathOrigins(tracer: Tracer, change: Change, path: Path): readonly Origin[] {
  const traced = referencesAt(tracer, change, path).map((reference) =>
    upstreamOf(tracer.trace, change, reference),
  );
  const certain = traced.flatMap(({ upstreams }) => upstreams.flatMap((upstream) => begin(tracer, upstream)));
  if (certain.length > 0) return unique(certain);
  return unique(
    traced.flatMap(({ lost }) => lost.map((address) => ({ address, attribute: undefined, certain: false }))),
  );
}

/** Origins of an upstream change; the change itself if it has no upstream. */
function begin(tracer: Tracer, { change, attribute }: Upstream): readonly Origin[] {
  const recorded = tracer.roots.get(change.address);
  if (recorded !== undefined) return recorded.length > 0 ? recorded : [self(change, attribute)];
  tracer.roots.set(change.address, []);
  const further = furtherUp(tracer, change);
  const origins = further.length > 0 ? further : [self(change, attribute)];
  tracer.roots.set(change.address, origins);
  return origins;
}

function furtherUp(tracer: Tracer, change: Change): readonly Origin[] {
  if (change.action === "replace") return forcingOrigins(tracer, change);
  if (change.action === "read") return pathOrigins(tracer, change, []);
  if (change.action !== "update") return [];
  const deltas = configuredDeltas(tracer, change);
  const traced = deltas.map((delta) => pathOrigins(tracer, change, outerPath(delta)));
  // One attribute that was edited here is reason enough: then the change began here.
  return traced.every((origins) => origins.length > 0) ? unique(traced.flat()) : [];
}

/** Attribute named for an origin: the one that forces its replacement, else the one referred to. */
function self(change: Change, attribute: string | undefined): Origin {
  const [forcing] = change.replacePaths;
  return {
    address: change.address,
    attribute: forcing === undefined ? attribute : schemaPath(forcing),
    certain: true,
  };
}

/** The one change that a change only follows; undefined when it has reasons of its own, several, or uncertain ones. */
function onlyLeader(tracer: Tracer, change: Change): string | undefined {
  if (change.action !== "update" && change.action !== "replace") return undefined;
  const deltas = configuredDeltas(tracer, change);
  if (change.reason === "replace_by_triggers")
    return single(triggerOrigins(tracer, change), deltas.length > 0);
  if (deltas.length === 0) return undefined;
  const traced = deltas.map((delta) => deltaOrigins(tracer, change, delta));
  return single(
    unique(traced.flat()),
    traced.some((origins) => origins.length === 0),
  );
}

function single(origins: readonly Origin[], ownReasons: boolean): string | undefined {
  const leaders = new Set(origins.map((origin) => origin.address));
  const [leader] = leaders;
  return !ownReasons && leaders.size === 1 && origins.every((origin) => origin.certain) ? leader : undefined;
}

/** A known value cannot come from an unknown one: it was edited. */
function deltaOrigins(tracer: Tracer, change: Change, delta: Delta): readonly Origin[] {
  const path = outerPath(delta);
  if (delta.kind === "unknown") return pathOrigins(tracer, change, path);
  const upstreams = referencesAt(tracer, change, path).flatMap(
    (reference) => upstreamOf(tracer.trace, change, reference).upstreams,
  );
  return upstreams.some((upstream) => upstream.isCertain) ? pathOrigins(tracer, change, path) : [];
}

/** The differences that the configuration causes: those of attributes that providers compute follow from the others. */
function configuredDeltas(tracer: Tracer, change: Change): readonly Delta[] {
  const deltas = tracer.differences.get(change)?.deltas ?? [];
  return deltas.filter(
    (delta) => delta.kind !== "unknown" || referencesAt(tracer, change, outerPath(delta)).length > 0,
  );
}

/** Path of the attribute, without the part inside a document in a string. */
function outerPath(delta: Delta): Path {
  return delta.embedded === undefined ? delta.path : delta.path.slice(0, delta.embedded.depth);
}

function referencesAt(tracer: Tracer, change: Change, path: Path): readonly Reference[] {
  const all = tracer.trace.plan.references.get(configurationAddress(change.address)) ?? [];
  return all.filter((reference) => overlap(reference.path, path));
}

/** One path contains the other, positions left out. Order of creation and repetition carry no value. */
function overlap(expression: Path, path: Path): boolean {
  const [first] = expression;
  if (path.length > 0 && (first === "depends_on" || first === "count" || first === "for_each")) return false;
  const words = expression.filter((step) => typeof step === "string");
  const names = path.filter((step) => typeof step === "string");
  const shared = Math.min(words.length, names.length);
  return words.slice(0, shared).every((word, index) => word === names[index]);
}

function unique(origins: readonly Origin[]): readonly Origin[] {
  const byText = new Map(origins.map((origin) => [`${origin.address} ${origin.attribute ?? ""}`, origin]));
  return [...byText.values()];
}
