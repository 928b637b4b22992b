import * as z from "zod";
import { printHidden, readHidden } from "./hidden-comment";

/** Invisible marker of a note: which report it is, and its sources. */
const markerSchema = z.object({
  v: z.literal(1),
  /** Id of the pipeline whose plans it shows; a higher id is newer. */
  pipeline: z.int().nonnegative(),
  /** Commit that was planned. */
  sha: z.string().regex(/^[0-9a-f]{7,64}$/),
  /** Head of the source branch; absent in notes of older versions. */
  head: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/)
    .optional(),
  /** Plan's label -> digest of its normalized change set. */
  digests: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});

export type Marker = z.infer<typeof markerSchema>;

/**
 * Name of a plan's digest in a marker. A plan of the sandbox never counts as one
 * of the real cloud.
 */
export function digestLabel(target: "cloud" | "sandbox", environment: string): string {
  return target === "cloud" ? environment : `${target} ${environment}`;
}

const COMMENT = "infra-review";

export function printMarker(marker: Marker): string {
  return printHidden(COMMENT, marker);
}

/** The marker on a note's first line, or undefined when it has none that we wrote. */
export function readMarker(body: string): Marker | undefined {
  const [first = ""] = body.split("\n", 1);
  return markerSchema.safeParse(readHidden(COMMENT, first)).data;
}
