/** Severity of an alert. CRITICAL wakes someone. */
export type Severity = "CRITICAL" | "ERROR" | "WARNING";

/** Properties that all alerts share. */
export interface AlertCommonProps {
  /** Starts each alert's name: the service. */
  readonly namePrefix: string;
  /** Names of notification channels (`projects/<project>/notificationChannels/<id>`). */
  readonly notificationChannels: readonly string[];
  /** Names of channels that wake someone: CRITICAL alerts go there, too. @default [] */
  readonly pagerChannels?: readonly string[];
  /** Page with one section for each alert, named after the alert's id; linked from each alert. @default - nothing */
  readonly runbookUrl?: string;
  /** Dashboard to look at first; linked from each alert. @default - nothing */
  readonly dashboardUrl?: string;
  /** @default - none */
  readonly labels?: Readonly<Record<string, string>>;
}
