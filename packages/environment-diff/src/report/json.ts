import { isIdentity } from "../cause/attribute";
import { type EnvironmentDiff, uncaused } from "../diff";
import type { ParityVerdict } from "../parity/parity";
import type { Difference } from "../stack/differences";
import { leftOutReason } from "./left-out";
import type { RevisionParity } from "./parity-sections";
import { attributePath, toJson } from "./words";

function place(difference: Difference) {
  const { before, after } = difference.delta;
  return {
    address: difference.address,
    construct: difference.block,
    attribute: attributePath(difference),
    a: before === undefined ? null : toJson(before),
    b: after === undefined ? null : toJson(after),
  };
}

/** The comparison for programs. Values of both sides, whole. */
export function diffJson(diff: EnvironmentDiff, parity?: ParityVerdict, revisionParity?: RevisionParity) {
  const withoutCause = new Set(uncaused(diff));
  return {
    names: diff.names,
    settings: diff.settings.map(({ path, a, b, doc, places }) => ({
      path,
      a: a ?? null,
      b: b ?? null,
      description: doc?.description ?? null,
      unit: doc?.unit ?? null,
      reason: parity?.reasons.get(path) ?? null,
      places: { a: places?.a ?? null, b: places?.b ?? null },
    })),
    differences: diff.differences.map((explained) => {
      const { difference, causes, branches } = explained;
      return {
        ...place(difference),
        kind: difference.kind,
        order: difference.delta.kind === "order",
        causes: causes.map(({ settings, identity }) => ({ settings, identity })),
        branches,
        code: diff.code?.has(explained) === true,
        uncaused: withoutCause.has(explained),
        namesOnly: isIdentity(explained),
      };
    }),
    dead: diff.dead.map(({ path }) => path),
    unswappable: diff.unswappable,
    unexpected: parity?.unexpected.map(({ path }) => path) ?? [],
    stale: parity?.stale ?? [],
    meantToDiffer: parity?.met ?? [],
    parity: revisionParity ?? null,
    hidden: diff.hidden.map((difference) => ({
      ...place(difference),
      reason: leftOutReason(difference.delta.kind),
    })),
    blocksCompared: diff.blocksCompared,
    syntheses: diff.syntheses,
    inGroups: diff.inGroups ?? false,
  };
}
