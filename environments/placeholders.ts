import type { Environment } from "./environment";

/** Zeros stand for a value that an operator has to fill in. */
const ZERO_DIGEST = /@sha256:0{64}$/;
const ZERO_ID = /^0{32}$/;

/** Settings that still hold a placeholder: paths with dots. With one of them a deployment could not work. */
export function placeholders(environment: Environment): readonly string[] {
  return find(environment, "");
}

function find(node: unknown, path: string): readonly string[] {
  if (typeof node === "string") return ZERO_DIGEST.test(node) || ZERO_ID.test(node) ? [path] : [];
  if (node === null || typeof node !== "object") return [];
  return Object.entries(node).flatMap(([key, value]) => find(value, path === "" ? key : `${path}.${key}`));
}
