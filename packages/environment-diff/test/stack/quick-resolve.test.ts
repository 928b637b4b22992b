import { App, DefaultTokenResolver, StringConcat, TerraformStack, Token, Tokenization } from "cdktf";
import fc from "fast-check";
import { withQuickResolve } from "../../src/stack/quick-resolve";

const scope = new TerraformStack(new App(), "stack");
const resolver = new DefaultTokenResolver(new StringConcat());

/** Value that cdktf makes of one, or its refusal: the message may name another place. */
function resolve(value: unknown): unknown {
  try {
    return { value: Tokenization.resolve(value, { scope, resolver }) };
  } catch {
    return "refused";
  }
}

const token = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.constant(undefined),
  fc.constant({ inner: [1, undefined] }),
);

/** Every form that cdktf gives a token, alone and inside other text. */
const tokenForm: fc.Arbitrary<unknown> = fc.tuple(token, fc.nat({ max: 7 })).map(([inner, form]) => {
  const lazy = { creationStack: [], resolve: () => inner, toString: () => "" };
  const text = Token.asString(lazy);
  const forms: readonly unknown[] = [
    lazy,
    text,
    `a-${text}-\${x}-${text}`,
    Token.asList(lazy),
    ["a", ...Token.asList(lazy)],
    Token.asNumber(lazy),
    `n${Token.asNumber(lazy)}`,
    Token.asStringMap(lazy),
  ];
  return forms[form];
});

const plainValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.string(),
  fc.constantFrom(
    "${x}",
    "$${x}",
    "1e+5",
    "-1.8881545897087503e+289x",
    "Token",
    "#{TfToken[",
    "${TfToken[TOKEN.none]}",
  ),
  fc.double(),
  fc.constantFrom(-1, 0, null, undefined, true, false, -123456789, new Date(0), () => 1),
);

const tree = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, plainValue, tokenForm, tie("list"), tie("object")),
  list: fc.array(tie("value"), { maxLength: 4 }),
  object: fc.dictionary(fc.oneof(fc.string(), fc.constant(Token.asString("key"))), tie("value"), {
    maxKeys: 4,
  }),
})).value;

test("gives for any value what cdktf gives", () => {
  fc.assert(
    fc.property(tree, (value) => {
      expect(withQuickResolve(() => resolve(value))).toEqual(resolve(value));
    }),
    { numRuns: 2_000 },
  );
});

test("gives the same when a value is resolved again, as cdktf does", () => {
  fc.assert(
    fc.property(tree, (value) => {
      const twice = () => resolve(resolve(value));
      expect(withQuickResolve(twice)).toEqual(twice());
    }),
    { numRuns: 500 },
  );
});

test("leaves cdktf's own resolving in place afterwards, also after an error", () => {
  const { resolve: before } = Tokenization;
  expect(() =>
    withQuickResolve(() => {
      throw new Error("no");
    }),
  ).toThrow("no");
  expect(Tokenization.resolve).toBe(before);
});
