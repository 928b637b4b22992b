import { UNKNOWN, type Value } from "@infra-tools/terraform-plan/value";
import { directionOf } from "../../src/attributes/direction";
import { type AttributeMetadata, row } from "../../src/attributes/metadata";
import { findings, nested, update } from "../checks/plans";

const direction = (attribute: AttributeMetadata, before: Value, after: Value) =>
  directionOf({ path: ["x"], attribute, before, after, byName: false });

describe("a switch", () => {
  const protection = row("protection", "deletion protection", "true");
  const publicAccess = row("exposure", "public access", "false");

  it("is worse when a safe one is switched off, or an unsafe one on", () => {
    expect(direction(protection, true, false)).toEqual({ kind: "worse", how: "switched off" });
    expect(direction(publicAccess, false, true)).toEqual({ kind: "worse", how: "switched on" });
  });

  it("is better the other way round", () => {
    expect(direction(protection, false, true)).toEqual({ kind: "better" });
    expect(direction(publicAccess, true, false)).toEqual({ kind: "better" });
  });
});

describe("a list with ALL in it", () => {
  const dropped = row("access", "dropped capabilities", "more");
  const added = row("access", "added capabilities", "fewer");

  it("has everything that another one has", () => {
    expect(direction(dropped, ["NET_RAW"], ["ALL"])).toEqual({ kind: "same" });
    expect(direction(added, ["ALL"], ["NET_ADMIN"])).toEqual({ kind: "same" });
    expect(direction(dropped, ["ALL"], ["NET_RAW"])).toMatchObject({ kind: "worse" });
    expect(direction(added, ["NET_ADMIN"], ["ALL"])).toMatchObject({ kind: "worse" });
    expect(direction(dropped, ["NET_RAW"], ["SYS_ADMIN"])).toMatchObject({ kind: "worse" });
  });
});

describe("an attribute that is not set", () => {
  it("has the default of the metadata", () => {
    const onByDefault = row("protection", "protection", "true", { absent: true });
    expect(direction(onByDefault, null, false)).toEqual({ kind: "worse", how: "switched off" });
    expect(direction(onByDefault, null, true)).toEqual({ kind: "same" });
    expect(direction(onByDefault, false, null)).toEqual({ kind: "better" });
  });

  it("is off without a default", () => {
    const switched = row("protection", "protection", "true");
    expect(direction(switched, null, false)).toEqual({ kind: "same" });
    expect(direction(switched, true, null)).toEqual({ kind: "worse", how: "switched off" });
  });

  it("is compared by its default in numbers and ordered words too", () => {
    const days = row("retention", "days kept", "higher", { absent: 7, unit: "days" });
    expect(direction(days, null, 3)).toEqual({ kind: "worse", how: "lowered from 7 to 3 days" });
    expect(direction(days, 30, null)).toEqual({ kind: "worse", how: "lowered from 30 to 7 days" });
    expect(direction(days, null, 7)).toEqual({ kind: "same" });
    const mode = row("tls", "the mode", ["off", "on", "strict"], { absent: "on" });
    expect(direction(mode, null, "off")).toEqual({ kind: "worse", how: "weakened from on to off" });
    expect(direction(mode, "strict", null)).toEqual({ kind: "worse", how: "weakened from strict to on" });
    expect(direction(mode, "off", null)).toEqual({ kind: "better" });
  });

  it("is unset, not worse, without a default", () => {
    const days = row("retention", "days kept", "higher");
    expect(direction(days, 30, null)).toEqual({ kind: "unset", how: "no longer set (was 30)" });
    expect(direction(days, 0, null)).toEqual({ kind: "same" });
  });
});

describe("a dangerous addition", () => {
  const attribute = row("exposure", "the public address", "absent");

  it("is worse when it is added, better when it is removed", () => {
    expect(direction(attribute, null, "192.0.2.1")).toEqual({ kind: "worse", how: "added (192.0.2.1)" });
    expect(direction(attribute, "192.0.2.1", null)).toEqual({ kind: "better" });
    expect(direction(attribute, "192.0.2.1", "192.0.2.2")).toEqual({ kind: "same" });
  });
});

it("has no direction while a value is unknown", () => {
  expect(direction(row("protection", "protection", "true"), true, UNKNOWN)).toEqual({ kind: "unknown" });
});

describe("a consequence is printed only where the direction is known", () => {
  const consequences = (type: string, path: string, before: Value, after: Value) =>
    findings([update(type, nested(path, before), nested(path, after))]).map(
      ({ message }) => message.split(". ")[1],
    );
  const tier = "settings[].tier";

  it("is there for a smaller machine, and for one of another family", () => {
    expect(
      consequences("google_sql_database_instance", tier, "db-custom-8-32768", "db-custom-4-16384"),
    ).toEqual(["The instance restarts with less processor or memory."]);
    expect(
      findings([update("aws_instance", { instance_type: "t3.small" }, { instance_type: "m5.4xlarge" })]),
    ).toEqual([]);
  });

  it("is neutral for values without an order", () => {
    const neutral = "Cannot tell whether this weakens it: compare both values.";
    expect(consequences("google_sql_database_instance", tier, "db-custom-8-32768", "db-unknown")).toEqual([
      neutral,
    ]);
    expect(consequences("aws_db_instance", "ca_cert_identifier", "rds-ca-2019", "rds-ca-rsa4096-g1")).toEqual(
      [neutral],
    );
  });

  it("is the rule's own for the worst value", () => {
    const pod = (user: number) => nested("spec[].container[].security_context[].run_as_user", user);
    expect(findings([update("kubernetes_pod_v1", pod(65532), pod(0))])[0]?.message).toContain(
      "An attacker who takes it over can do more damage.",
    );
  });
});
