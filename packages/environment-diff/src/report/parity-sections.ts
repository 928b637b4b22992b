import { type Block, code, type Line, paragraph, strong, text } from "@infra-tools/report/doc/doc";
import type { ParityVerdict } from "../parity/parity";
import type { Setting, SideName } from "../settings";
import { enumerate, plural, settingValues } from "./words";

/** Section on changes of one environment that the others do not have. */
export interface RevisionParity {
  /** Environments that change, and those that do not; both hold at least one name when there is something to say. */
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  /** `google_redis_instance.x memory_size_gb`, for each attribute that changes in some only. */
  readonly places: readonly string[];
}

const MAX_PLACES = 10;

export function revisionParityCallout({ changed, unchanged, places }: RevisionParity): readonly Block[] {
  if (places.length === 0) return [];
  const more = places.length - MAX_PLACES;
  return [
    {
      kind: "callout",
      tone: "warning",
      priority: 0,
      lines: [
        [
          strong(
            `This merge request changes ${enumerate(changed)} but not ${enumerate(unchanged)}`,
            "warning",
          ),
          text(`: ${plural(places.length, "place")}.`),
        ],
        ...places.slice(0, MAX_PLACES).map((place): Line => [code(place)]),
        ...(more > 0 ? [[text(`and ${more} more`, "muted")]] : []),
      ],
    },
  ];
}

/** Settings that no entry expects to differ, and entries without a difference. */
export function paritySections(
  { unexpected, stale }: ParityVerdict,
  names: Readonly<Record<SideName, string>>,
): readonly Block[] {
  return [
    ...(unexpected.length === 0
      ? []
      : [
          {
            kind: "section" as const,
            title: [text("Not expected to differ")],
            priority: 0,
            blocks: [
              paragraph(
                text("Give both environments one value, or say in environments/parity.yaml why they differ."),
              ),
              unexpectedTable(unexpected, names),
            ],
          },
        ]),
    ...(stale.length === 0
      ? []
      : [
          {
            kind: "section" as const,
            title: [text("Entries of environments/parity.yaml without a difference")],
            priority: 1,
            blocks: [
              paragraph(text(`These do not differ between ${names.a} and ${names.b}: remove the entries.`)),
              { kind: "list" as const, items: stale.map((path): Line => [code(path)]) },
            ],
          },
        ]),
  ];
}

/** Each reason for which settings are expected to differ, once. */
export function reasonsSection({ met }: ParityVerdict): readonly Block[] {
  if (met.length === 0) return [];
  return [
    {
      kind: "section",
      title: [text("Expected to differ")],
      priority: 2,
      blocks: [{ kind: "list", items: met.map(({ reason, settings }) => reasonLine(reason, settings)) }],
    },
  ];
}

/** `pre has few users: redis.memorySizeGb, database.tier` */
export function reasonLine(reason: string, settings: readonly string[]): Line {
  return [
    text(`${reason.replace(/[.:]$/, "")}: `),
    ...settings.flatMap((path, index) => [text(index === 0 ? "" : ", "), code(path)]),
  ];
}

function unexpectedTable(settings: readonly Setting[], names: Readonly<Record<SideName, string>>): Block {
  return {
    kind: "table",
    columns: [{ title: "Setting" }, { title: names.a }, { title: names.b }, { title: "What it is" }],
    rows: settings.map((setting) => {
      const [a, b] = settingValues(setting);
      return {
        cells: [[code(setting.path)], [code(a)], [code(b)], [text(setting.doc?.description ?? "")]],
      };
    }),
    priority: 0,
  };
}
