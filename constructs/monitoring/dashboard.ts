import { MonitoringDashboard } from "@cdktf/provider-google/lib/monitoring-dashboard";
import { Fn } from "cdktf";
import { Construct } from "constructs";

/** One chart: a line for each time series. */
export interface Chart {
  readonly title: string;
  readonly source:
    | { readonly promql: string }
    | {
        /** Monitoring filter: metric and resource. */
        readonly filter: string;
        readonly aligner: string;
        readonly reducer?: string;
        readonly groupBy?: readonly string[];
      };
  /** A line to stay below, in the metric's unit. @default - none */
  readonly limit?: number;
}

export interface DashboardSection {
  readonly title: string;
  /** Text above the charts, in Markdown. @default - none */
  readonly text?: string;
  readonly charts: readonly Chart[];
}

export interface DashboardProps {
  readonly project: string;
  readonly title: string;
  readonly sections: readonly DashboardSection[];
}

/** The dashboard's grid has 48 columns; a row holds three charts. */
const COLUMNS = 48;
const CHART_WIDTH = 16;
const CHART_HEIGHT = 14;
const TEXT_HEIGHT = 6;

interface Tile {
  readonly xPos: number;
  readonly yPos: number;
  readonly width: number;
  readonly height: number;
  readonly widget: object;
}

/** A Cloud Monitoring dashboard: sections of charts, from top to bottom. */
export class Dashboard extends Construct {
  readonly dashboard: MonitoringDashboard;
  /** Address of the dashboard in Google's console. */
  readonly url: string;

  constructor(scope: Construct, id: string, { project, title, sections }: DashboardProps) {
    super(scope, id);
    this.dashboard = new MonitoringDashboard(this, "dashboard", {
      project,
      dashboardJson: JSON.stringify({
        displayName: title,
        mosaicLayout: { columns: COLUMNS, tiles: tilesOf(sections) },
      }),
    });
    const dashboardId = Fn.element(Fn.split("/", this.dashboard.id), 3);
    this.url = `https://console.cloud.google.com/monitoring/dashboards/builder/${dashboardId}?project=${project}`;
  }
}

function tilesOf(sections: readonly DashboardSection[]): readonly Tile[] {
  const tiles: Tile[] = [];
  let yPos = 0;
  for (const { title, text = "", charts } of sections) {
    tiles.push({
      xPos: 0,
      yPos,
      width: COLUMNS,
      height: TEXT_HEIGHT,
      widget: { title, text: { content: text, format: "MARKDOWN" } },
    });
    yPos += TEXT_HEIGHT;
    charts.forEach((chart, index) => {
      tiles.push({
        xPos: (index * CHART_WIDTH) % COLUMNS,
        yPos: yPos + Math.floor((index * CHART_WIDTH) / COLUMNS) * CHART_HEIGHT,
        width: CHART_WIDTH,
        height: CHART_HEIGHT,
        widget: { title: chart.title, xyChart: xyChart(chart) },
      });
    });
    yPos += Math.ceil((charts.length * CHART_WIDTH) / COLUMNS) * CHART_HEIGHT;
  }
  return tiles;
}

function xyChart({ source, limit }: Chart): object {
  const timeSeriesQuery =
    "promql" in source
      ? { prometheusQuery: source.promql }
      : {
          timeSeriesFilter: {
            filter: source.filter,
            aggregation: {
              alignmentPeriod: "60s",
              perSeriesAligner: source.aligner,
              ...(source.reducer === undefined ? {} : { crossSeriesReducer: source.reducer }),
              ...(source.groupBy === undefined ? {} : { groupByFields: source.groupBy }),
            },
          },
        };
  return {
    dataSets: [{ plotType: "LINE", timeSeriesQuery }],
    ...(limit === undefined ? {} : { thresholds: [{ value: limit }] }),
  };
}
