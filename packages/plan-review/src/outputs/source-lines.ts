/** Source lines of constructs: construct path inside the stack -> `stacks/database.ts:42`, relative to the repository. */
export type SourceLines = Readonly<Record<string, string>>;

/**
 * Reads the file that synthesis writes: `{ "ops": { "database/instance": "stacks/database.ts:42" } }`, by plan label. Undefined when
 * it is something else.
 */
export function readSourceLines(json: unknown): ReadonlyMap<string, SourceLines> | undefined {
  return isSources(json) ? new Map(Object.entries(json)) : undefined;
}

/** File and line of `stacks/database.ts:42`; undefined when there is no such line. */
export function placeOf(text: string): { readonly file: string; readonly line: number } | undefined {
  const [, file, line] = /^(.+):([1-9]\d*)$/.exec(text) ?? [];
  return file === undefined ? undefined : { file, line: Number(line) };
}

function isSources(value: unknown): value is Readonly<Record<string, SourceLines>> {
  return (
    isRecord(value) &&
    Object.values(value).every((lines) => isRecord(lines) && Object.values(lines).every(isText))
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
