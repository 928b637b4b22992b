import { normalizePolicy } from "../../src/compare/policy";
import { isList, isObject, type Value } from "../../src/value";

const policy = (...Statement: readonly Value[]): Value => ({ Version: "2012-10-17", Statement });
const allow = (members: { readonly [key: string]: Value }): Value => ({ Effect: "Allow", ...members });

test.each<[string, Value, Value]>([
  ["one statement without a list", { Statement: allow({ Sid: "a" }) }, { Statement: [allow({ Sid: "a" })] }],
  ["Action", policy(allow({ Action: "s3:*" })), policy(allow({ Action: ["s3:*"] }))],
  ["NotAction", policy(allow({ NotAction: "s3:*" })), policy(allow({ NotAction: ["s3:*"] }))],
  ["Resource", policy(allow({ Resource: "*" })), policy(allow({ Resource: ["*"] }))],
  ["NotResource", policy(allow({ NotResource: "*" })), policy(allow({ NotResource: ["*"] }))],
  ["everyone", policy(allow({ Principal: "*" })), policy(allow({ Principal: { AWS: ["*"] } }))],
  ["nobody", policy(allow({ NotPrincipal: "*" })), policy(allow({ NotPrincipal: { AWS: ["*"] } }))],
  [
    "a principal of each kind",
    policy(allow({ Principal: { AWS: "a", Service: ["b", "c"] } })),
    policy(allow({ Principal: { AWS: ["a"], Service: ["b", "c"] } })),
  ],
  [
    "values of conditions",
    policy(allow({ Condition: { Bool: { a: true, b: ["x", 1, null] }, StringLike: { c: "d" } } })),
    policy(allow({ Condition: { Bool: { a: ["true"], b: ["x", "1", null] }, StringLike: { c: ["d"] } } })),
  ],
  [
    "a statement that denies, beside one that is in this form",
    policy(allow({ Action: ["a"] }), { Effect: "Deny", Action: "b" }),
    policy(allow({ Action: ["a"] }), { Effect: "Deny", Action: ["b"] }),
  ],
])("%s has one form", (_, written, form) => {
  expect(normalizePolicy(written)).toEqual(form);
});

test.each<[string, Value]>([
  ["null", null],
  ["no object", "Statement"],
  ["a list", [allow({ Action: "a" })]],
  ["no statement", { Version: "2012-10-17", Action: "a" }],
  ["an empty list of statements", { Statement: [] }],
  ["a statement that is a text", { Statement: "Allow" }],
  ["an effect that is none", policy({ Effect: "allow", Action: "a" })],
  ["one statement that is none", policy(allow({ Action: "a" }), { Action: "b" })],
])("%s is no policy and comes back as it is", (_, document) => {
  expect(normalizePolicy(document)).toBe(document);
});

test.each<[string, Value]>([
  ["a member that looks like a condition", allow({ Settings: { Bool: { a: true } } })],
  ["members that are no lists of texts", allow({ Sid: "a", Version: "b" })],
  ["a principal that is a text", allow({ Principal: "arn:aws:iam::1:root" })],
  ["a condition that is a text", allow({ Condition: "a" })],
  ["a condition that is a list", allow({ Condition: [{ a: true }] })],
  ["an operator that is a text", allow({ Condition: { Bool: "a" } })],
  ["lists", allow({ Action: ["a"], Principal: { AWS: ["b"] }, Condition: { Bool: { c: ["d"] } } })],
])("%s stay, and the statement is the same object", (_, statement) => {
  const document = policy(statement);
  const form = normalizePolicy(document);
  expect(form).toEqual(document);
  const statements = isObject(form) ? form["Statement"] : undefined;
  expect(isList(statements) ? statements[0] : undefined).toBe(statement);
});
