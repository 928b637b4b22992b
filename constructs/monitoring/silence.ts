/** A count of reports that a job writes to its log. */
export interface ReportCount {
  /** Name of the log-based metric: letters, digits, dots, underscores and hyphens. */
  readonly metricName: string;
  /** Monitored resource that the lines come from. */
  readonly resourceType: string;
  readonly silentForSeconds: number;
}

/**
 * True when no good report was counted: whether the metric has no points, only zeros, or does not exist yet. A
 * threshold cannot say so: Google refuses one on a log-based metric until it knows the metric, up to ten minutes after
 * it was made. Each run is a new pod, and so a series of its own with one point: points are summed, because an increase
 * may want two.
 *
 * @see https://github.com/hashicorp/terraform-provider-google/issues/11102
 */
export function silence({ metricName, resourceType, silentForSeconds }: ReportCount): string {
  const metric = promqlName(`logging.googleapis.com/user/${metricName}`);
  return `absent(sum(sum_over_time(${metric}{monitored_resource="${resourceType}"}[${silentForSeconds}s])) > 0)`;
}

/**
 * A metric's name as PromQL writes it.
 *
 * @see https://cloud.google.com/monitoring/promql/promql-mapping
 */
function promqlName(metricType: string): string {
  return metricType.replace("/", ":").replace(/[^A-Za-z0-9_:]/g, "_");
}
