import fc from "fast-check";
import { parseMoment, reachProblems, utc } from "../../../src/ops/restore/point-in-time";

const NOW = new Date("2027-02-01T12:00:00Z");
const RECOVERY = { transactionLogDays: 7, retainedBackups: 30 };

describe("a moment", () => {
  it.each([
    ["2027-01-31T02:15:00Z", "2027-01-31T02:15:00Z"],
    ["2027-01-31T02:15Z", "2027-01-31T02:15:00Z"],
    ["2027-01-31T03:15:00+01:00", "2027-01-31T02:15:00Z"],
    ["2027-01-30T21:15:00-05:00", "2027-01-31T02:15:00Z"],
    ["2028-02-29T00:00:00.250Z", "2028-02-29T00:00:00.250Z"],
  ])("is read from %s", (value, expected) => {
    const moment = parseMoment(value);
    expect("time" in moment && utc(moment.time)).toBe(expected);
  });

  it.each([
    ["2027-01-31T02:15:00", "must say its time zone"],
    ["2027-01-31 02:15", "must say its time zone"],
    ["2027-02-29T02:15:00Z", "must be a time that exists"],
    ["2027-01-31T25:00:00Z", "must be a time that exists"],
    ["2027-01-31T02:15:00+99:00", "must be a time that exists"],
    ["2027-01-31", "must be a date and a time with a time zone"],
    ["yesterday", "must be a date and a time with a time zone"],
    ["", "must be a date and a time with a time zone"],
  ])("is refused as %p", (value, rule) => {
    expect(parseMoment(value)).toMatchObject({ rule });
  });

  it("is the same however its zone is written", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true }),
        fc.integer({ min: -14 * 60, max: 14 * 60 }),
        (time, offset) => {
          const local = new Date(time.getTime() + offset * 60_000).toISOString().slice(0, -1);
          const part = (minutes: number) => String(minutes).padStart(2, "0");
          const zone = `${offset < 0 ? "-" : "+"}${part(Math.floor(Math.abs(offset) / 60))}:${part(Math.abs(offset) % 60)}`;
          expect(parseMoment(`${local}${zone}`)).toEqual({ time });
        },
      ),
    );
  });
});

describe("the reach of a recovery", () => {
  const rules = (value: string) => reachProblems(new Date(value), NOW, RECOVERY).map(({ rule }) => rule);

  it.each(["2027-02-01T12:00:00Z", "2027-02-01T11:59:59Z", "2027-01-25T12:00:00Z"])("has %s", (value) => {
    expect(rules(value)).toEqual([]);
  });

  it("ends now", () => {
    expect(rules("2027-02-01T12:00:01Z")).toEqual(["must be in the past; it is 2027-02-01T12:00:00Z"]);
  });

  it("begins with the binary log, and names the backups for what is older", () => {
    const [problem] = reachProblems(new Date("2027-01-25T11:59:59Z"), NOW, RECOVERY);
    expect(problem?.rule).toContain("7 days of binary log");
    expect(problem?.rule).toContain("began at 2027-01-25T12:00:00Z");
    expect(problem?.fix).toContain("restore the backup before that time");
  });

  it("says that there is nothing where the backups end too", () => {
    const [problem] = reachProblems(new Date("2027-01-02T11:59:59Z"), NOW, RECOVERY);
    expect(problem?.rule).toContain("the 30 retained backups do not reach that far either");
    expect(problem?.fix).not.toContain("backup before");
  });
});
