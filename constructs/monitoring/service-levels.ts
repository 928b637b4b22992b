import { MonitoringCustomService } from "@cdktf/provider-google/lib/monitoring-custom-service";
import { MonitoringSlo } from "@cdktf/provider-google/lib/monitoring-slo";
import { Construct } from "constructs";
import { ProblemList, throwProblems } from "../shared/validate";
import { Alert } from "./alert";
import type { AlertCommonProps } from "./alert-common";
import { seconds } from "./alert-condition";
import type { AlertCondition } from "./alert-props";
import { allOf, commonProps } from "./common-props";
import { type LoadBalancer, loadBalancerFilter, type Route } from "./load-balancer-filter";

/** One route of the load balancer and what its users are promised. */
export interface RouteObjective {
  /** Name for people: `downloads and pages`. */
  readonly title: string;
  readonly route: Route;
  /** Share of requests that are answered without a server error, 0 to 1: 0.999. */
  readonly availability: number;
  /** Share of requests that are answered in time. @default - no latency objective */
  readonly latency?: { readonly share: number; readonly maxMs: number };
  /** Remedy for errors, in Markdown. */
  readonly whatToDo: string;
  readonly firstCommand: string;
}

export interface ServiceLevelsProps extends AlertCommonProps {
  /** Id of the monitoring service: lower-case letters, digits and hyphens. */
  readonly serviceId: string;
  readonly loadBalancer: LoadBalancer;
  /** Days over which the objectives hold, 1 to 30. @default 28 */
  readonly windowDays?: number;
  /** Requests a second on a route up to which its burn rate says nothing; 0 or more. */
  readonly minRequestsPerSecond: number;
  /** By fixed word: the construct id. */
  readonly routes: Readonly<Record<string, RouteObjective>>;
}

/**
 * Burn rates that spend 2 % of a month's error budget in an hour, and 5 % in six hours. The short window makes the alert
 * end soon after the errors do.
 * @see https://sre.google/workbook/alerting-on-slos/
 */
const BURN_RATES = [
  { word: "fast", rate: 14.4, longSeconds: 3600, shortSeconds: 300, severity: "CRITICAL" },
  { word: "slow", rate: 6, longSeconds: 21_600, shortSeconds: 1800, severity: "ERROR" },
] as const;

type BurnRate = (typeof BURN_RATES)[number];

/**
 * A monitoring service with objectives for each route of a load balancer, and alerts on how fast each spends its error
 * budget.
 *
 * @see https://cloud.google.com/stackdriver/docs/solutions/slo-monitoring
 * @throws {ConstructError} with every rule that the props break.
 */
export class ServiceLevels extends Construct {
  readonly service: MonitoringCustomService;
  /** Objectives by id: `web-availability`. */
  readonly objectives: Readonly<Record<string, MonitoringSlo>>;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ServiceLevelsProps,
  ) {
    super(scope, id);
    check(this, props);
    this.service = new MonitoringCustomService(this, "service", {
      serviceId: props.serviceId,
      displayName: props.namePrefix,
      userLabels: props.labels,
    });
    const objectives: Record<string, MonitoringSlo> = {};
    for (const [word, route] of Object.entries(props.routes)) {
      const availability = this.addObjective(`${word}-availability`, route.availability, {
        goodTotalRatio: {
          totalServiceFilter: this.requests(route.route),
          badServiceFilter: this.serverErrors(route.route),
        },
      });
      objectives[`${word}-availability`] = availability;
      this.addAlerts(`${word}-availability`, availability, route, {
        title: `${route.title} fail`,
        whatToDo: `Server errors spend the error budget of ${percent(route.availability)} availability too fast. ${route.whatToDo}`,
      });
      if (route.latency === undefined) continue;
      const { share, maxMs } = route.latency;
      const latency = this.addObjective(`${word}-latency`, share, {
        distributionCut: {
          distributionFilter: loadBalancerFilter(props.loadBalancer, "total_latencies", route.route),
          range: { max: maxMs },
        },
      });
      objectives[`${word}-latency`] = latency;
      this.addAlerts(`${word}-latency`, latency, route, {
        title: `${route.title} are slow`,
        whatToDo:
          `Too many requests take longer than ${maxMs} ms; ${percent(share)} should not. Look whether pods are at their CPU ` +
          "limit and the autoscaler at its maximum, then at slow queries in the database's Query Insights.",
      });
    }
    this.objectives = objectives;
  }

  private addObjective(
    id: string,
    goal: number,
    requestBasedSli: NonNullable<ConstructorParameters<typeof MonitoringSlo>[2]["requestBasedSli"]>,
  ): MonitoringSlo {
    return new MonitoringSlo(this, id, {
      service: this.service.serviceId,
      sloId: id,
      displayName: id,
      goal,
      rollingPeriodDays: this.props.windowDays ?? 28,
      requestBasedSli,
    });
  }

  private addAlerts(
    id: string,
    objective: MonitoringSlo,
    { route, firstCommand }: RouteObjective,
    text: { readonly title: string; readonly whatToDo: string },
  ): void {
    for (const burn of BURN_RATES) {
      new Alert(this, `${id}-${burn.word}`, {
        ...commonProps(this.props),
        title: `${text.title} (${burn.rate} x the budget over ${burn.longSeconds / 3600} h)`,
        severity: burn.severity,
        whatToDo: text.whatToDo,
        firstCommand,
        conditions: [
          ...[burn.longSeconds, burn.shortSeconds].map((window) => burnRate(objective, burn, window)),
          this.enoughRequests(route),
        ],
      });
    }
  }

  /** With a handful of requests one error would be a large share. */
  private enoughRequests(route: Route): AlertCondition {
    return {
      kind: "threshold",
      title: "enough requests for a share",
      filter: this.requests(route),
      comparison: "above",
      threshold: this.props.minRequestsPerSecond,
      forSeconds: 0,
      aggregation: { periodSeconds: 300, aligner: "ALIGN_RATE", reducer: "REDUCE_SUM" },
    };
  }

  private requests(route: Route): string {
    return loadBalancerFilter(this.props.loadBalancer, "request_count", route);
  }

  private serverErrors(route: Route): string {
    return allOf(this.requests(route), 'metric.labels.response_code_class = "500"');
  }
}

function burnRate(objective: MonitoringSlo, { rate }: BurnRate, windowSeconds: number): AlertCondition {
  return {
    kind: "threshold",
    title: `burn rate over ${windowSeconds / 60} min`,
    filter: `select_slo_burn_rate("${objective.name}", "${seconds(windowSeconds)}")`,
    comparison: "above",
    threshold: rate,
    forSeconds: 0,
  };
}

function percent(ratio: number): string {
  return `${Number((ratio * 100).toFixed(3))}%`;
}

function check(construct: ServiceLevels, props: ServiceLevelsProps): void {
  const problems = new ProblemList();
  const days = props.windowDays ?? 28;
  problems.rule(Number.isInteger(days) && days >= 1 && days <= 30, {
    option: "windowDays",
    value: days,
    rule: "must be 1 to 30 whole days",
    fix: "Take four weeks, 28, so that every window has the same weekdays",
  });
  problems.rule(Number.isFinite(props.minRequestsPerSecond) && props.minRequestsPerSecond >= 0, {
    option: "minRequestsPerSecond",
    value: props.minRequestsPerSecond,
    rule: "must be a number from 0",
    fix: "Write one request a minute as 0.0167; 0 judges every request",
  });
  problems.rule(!/["\\]/.test(props.loadBalancer.urlMapPattern), {
    option: "loadBalancer.urlMapPattern",
    value: props.loadBalancer.urlMapPattern,
    rule: "must contain no quotes and no backslashes",
    fix: "Write the pattern without them: names of URL maps need neither",
  });
  for (const [word, { route, availability, latency }] of Object.entries(props.routes)) {
    for (const rule of "only" in route ? [route.only] : route.allBut) {
      problems.rule(/^\/[^"\\]*$/.test(rule), {
        option: `routes.${word}.route`,
        value: rule,
        rule: "must be a path rule as the URL map has it",
        fix: "Write it like /api/*",
      });
    }
    for (const [option, goal] of Object.entries({ availability, "latency.share": latency?.share })) {
      problems.rule(goal === undefined || (goal > 0 && goal < 1), {
        option: `routes.${word}.${option}`,
        value: goal,
        rule: "must be a share between 0 and 1",
        fix: "Write 99.9% as 0.999; 1 leaves no error budget",
      });
    }
  }
  throwProblems(construct, problems.all);
}
