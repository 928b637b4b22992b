#!/usr/bin/env node
/**
 * Lists the attributes of a provider that the lexicon reads, with its reading: which value is safe, and which rule's kind
 * it belongs to. Types and attributes are those of the bindings on npm (`@cdktf/provider-x` and `@pulumi/x`), which are
 * downloaded into a temporary folder and never loaded. docs/lexicon.md says what the figures mean.
 *
 *   node packages/plan-review/measure/attributes.js @cdktf/provider-okta [more packages] [--unread] [--sample 50]
 */
const { execFileSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const { mkdtempSync, readdirSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");
const { parseArgs } = require("node:util");
const { attributesOf } = require("./bindings");
const { loadLexicon } = require("./lexicon");

const { METADATA, plainType, readAttribute } = loadLexicon();

const { values: options, positionals: packages } = parseArgs({
  allowPositionals: true,
  options: {
    /** The attributes that have no reading instead. */
    unread: { type: "boolean", default: false },
    /** So many of each package, always the same ones. */
    sample: { type: "string" },
    /** Another word, other ones. */
    seed: { type: "string", default: "" },
    /** Archives that are there already. */
    from: { type: "string" },
  },
});

/** Texts that can hold a number. */
const QUANTITY =
  /(ttl|days|hours|minutes|seconds|retention|duration|timeout|lifetime|expir|period|age|interval|_ms|quota|count|bytes)/;

for (const name of packages) list(name);

function list(name) {
  const folder = mkdtempSync(path.join(tmpdir(), "lexicon-"));
  try {
    const archive = archiveOf(name, folder);
    execFileSync("tar", ["-xzf", archive, "-C", folder, "--wildcards", "*.d.ts", "package/package.json"]);
    const all = attributesOf(path.join(folder, "package"));
    const read = all.map((attribute) => ({ ...attribute, reading: readingOf(attribute) }));
    const chosen = read.filter(({ reading }) => (reading === undefined) === options.unread);
    const listed = options.sample === undefined ? chosen : sampleOf(chosen, Number(options.sample));
    process.stderr.write(
      `${name}: ${all.length} attributes, ${read.filter(({ reading }) => reading !== undefined).length} read\n`,
    );
    for (const { type, path: place, kind, reading = "", description } of listed)
      process.stdout.write(`${[type, place, kind, reading, description.slice(0, 160)].join("\t")}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function archiveOf(name, folder) {
  if (options.from !== undefined) {
    const prefix = `${name.replace("@", "").replace("/", "-")}-`;
    const known = readdirSync(options.from).find(
      (file) => file.startsWith(prefix) && /^\d/.test(file.slice(prefix.length)),
    );
    if (known !== undefined) return path.join(options.from, known);
  }
  const [file] = execFileSync(
    "npm",
    ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder, name],
    { encoding: "utf8" },
  )
    .trim()
    .split("\n");
  return path.join(folder, file);
}

/** A reading in words: `access: true is safe`; undefined for an attribute that has none, or that a table describes. */
function readingOf({ type, path: place, kind, values }) {
  const table = METADATA[plainType(type)];
  if (table?.network !== undefined || table?.grants !== undefined || table?.isCompared) return undefined;
  const steps = place.split(".");
  if (
    table?.paths !== undefined &&
    steps.some((_, index) => table.paths[steps.slice(0, index + 1).join(".")] !== undefined)
  )
    return undefined;
  const read = (before, after) =>
    readAttribute({
      type,
      path: place,
      before,
      after,
      isNew: false,
      blocksAround: () => [{ before: {}, after: {} }],
    });
  const print = (attribute) => {
    if (attribute === undefined) return undefined;
    const { safe } = attribute;
    return `${attribute.kind}: ${Array.isArray(safe) ? safe.join(" < ") : safe}`;
  };
  switch (kind) {
    case "boolean":
      return print(read(true, false));
    case "number":
      return print(read(10, 5));
    case "block":
      return print(read([{ x: "y" }], []));
    case "list":
      return (
        print(read(["a", "b"], ["a"]) ?? read(["a"], []) ?? read(["a"], ["a", "b"])) ??
        (read(["a"], ["*"]) && "a wildcard is worse")
      );
    default: {
      const ordered = values.flatMap((one, index) =>
        values.slice(index + 1).map((other) => print(read(one, other))),
      );
      const found = ordered.filter((reading) => reading !== undefined);
      if (found.length > 0) return [...new Set(found)].slice(0, 4).join("; ");
      return QUANTITY.test(place) ? print(read("30", "7")) : undefined;
    }
  }
}

/** The same ones in each run: those with the lowest hashes. */
function sampleOf(attributes, size) {
  const hash = ({ type, path: place }) =>
    createHash("sha256").update(`${options.seed}${type} ${place}`).digest("hex");
  return [...attributes].sort((one, other) => (hash(one) < hash(other) ? -1 : 1)).slice(0, size);
}
