import { type ConstructProblem, ProblemList } from "../shared/validate";
import { nonEmpty } from "./block";
import { wholeNumberProblems } from "./rules";

/** Target of a probe. Ports are names of the container's `ports`. */
export type ProbeCheck =
  | {
      readonly httpGet: {
        readonly path: string;
        readonly port: string;
        /** For a server that answers by host name. @default {} */
        readonly headers?: Readonly<Record<string, string>>;
      };
    }
  | { readonly tcpSocket: { readonly port: string } }
  | { readonly exec: { readonly command: readonly string[] } };

/** A probe; the defaults are Kubernetes', said explicitly. */
export interface ProbeProps {
  readonly check: ProbeCheck;
  /** Seconds between two tries. @default 10 */
  readonly periodSeconds?: number;
  /** Seconds until a try counts as failed. @default 1 */
  readonly timeoutSeconds?: number;
  /** Tries that must fail in a row. @default 3 */
  readonly failureThreshold?: number;
  /** Tries that must succeed in a row; only a readiness probe may ask for more than one. @default 1 */
  readonly successThreshold?: number;
  /** Seconds before the first try. @default 0 */
  readonly initialDelaySeconds?: number;
}

/** A probe as the provider takes it. */
export function probeBlock(probe: ProbeProps) {
  return {
    ...checkBlock(probe.check),
    initialDelaySeconds: probe.initialDelaySeconds ?? 0,
    periodSeconds: probe.periodSeconds ?? 10,
    timeoutSeconds: probe.timeoutSeconds ?? 1,
    failureThreshold: probe.failureThreshold ?? 3,
    successThreshold: probe.successThreshold ?? 1,
  };
}

/** The longest a probe lets its container go on failing, in seconds: a startup probe's is the time starting may take. */
export function probeBudgetSeconds(probe: ProbeProps | undefined): number {
  if (probe === undefined) return 0;
  return (probe.initialDelaySeconds ?? 0) + (probe.periodSeconds ?? 10) * (probe.failureThreshold ?? 3);
}

/** The probes of one container, and the names of its ports. */
export interface ProbedContainer {
  readonly ports?: Readonly<Record<string, number>>;
  readonly startupProbe?: ProbeProps;
  readonly readinessProbe?: ProbeProps;
  readonly livenessProbe?: ProbeProps;
}

/** Rules of a container's probes. */
export function probeProblems(container: ProbedContainer): readonly ConstructProblem[] {
  const problems = new ProblemList();
  for (const kind of ["startupProbe", "readinessProbe", "livenessProbe"] as const) {
    const probe = container[kind];
    if (probe === undefined) continue;
    problems.addAll(singleProbeProblems(probe, kind, Object.keys(container.ports ?? {})), `${kind}.`);
  }
  const { readinessProbe, livenessProbe } = container;
  if (readinessProbe === undefined || livenessProbe === undefined) return problems.all;
  const same = JSON.stringify(readinessProbe.check) === JSON.stringify(livenessProbe.check);
  const patience = probeBudgetSeconds(livenessProbe);
  problems.rule(!same || patience > probeBudgetSeconds(readinessProbe), {
    option: "livenessProbe",
    value: `${patience} s of failing`,
    rule: "must be more patient than a readinessProbe of the same check",
    fix: "Raise its failureThreshold: a pod in trouble should lose its traffic before it is restarted",
  });
  return problems.all;
}

function checkBlock(check: ProbeCheck) {
  if ("httpGet" in check) {
    const headers = Object.entries(check.httpGet.headers ?? {});
    return {
      httpGet: {
        path: check.httpGet.path,
        port: check.httpGet.port,
        scheme: "HTTP",
        httpHeader: nonEmpty(headers.map(([name, value]) => ({ name, value }))),
      },
    };
  }
  if ("tcpSocket" in check) return { tcpSocket: [{ port: check.tcpSocket.port }] };
  return { exec: { command: [...check.exec.command] } };
}

function singleProbeProblems(
  probe: ProbeProps,
  kind: "startupProbe" | "readinessProbe" | "livenessProbe",
  ports: readonly string[],
): readonly ConstructProblem[] {
  const problems = new ProblemList();
  const { check } = probe;
  if ("exec" in check) {
    problems.rule(check.exec.command.length > 0, {
      option: "check.exec.command",
      value: check.exec.command,
      rule: "must name a program",
      fix: "Give the command and its arguments",
    });
  } else {
    const port = "httpGet" in check ? check.httpGet.port : check.tcpSocket.port;
    problems.rule(ports.includes(port), {
      option: "check.port",
      value: port,
      rule: "must be the name of a port of the same container",
      fix: ports.length > 0 ? `Choose from ${ports.join(", ")}` : "Give the container ports",
    });
  }
  if ("httpGet" in check) {
    problems.rule(check.httpGet.path.startsWith("/"), {
      option: "check.httpGet.path",
      value: check.httpGet.path,
      rule: "must start with a slash",
      fix: "Write the path from the root",
    });
  }
  problems.addAll(wholeNumberProblems("initialDelaySeconds", probe.initialDelaySeconds, 0));
  problems.addAll(wholeNumberProblems("periodSeconds", probe.periodSeconds, 1));
  problems.addAll(wholeNumberProblems("timeoutSeconds", probe.timeoutSeconds, 1));
  problems.addAll(wholeNumberProblems("failureThreshold", probe.failureThreshold, 1));
  const mostSuccesses = kind === "readinessProbe" ? undefined : 1;
  problems.addAll(wholeNumberProblems("successThreshold", probe.successThreshold, 1, mostSuccesses));
  return problems.all;
}
