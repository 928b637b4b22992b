import { parseJson } from "@infra-tools/terraform-plan/value";

/**
 * Data as a comment of one line, which GitLab keeps in a note's source and does not show. A comment ends at the first
 * `-->`, which a name could hold.
 */
export function printHidden(name: string, data: unknown): string {
  const json = JSON.stringify(data).replace(
    /[<>&-]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `<!-- ${name}:${json} -->`;
}

/** Data of the first such comment that has a line of its own; undefined when there is none that can be read. */
export function readHidden(name: string, text: string): unknown {
  const json = new RegExp(`^<!-- ${name}:(\\{.*\\}) -->\\s*$`, "m").exec(text)?.[1];
  return json === undefined ? undefined : parseJson(json);
}
