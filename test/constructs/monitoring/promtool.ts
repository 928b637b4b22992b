import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";

/** Debian's package prometheus has it. */
const PROMTOOL = process.env["PROMTOOL"] ?? "promtool";

/** A rule and what it must do over time, in Prometheus' own notation of series. */
export interface AlertCase {
  readonly query: string;
  readonly forSeconds: number;
  /** Series by their selectors: `up{job="a"}` to `1x10 0x5`. One value a minute. */
  readonly series: Readonly<Record<string, string>>;
  /** Labels of the alerts that fire, by minute. */
  readonly firing: Readonly<Record<number, readonly Readonly<Record<string, string>>[]>>;
}

/** Runs a rule on Prometheus' own engine; returns what it did otherwise, empty when all is as expected. */
export function runAlertCase({ query, forSeconds, series, firing }: AlertCase): string {
  const folder = mkdtempSync(join(tmpdir(), "promtool-"));
  try {
    writeFileSync(
      join(folder, "rules.yaml"),
      stringify({
        groups: [{ name: "alerts", rules: [{ alert: "Alert", expr: query, for: `${forSeconds}s` }] }],
      }),
    );
    writeFileSync(
      join(folder, "test.yaml"),
      stringify({
        rule_files: ["rules.yaml"],
        evaluation_interval: "1m",
        tests: [
          {
            interval: "1m",
            input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
            alert_rule_test: Object.entries(firing).map(([minute, alerts]) => ({
              eval_time: `${minute}m`,
              alertname: "Alert",
              exp_alerts: alerts.map((labels) => ({ exp_labels: labels })),
            })),
          },
        ],
      }),
    );
    const { status, stdout, stderr, error } = spawnSync(
      PROMTOOL,
      ["test", "rules", join(folder, "test.yaml")],
      {
        encoding: "utf8",
      },
    );
    if (error !== undefined) throw error;
    return status === 0 ? "" : `${stdout}${stderr}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
