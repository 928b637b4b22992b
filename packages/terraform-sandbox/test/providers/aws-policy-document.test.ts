import { normalizePolicy } from "../../src/providers/aws/policy";
import { policyDocument } from "../../src/providers/aws/policy-document";

function document(value: Parameters<typeof policyDocument>[0]): unknown {
  return JSON.parse(policyDocument(value, 0));
}

test("one value stands alone, several in a list in reverse order; & stands for a dollar sign", () => {
  const statement = { actions: ["s3:GetObject"], resources: ["a", "c", "b/&{aws:username}"] };
  expect(document({ statement: [statement] })).toEqual({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: ["c", "b/${aws:username}", "a"] }],
  });
});

test("principals are grouped by type, and conditions by test", () => {
  const statement = {
    sid: "One",
    effect: "Deny",
    principals: [
      { type: "AWS", identifiers: ["b", "a"] },
      { type: "Service", identifiers: ["s3.amazonaws.com"] },
    ],
    condition: [
      { test: "StringEquals", variable: "b", values: ["1"] },
      { test: "StringEquals", variable: "a", values: ["1", "2"] },
    ],
  };
  expect(document({ policy_id: "P", statement: [statement] })).toEqual({
    Version: "2012-10-17",
    Id: "P",
    Statement: [
      {
        Sid: "One",
        Effect: "Deny",
        Principal: { AWS: ["b", "a"], Service: "s3.amazonaws.com" },
        Condition: { StringEquals: { a: ["1", "2"], b: "1" } },
      },
    ],
  });
});

test("a later statement takes the place of one with the same Sid; others are added", () => {
  const source = JSON.stringify({
    Statement: [
      { Sid: "A", Effect: "Allow" },
      { Sid: "B", Effect: "Allow" },
    ],
  });
  const merged = document({
    source_policy_documents: [source],
    statement: [{ sid: "A", effect: "Deny", actions: ["*"] }],
    override_policy_documents: [JSON.stringify({ Statement: { Sid: "B", Effect: "Deny" } })],
  });
  expect(merged).toMatchObject({
    Statement: [
      { Sid: "A", Effect: "Deny" },
      { Sid: "B", Effect: "Deny" },
    ],
  });
});

test("a source that is not JSON is refused", () => {
  expect(() => document({ source_json: "no" })).toThrow("not valid");
});

test("a policy is kept with sorted keys and without spaces, as Go writes it", () => {
  expect(normalizePolicy('{ "Version": "1", "Statement": [{"Effect": "<Allow>"}] }')).toBe(
    '{"Statement":[{"Effect":"\\u003cAllow\\u003e"}],"Version":"1"}',
  );
  expect(normalizePolicy("no JSON")).toBe("no JSON");
});
