/** A source of numbers that gives the same ones on every run (mulberry32), so that figures can be compared. */
export interface Random {
  /** A whole number from 0 to below `limit`. */
  readonly below: (limit: number) => number;
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T;
  /** Letters and digits, as an id or a password. */
  readonly word: (length: number) => string;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

export function startRandom(seed: number): Random {
  let state = seed;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
    word: (length) => Array.from({ length }, () => LETTERS[below(LETTERS.length)]).join(""),
  };
}
