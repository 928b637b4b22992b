import { renderJson } from "@infra-tools/report/render/json";
import type { Outcome } from "./command";

/** Version of the envelope that `--json` prints; it grows when a field changes its meaning. */
const ENVELOPE_VERSION = 1;

export function jsonOutput(command: string, outcome: Outcome): string {
  const envelope = {
    version: ENVELOPE_VERSION,
    command,
    result: outcome.result ?? null,
    problems: outcome.problems ?? [],
  };
  return renderJson(envelope);
}
