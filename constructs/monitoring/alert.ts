import {
  MonitoringAlertPolicy,
  type MonitoringAlertPolicyAlertStrategy,
} from "@cdktf/provider-google/lib/monitoring-alert-policy";
import { Construct } from "constructs";
import { throwProblems } from "../shared/validate";
import { conditionBlock, seconds } from "./alert-condition";
import type { AlertProps } from "./alert-props";
import { checkAlert } from "./check-alert";

/** Seven days: Google's longest. */
const DEFAULT_AUTO_CLOSE_SECONDS = 604_800;

/**
 * An alert policy whose documentation says what to do.
 *
 * @throws {ConstructError} with every rule that the props break.
 */
export class Alert extends Construct {
  readonly policy: MonitoringAlertPolicy;

  constructor(scope: Construct, id: string, props: AlertProps) {
    super(scope, id);
    throwProblems(this, checkAlert(props));
    this.policy = new MonitoringAlertPolicy(this, "policy", {
      displayName: `${props.namePrefix}: ${props.title}`,
      severity: props.severity,
      combiner: props.conditions.length === 1 ? "OR" : "AND",
      conditions: props.conditions.map(conditionBlock),
      notificationChannels: [...channelsOf(props)],
      documentation: {
        content: `${props.whatToDo}\n\nFirst command:\n\n\`\`\`sh\n${props.firstCommand}\n\`\`\`\n`,
        mimeType: "text/markdown",
        links: links(this, props),
      },
      alertStrategy: strategy(props),
      userLabels: props.labels,
    });
  }
}

function channelsOf({ severity, notificationChannels, pagerChannels = [] }: AlertProps): readonly string[] {
  return severity === "CRITICAL" ? [...notificationChannels, ...pagerChannels] : notificationChannels;
}

function links(alert: Construct, { dashboardUrl, runbookUrl }: AlertProps) {
  const all = [
    ...(dashboardUrl === undefined ? [] : [{ displayName: "Dashboard", url: dashboardUrl }]),
    ...(runbookUrl === undefined ? [] : [{ displayName: "Runbook", url: `${runbookUrl}#${alertId(alert)}` }]),
  ];
  return all.length === 0 ? undefined : all;
}

/** An alert's id in its stack: the last two steps of its path, `database-disk`. Also its section in the runbook. */
export function alertId(alert: Construct): string {
  return alert.node.path.split("/").slice(-2).join("-");
}

function strategy(props: AlertProps): MonitoringAlertPolicyAlertStrategy {
  const log = props.conditions.find((condition) => condition.kind === "log");
  return {
    autoClose: seconds(props.autoCloseSeconds ?? DEFAULT_AUTO_CLOSE_SECONDS),
    // Google demands it for log conditions and refuses it for others.
    notificationRateLimit:
      log === undefined ? undefined : { period: seconds(log.notifyAtMostEverySeconds ?? 3600) },
    notificationChannelStrategy:
      props.renotifySeconds === undefined || channelsOf(props).length === 0
        ? undefined
        : [
            {
              notificationChannelNames: [...channelsOf(props)],
              renotifyInterval: seconds(props.renotifySeconds),
            },
          ],
  };
}
