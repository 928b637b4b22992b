/** Global in which cdktf keeps what its tokens stand for. */
const TOKEN_MAP = "__cdktfTokenMap";

/**
 * Runs work whose tokens are forgotten afterwards. cdktf keeps every token of the process, and by it every construct of every
 * stack, so that memory grows with each synthesis. Tokens from before the work are kept. cdktf refuses a token of the work
 * that is used after it: no number ever means two tokens.
 */
export function withScopedTokens<T>(work: () => T): T {
  const tokens: unknown = Reflect.get(globalThis, TOKEN_MAP);
  if (typeof tokens !== "object" || tokens === null) return work();
  const shared = Object.entries(tokens).filter(([, value]) => value instanceof Map);
  for (const [name, map] of shared) Reflect.set(tokens, name, new Map(map));
  try {
    return work();
  } finally {
    for (const [name, map] of shared) Reflect.set(tokens, name, map);
  }
}
