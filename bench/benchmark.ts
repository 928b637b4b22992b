import type { Row } from "./series";
import type { Workshop } from "./workshop";

export interface Benchmark {
  /** Name in `npm run bench -- <name>`. */
  readonly name: string;
  readonly title: string;
  readonly run: (workshop: Workshop) => Promise<readonly Row[]>;
}
