const MAX_REMEMBERED = 20_000;

/** Remembers the result for a text. Plans have many resources of few types: the names repeat, the values do not. */
export function remembered<Result>(compute: (text: string) => Result): (text: string) => Result {
  const results = new Map<string, { readonly result: Result }>();
  return (text) => {
    const cached = results.get(text);
    if (cached !== undefined) return cached.result;
    if (results.size >= MAX_REMEMBERED) results.clear();
    const result = compute(text);
    results.set(text, { result });
    return result;
  };
}
