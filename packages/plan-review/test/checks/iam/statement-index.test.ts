import fc from "fast-check";
import type { Statement, Term } from "../../../src/checks/iam/statement";
import { statementIndex } from "../../../src/checks/iam/statement-index";
import { contains, type Piece } from "../../../src/checks/iam/term";

const pattern = fc
  .array(fc.constantFrom("a", "b", "*", "?"), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(""));
const term: fc.Arbitrary<Term> = fc.record({
  mode: fc.constantFrom("only", "except"),
  patterns: fc.array(pattern, { minLength: 1, maxLength: 3 }),
});
const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.record({ mode: fc.constant("only" as const), pattern }),
  fc.record({ mode: fc.constant("except" as const), patterns: fc.array(pattern, { maxLength: 2 }) }),
);
const statement: fc.Arbitrary<Statement> = fc.record({
  sid: fc.constant(undefined),
  effect: fc.constant("Allow" as const),
  principals: fc.constant(undefined),
  actions: term,
  resources: term,
  conditions: fc.constant([]),
});

test("the index leaves out no statement that contains an action on a resource", () => {
  fc.assert(
    fc.property(
      fc.array(statement, { minLength: 17, maxLength: 40 }),
      piece,
      piece,
      (statements, action, resource) => {
        const result = statementIndex(statements)(action, resource);
        const missing = statements.filter(
          (one) =>
            contains(one.actions, action) && contains(one.resources, resource) && !result.includes(one),
        );
        expect(missing).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

test("the index looks at few statements when most begin otherwise", () => {
  const statements = Array.from(
    { length: 1_000 },
    (_, index): Statement => ({
      sid: undefined,
      effect: "Allow",
      principals: undefined,
      actions: { mode: "only", patterns: ["s3:get*"] },
      resources: { mode: "only", patterns: [`bucket-${index}/*`] },
      conditions: [],
    }),
  );
  const result = statementIndex(statements)(
    { mode: "only", pattern: "s3:getobject" },
    { mode: "only", pattern: "bucket-7/a" },
  );
  expect(result).toEqual([statements[7]]);
});
