import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { type CommandEntry, flagOf } from "@infra-tools/runtime/command-line/command";
import { COMMANDS } from "../../packages/infra/src/commands";

const ROOT = join(__dirname, "..", "..");

function markdownFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return markdownFiles(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });
}

const DOCUMENTS = [
  join(ROOT, "README.md"),
  join(ROOT, "CHANGELOG.md"),
  join(ROOT, "CONTRIBUTING.md"),
  ...readdirSync(join(ROOT, "packages"))
    .map((name) => join(ROOT, "packages", name, "README.md"))
    .filter(existsSync),
  ...markdownFiles(join(ROOT, "docs")),
].map((path) => [relative(ROOT, path), readFileSync(path, "utf8")] as const);

const manifest: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(ROOT, "package.json"), "utf8"),
);

/** Targets of links and pictures that lead into the repository, without their anchors. */
function localLinks(text: string): readonly string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => (match[1] ?? "").split("#")[0] ?? "")
    .filter((target) => target !== "" && !/^[a-z]+:/.test(target));
}

/** Every `./infra ...` in a text, as words. */
function commandLines(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/(?<![\w/])\.\/infra((?: +[^\s`|;&)#]+)+)/g)].map((match) =>
    (match[1] ?? "").trim().split(/ +/),
  );
}

/** Fault of a command line: a command or an option that does not exist. */
async function mistakes(words: readonly string[]): Promise<readonly string[]> {
  let entries: readonly CommandEntry[] = COMMANDS;
  const flags = new Set(["--help", "--json", "--quiet", "--version"]);
  for (const [index, word] of words.entries()) {
    if (word === "--") break;
    if (word.startsWith("--")) {
      if (!flags.has(word.split("=")[0] ?? "")) return [`${words.join(" ")}: no option ${word}`];
      continue;
    }
    const name = word.split(/[|,…]/)[0];
    const entry = entries.find((each) => each.name === name);
    if (entry === undefined && index === 0 && /^[a-z]/.test(word)) {
      return [`${words.join(" ")}: no command ${word}`];
    }
    if (entry === undefined) continue;
    entries = entry.commands ?? [];
    const command = await entry.load?.();
    for (const option of Object.keys(command?.options ?? {})) flags.add(flagOf(option));
  }
  return [];
}

async function allMistakes(text: string): Promise<readonly string[]> {
  return (await Promise.all(commandLines(text).map(mistakes))).flat();
}

describe.each(DOCUMENTS)("%s", (path, text) => {
  test("links to files that are there", () => {
    const missing = localLinks(text).filter((target) => !existsSync(resolve(ROOT, dirname(path), target)));
    expect(missing).toEqual([]);
  });

  test("names commands and options that exist", async () => {
    expect(await allMistakes(text)).toEqual([]);
  });

  test("names npm scripts that exist", () => {
    const named = [...text.matchAll(/npm run ([a-z][a-z:]*)/g)].map((match) => match[1] ?? "");
    expect(named.filter((name) => manifest.scripts[name] === undefined)).toEqual([]);
  });
});

test("a command or an option that does not exist would be noticed", async () => {
  expect(await mistakes(["plam", "ops"])).toHaveLength(1);
  expect(await mistakes(["review", "plan.json", "--htlm", "x.html"])).toHaveLength(1);
  expect(await mistakes(["review", "plan.json", "--html", "x.html"])).toEqual([]);
  expect(commandLines("run `./infra diff pre ops --table` now")).toEqual([["diff", "pre", "ops", "--table"]]);
});
