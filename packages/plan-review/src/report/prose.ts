import { code, type Line, strong, type Tone, text } from "@infra-tools/report/doc/doc";

/** A sentence of a rule as a line: text between backticks is code. */
export function prose(sentence: string): Line {
  return split(sentence).map((part, index) => (index % 2 === 0 ? text(part) : code(part)));
}

/** Several sentences, the first one emphasized: the others explain it. */
export function leadingProse(sentences: string, tone: Tone): Line {
  const first = firstSentence(sentences);
  const lead = split(first).map((part, index) => (index % 2 === 0 ? strong(part, tone) : code(part, tone)));
  return [...lead, ...prose(sentences.slice(first.length))];
}

/** Ends where a new sentence begins with a capital letter. */
export function firstSentence(sentences: string): string {
  return /^.*?[.!?](?=\s+[A-Z])/su.exec(sentences)?.[0] ?? sentences;
}

/** Text and code in turns, beginning with text. A back-tick without a partner is one. */
function split(sentence: string): readonly string[] {
  const parts = sentence.split("`");
  return parts.length % 2 === 1 ? parts : [sentence];
}
