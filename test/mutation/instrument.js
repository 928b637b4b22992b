/** Changes of Stryker's in a package's files: each is switched on at run time by its number. */
exports.instrument = async function instrument(files) {
  const { Instrumenter } = await import("@stryker-mutator/instrumenter");
  const quiet = { debug() {}, info() {}, warn() {}, isDebugEnabled: () => false };
  const options = { plugins: null, excludedMutations: [], ignorers: [], noHeader: false };
  const result = await new Instrumenter(quiet).instrument(
    files.map(({ name, content }) => ({ name, content, mutate: true })),
    options,
  );
  return {
    sources: Object.fromEntries(result.files.map(({ name, content }) => [name, content])),
    mutants: result.mutants.map(({ id, fileName, mutatorName, replacement, location }) => ({
      id,
      file: fileName,
      line: location.start.line,
      column: location.start.column,
      end: location.end,
      kind: mutatorName,
      replacement,
    })),
  };
};
