import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { Command } from "../../packages/infra/src/command";
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

/** What is wrong with a command line: a command or an option that does not exist. */
function mistakes(words: readonly string[]): readonly string[] {
  let commands: readonly Command[] = COMMANDS;
  let command: Command | undefined;
  const known = new Set(["--help", "--json", "--quiet"]);
  for (const [at, word] of words.entries()) {
    if (word === "--") break;
    if (word.startsWith("--")) {
      if (!known.has(word.split("=")[0] ?? "")) return [`${words.join(" ")}: no option ${word}`];
      continue;
    }
    const next = word.split(/[|,…]/)[0];
    const found = commands.find(({ name }) => name === next);
    if (found === undefined && at === 0 && /^[a-z]/.test(word))
      return [`${words.join(" ")}: no command ${word}`];
    if (found === undefined) continue;
    command = found;
    commands = command.subcommands ?? [];
    for (const option of command.options ?? []) known.add(/--[a-z-]+/.exec(option.flags)?.[0] ?? "");
  }
  return [];
}

describe.each(DOCUMENTS)("%s", (path, text) => {
  test("links to files that are there", () => {
    const missing = localLinks(text).filter((target) => !existsSync(resolve(ROOT, dirname(path), target)));
    expect(missing).toEqual([]);
  });

  test("names commands and options that exist", () => {
    expect(commandLines(text).flatMap(mistakes)).toEqual([]);
  });

  test("names npm scripts that exist", () => {
    const named = [...text.matchAll(/npm run ([a-z][a-z:]*)/g)].map((match) => match[1] ?? "");
    expect(named.filter((name) => manifest.scripts[name] === undefined)).toEqual([]);
  });
});

test("a command or an option that does not exist would be noticed", () => {
  expect(mistakes(["plam", "ops"])).toHaveLength(1);
  expect(mistakes(["review", "plan.json", "--htlm", "x.html"])).toHaveLength(1);
  expect(mistakes(["review", "plan.json", "--html", "x.html"])).toEqual([]);
  expect(commandLines("run `./infra diff pre ops --table` now")).toEqual([["diff", "pre", "ops", "--table"]]);
});
