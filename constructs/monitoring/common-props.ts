import type { AlertCommonProps } from "./alert-common";

/** The part of an alert group's props that each of its alerts gets. */
export function commonProps(props: AlertCommonProps): AlertCommonProps {
  const { namePrefix, notificationChannels, pagerChannels, runbookUrl, dashboardUrl, labels } = props;
  return { namePrefix, notificationChannels, pagerChannels, runbookUrl, dashboardUrl, labels };
}

/** A Monitoring filter: all parts must hold. */
export function allOf(...parts: readonly string[]): string {
  return parts.join(" AND ");
}
