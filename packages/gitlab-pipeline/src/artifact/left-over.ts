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

export function writeLeftOver(file: string, content: LeftOver, key: string, purpose: string): Promise<void> {
  return writeSealed(file, content, key, purpose);
}

export async function readLeftOver(file: string, key: string, purpose: string): Promise<LeftOver> {
  return leftOver.parse(JSON.parse(await readSealed(file, key, purpose)));
}
