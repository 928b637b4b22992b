import * as z from "zod";
import { readSealed, writeSealed } from "./plan-bundle";

const leftOver = z.object({
  v: z.literal(1),
  /** The lock that the failed apply held, when it could be asked for. */
  lock: z.string().optional(),
  /** Text of the state that could not be stored; left out when it was stored and only the lock remains. */
  state: z.string().optional(),
});

/** Artifact of an apply that lost its connection, for `infra ci recover`. */
export type LeftOver = z.infer<typeof leftOver>;

export function writeLeftOver(file: string, content: LeftOver, key: string, purpose: string): void {
  writeSealed(file, Buffer.from(JSON.stringify(content), "utf8"), key, purpose);
}

export function readLeftOver(file: string, key: string, purpose: string): LeftOver {
  return leftOver.parse(JSON.parse(readSealed(file, key, purpose).toString("utf8")));
}
