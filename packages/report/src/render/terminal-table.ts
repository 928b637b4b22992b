import type { Column } from "../doc/doc";
import { type Style, type StyledText, wrapStyled } from "./terminal-wrap";
import { displayWidth } from "./width";

const GAP = 2;
const NARROWEST = 8;

/** A table in aligned columns; when it is too wide, the widest columns are narrowed and their cells wrapped. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly (readonly StyledText[])[])[],
  width: number,
  style: Style,
): readonly string[] {
  const widths = narrow(
    columns.map((column, index) =>
      rows.reduce((most, row) => Math.max(most, lineWidth(row[index] ?? [])), displayWidth(column.title)),
    ),
    width - GAP * (columns.length - 1),
  );
  const header = columns.map((column): readonly StyledText[] => [{ text: column.title, apply: style.rule }]);
  const hasHeader = columns.some((column) => column.title !== "");
  return [...(hasHeader ? [header] : []), ...rows].flatMap((row) => renderRow(columns, row, widths));
}

function renderRow(
  columns: readonly Column[],
  row: readonly (readonly StyledText[])[],
  widths: readonly number[],
): readonly string[] {
  const cells = columns.map((_, index) => wrapCell(row[index] ?? [], widths[index] ?? NARROWEST));
  const height = cells.reduce((most, cell) => Math.max(most, cell.length), 0);
  return Array.from({ length: height }, (_, lineAt) =>
    columns
      .map((column, index) => {
        const { text, width } = cells[index]?.[lineAt] ?? { text: "", width: 0 };
        const padding = " ".repeat(Math.max(0, (widths[index] ?? 0) - width));
        return column.align === "right" ? padding + text : text + padding;
      })
      .join(" ".repeat(GAP))
      .trimEnd(),
  );
}

/** Wraps twice: once as it will be shown, once without style, whose width is the one that counts. */
function wrapCell(cell: readonly StyledText[], width: number): readonly { text: string; width: number }[] {
  const bare = wrapStyled(
    cell.map((run) => ({ ...run, apply: (text: string) => text })),
    width,
  );
  return wrapStyled(cell, width).map((text, index) => ({ text, width: displayWidth(bare[index] ?? "") }));
}

function lineWidth(line: readonly StyledText[]): number {
  return line.reduce((sum, run) => sum + displayWidth(run.text), 0);
}

/** Narrows the widest column again and again until the sum fits, but none below `NARROWEST`. */
function narrow(widths: readonly number[], room: number): readonly number[] {
  const fitted = [...widths];
  let excess = fitted.reduce((sum, width) => sum + width, 0) - room;
  while (excess > 0) {
    const widest = Math.max(...fitted);
    if (widest <= NARROWEST) break;
    const second = fitted
      .filter((width) => width < widest)
      .reduce((most, width) => Math.max(most, width), NARROWEST);
    const index = fitted.indexOf(widest);
    const target = Math.max(
      widest - excess,
      fitted.filter((width) => width === widest).length > 1 ? widest - 1 : second,
      NARROWEST,
    );
    excess -= widest - target;
    fitted[index] = target;
  }
  return fitted;
}
