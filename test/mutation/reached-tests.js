/**
 * Tests that reach changes, the quickest file first, from a run of all tests without a change. Tests that fail without one say
 * nothing.
 */
exports.reachedTests = function reachedTests({ results, coverage }) {
  const usable = new Map(
    results
      .filter(({ error }) => error === undefined)
      .map(({ file, failed, cost }) => [file, { failed, cost }]),
  );
  const namesOf = new Map([...usable.keys()].map((file) => [file, new Set()]));
  const reached = [];
  for (const [test, hits] of Object.entries(coverage.perTest)) {
    const [file, name] = test.split("\0");
    if (!usable.has(file) || usable.get(file).failed.includes(name)) continue;
    if (name !== undefined) namesOf.get(file).add(name);
    reached.push({ file, name, hits });
  }
  return (ids) => {
    const files = new Map();
    let most = 0;
    for (const { file, name, hits } of reached) {
      const counts = ids.flatMap((id) => hits[id] ?? []);
      if (counts.length === 0) continue;
      most = Math.max(most, ...counts);
      const names = files.get(file) ?? new Set();
      files.set(file, names);
      // What runs between the tests, as `beforeAll`, belongs to all of them.
      for (const each of name === undefined ? namesOf.get(file) : [name]) names.add(each);
    }
    return {
      hits: most,
      tests: [...files]
        .sort(([one], [two]) => usable.get(one).cost - usable.get(two).cost)
        .map(([file, names]) => ({ file, names: [...names] })),
    };
  };
};
