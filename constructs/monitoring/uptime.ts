import { MonitoringUptimeCheckConfig } from "@cdktf/provider-google/lib/monitoring-uptime-check-config";
import { Construct } from "constructs";
import { type ConstructProblem, ProblemList, throwProblems } from "../shared/validate";
import { Alert } from "./alert";
import { seconds } from "./alert-condition";
import type { UptimeProps } from "./alerts-props";
import { allOf, commonProps } from "./common-props";

/** Long enough for each of the places to have asked at least once, at every period. */
const ALIGNMENT_SECONDS = 1200;

const OWN_CERTIFICATE =
  "This is the load balancer's own certificate. A managed one should have been renewed by now: look at its status and " +
  "at DNS. One that was uploaded must be replaced: upload the new one beside the old one, name both, then take the old " +
  "one away.";

const PROXYS_CERTIFICATE =
  "This is the certificate of the proxy in front of the load balancer, which should have been renewed there by now: look " +
  "at its status at the proxy. The load balancer's own certificate is not seen from outside; it is watched by its date.";

/**
 * Asks a public HTTPS URL from places all over the world, and alerts when more than one place gets no good answer,
 * or when the certificate ends soon.
 *
 * @see https://cloud.google.com/monitoring/uptime-checks
 * @throws {ConstructError} with every rule that the props break.
 */
export class Uptime extends Construct {
  readonly check: MonitoringUptimeCheckConfig;
  readonly down: Alert;
  readonly certificate: Alert | undefined;

  constructor(scope: Construct, id: string, props: UptimeProps) {
    super(scope, id);
    const periodSeconds = props.periodSeconds ?? 60;
    const timeoutSeconds = props.timeoutSeconds ?? 10;
    throwProblems(this, problems(props, timeoutSeconds));
    const path = props.path ?? "/";
    const url = `https://${props.host}${path}`;

    this.check = new MonitoringUptimeCheckConfig(this, "check", {
      displayName: `${props.namePrefix}: ${url}`,
      period: seconds(periodSeconds),
      timeout: seconds(timeoutSeconds),
      checkerType: "STATIC_IP_CHECKERS",
      httpCheck: {
        path,
        port: 443,
        requestMethod: "GET",
        useSsl: true,
        validateSsl: true,
        acceptedResponseStatusCodes: (props.acceptedStatusClasses ?? ["STATUS_CLASS_2XX"]).map(
          (statusClass) => ({ statusClass }),
        ),
      },
      contentMatchers:
        props.contains === undefined ? undefined : [{ content: props.contains, matcher: "CONTAINS_STRING" }],
      monitoredResource: { type: "uptime_url", labels: { project_id: props.project, host: props.host } },
      userLabels: props.labels,
    });
    this.down = this.addDown(url, props);
    this.certificate = props.watchCertificate === false ? undefined : this.addCertificate(props);
  }

  private addDown(url: string, props: UptimeProps): Alert {
    return new Alert(this, "down", {
      ...commonProps(props),
      title: `${props.subject ?? props.host} does not answer`,
      severity: "CRITICAL",
      whatToDo:
        `Several places get no good answer from ${url}. Ask it yourself (\`curl -v\`): no address means DNS, a TLS ` +
        "error means the certificate, 403 an allow list, 502 or 503 that no pod is ready. A proxy in front of the " +
        "load balancer can be down by itself: look at its status page.",
      firstCommand: `curl -sv -o /dev/null ${url}`,
      conditions: [
        {
          kind: "threshold",
          title: "places without a good answer",
          filter: this.filter("check_passed"),
          comparison: "above",
          threshold: 1,
          forSeconds: props.forSeconds ?? 300,
          aggregation: {
            periodSeconds: ALIGNMENT_SECONDS,
            aligner: "ALIGN_NEXT_OLDER",
            reducer: "REDUCE_COUNT_FALSE",
            groupBy: ["resource.label.*"],
          },
        },
      ],
    });
  }

  private addCertificate(props: UptimeProps): Alert {
    const days = props.certificateDays ?? 14;
    return new Alert(this, "certificate", {
      ...commonProps(props),
      title: `certificate of ${props.host} ends within ${days} days`,
      severity: "ERROR",
      whatToDo: props.behindProxy === true ? PROXYS_CERTIFICATE : OWN_CERTIFICATE,
      firstCommand: `openssl s_client -connect ${props.host}:443 -servername ${props.host} </dev/null | openssl x509 -noout -enddate`,
      conditions: [
        {
          kind: "threshold",
          title: "days until the certificate ends",
          filter: this.filter("time_until_ssl_cert_expires"),
          comparison: "below",
          threshold: days,
          forSeconds: 600,
          aggregation: {
            periodSeconds: ALIGNMENT_SECONDS,
            aligner: "ALIGN_NEXT_OLDER",
            reducer: "REDUCE_MEAN",
            groupBy: ["resource.label.*"],
          },
        },
      ],
    });
  }

  private filter(metric: string): string {
    return allOf(
      'resource.type = "uptime_url"',
      `metric.type = "monitoring.googleapis.com/uptime_check/${metric}"`,
      `metric.labels.check_id = "${this.check.uptimeCheckId}"`,
    );
  }
}

function problems(props: UptimeProps, timeoutSeconds: number): readonly ConstructProblem[] {
  const list = new ProblemList();
  list.rule(/^([a-z0-9-]+\.)+[a-z0-9-]+$/.test(props.host), {
    option: "host",
    value: props.host,
    rule: "must be a host name without scheme and path",
    fix: "Write it like packages.example.com",
  });
  list.rule((props.path ?? "/").startsWith("/"), {
    option: "path",
    value: props.path,
    rule: "must begin with a slash",
    fix: "Write it like /health",
  });
  list.rule(Number.isInteger(timeoutSeconds) && timeoutSeconds >= 1 && timeoutSeconds <= 60, {
    option: "timeoutSeconds",
    value: timeoutSeconds,
    rule: "must be 1 to 60 whole seconds",
    fix: "Leave it out to get 10",
  });
  return list.all;
}
