import * as z from "zod";

/** Invisible marker of a note: which report it is, and its sources. */
const markerSchema = z.object({
  v: z.literal(1),
  /** Id of the pipeline whose plans it shows; a higher id is newer. */
  pipeline: z.int().nonnegative(),
  /** Commit that was planned. */
  sha: z.string().regex(/^[0-9a-f]{7,64}$/),
  /** Plan's label -> digest of its normalized change set. */
  digests: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});

export type Marker = z.infer<typeof markerSchema>;

/**
 * Under which name a plan's digest stands in a marker. What was only planned in the sandbox never stands in for a plan
 * of the real cloud.
 */
export function digestLabel(target: "cloud" | "sandbox", environment: string): string {
  return target === "cloud" ? environment : `${target} ${environment}`;
}

const MARKER = /^<!-- infra-review:(\{.*\}) -->\s*$/;

/** The marker as an HTML comment, which GitLab keeps in a note's source and does not show. */
export function printMarker(marker: Marker): string {
  // A comment ends at the first `-->`, which a label could hold.
  const json = JSON.stringify(marker).replace(
    /[<>&-]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `<!-- infra-review:${json} -->`;
}

/** The marker on a note's first line, or undefined when it has none that we wrote. */
export function readMarker(body: string): Marker | undefined {
  const [first = ""] = body.split("\n", 1);
  const json = MARKER.exec(first)?.[1];
  if (json === undefined) return undefined;
  try {
    return markerSchema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
