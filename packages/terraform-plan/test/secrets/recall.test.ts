import { readFileSync } from "node:fs";
import { join } from "node:path";
import { detectSecrets } from "../../src/secrets/detect";
import { NOT_LOOKED_FOR, NOT_SECRET, TOKEN_KINDS, type TokenKind } from "./token-kinds";

function line({ setting, sample }: TokenKind): string {
  return setting === "" ? `# see below\n${sample}\n` : `set -eu\nexport ${setting}=${sample}\n`;
}

/** Places of a setting: a variable of a container, a line of an environment file, a member of a JSON text. */
const PLACES: Readonly<Record<string, (kind: TokenKind) => Parameters<typeof detectSecrets>[0]>> = {
  "a variable": ({ setting, sample }) => ({ environment: { [setting || "NOTE"]: sample } }),
  "a line": (kind) => ({ user_data: line(kind) }),
  "a JSON text": ({ setting, sample }) => ({
    document: JSON.stringify([{ name: setting || "NOTE", value: sample }]),
  }),
  "a parameter of an address": ({ setting, sample }) => ({
    url: `https://example.com/x?page=2&${setting || "note"}=${encodeURIComponent(sample)}&size=9`,
  }),
  "a variable before a command": ({ setting, sample }) => ({
    command: `LANG=C ${setting || "NOTE"}=${sample.includes("'") ? sample : `'${sample}'`} deploy --now`,
  }),
  "a text in base64": (kind) => ({ user_data: Buffer.from(line(kind)).toString("base64") }),
};

function isFound(value: Parameters<typeof detectSecrets>[0]): boolean {
  return detectSecrets(value).some(({ isFinding }) => isFinding);
}

describe.each(Object.entries(PLACES))("a token in %s", (_, place) => {
  const kinds = TOKEN_KINDS.filter(({ sample }) => !sample.includes("\n"));
  it("is a finding for every kind", () => {
    expect(kinds.filter((kind) => !isFound(place(kind))).map(({ id }) => id)).toEqual([]);
  });

  it("is none when it is an identifier or a public key", () => {
    expect(NOT_SECRET.filter((kind) => isFound(place(kind))).map(({ id }) => id)).toEqual([]);
  });
});

it("texts of several lines are found, too", () => {
  const kinds = TOKEN_KINDS.filter(({ sample }) => sample.includes("\n"));
  expect(kinds.map(({ id }) => id)).toEqual(["private-key", "kubernetes-secret-yaml"]);
  expect(kinds.every(({ sample }) => isFound({ content: sample }))).toBe(true);
});

it("every rule of gitleaks is covered, or left out for a reason", () => {
  const listed = [...TOKEN_KINDS, ...NOT_SECRET].map(({ id }) => id).filter((id) => !id.includes(": "));
  expect(new Set(listed).size).toBe(listed.length);
  expect(listed.length + NOT_LOOKED_FOR.length).toBe(222);
});

it("the page has these figures", () => {
  const page = readFileSync(join(__dirname, "../../../../docs/secret-detection.md"), "utf8");
  const covered = TOKEN_KINDS.filter(({ id }) => !id.includes(": ")).length;
  expect(page).toContain(`${TOKEN_KINDS.length} kinds`);
  expect(page).toContain(`${covered} of 222`);
  for (const { id } of NOT_SECRET) expect(page).toContain(`\`${id}\``);
});
