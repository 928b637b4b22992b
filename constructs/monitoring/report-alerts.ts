import { LoggingMetric } from "@cdktf/provider-google/lib/logging-metric";
import { Construct } from "constructs";
import { Alert } from "./alert";
import type { AlertCommonProps } from "./alert-common";
import type { AlertProps } from "./alert-props";
import { commonProps } from "./common-props";
import { silence } from "./silence";

type AlertText = Pick<AlertProps, "title" | "severity" | "whatToDo" | "firstCommand">;

/** A job that looks at something on a schedule and writes one line for each thing that it finds. */
export interface ReportAlertsProps extends AlertCommonProps {
  /** Name of the log-based metric that counts good reports. */
  readonly metricName: string;
  /** Logging filter of the line that says: all is well. */
  readonly goodFilter: string;
  /** Lines that say what is wrong, by fixed word. */
  readonly bad: Readonly<Record<string, AlertText & { readonly filter: string }>>;
  /** Alert when no report at all came: neither good nor bad. */
  readonly silent: AlertText & { readonly forSeconds: number; readonly graceSeconds: number };
}

/** Alerts on the reports of a scheduled job: its bad news, and its silence. */
export class ReportAlerts extends Construct {
  constructor(scope: Construct, id: string, props: ReportAlertsProps) {
    super(scope, id);
    for (const [word, { filter, ...text }] of Object.entries(props.bad)) {
      new Alert(this, word, {
        ...commonProps(props),
        ...text,
        conditions: [{ kind: "log", title: text.title, filter }],
      });
    }
    const { forSeconds, graceSeconds, ...text } = props.silent;
    new LoggingMetric(this, "good", {
      name: props.metricName,
      description: "Good reports",
      filter: props.goodFilter,
      metricDescriptor: { metricKind: "DELTA", valueType: "INT64", unit: "1" },
    });
    new Alert(this, "silent", {
      ...commonProps(props),
      ...text,
      conditions: [
        {
          kind: "promql",
          title: "no good report",
          query: silence({
            metricName: props.metricName,
            resourceType: "k8s_container",
            silentForSeconds: forSeconds,
          }),
          forSeconds: graceSeconds,
          everySeconds: 300,
        },
      ],
    });
  }
}
