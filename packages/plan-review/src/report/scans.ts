import { type Block, code, type Inline, type Line, text } from "@infra-tools/report/doc/doc";
import type { Change } from "@infra-tools/terraform-plan/model";
import type { ReviewedPlan } from "../reviewed";
import type { ScanResult } from "../scans/scan-result";
import { enumerate, PRIORITY } from "./words";

/** "2 from Checkov", in the summary of a resource. */
export function scanMarks({ scans }: ReviewedPlan, { address }: Change): readonly Inline[] {
  const results = scans?.byAddress.get(address) ?? [];
  if (results.length === 0) return [];
  const tools = [...new Set(results.map(({ tool }) => tool))];
  const counts = tools.map(
    (tool) => `${results.filter((result) => result.tool === tool).length} from ${tool}`,
  );
  return [text(` · ${enumerate(counts)}`, "muted")];
}

/** Results of scanners about a resource. */
export function scanBlocks({ scans }: ReviewedPlan, { address }: Change): readonly Block[] {
  const results = scans?.byAddress.get(address) ?? [];
  return results.length === 0
    ? []
    : [{ kind: "list", items: results.map(resultLine), priority: PRIORITY.updatedAttributes }];
}

/** Results that are in no entry above: of resources that stay as they are, and of none that the plan names. */
export function scanSection({ scans, plan }: ReviewedPlan, suffix: string): readonly Block[] {
  if (scans === undefined) return [];
  const shown = new Set(
    plan.changes.filter(({ action }) => action !== "no-op").map(({ address }) => address),
  );
  const unchanged = [...scans.byAddress]
    .filter(([address]) => !shown.has(address))
    .flatMap(([address, results]) =>
      results.map((result): Line => [code(address), text(" "), ...resultLine(result)]),
    );
  const unplaced = scans.unplaced.map((result): Line => [...placeLine(result), ...resultLine(result)]);
  const items = [...unplaced, ...unchanged];
  if (items.length === 0) return [];
  return [
    {
      kind: "section",
      title: [
        text(
          `Other results of scanners (${items.length}, ${unplaced.length} without a resource of the plan)${suffix}`,
        ),
      ],
      blocks: [{ kind: "list", items, priority: PRIORITY.minor }],
      priority: PRIORITY.drift,
    },
  ];
}

function placeLine({ place }: ScanResult): Line {
  return place === undefined ? [] : [code(`${place.file}:${place.line}`), text(" ")];
}

function resultLine({ tool, rule, level, message }: ScanResult): Line {
  return [
    text(`${tool} ${level}: `, level === "error" ? "warning" : "muted"),
    text(message.split("\n")[0] ?? ""),
    text(" · ", "muted"),
    code(rule, "muted"),
  ];
}
