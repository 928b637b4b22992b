import type { Finding } from "@infra-tools/terraform-plan/model";
import { acceptFindings, parseTrailers } from "../src/accept";

const finding = (fingerprint: string): Finding => ({
  rule: "retention-reduced",
  severity: "warning",
  plan: "ops",
  address: "x_thing.a",
  path: ["days"],
  message: "Backups are kept for a shorter time.",
  advice: "Keep 30.",
  fingerprint,
  byName: false,
  accepted: undefined,
});

describe("acceptances in commit messages", () => {
  test("are trailers of the last paragraph, in any case, with a reason that may go on in the next line", () => {
    const { acceptances } = parseTrailers([
      "Shorten backups\n\nWe talked about it.\n\nAccept-Finding: 1a2b3c4d the old ones are\n  in the archive\naccept-finding:5e6f7a8b  tested in pre  \nSigned-off-by: A <a@b.c>\n",
      "One line only",
      "",
    ]);
    expect(acceptances).toEqual([
      { fingerprint: "1a2b3c4d", reason: "the old ones are in the archive" },
      { fingerprint: "5e6f7a8b", reason: "tested in pre" },
    ]);
  });

  test("are not found in the text of a message, in quotes or in other words", () => {
    const { acceptances } = parseTrailers([
      "Explain\n\nAccept-Finding: 1a2b3c4d in the middle\n\nReviewed-by: B",
      "Revert\n\n> Accept-Finding: 1a2b3c4d quoted\nDo-Not-Accept-Finding: 1a2b3c4d no",
    ]);
    expect(acceptances).toEqual([]);
  });

  test("need a word of reason: a sign or a number is none", () => {
    const { acceptances, withoutReason } = parseTrailers(
      ["-", "...", "1", "ok", "Größe", "INC-42"].map(
        (reason, index) => `a\n\nAccept-Finding: ${index} ${reason}`,
      ),
    );
    expect(withoutReason).toEqual(["0", "1", "2"]);
    expect(acceptances.map(({ fingerprint }) => fingerprint)).toEqual(["3", "4", "5"]);
  });

  test("need a reason, and are told when they have none", () => {
    expect(parseTrailers(["a\n\nAccept-Finding: 1a2b3c4d", "b\n\nAccept-Finding:"])).toEqual({
      acceptances: [],
      withoutReason: ["1a2b3c4d"],
    });
  });

  test("count once", () => {
    const { acceptances } = parseTrailers([
      "a\n\nAccept-Finding: x first",
      "b\r\n\r\nAccept-Finding: x second\r\n",
    ]);
    expect(acceptances).toEqual([{ fingerprint: "x", reason: "first" }]);
  });
});

describe("accepting", () => {
  test("marks the findings that are meant and gives back what means none", () => {
    const result = acceptFindings(
      [finding("a"), finding("b")],
      [
        { fingerprint: "b", reason: "fine" },
        { fingerprint: "c", reason: "no longer planned" },
      ],
    );
    expect(result.findings.map((one) => [one.fingerprint, one.accepted])).toEqual([
      ["a", undefined],
      ["b", "fine"],
    ]);
    expect(result.unused).toEqual([{ fingerprint: "c", reason: "no longer planned" }]);
  });
});
