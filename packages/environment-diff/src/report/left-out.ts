import { type Block, code, paragraph, type Row, text } from "@infra-tools/report/doc/doc";
import type { DeltaKind } from "@infra-tools/terraform-plan/compare/delta";
import type { EnvironmentDiff } from "../diff";
import { attributePath, valueCell } from "./words";

/** Why a difference is left out. */
export function leftOutReason(kind: DeltaKind): string {
  if (kind === "reordered") return "order of a set";
  return kind === "empty" ? "empty on both sides" : "written differently";
}

/** The differences that mean the same, for `--hidden`; nothing where there is none. */
export function leftOutSection({ hidden, names }: EnvironmentDiff): readonly Block[] {
  return [
    {
      kind: "section",
      title: [text("Left out")],
      priority: 1,
      blocks: [
        hidden.length === 0
          ? paragraph(text("No difference of order, emptiness or spelling was left out."))
          : {
              kind: "table",
              columns: [
                { title: "Block and attribute" },
                { title: names.a },
                { title: names.b },
                { title: "Why it means the same" },
              ],
              rows: hidden.map(
                (difference): Row => ({
                  cells: [
                    [code(difference.address), text(" "), code(attributePath(difference))],
                    valueCell(difference.delta.before),
                    valueCell(difference.delta.after),
                    [text(leftOutReason(difference.delta.kind))],
                  ],
                }),
              ),
              priority: 1,
            },
      ],
    },
  ];
}
