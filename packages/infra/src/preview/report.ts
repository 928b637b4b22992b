import { type ReportOptions, reviewReport } from "@infra-tools/plan-review/report";
import type { Review } from "@infra-tools/plan-review/review";
import {
  type Block,
  code,
  type Doc,
  type Line,
  paragraph,
  strong,
  type Tone,
  text,
} from "@infra-tools/report/doc/doc";
import type { Json } from "@infra-tools/terraform-plan/value";
import type { EnvironmentPreview } from "./environment";
import { podSecurityRemark } from "./pod-security-remark";
import type { Preview } from "./preview";

/** The review of a preview's plans, with what only a preview knows: the base, and what is blocked. */
export function previewReport(preview: Preview, review: Review, options: ReportOptions = {}): Doc {
  const [verdict, ...rest] = reviewReport(review, options).blocks;
  const names = [...preview.environments, ...preview.removed].map(({ environment }) => environment);
  return {
    title: `Preview of ${names.join(" and ")}`,
    blocks: [
      // A review of no plan says that nothing changes.
      ...(verdict === undefined || preview.environments.length === 0 ? [] : [verdict]),
      ...removedLines(preview),
      { ...baseLine(preview), priority: 0 },
      ...importLines(preview),
      ...blockedSection(preview),
      ...rest,
    ],
  };
}

function baseLine({ base, uncommitted, environments }: Preview): Extract<Block, { kind: "paragraph" }> {
  const empty = environments.filter(({ from }) => from === "nothing").map(({ environment }) => environment);
  const work = uncommitted ? "The working tree, with work that is not committed," : "The working tree";
  return {
    kind: "paragraph",
    line: [
      text(`${work} against ${base.name} (`, "muted"),
      code(base.commit.slice(0, 12), "muted"),
      text("), applied in a simulated cloud.", "muted"),
      ...(empty.length === 0
        ? []
        : [text(` The base has no stack ${empty.join(" or ")}: planned from nothing.`, "warning")]),
    ],
  };
}

/** Explains that `cdktf deploy` does nothing about a stack that left the app. */
function removedLines({ base, removed }: Preview): readonly Block[] {
  const commit = base.commit.slice(0, 12);
  return removed.map(({ environment, resources }) => ({
    kind: "callout",
    tone: "warning",
    lines: [
      [
        strong(`${environment} is deleted in the working tree`, "warning"),
        text(": nothing will be destroyed by itself, its "),
        text(`${resources} ${resources === 1 ? "resource stays" : "resources stay"} without owner.`),
      ],
      [
        text("To destroy them, lift its protections and run "),
        code(`cdktf destroy ${environment}`),
        text(" at the base first ("),
        code(`git switch --detach ${commit}`),
        text(")."),
      ],
    ],
    priority: 0,
  }));
}

/** Section about new imports: what this plan assumes of them, and where that was not possible. */
function importLines({ environments }: Preview): readonly Block[] {
  return environments.flatMap(({ environment, assumed, unknownToCloud }) => [
    ...importCallout(
      assumed,
      `${environment} takes over what exists already. Here that is as the base, else the working tree describes it; a plan of the real cloud tells what is otherwise: `,
      "plain",
    ),
    ...importCallout(
      unknownToCloud,
      `${environment} takes over by an id that is not what it describes, so it is shown as created: `,
      "warning",
    ),
    ...podSecurityRemark(assumed),
  ]);
}

function importCallout(addresses: readonly string[], lead: string, tone: Tone): readonly Block[] {
  if (addresses.length === 0) return [];
  const named = addresses.flatMap((address, index) => [text(index === 0 ? "" : ", "), code(address)]);
  return [{ kind: "callout", tone, lines: [[text(lead), ...named]], priority: 0 }];
}

function blockedSection({ environments }: Preview): readonly Block[] {
  const several = environments.length > 1;
  const items = environments.flatMap((each) => blockedLines(each, several));
  if (items.length === 0) return [];
  return [
    {
      kind: "section",
      title: [text(`Blocked (${items.length})`, "danger")],
      blocks: [
        paragraph(
          text(
            "What follows was planned with protections lifted. With the protections in place, this would not happen:",
          ),
        ),
        { kind: "list", items, priority: 0 },
      ],
      priority: 0,
    },
  ];
}

const REASONS = {
  prevent_destroy: "prevent_destroy stops the whole plan",
  "deletion protection": "deletion protection lets it be planned, and the apply fails",
} as const;

function blockedLines({ environment, blocked }: EnvironmentPreview, several: boolean): readonly Line[] {
  return blocked.map(({ address, action, by }) => [
    text(several ? `${environment}: ${action} ` : `${action} `, action),
    code(address),
    text(`: ${REASONS[by]}`),
  ]);
}

/** Additions of `--json` to the review's data. docs/sandbox.md describes it. */
export function previewJson(preview: Preview): { readonly [key: string]: Json } {
  const { base, uncommitted, environments, removed } = preview;
  return {
    base: { name: base.name, commit: base.commit },
    uncommitted,
    removed: removed.map(({ environment, resources }) => ({ environment, resources })),
    environments: environments.map(({ environment, from, blocked, assumed, unknownToCloud }) => ({
      environment,
      from,
      assumed,
      unknownToCloud,
      blocked: blocked.map(({ address, action, by }) => ({ address, action, by })),
    })),
  };
}
