/** Loaded for the first two texts or ordered lists that differ: most reviews have none, and are done in a few times as long. */
export function loadDiff(): typeof import("diff") {
  return require("diff");
}
