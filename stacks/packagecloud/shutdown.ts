import type { PreStop } from "../../constructs/gke/container";

/**
 * packagecloud's container and its Redis helper get their stop signal at the same moment, but the last upload still
 * needs Redis. So packagecloud's container writes one file when it begins to drain and one when it is done, and the
 * helper waits for the second only where the first is there: a container that crashes in a loop drains nothing, and
 * would keep its helper, and with it the rollout, for the whole grace period.
 */
export const SIGNALS_MOUNT = "/run/signals";
const DRAINING_FILE = `${SIGNALS_MOUNT}/draining`;
const DRAINED_FILE = `${SIGNALS_MOUNT}/drained`;

/**
 * The kubelet starts both preStop commands at once and the helper's may look first: it leaves the other these seconds
 * to write its file. No container of a pod that is being stopped is started again, so the files stay from then on.
 * One case is left: a container that is killed while it drains never says that it is done, and its helper waits until
 * the grace period ends.
 */
const HEAD_START_SECONDS = 5;

/** A container that was restarted within its pod has drained before; the next time must count again. */
export const FORGET_LAST_DRAIN: readonly string[] = [
  "/bin/sh",
  "-c",
  `rm -f ${DRAINING_FILE} ${DRAINED_FILE}`,
];

/** Says that draining begins, waits, drains, and says that it is done, whatever the command answered. */
export function drainAfter(waitSeconds: number, command: readonly string[], drainSeconds: number): PreStop {
  return {
    // The command's own words are the script's arguments: nothing has to be quoted again.
    command: [
      "/bin/sh",
      "-c",
      `touch ${DRAINING_FILE}; sleep "$0"; "$@"; touch ${DRAINED_FILE}`,
      String(waitSeconds),
      ...command,
    ],
    seconds: waitSeconds + drainSeconds,
  };
}

/** Waits until packagecloud's container is done, if it has begun to drain; at most as long as that may take. */
export function waitUntilDrained(seconds: number): PreStop {
  return {
    command: [
      "/bin/sh",
      "-c",
      `sleep "$0"; while [ -e ${DRAINING_FILE} ] && [ ! -e ${DRAINED_FILE} ]; do sleep 1; done`,
      String(HEAD_START_SECONDS),
    ],
    seconds: Math.max(HEAD_START_SECONDS, seconds),
  };
}
