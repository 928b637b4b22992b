// Writes src/schema/set-paths.json: which attributes and blocks of resource types a provider's schema calls sets. It reads
// the bindings that cdktf generates from the schemas, one folder for each: those that are installed here, and any others
// that are named.
//
//   node packages/terraform-plan/scripts/set-paths.js [folder of @cdktf/provider-<name> ...]

const fs = require("node:fs");
const path = require("node:path");

const INSTALLED = ["aws", "cloudflare", "google", "kubernetes"].map((name) =>
  path.join(__dirname, "../../../node_modules/@cdktf", `provider-${name}`),
);
const OUTPUT = path.join(__dirname, "../src/schema/set-paths.json");

/** Nesting of blocks in a schema ends; that of a block in itself does not. */
const MAX_DEPTH = 20;

const ATTRIBUTE =
  /^\s+([a-z0-9_]+): \{\n\s+value: (.*),\n\s+isBlock: (?:true|false),\n\s+type: "(\w+)",\n\s+storageClassType: "\w+"/gm;

function attributesIn(text) {
  return [...text.matchAll(ATTRIBUTE)].map(([, name, value, kind]) => ({
    name,
    kind,
    block: /(\w+)ToHclTerraform\b/.exec(value)?.[1],
  }));
}

/** The text of a type, and those of its blocks, which have files of their own where there are many. */
function readTexts(folder) {
  const structs = path.join(folder, "index-structs");
  const files = fs.existsSync(structs) ? fs.readdirSync(structs).map((name) => path.join(structs, name)) : [];
  return [path.join(folder, "index.js"), ...files]
    .filter((file) => file.endsWith(".js"))
    .map((file) => fs.readFileSync(file, "utf8"));
}

/** Blocks of one file by the name of the function that prints them. */
function blocksIn(text) {
  const parts = text.split(/^function (\w+)ToHclTerraform\(struct\) \{$/m);
  const blocks = new Map();
  for (let index = 1; index < parts.length; index += 2) {
    blocks.set(parts[index], attributesIn(parts[index + 1].split(/^(?:function|class) /m)[0]));
  }
  return blocks;
}

function setPaths(attributes, blocks, prefix, depth) {
  return attributes.flatMap(({ name, kind, block }) => {
    const place = `${prefix}${name}`;
    const inner = depth < MAX_DEPTH ? (blocks.get(block) ?? []) : [];
    return [...(kind === "set" ? [place] : []), ...setPaths(inner, blocks, `${place}.`, depth + 1)];
  });
}

const found = new Map();
for (const folder of [...INSTALLED, ...process.argv.slice(2)]) {
  const library = path.join(folder, "lib");
  for (const name of fs.readdirSync(library)) {
    if (name.startsWith("data-") || !fs.existsSync(path.join(library, name, "index.js"))) continue;
    const texts = readTexts(path.join(library, name));
    const [text = ""] = texts;
    const type = /tfResourceType = ["'](\w+)["']/.exec(text)?.[1];
    const [, root] = text.split("synthesizeHclAttributes()");
    if (type === undefined || root === undefined) continue;
    const paths = setPaths(attributesIn(root), new Map(texts.flatMap((one) => [...blocksIn(one)])), "", 0);
    if (paths.length > 0) found.set(type, [...new Set(paths)].sort().join(" "));
  }
}
const sorted = Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
fs.writeFileSync(OUTPUT, `${JSON.stringify(sorted, undefined, 2)}\n`);
