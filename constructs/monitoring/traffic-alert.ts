import { Construct } from "constructs";
import { Alert } from "./alert";
import type { AlertCommonProps } from "./alert-common";
import { commonProps } from "./common-props";
import { type LoadBalancer, loadBalancerFilter } from "./load-balancer-filter";

export interface TrafficAlertProps extends AlertCommonProps {
  readonly loadBalancer: LoadBalancer;
  /** Public host name, for the first command. */
  readonly host: string;
  /** Seconds without a request, 120 to 84600. @default 1800 */
  readonly silentForSeconds?: number;
}

/** Alert on a load balancer that gets no requests at all. */
export class TrafficAlert extends Construct {
  readonly noTraffic: Alert;

  constructor(scope: Construct, id: string, props: TrafficAlertProps) {
    super(scope, id);
    this.noTraffic = new Alert(this, "no-traffic", {
      ...commonProps(props),
      title: "load balancer gets no requests",
      severity: "CRITICAL",
      whatToDo:
        "Not one request came in. Ask the public URL from outside; look at DNS, at the certificate, at the proxy in " +
        "front of the load balancer, and whether the Ingress still has its address.",
      firstCommand: `curl -sv -o /dev/null https://${props.host}/`,
      conditions: [
        {
          kind: "absence",
          title: "no requests",
          filter: loadBalancerFilter(props.loadBalancer, "request_count"),
          forSeconds: props.silentForSeconds ?? 1800,
          aggregation: { periodSeconds: 60, aligner: "ALIGN_RATE", reducer: "REDUCE_SUM" },
        },
      ],
    });
  }
}
