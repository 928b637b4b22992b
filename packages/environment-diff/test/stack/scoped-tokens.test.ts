import { Fn, Token, Tokenization } from "cdktf";
import { withScopedTokens } from "../../src/stack/scoped-tokens";
import { createSynthesizer } from "../../src/stack/synthesize";
import { toySubject } from "../support/toy";

function isKnown(text: string): boolean {
  try {
    return Tokenization.reverseString(text).tokens.length > 0;
  } catch {
    return false;
  }
}

describe("tokens of a synthesis", () => {
  it("are forgotten after it, and those from before are not", () => {
    const before = Token.asString(Fn.upper("a"));
    const [inside, isKnownInside] = withScopedTokens(() => {
      const text = Token.asString(Fn.upper("b"));
      return [text, isKnown(before) && isKnown(text)] as const;
    });
    expect([isKnownInside, isKnown(before), isKnown(inside)]).toEqual([true, true, false]);
    expect(Token.asString(Fn.upper("c"))).not.toBe(inside);
  });

  it("are forgotten after an error too", () => {
    let text = "";
    expect(() =>
      withScopedTokens(() => {
        text = Token.asString(Fn.upper("b"));
        throw new Error("no");
      }),
    ).toThrow("no");
    expect(isKnown(text)).toBe(false);
  });

  it("that code keeps for a later synthesis are refused there", () => {
    let kept: string | undefined;
    const synthesizer = createSynthesizer(
      toySubject(({ size }) => {
        if (size === 2) kept ??= Token.asString(Fn.upper("kept"));
        return { disk: { label: kept ?? "none" } };
      }),
    );
    try {
      synthesizer.base({ name: "a", size: 1 });
      expect(synthesizer.attempt({ name: "a", size: 2 })).toHaveProperty("blocks");
      expect(synthesizer.attempt({ name: "a", size: 2 })).toEqual({
        problems: [expect.stringContaining("Unrecognized Token Key")],
      });
    } finally {
      synthesizer.close();
    }
  });
});
