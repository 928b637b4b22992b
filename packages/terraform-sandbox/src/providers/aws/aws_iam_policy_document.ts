import { crc32 } from "node:zlib";
import type { ResourceType } from "../resource-type";
import { policyDocument } from "./policy-document";

export const aws_iam_policy_document: ResourceType = {
  dataSource: {
    computed: {
      version: ({ text }) => text("version") || "2012-10-17",
      json: (context) => policyDocument(context.object, 2),
      minified_json: (context) => policyDocument(context.object, 0),
      id: (context) => String(crc32(policyDocument(context.object, 2))),
    },
    defaults: {
      version: "2012-10-17",
      "statement.sid": "",
      "statement.effect": "Allow",
      "statement.actions": [],
      "statement.not_actions": [],
      "statement.resources": [],
      "statement.not_resources": [],
    },
  },
};
