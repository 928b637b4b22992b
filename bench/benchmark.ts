import type { Row } from "./series";
import type { Workshop } from "./workshop";

export interface Benchmark {
  /** What `npm run bench -- <name>` calls it. */
  readonly name: string;
  readonly title: string;
  readonly run: (workshop: Workshop) => Promise<readonly Row[]>;
}
