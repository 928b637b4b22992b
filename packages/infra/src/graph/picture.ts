import type { Cloud } from "./cloud";

/** A box of the picture. */
export interface Box {
  readonly id: string;
  readonly cloud: Cloud;
  /** Boxes of one part are placed together, when the picture groups by parts. */
  readonly part?: string;
  readonly title: string;
  /** Beside the title, smaller. */
  readonly aside?: string;
  /** Below the title, smaller. */
  readonly words: readonly string[];
  /** Only read, not made by the stack. */
  readonly readOnly: boolean;
}

/** `from` depends on `to`; both are ids of boxes. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
}

export interface Picture {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}
