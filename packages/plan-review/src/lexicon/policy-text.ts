import { type AttributeMetadata, row } from "../attributes/metadata";
import { hasAny } from "./words";

const POLICY_NAMES: readonly string[] = [
  "policy",
  "policies",
  "rules",
  "rules hcl",
  "hcl",
  "rego",
  "sentinel",
  "cel",
  "expression",
  "condition",
  "policy document",
  "acl",
];

/**
 * Policies in languages other than IAM's. In HCL (Vault, Nomad, Consul) further capabilities widen; a program (Rego,
 * Sentinel, CEL) is not evaluated, so nobody can tell.
 */
export function readPolicyText(
  words: readonly string[],
  label: string,
  before: string,
  after: string,
): AttributeMetadata | undefined {
  if (!hasAny(words, POLICY_NAMES)) return undefined;
  const [from, to] = [capabilitiesOf(before), capabilitiesOf(after)];
  if (from !== undefined && to !== undefined) {
    const added = [...to].filter((capability) => !from.has(capability));
    if (added.length === 0) return undefined;
    return row("access", label, [after, before], {
      consequence: `New: ${added.map((text) => text.replace("\n", " on ")).join(", ")}.`,
    });
  }
  const isProgram = [before, after].some(
    (text) => /\n/.test(text) && /(^|\n)\s*(package|import|rule|main|violation|deny|allow)\b/.test(text),
  );
  return isProgram ? row("access", label, "program") : undefined;
}

/** `capability\nblock` pairs of an HCL policy; undefined for any other text. Comments are left out. */
export function capabilitiesOf(text: string): ReadonlySet<string> | undefined {
  const plain = text.replace(/(^|\s)(#|\/\/)[^\n]*/g, "$1").replace(/\/\*[\s\S]*?\*\//g, "");
  if (plain.trim() === "") return new Set();
  const found = new Set<string>();
  let isPolicy = false;
  for (const [, kind = "", name = "", body = ""] of plain.matchAll(
    /(\w+)\s*(?:"([^"]*)")?\s*\{([^{}]*)\}/g,
  )) {
    const block = name === "" ? kind : name;
    for (const [, key = "", list, word] of body.matchAll(/(\w+)\s*=\s*(?:\[([^\]]*)\]|"([^"]*)")/g)) {
      if (key !== "capabilities" && key !== "policy") continue;
      isPolicy = true;
      const values =
        word === undefined
          ? (list ?? "").split(",").map((item) => item.trim().replace(/"/g, ""))
          : levels(word);
      for (const value of values) if (value !== "" && value !== "deny") found.add(`${value}\n${block}`);
    }
  }
  return isPolicy ? found : undefined;
}

/** `write` includes `read`. */
function levels(word: string): readonly string[] {
  const all = ["read", "list", "write"];
  if (word === "write" || word === "sudo") return [...all, word];
  return [word];
}
