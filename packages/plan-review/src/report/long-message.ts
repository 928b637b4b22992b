import type { Block, Details, Line } from "@infra-tools/report/doc/doc";
import { strong, text } from "@infra-tools/report/doc/doc";
import { formatCount } from "@infra-tools/report/escape/visible";
import type { Finding } from "@infra-tools/terraform-plan/model";
import { prose } from "./prose";
import { PRIORITY } from "./words";

/** Characters of a message that a card shows at once. Renderers shorten single texts, so it is below their limits. */
const SHOWN = 360;

/** The message, or its beginning. `inFull` has all of it. */
export function briefMessage(message: string): string {
  if (message.length <= SHOWN) return message;
  const [first = ""] = partsOf(message);
  return `${first.trimEnd()} … (${formatCount(message.length - first.length)} more characters)`;
}

/** Messages that a card only begins, folded: no name is left out of a finding, however many there are. */
export function inFull(findings: readonly Finding[]): readonly Block[] {
  const long = new Set(findings.map(({ message }) => message).filter((message) => message.length > SHOWN));
  return [...long].map(folded);
}

function folded(message: string): Details {
  const items: readonly Line[] = partsOf(message).map(prose);
  return {
    kind: "details",
    summary: [strong("In full"), text(`: ${formatCount(message.length)} characters`, "muted")],
    blocks: [{ kind: "list", items, priority: PRIORITY.dangerRest }],
    priority: PRIORITY.dangerRest,
  };
}

/** Pieces that end behind a separator of names, outside of back-ticks; a name without separators is cut where it has to be. */
function partsOf(message: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  while (message.length - start > SHOWN) {
    const end = start + lengthOfPart(message.slice(start, start + SHOWN));
    parts.push(message.slice(start, end));
    start = end;
  }
  return [...parts, message.slice(start)];
}

function lengthOfPart(window: string): number {
  let isCode = false;
  let end = 0;
  for (let index = 0; index < window.length - 1; index++) {
    const character = window[index];
    if (character === "`") isCode = !isCode;
    else if (!isCode && (character === "," || character === ";") && window[index + 1] === " ")
      end = index + 2;
  }
  if (end > 0) return end;
  return /[\ud800-\udbff]$/.test(window) ? window.length - 1 : window.length;
}
