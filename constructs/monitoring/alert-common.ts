/** How much an alert matters. CRITICAL wakes someone. */
export type Severity = "CRITICAL" | "ERROR" | "WARNING";

/** What all alerts share. */
export interface AlertCommonProps {
  /** Starts each alert's name: the service. */
  readonly namePrefix: string;
  /** Names of notification channels (`projects/<project>/notificationChannels/<id>`). */
  readonly notificationChannels: readonly string[];
  /** Where the longer text stands; added to each alert's documentation. @default - nothing */
  readonly runbookUrl?: string;
  /** @default - none */
  readonly labels?: Readonly<Record<string, string>>;
}
