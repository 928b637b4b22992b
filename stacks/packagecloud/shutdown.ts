import type { PreStop } from "../../constructs/gke/container";

/**
 * packagecloud's container and its Redis helper get their stop signal at the same moment, but the last upload still
 * needs Redis. So the helper waits for a file that packagecloud's container writes when its work is done.
 */
export const SIGNALS_MOUNT = "/run/signals";
export const DRAINED_FILE = `${SIGNALS_MOUNT}/drained`;

/** A container that was restarted within its pod has drained before; the next time must count again. */
export const FORGET_LAST_DRAIN: readonly string[] = ["/bin/sh", "-c", `rm -f ${DRAINED_FILE}`];

/** Waits until packagecloud's container is done, at most as long as that may take. */
export function waitUntilDrained(seconds: number): PreStop {
  return {
    command: ["/bin/sh", "-c", `until [ -e ${DRAINED_FILE} ]; do sleep 1; done`],
    seconds,
  };
}
