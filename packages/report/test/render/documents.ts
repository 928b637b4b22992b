import * as fc from "fast-check";
import type { Block, Doc, Inline, Line, Tone } from "../../src/doc/doc";
import { hostileText } from "../escape/hostile";

const tone = fc.constantFrom<Tone>(
  "danger",
  "warning",
  "good",
  "muted",
  "create",
  "update",
  "delete",
  "plain",
);

const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ kind: fc.constant("text" as const), text: hostileText, tone, strong: fc.boolean() }),
  fc.record({ kind: fc.constant("code" as const), text: hostileText, tone, marked: fc.boolean() }),
  fc.record({ kind: fc.constant("link" as const), text: hostileText, url: hostileText }),
);

const line: fc.Arbitrary<Line> = fc.array(inline, { minLength: 1, maxLength: 4 });
const priority = fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined });
const few = { minLength: 1, maxLength: 3 };

const leaf: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant("paragraph" as const), line, priority }),
  fc.record({ kind: fc.constant("callout" as const), tone, lines: fc.array(line, few), priority }),
  fc.record({ kind: fc.constant("list" as const), items: fc.array(line, few), priority }),
  fc.record({
    kind: fc.constant("table" as const),
    columns: fc.constant([{ title: "Name" }, { title: "Count", align: "right" as const }]),
    sideBySide: fc.boolean(),
    rows: fc.array(fc.record({ cells: fc.array(line, { minLength: 2, maxLength: 2 }), tone }), few),
    priority,
  }),
  fc.record({
    kind: fc.constant("diff" as const),
    lines: fc.array(
      fc.record({
        op: fc.constantFrom("+" as const, "-" as const, "!" as const, "=" as const, " " as const),
        text: hostileText,
      }),
      few,
    ),
    priority,
  }),
  fc.record({ kind: fc.constant("code" as const), text: hostileText, language: hostileText, priority }),
);

const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.record({
      kind: fc.constant("section" as const),
      title: line,
      blocks: fc.array(tie("block"), few),
      priority,
    }),
    fc.record({
      kind: fc.constant("details" as const),
      summary: line,
      blocks: fc.array(tie("block"), few),
      open: fc.boolean(),
      tags: fc.array(hostileText, { maxLength: 2 }),
      priority,
    }),
  ),
}));

/** Any report, full of text that tries to break out. */
export const anyDoc: fc.Arbitrary<Doc> = fc.record({
  title: hostileText.map((text) => `Review ${text}`),
  blocks: fc.array(block, { minLength: 1, maxLength: 5 }),
});

/** All blocks of a report, outer before inner. */
export function allBlocks(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((one) =>
    one.kind === "section" || one.kind === "details" ? [one, ...allBlocks(one.blocks)] : [one],
  );
}
