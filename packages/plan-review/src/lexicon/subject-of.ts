import { remembered } from "./remembered";
import { SUBJECTS, type Subject } from "./subjects";
import { matchedWords } from "./words";

export interface NamedSubject {
  readonly subject: Subject;
  /** The words that name it. */
  readonly matched: readonly string[];
}

export function namedSubject(words: readonly string[]): NamedSubject | undefined {
  return subjectIn(words.join(" "));
}

/** Subject that the words name; undefined if there is none. */
export function subjectOf(words: readonly string[]): Subject | undefined {
  return namedSubject(words)?.subject;
}

const subjectIn = remembered((text): NamedSubject | undefined => {
  const words = text.split(" ");
  for (const subject of SUBJECTS) {
    const matched = matchedWords(words, subject.phrases);
    if (matched !== undefined) return { subject, matched };
  }
  return undefined;
});
