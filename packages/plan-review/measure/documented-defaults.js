/**
 * Defaults that the documentation of a provider states, by type and path: `{ aws_lb: { "access_logs.enabled": false } }`. A path
 * holds the attribute and the block around it, no more. Two forms are read: the pages of a provider's resources, and the
 * Go types that Crossplane generates from such pages.
 */
const { existsSync, readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");

/** Defaults of all resources that are documented below a folder, which is named after its provider: `azurerm@5.2.0`. */
function documentedDefaults(folder) {
  const [provider] = path.basename(folder).split("@");
  const byType = {};
  for (const name of readdirSync(folder, { recursive: true })) {
    const page = /docs\/(?:r|resources)\/(\w+)(?:\.html)?\.(?:md|markdown)$/.exec(name)?.[1];
    const file = path.join(folder, name);
    const isGo = name.endsWith("_types.go");
    const type = isGo
      ? typeOfGo(file)
      : page && (page.startsWith(`${provider}_`) ? page : `${provider}_${page}`);
    if (type === undefined) continue;
    const text = readFileSync(file, "utf8");
    byType[type] = { ...byType[type], ...(isGo ? defaultsInGo(text) : defaultsInPage(text)) };
  }
  return byType;
}

const BULLET = /^\s*[*-]\s+`(\w+)`/;
/** Headings that name a block: "A `logs` block supports the following", "### Nested Schema for `logs`". */
const BLOCKS = [
  /nested schema for `([\w.]+)`/i,
  /^(?:#+\s+)?(?:<a[^>]*><\/a>\s*)?(?:(?:the|an?|each|for)\s+)?[`*]{1,3}([\w.]+)[`*]{1,3}\s*(?:(?:configuration|nested|argument)\s*)?(?:block|object|list|argument|supports|$)/i,
  /^#+ (\w+)$/,
];
const READ_ONLY = /^#+\s*(attributes? reference|read-only|import|timeouts)/i;
const ARGUMENTS = /^##\s*(arguments? reference|schema)/i;

function defaultsInPage(text) {
  const defaults = {};
  let block = "";
  let bullet;
  const close = () => {
    const value = bullet === undefined ? undefined : defaultIn(bullet.sentence);
    if (value !== undefined && block !== undefined) defaults[placeOf(block, bullet.name)] = value;
    bullet = undefined;
  };
  for (const line of text.split("\n")) {
    const name = BULLET.exec(line)?.[1];
    const heading = /^\s/.test(line) ? undefined : BLOCKS.map((form) => form.exec(line)?.[1]).find(Boolean);
    if (name !== undefined) {
      close();
      bullet = { name, sentence: line };
    } else if (READ_ONLY.test(line)) {
      close();
      block = undefined;
    } else if (ARGUMENTS.test(line)) {
      close();
      block = "";
    } else if (heading !== undefined) {
      close();
      if (!/^(required|optional|arguments?)$/i.test(heading)) block = heading.split(".").at(-1);
    } else if (/^(---|#+ )/.test(line)) close();
    else if (bullet !== undefined) bullet.sentence += ` ${line.trim()}`;
  }
  close();
  return defaults;
}

function placeOf(block, name) {
  return block === "" ? name : `${block}.${name}`;
}

function typeOfGo(file) {
  const beside = file.replace(/_types\.go$/, "_terraformed.go");
  if (!existsSync(beside)) return undefined;
  return /GetTerraformResourceType\(\) string \{\s*return "(\w+)"/.exec(readFileSync(beside, "utf8"))?.[1];
}

/** Defaults in comments of Go structs: a struct is a block, and a field of another struct holds it. */
function defaultsInGo(text) {
  const structs = structsIn(text);
  const root = /ForProvider\s+(\w+)Parameters\b/.exec(text)?.[1];
  const defaults = {};
  const walk = (name, block, depth) => {
    for (const field of structs[name] ?? []) {
      const value = defaultIn(field.comment);
      if (value !== undefined) defaults[placeOf(block, field.name)] = value;
      if (depth < 8) walk(field.struct, field.name, depth + 1);
    }
  };
  walk(`${root}InitParameters`, "", 0);
  return defaults;
}

function structsIn(text) {
  const structs = {};
  let fields;
  let comment = "";
  for (const line of text.split("\n")) {
    const struct = /^type (\w+) struct/.exec(line)?.[1];
    const field = /^\s*\w+\s+(\S+)\s+`json:"[^"]*" tf:"(\w+),/.exec(line);
    const words = /^\s*\/\/ ?(.*)$/.exec(line)?.[1];
    if (struct !== undefined) fields = structs[struct] = [];
    else if (field !== null)
      fields.push({ name: field[2], struct: field[1].replace(/[[\]*]/g, ""), comment });
    comment = words === undefined ? "" : `${comment} ${words}`;
  }
  return structs;
}

const STATED =
  /(?:defaults? (?:is|to|value is|value of|value:)|\bdefault: |\bdefault = |will default to|\(default)(?: to| is)?:? *[`'"*]*([A-Za-z0-9_.+-]+)/gi;

/** The default that a sentence states: a switch or a word; undefined for none, and for two that differ. */
function defaultIn(sentence) {
  const stated = [...sentence.matchAll(STATED)].map(([, value]) => value.replace(/\.$/, ""));
  if (new Set(stated.map((value) => value.toLowerCase())).size !== 1) return undefined;
  const [value] = stated;
  return /^(true|false)$/i.test(value) ? value.toLowerCase() === "true" : value;
}

module.exports = { documentedDefaults };
