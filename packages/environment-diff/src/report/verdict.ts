import { type Block, code, type Line, strong, type Tone, text } from "@infra-tools/report/doc/doc";
import type { EnvironmentDiff } from "../diff";
import type { ParityVerdict } from "../parity/parity";
import { blockCount, type Grouped } from "./groups";
import { attributePath, enumerate, plural } from "./words";

/** The first thing read: whether something must not be as it is, then the numbers. */
export function verdict(diff: EnvironmentDiff, grouped: Grouped, parity: ParityVerdict | undefined): Block {
  const { tone, line } = headline(diff, grouped, parity);
  return { kind: "callout", tone, lines: [line, ...counts(diff, grouped)], priority: 0 };
}

interface Headline {
  readonly tone: Tone;
  readonly line: Line;
}

function headline(diff: EnvironmentDiff, grouped: Grouped, parity: ParityVerdict | undefined): Headline {
  const { uncaused } = grouped;
  const [first] = uncaused;
  if (first !== undefined) {
    const attribute = attributePath(first.difference);
    return {
      tone: "danger",
      line: [
        strong(`${plural(uncaused.length, "difference")} without a cause in the settings`, "danger"),
        text(uncaused.length > 1 ? ", first of all " : ": "),
        code(first.difference.address),
        ...(attribute === "" ? [] : [text(" "), code(attribute)]),
      ],
    };
  }
  const unexpected = parity?.unexpected ?? [];
  const [surprise] = unexpected;
  if (surprise !== undefined) {
    return {
      tone: "danger",
      line: [
        strong(`${plural(unexpected.length, "setting")} not expected to differ`, "danger"),
        text(unexpected.length > 1 ? ", first of all " : ": "),
        code(surprise.path),
      ],
    };
  }
  if (diff.differences.length === 0) {
    return {
      tone: "good",
      line: [strong("No differences", "good"), text(` between ${diff.names.a} and ${diff.names.b}.`)],
    };
  }
  if (diff.code !== undefined) return sinceRevision(diff, grouped);
  const lead =
    parity === undefined
      ? "Every difference has a cause"
      : "Every difference has a cause, and each is expected";
  return { tone: "good", line: [strong(lead, "good"), text(".")] };
}

/** A change is neither good nor bad here: the review judges plans. */
function sinceRevision({ names, differences, code }: EnvironmentDiff, grouped: Grouped): Headline {
  const bySettings = differences.length - (code?.size ?? 0);
  const shares = [
    ...(grouped.code.length > 0 ? [`${grouped.code.length} by code`] : []),
    ...(bySettings > 0 ? [`${bySettings} by settings`] : []),
  ];
  return {
    tone: "warning",
    line: [
      strong(`${plural(differences.length, "difference")} since ${names.a}`, "warning"),
      text(`: ${enumerate(shares)}.`),
    ],
  };
}

function counts({ settings, differences }: EnvironmentDiff, grouped: Grouped): readonly Line[] {
  if (settings.length === 0 && differences.length === 0) return [];
  const names = grouped.identity.length;
  const only = names === 0 ? "" : `, ${names} of them only names`;
  return [
    [
      text(
        `${settingCount(settings.length)}; ${plural(differences.length, "difference")} in ${plural(blockCount(differences), "block")}${only}.`,
      ),
    ],
  ];
}

function settingCount(count: number): string {
  if (count === 0) return "No setting differs";
  return `${plural(count, "setting")} ${count === 1 ? "differs" : "differ"}`;
}
