import type { MonitoringAlertPolicyConditions } from "@cdktf/provider-google/lib/monitoring-alert-policy";
import type { Aggregation, AlertCondition, ThresholdCondition } from "./alert-props";

/** A condition as the provider's block. */
export function conditionBlock(condition: AlertCondition): MonitoringAlertPolicyConditions {
  switch (condition.kind) {
    case "threshold":
      return { displayName: condition.title, conditionThreshold: threshold(condition) };
    case "absence":
      return {
        displayName: condition.title,
        conditionAbsent: {
          filter: condition.filter,
          duration: seconds(condition.forSeconds),
          aggregations: [aggregation(condition.aggregation)],
        },
      };
    case "promql":
      return {
        displayName: condition.title,
        conditionPrometheusQueryLanguage: {
          query: condition.query,
          duration: seconds(condition.forSeconds ?? 0),
          evaluationInterval: seconds(condition.everySeconds ?? 60),
          // Otherwise Google refuses a policy on a metric that has not been written yet.
          disableMetricValidation: true,
        },
      };
    case "log":
      return {
        displayName: condition.title,
        conditionMatchedLog: { filter: condition.filter, labelExtractors: condition.labelExtractors },
      };
  }
}

const MISSING_DATA = {
  violating: "EVALUATION_MISSING_DATA_ACTIVE",
  fine: "EVALUATION_MISSING_DATA_INACTIVE",
} as const;

function threshold(
  condition: ThresholdCondition,
): NonNullable<MonitoringAlertPolicyConditions["conditionThreshold"]> {
  const { denominator, missingData } = condition;
  return {
    filter: condition.filter,
    comparison: condition.comparison === "above" ? "COMPARISON_GT" : "COMPARISON_LT",
    thresholdValue: condition.threshold,
    duration: seconds(condition.forSeconds),
    aggregations: condition.aggregation === undefined ? undefined : [aggregation(condition.aggregation)],
    denominatorFilter: denominator?.filter,
    denominatorAggregations: denominator === undefined ? undefined : [aggregation(denominator.aggregation)],
    evaluationMissingData: missingData === undefined ? undefined : MISSING_DATA[missingData],
  };
}

function aggregation(source: Aggregation) {
  return {
    alignmentPeriod: seconds(source.periodSeconds),
    perSeriesAligner: source.aligner,
    crossSeriesReducer: source.reducer,
    groupByFields: source.groupBy === undefined ? undefined : [...source.groupBy],
  };
}

/** Durations as Google writes them. */
export function seconds(value: number): string {
  return `${value}s`;
}
