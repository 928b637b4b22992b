import { type ReportOptions, reviewReport } from "../review/report";
import type { Review } from "../review/reviewed";
import { type Block, code, type Doc, type Line, paragraph, strong, text } from "../shared/doc/doc";
import type { Json } from "../shared/value";
import type { EnvironmentPreview } from "./environment";
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
      ...unknownLines(preview),
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
      text("), applied in a pretend cloud.", "muted"),
      ...(empty.length === 0
        ? []
        : [text(` The base has no stack ${empty.join(" or ")}: planned from nothing.`, "warning")]),
    ],
  };
}

/** What `cdktf deploy` would do about a stack that it no longer knows: nothing. */
function removedLines({ base, removed }: Preview): readonly Block[] {
  const commit = base.commit.slice(0, 12);
  return removed.map(({ environment, resources }) => ({
    kind: "callout",
    tone: "warning",
    lines: [
      [
        strong(`${environment} is gone from the working tree`, "warning"),
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

/** An environment's `adopt` on a base that never had these objects. */
function unknownLines({ environments }: Preview): readonly Block[] {
  return environments
    .filter(({ unknownToCloud }) => unknownToCloud.length > 0)
    .map(({ environment, unknownToCloud }) => ({
      kind: "callout",
      tone: "warning",
      lines: [
        [
          text(`${environment} takes over what the pretend cloud does not hold, so it is shown as created: `),
          ...unknownToCloud.flatMap((address, at) =>
            at === 0 ? [code(address)] : [text(", "), code(address)],
          ),
        ],
      ],
      priority: 0,
    }));
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
          text("What follows was planned with protections lifted. As it stands, this would not happen:"),
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

/** What `--json` adds to the review's data. docs/sandbox.md describes it. */
export function previewJson(preview: Preview): { readonly [key: string]: Json } {
  const { base, uncommitted, environments, removed } = preview;
  return {
    base: { name: base.name, commit: base.commit },
    uncommitted,
    removed: removed.map(({ environment, resources }) => ({ environment, resources })),
    environments: environments.map(({ environment, from, blocked, unknownToCloud }) => ({
      environment,
      from,
      unknownToCloud,
      blocked: blocked.map(({ address, action, by }) => ({ address, action, by })),
    })),
  };
}
