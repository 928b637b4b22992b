import type { Finding } from "@infra-tools/terraform-plan/model";
import type { UnusedAcceptance } from "./reviewed";

/** One `Accept-Finding` trailer: which finding, and why that is all right. */
export interface Acceptance {
  readonly fingerprint: string;
  readonly reason: string;
}

/** Acceptances, and lines that mean to be some and are none: without a word of reason they explain nothing to the next reader. */
export interface Trailers {
  readonly acceptances: readonly Acceptance[];
  /** Fingerprints without a reason. They accept nothing. */
  readonly withoutReason: readonly string[];
}

const TRAILER = /^accept-finding:[ \t]*(\S+)[ \t]*(.*)$/i;

/** A number or a sign alone, as "-" or "1", is no reason. */
const WORD = /\p{L}{2}/u;

/** Git writes a long trailer in several lines; those after the first begin with a space. */
const CONTINUED = /\r?\n[ \t]+(?=\S)/g;

/**
 * Finds `Accept-Finding: <fingerprint> <reason>` in the last paragraph of each commit message, where git keeps trailers.
 * The same fingerprint twice counts once, with the first reason.
 */
export function parseTrailers(messages: readonly string[]): Trailers {
  const acceptances = new Map<string, string>();
  const withoutReason = new Set<string>();
  for (const message of messages) {
    for (const line of lastParagraph(message).replace(CONTINUED, " ").split(/\r?\n/)) {
      const [, fingerprint, reason = ""] = TRAILER.exec(line) ?? [];
      if (fingerprint === undefined) continue;
      if (!WORD.test(reason)) withoutReason.add(fingerprint);
      else if (!acceptances.has(fingerprint)) acceptances.set(fingerprint, reason.trim());
    }
  }
  return {
    acceptances: [...acceptances].map(([fingerprint, reason]) => ({ fingerprint, reason })),
    withoutReason: [...withoutReason].filter((fingerprint) => !acceptances.has(fingerprint)),
  };
}

function lastParagraph(message: string): string {
  return (
    message
      .trimEnd()
      .split(/\r?\n[ \t]*\r?\n/)
      .at(-1) ?? ""
  );
}

/**
 * Marks the findings that are accepted. They stay findings; acceptances that name no finding come back, for the change they
 * were meant for is no longer the one that is planned.
 */
export function acceptFindings(
  findings: readonly Finding[],
  acceptances: readonly Acceptance[],
): { readonly findings: readonly Finding[]; readonly unused: readonly UnusedAcceptance[] } {
  const reasons = new Map(acceptances.map(({ fingerprint, reason }) => [fingerprint, reason]));
  const present = new Set(findings.map((finding) => finding.fingerprint));
  return {
    findings: findings.map((finding) => ({ ...finding, accepted: reasons.get(finding.fingerprint) })),
    unused: acceptances.filter(({ fingerprint }) => !present.has(fingerprint)),
  };
}
