import {
  type Block,
  code,
  type Details,
  type Doc,
  type Inline,
  paragraph,
  strong,
  text,
} from "@infra-tools/report/doc/doc";
import type { Explained } from "../cause/attribute";
import type { EnvironmentDiff } from "../diff";
import type { ParityVerdict } from "../parity/parity";
import type { Setting } from "../settings";
import { blockCount, blocksOf, type CauseGroup, type Grouped, groupByCause } from "./groups";
import { leftOutSection } from "./left-out";
import { objectsSection } from "./objects";
import {
  paritySections,
  type RevisionParity,
  reasonsSection,
  revisionParityCallout,
} from "./parity-sections";
import { everything, sideBySide } from "./tables";
import { verdict } from "./verdict";
import { attributePath, enumerate, kindWords, plural, settingValues } from "./words";

export interface ReportOptions {
  readonly title: string;
  /** Between environments: what their differences should be. */
  readonly parity?: ParityVerdict;
  /** Between revisions: what changes in one environment only. */
  readonly revisionParity?: RevisionParity;
  /** One table of everything instead of groups. */
  readonly table?: boolean;
  /** List the differences that mean the same, too. */
  readonly hidden?: boolean;
  /** Show every object side by side as well: for a page, which has room. */
  readonly objects?: boolean;
}

/** Order of removal when space is short. */
const PRIORITY = { cause: 1, values: 3, identity: 2, names: 5, minor: 4 } as const;

/** The comparison as a report: verdict, what must not be, then what differs by its cause. */
export function diffReport(diff: EnvironmentDiff, options: ReportOptions): Doc {
  const grouped = groupByCause(diff);
  return {
    title: options.title,
    blocks: [
      verdict(diff, grouped, options.parity),
      ...(options.revisionParity === undefined ? [] : revisionParityCallout(options.revisionParity)),
      ...uncausedSection(diff, grouped),
      ...(options.parity === undefined ? [] : paritySections(options.parity, diff.names)),
      ...(options.table === true ? tableSection(diff) : groupSections(diff, grouped, options.parity)),
      ...(options.objects === true ? objectsSection(diff) : []),
      ...(options.parity === undefined ? [] : reasonsSection(options.parity)),
      ...settingSections(diff),
      ...(options.hidden === true ? leftOutSection(diff) : []),
      paragraph(text(footnote(diff), "muted")),
    ],
  };
}

function uncausedSection(diff: EnvironmentDiff, { uncaused }: Grouped): readonly Block[] {
  if (uncaused.length === 0) return [];
  return [
    {
      kind: "section",
      title: [text("Without a cause in the settings")],
      priority: 0,
      blocks: [
        paragraph(
          text(
            "These follow from code, not from data: something is decided by an environment's name. Make it a setting of environments/, or put the setting that decides among them.",
          ),
        ),
        { kind: "list", items: uncaused.map((each) => uncausedLine(each)), priority: 0 },
        ...sideBySide(diff, uncaused, PRIORITY.values),
      ],
    },
  ];
}

function uncausedLine({ difference, branches }: Explained): readonly Inline[] {
  const attribute = attributePath(difference);
  return [
    code(difference.address, "danger"),
    ...(attribute === "" ? [] : [text(" "), code(attribute)]),
    text(branches.length === 0 ? ": no setting changes it" : ": changes with "),
    ...branches.flatMap((branch, index) => [text(index === 0 ? "" : ", "), code(branch)]),
    text(branches.length === 0 ? "" : ", but is more than its text"),
  ];
}

function tableSection(diff: EnvironmentDiff): readonly Block[] {
  if (diff.differences.length === 0) return [];
  return [{ kind: "section", title: [text("All differences")], blocks: everything(diff) }];
}

function groupSections(
  diff: EnvironmentDiff,
  grouped: Grouped,
  parity: ParityVerdict | undefined,
): readonly Block[] {
  const settings = new Map(diff.settings.map((setting) => [setting.path, setting]));
  const entries = grouped.groups.map((group) => groupEntry(diff, group, settings, parity));
  return [
    ...section("By code", codeEntries(diff, grouped.code)),
    ...section("By setting", entries),
    ...section("Names only", identityEntry(diff, grouped, settings)),
  ];
}

function section(title: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [{ kind: "section", title: [text(title)], blocks, priority: 1 }];
}

/** One entry for each block, since there is no setting to put them under. */
function codeEntries(diff: EnvironmentDiff, differences: readonly Explained[]): readonly Details[] {
  return blocksOf(differences).map((those) => ({
    kind: "details",
    summary: codeSummary(diff, those),
    blocks: sideBySide(diff, those, PRIORITY.values),
    tags: ["code", ...tagsOf(diff, those)],
    priority: PRIORITY.cause,
  }));
}

function codeSummary({ names }: EnvironmentDiff, differences: readonly Explained[]): readonly Inline[] {
  const [first] = differences;
  if (first === undefined) return [];
  const { address, kind } = first.difference;
  const what = {
    ...kindWords(names),
    changed: enumerate(differences.map(({ difference }) => attributePath(difference))),
  }[kind];
  return [code(address), text(` ${what}`, "muted")];
}

/** `edge.dns: direct → cloudflare · 9 differences in 8 blocks` */
function groupEntry(
  diff: EnvironmentDiff,
  { settings, differences }: CauseGroup,
  settingsByPath: ReadonlyMap<string, Setting>,
  parity: ParityVerdict | undefined,
): Details {
  const causes = settings.flatMap((path) => settingsByPath.get(path) ?? []);
  return {
    kind: "details",
    summary: [
      ...causes.flatMap((setting, index) => [text(index === 0 ? "" : ", "), ...settingLine(setting)]),
      text(` · ${extent(differences)}`, "muted"),
    ],
    blocks: [
      ...causes.flatMap((setting) => explainSetting(setting, parity)),
      ...sideBySide(diff, differences, PRIORITY.values),
    ],
    tags: ["setting", ...tagsOf(diff, differences)],
    priority: PRIORITY.cause,
  };
}

/** A setting and its two values. */
export function settingLine(setting: Setting): readonly Inline[] {
  const [a, b] = settingValues(setting);
  return [strong(setting.path), text(" "), code(a), text(" → "), code(b)];
}

function explainSetting({ path, doc }: Setting, parity: ParityVerdict | undefined): readonly Block[] {
  const reason = parity?.reasons.get(path);
  if (doc === undefined && reason === undefined) return [];
  return [
    {
      ...paragraph(
        ...(doc === undefined ? [] : [text(doc.description)]),
        ...(reason === undefined
          ? []
          : [text(`${doc === undefined ? "" : " "}Expected to differ: ${reason}`, "muted")]),
      ),
      priority: PRIORITY.minor,
    },
  ];
}

function tagsOf({ names }: EnvironmentDiff, differences: readonly Explained[]): readonly string[] {
  const words = kindWords(names);
  return [...new Set(differences.map(({ difference }) => words[difference.kind]))];
}

function identityEntry(
  diff: EnvironmentDiff,
  { identity }: Grouped,
  settingsByPath: ReadonlyMap<string, Setting>,
): readonly Block[] {
  if (identity.length === 0) return [];
  const paths = [
    ...new Set(identity.flatMap(({ causes }) => causes.flatMap(({ settings }) => settings))),
  ].sort();
  const settings = paths.flatMap((path) => settingsByPath.get(path) ?? []);
  return [
    {
      kind: "details",
      summary: [
        strong(`${plural(settings.length, "name")} in ${plural(identity.length, "string")}`),
        text(` · ${plural(blockCount(identity), "block")}; `, "muted"),
        text(enumerate(paths), "muted"),
      ],
      blocks: [
        {
          kind: "table",
          columns: [{ title: "Setting" }, { title: diff.names.a }, { title: diff.names.b }],
          rows: settings.map((setting) => {
            const [a, b] = settingValues(setting);
            return { cells: [[code(setting.path)], [code(a, "plain")], [code(b, "plain")]] };
          }),
          priority: PRIORITY.names,
        },
        ...sideBySide(diff, identity, PRIORITY.names),
      ],
      tags: ["name"],
      priority: PRIORITY.identity,
    },
  ];
}

function settingSections(diff: EnvironmentDiff): readonly Block[] {
  return [
    ...section(
      "Settings that differ and change nothing",
      diff.dead.length === 0
        ? []
        : [{ kind: "list", items: diff.dead.map((setting) => [...settingLine(setting)]) }],
    ),
    ...section(
      "Settings that no valid swap reaches",
      diff.unswappable.length === 0
        ? []
        : [
            {
              kind: "list",
              items: diff.unswappable.map(({ setting, problems }) => [
                code(setting),
                text(`: ${problems[0] ?? ""}`),
              ]),
            },
          ],
    ),
  ];
}

function extent(differences: readonly Explained[]): string {
  return `${plural(differences.length, "difference")} in ${plural(blockCount(differences), "block")}`;
}

function footnote({ blocksCompared, syntheses, hidden, inGroups }: EnvironmentDiff): string {
  const noise =
    hidden.length === 0
      ? ""
      : ` ${plural(hidden.length, "difference")} that ${hidden.length === 1 ? "means" : "mean"} the same left out (--hidden lists them).`;
  return `Compared ${plural(blocksCompared, "block")}; ${plural(syntheses, "synthesis", "syntheses")}.${inGroups === true ? IN_GROUPS : ""}${noise}`;
}

const IN_GROUPS = " Settings were swapped in groups; --exact swaps them one by one.";
