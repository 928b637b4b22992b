import { conditionsImply } from "./condition";
import type { Statement } from "./statement";
import { statementIndex } from "./statement-index";
import { contains, lowerCased, type Piece, pieces, principalCovers, printPiece } from "./term";

/** A way in which the policies allow more than before. */
export interface Widening {
  readonly kind: "allowed" | "condition-loosened" | "deny-removed";
  /** The statement that allows more, or the removed Deny. */
  readonly statement: Statement;
  /** Actions, resources and principals that are now allowed or no longer denied, printed. */
  readonly grants: readonly Grant[];
}

export interface Grant {
  readonly action: string;
  readonly resource: string;
  readonly principal: string | undefined;
}

/**
 * Permissions in `after` that `before` does not have. Order, formatting, a split or a merged statement are no difference;
 * wildcards, NotAction, NotResource, NotPrincipal and conditions are understood.
 */
export function wideningsOf(before: readonly Statement[], after: readonly Statement[]): readonly Widening[] {
  return [...newlyAllowed(before, after), ...removedDenies(before, after)];
}

function newlyAllowed(before: readonly Statement[], after: readonly Statement[]): readonly Widening[] {
  const isKnown = sameMeaning(before);
  const added = after.filter((statement) => statement.effect === "Allow" && !isKnown(statement));
  if (added.length === 0) return [];
  const allowed = before.filter((statement) => statement.effect === "Allow").map(withLowerCase);
  const isAllowed = containedIn(allowed);
  const isAllowedFreely = containedIn(allowed.map(withoutConditions));
  const widenings: Widening[] = [];
  for (const statement of added) {
    const fresh: Grant[] = [];
    const loosened: Grant[] = [];
    for (const cell of cellsOf(statement)) {
      if (isAllowed(cell)) continue;
      (isAllowedFreely({ ...cell, conditions: [] }) ? loosened : fresh).push(printCell(cell));
    }
    if (fresh.length > 0) widenings.push({ kind: "allowed", statement, grants: fresh });
    if (loosened.length > 0) widenings.push({ kind: "condition-loosened", statement, grants: loosened });
  }
  return widenings;
}

function removedDenies(before: readonly Statement[], after: readonly Statement[]): readonly Widening[] {
  const denied = before.filter((statement) => statement.effect === "Deny");
  if (denied.length === 0) return [];
  const isDenied = containedIn(after.filter((statement) => statement.effect === "Deny").map(withLowerCase));
  const isKept = sameMeaning(after);
  return denied
    .filter((statement) => !isKept(statement))
    .map((statement) => ({
      kind: "deny-removed" as const,
      statement,
      grants: cellsOf(statement)
        .filter((cell) => !isDenied(cell))
        .map(printCell),
    }))
    .filter((widening) => widening.grants.length > 0);
}

/** Finds an equal statement: unchanged statements need no comparison of their patterns. */
function sameMeaning(statements: readonly Statement[]): (statement: Statement) => boolean {
  const identical = new Set(statements);
  let meanings: ReadonlySet<string> | undefined;
  return (statement) => {
    if (identical.has(statement)) return true;
    if (identical.size === 0) return false;
    meanings ??= new Set(statements.map(meaningOf));
    return meanings.has(meaningOf(statement));
  };
}

/** One text for all of a statement but its name. */
function meaningOf({ sid: _, ...meaning }: Statement): string {
  return JSON.stringify(meaning);
}

function withLowerCase(statement: Statement): Statement {
  return { ...statement, actions: lowerCased(statement.actions) };
}

interface Cell {
  readonly principal: Piece | undefined;
  readonly action: Piece;
  readonly resource: Piece;
  readonly conditions: Statement["conditions"];
}

function cellsOf(statement: Statement): readonly Cell[] {
  const principals = statement.principals === undefined ? [undefined] : pieces(statement.principals);
  return principals.flatMap((principal) =>
    pieces(statement.actions).flatMap((action) =>
      pieces(statement.resources).map((resource) => ({
        principal,
        action,
        resource,
        conditions: statement.conditions,
      })),
    ),
  );
}

/** True when one of the statements, whose actions are in lower case, applies to everything that the cell does. */
function containedIn(statements: readonly Statement[]): (cell: Cell) => boolean {
  const candidatesFor = statementIndex(statements);
  return (cell) => {
    const action = lowerCased(cell.action);
    return candidatesFor(action, cell.resource).some(
      (statement) =>
        containsPrincipal(statement, cell.principal) &&
        contains(statement.actions, action) &&
        contains(statement.resources, cell.resource) &&
        conditionsImply(cell.conditions, statement.conditions),
    );
  };
}

function containsPrincipal(statement: Statement, principal: Piece | undefined): boolean {
  if (statement.principals === undefined || principal === undefined) {
    return statement.principals === undefined && principal === undefined;
  }
  return contains(statement.principals, principal, principalCovers);
}

function withoutConditions(statement: Statement): Statement {
  return { ...statement, conditions: [] };
}

function printCell(cell: Cell): Grant {
  return {
    action: printPiece(cell.action),
    resource: printPiece(cell.resource),
    principal: cell.principal === undefined ? undefined : printPiece(cell.principal),
  };
}
