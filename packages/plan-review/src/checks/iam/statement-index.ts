import type { Statement, Term } from "./statement";
import type { Piece } from "./term";

/** Statements that may contain a piece, by the text before the first wildcard of their patterns. */
interface TermIndex {
  /** Literal beginning of a pattern -> statements with such a pattern. */
  readonly byBeginning: ReadonlyMap<string, readonly Statement[]>;
  /** Lengths of these beginnings. */
  readonly lengths: readonly number[];
  /** Statements about everything but some patterns. */
  readonly exclusions: readonly Statement[];
}

/**
 * Finds statements that may apply to an action on a resource, out of thousands: a pattern contains another one only if its text before
 * the first wildcard is the beginning of the other one's. Actions are in lower case.
 */
export function statementIndex(
  statements: readonly Statement[],
): (action: Piece, resource: Piece) => readonly Statement[] {
  if (statements.length <= SMALL) return () => statements;
  const byAction = indexTerm(statements, ({ actions }) => actions);
  const byResource = indexTerm(statements, ({ resources }) => resources);
  return (action, resource) => {
    const [a, b] = [candidates(byAction, action), candidates(byResource, resource)];
    if (a === undefined || b === undefined) return (a ?? b)?.flat() ?? statements;
    return (count(a) < count(b) ? a : b).flat();
  };
}

/** So few statements are looked at one after the other. */
const SMALL = 16;

function indexTerm(statements: readonly Statement[], termOf: (statement: Statement) => Term): TermIndex {
  const byBeginning = new Map<string, Statement[]>();
  const exclusions: Statement[] = [];
  for (const statement of statements) {
    const term = termOf(statement);
    if (term.mode === "except") exclusions.push(statement);
    else
      for (const beginning of new Set(term.patterns.map(beginningOf))) {
        const same = byBeginning.get(beginning);
        if (same === undefined) byBeginning.set(beginning, [statement]);
        else same.push(statement);
      }
  }
  const lengths = [...new Set([...byBeginning.keys()].map((beginning) => beginning.length))];
  return { byBeginning, lengths: lengths.sort((a, b) => a - b), exclusions };
}

/** Lists of statements one of which may contain the piece; undefined when any statement may. */
function candidates(
  { byBeginning, lengths, exclusions }: TermIndex,
  piece: Piece,
): readonly (readonly Statement[])[] | undefined {
  if (piece.mode === "except") return undefined;
  const beginning = beginningOf(piece.pattern);
  const lists = [exclusions];
  for (const length of lengths) {
    if (length > beginning.length) break;
    const same = byBeginning.get(beginning.slice(0, length));
    if (same !== undefined) lists.push(same);
  }
  return lists;
}

function count(lists: readonly (readonly Statement[])[]): number {
  return lists.reduce((sum, list) => sum + list.length, 0);
}

function beginningOf(pattern: string): string {
  return /^[^*?]*/.exec(pattern)?.[0] ?? "";
}
