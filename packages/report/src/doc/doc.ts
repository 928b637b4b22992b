/**
 * A report before it has a form: what to say, in which order, and what may be left out first.
 * Reports are built as a `Doc` and rendered as terminal text, Markdown or HTML, so that the three always agree.
 * Every text in it is untrusted: renderers escape it.
 */
export interface Doc {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/**
 * Order of removal when space is short: 0 always stays (verdict, dangers, counts);
 * of the rest the highest number is dropped first.
 */
export type Priority = number;

export type Tone =
  | "danger"
  | "warning"
  | "good"
  | "muted"
  | "create"
  | "update"
  | "delete"
  | "replace"
  | "plain";

/** A run of text inside a line. */
export type Inline =
  | { readonly kind: "text"; readonly text: string; readonly tone?: Tone; readonly strong?: boolean }
  /** HTML shows what is `marked` as the part that matters of a longer text. */
  | { readonly kind: "code"; readonly text: string; readonly tone?: Tone; readonly marked?: boolean }
  | { readonly kind: "link"; readonly text: string; readonly url: string };

export type Line = readonly Inline[];

/** One line of a difference: removed, added, forces or heading (`!`), heading path (`=`), or unchanged. */
export interface DiffLine {
  readonly op: "+" | "-" | "!" | "=" | " ";
  readonly text: string;
}

export type Block =
  | { readonly kind: "paragraph"; readonly line: Line; readonly priority?: Priority }
  | {
      readonly kind: "callout";
      readonly tone: Tone;
      readonly lines: readonly Line[];
      readonly priority?: Priority;
    }
  | { readonly kind: "list"; readonly items: readonly Line[]; readonly priority?: Priority }
  | {
      readonly kind: "table";
      readonly columns: readonly Column[];
      readonly rows: readonly Row[];
      /**
       * Values of two sides beside each other: in HTML both columns are equally wide, long values and lines are
       * wrapped, and on a narrow screen the cells of a row are below each other, each with its column's title.
       */
      readonly sideBySide?: boolean;
      readonly priority?: Priority;
    }
  | { readonly kind: "diff"; readonly lines: readonly DiffLine[]; readonly priority?: Priority }
  | { readonly kind: "code"; readonly text: string; readonly language?: string; readonly priority?: Priority }
  | Section
  | Details
  | Picture;

export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
}

export interface Row {
  readonly cells: readonly Line[];
  readonly tone?: Tone;
}

/** A part with a heading. */
export interface Section {
  readonly kind: "section";
  readonly title: Line;
  readonly blocks: readonly Block[];
  readonly priority?: Priority;
}

/** A part that is folded until someone wants it; the terminal shows it unfolded only with `details: true`. */
export interface Details {
  readonly kind: "details";
  readonly summary: Line;
  readonly blocks: readonly Block[];
  readonly open?: boolean;
  /** Words a filter in the HTML page matches on: severities, actions. */
  readonly tags?: readonly string[];
  readonly priority?: Priority;
  /** Stays or goes with everything inside, whatever the priorities inside are. */
  readonly whole?: boolean;
}

/** A drawing for HTML; the other renderers print its text. */
export interface Picture {
  readonly kind: "picture";
  /** Trusted markup that our own code made with every label escaped. */
  readonly svg: string;
  readonly alternative: string;
  readonly priority?: Priority;
}

export function text(value: string, tone?: Tone): Inline {
  return tone === undefined ? { kind: "text", text: value } : { kind: "text", text: value, tone };
}

export function strong(value: string, tone?: Tone): Inline {
  return tone === undefined
    ? { kind: "text", text: value, strong: true }
    : { kind: "text", text: value, strong: true, tone };
}

export function code(value: string, tone?: Tone): Extract<Inline, { kind: "code" }> {
  return tone === undefined ? { kind: "code", text: value } : { kind: "code", text: value, tone };
}

export function link(value: string, url: string): Inline {
  return { kind: "link", text: value, url };
}

export function paragraph(...line: Inline[]): Block {
  return { kind: "paragraph", line };
}

/** A difference whose lines are made when somebody asks for them: most of a long report is never shown. */
export function lazyDiff(makeLines: () => readonly DiffLine[], priority: Priority): Block {
  let made: readonly DiffLine[] | undefined;
  return {
    kind: "diff",
    get lines() {
      made ??= makeLines();
      return made;
    },
    priority,
  };
}
