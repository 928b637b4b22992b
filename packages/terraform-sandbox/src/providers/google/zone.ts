import type { ComputeContext } from "../computed-values";

/** The zone of a regional service's primary (b) or standby (c). */
export function zone(letter: string): (context: ComputeContext) => string {
  return (context) => `${context.text("region")}-${letter}`;
}
