/** Types and attributes of a provider, from the declarations of its bindings for TypeScript. */
const { existsSync, readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");

const DEEPEST = 4;

/** Attributes of all resource types of an unpacked package: type, path without positions, kind, values that its text names. */
function attributesOf(folder) {
  return existsSync(path.join(folder, "types", "input.d.ts")) ? ofPulumi(folder) : ofCdktf(folder);
}

function ofCdktf(folder) {
  const lib = path.join(folder, "lib");
  return readdirSync(lib)
    .filter((name) => !name.startsWith("data-") && existsSync(path.join(lib, name, "index.d.ts")))
    .flatMap((name) => {
      const text = filesBelow(path.join(lib, name))
        .map((file) => readFileSync(file, "utf8"))
        .join("\n");
      const type = /static readonly tfResourceType = "([^"]+)"/.exec(text)?.[1];
      if (type === undefined) return [];
      const interfaces = interfacesIn(text);
      const config = [...interfaces].find(([, { isConfig }]) => isConfig)?.[1];
      return config === undefined ? [] : walk(type, config.members, interfaces, "", 0);
    });
}

function ofPulumi(folder) {
  const inputs = interfacesIn(readFileSync(path.join(folder, "types", "input.d.ts"), "utf8"));
  const provider = providerIn(folder);
  return filesBelow(folder)
    .filter(
      (file) => !file.includes(`${path.sep}types${path.sep}`) && !/\/(get[A-Z]|index|provider)/.test(file),
    )
    .flatMap((file) => {
      const text = readFileSync(file, "utf8");
      const name = /export declare class (\w+) extends pulumi\.CustomResource/.exec(text)?.[1];
      const members = interfacesIn(text).get(`${name}Args`)?.members;
      if (name === undefined || members === undefined) return [];
      return walk(`${provider}_${snake(name)}`, members, inputs, "", 0);
    });
}

/** Name of the provider: some packages are called otherwise. */
function providerIn(folder) {
  const name = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"))
    .name.split("/")
    .at(-1)
    .replace("pulumi-", "");
  return { confluentcloud: "confluent", azure: "azurerm", gcp: "google" }[name] ?? name;
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".d.ts"))
    .map((name) => path.join(folder, name));
}

/** `export interface X { ... }`: its members with their types and texts. Of a name that is there twice, the first. */
function interfacesIn(text) {
  const interfaces = new Map();
  let members;
  let comment = [];
  for (const line of text.split("\n")) {
    const head = /^\s*export interface (\w+)( extends cdktf\.TerraformMetaArguments)? \{/.exec(line);
    if (head !== null) {
      members = [];
      if (!interfaces.has(head[1])) interfaces.set(head[1], { members, isConfig: head[2] !== undefined });
      comment = [];
    } else if (members === undefined) continue;
    else if (/^\s*\}/.test(line)) members = undefined;
    else if (/^\s*(\/\*\*|\*)/.test(line)) comment.push(line.replace(/^\s*\/?\*+\/?/, "").trim());
    else {
      const member = /^\s*(?:readonly )?(\w+)\??: (.+);$/.exec(line);
      if (member !== null) members.push(memberOf(member[1], member[2], comment));
      comment = [];
    }
  }
  return interfaces;
}

function memberOf(name, type, comment) {
  const text = comment.join(" ").trim();
  const inDocs = /\{@link \S*#(\w+) /.exec(text)?.[1];
  const description = text
    .replace(/Docs at Terraform Registry:.*/, "")
    .replace(/Please be aware that the id field.*/, "")
    .trim();
  return { name: inDocs ?? snake(name), type, description };
}

function snake(name) {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .toLowerCase();
}

function walk(type, members, interfaces, prefix, depth) {
  return members.flatMap(({ name, type: written, description }) => {
    const place = prefix === "" ? name : `${prefix}.${name}`;
    const inner = [...written.matchAll(/\b(?:inputs(?:\.\w+)*\.)?([A-Z]\w+)/g)]
      .map(([, word]) => word)
      .find((word) => interfaces.has(word));
    const attribute = {
      type,
      path: place,
      kind: kindOf(written, inner),
      values: valuesIn(description),
      description,
    };
    if (inner === undefined || depth >= DEEPEST) return [attribute];
    return [attribute, ...walk(type, interfaces.get(inner).members, interfaces, place, depth + 1)];
  });
}

function kindOf(written, inner) {
  if (inner !== undefined) return "block";
  if (/\[\]/.test(written)) return "list";
  if (/boolean/.test(written)) return "boolean";
  if (/\bnumber\b/.test(written)) return "number";
  return /\{ ?\[/.test(written) ? "map" : "text";
}

/** Values that a text names: in quotes, or in capitals. */
function valuesIn(description) {
  const quoted = [...description.matchAll(/[`"']([\w.\- ]{2,40})[`"']/g)].map(([, value]) => value);
  const capitals = [...description.matchAll(/\b[A-Z][A-Z0-9_]{2,}\b/g)].map(([value]) => value);
  return [...new Set([...quoted, ...capitals])].slice(0, 12);
}

module.exports = { attributesOf };
