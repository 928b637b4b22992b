import { type ConstructProblem, ProblemList } from "../shared/validate";
import type { ContainerProps } from "./container";
import type { VolumeProps } from "./volume";

/** A container of a job. */
export interface JobContainerProps extends ContainerProps {
  /**
   * Name of the container with which this helper ends: a job is done only when all its containers are
   * (https://github.com/kubernetes/kubernetes/issues/25908). Both need `command`, and `/bin/sh` in their images.
   * @default - the container ends by itself
   */
  readonly endsWith?: string;
}

/** Containers and volumes of a job's pod, ready to be rendered. */
export interface JobPodParts {
  readonly containers: readonly ContainerProps[];
  readonly volumes: Readonly<Record<string, VolumeProps>>;
}

/** An emptyDir that the wrapped containers share, and where it appears in them. */
const VOLUME = "lifecycle";
const FOLDER = "/run/lifecycle";

/** Runs the command behind it, and leaves a file when it has ended, however it ended. Signals are passed on. */
const LEAVE_FILE = `
"$@" &
child=$!
trap 'kill -TERM "$child" 2>/dev/null' TERM INT
wait "$child"; code=$?
while kill -0 "$child" 2>/dev/null; do wait "$child"; code=$?; done
: > "$LIFECYCLE_FILE"
exit "$code"
`.trim();

/**
 * Runs the command behind it until the file is there, then stops it and is content with whatever it says. A helper
 * that dies before ends with its own exit code, so that the job fails.
 */
const END_WITH_FILE = `
"$@" &
child=$!
trap 'kill -TERM "$child" 2>/dev/null' TERM INT
while [ ! -e "$LIFECYCLE_FILE" ]; do
  kill -0 "$child" 2>/dev/null || { wait "$child"; exit $?; }
  sleep 1
done
kill -TERM "$child" 2>/dev/null
wait "$child"
exit 0
`.trim();

/** Wraps the commands of helpers and of those they end with; without any, nothing changes. */
export function wireEnds(
  containers: readonly JobContainerProps[],
  volumes: Readonly<Record<string, VolumeProps>> = {},
): JobPodParts {
  const awaited = new Set(containers.flatMap(({ endsWith }) => (endsWith === undefined ? [] : [endsWith])));
  if (awaited.size === 0) return { containers, volumes };
  return {
    containers: containers.map((container) => {
      if (container.endsWith !== undefined) return wrapped(container, END_WITH_FILE, container.endsWith);
      if (awaited.has(container.name)) return wrapped(container, LEAVE_FILE, container.name);
      return container;
    }),
    volumes: { ...volumes, [VOLUME]: { emptyDir: { sizeLimit: "1Mi" } } },
  };
}

/** Rules of `endsWith`. */
export function endsWithProblems(containers: readonly JobContainerProps[]): readonly ConstructProblem[] {
  const problems = new ProblemList();
  for (const helper of containers) {
    if (helper.endsWith === undefined) continue;
    const option = `containers.${helper.name}.endsWith`;
    const main = containers.find(({ name }) => name === helper.endsWith);
    problems.rule(main !== undefined && main !== helper && main.endsWith === undefined, {
      option,
      value: helper.endsWith,
      rule: "must be another container, one that ends by itself",
      fix: "Name the main container",
    });
    for (const { name, command } of main === undefined ? [helper] : [helper, main]) {
      problems.rule(command !== undefined && command.length > 0, {
        option: `containers.${name}.command`,
        rule: "must be said, because it is run by a shell that watches the other's end",
        fix: "Repeat the image's entrypoint",
      });
    }
  }
  return problems.all;
}

function wrapped(container: JobContainerProps, script: string, awaited: string): ContainerProps {
  return {
    ...container,
    // The command's own words are the script's arguments: nothing has to be quoted again.
    command: ["/bin/sh", "-c", script, container.name, ...(container.command ?? [])],
    env: { ...container.env, LIFECYCLE_FILE: `${FOLDER}/${awaited}` },
    mounts: [...(container.mounts ?? []), { volume: VOLUME, path: FOLDER }],
  };
}
