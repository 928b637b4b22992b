import { create, update } from "../../checks/plans";
import { danger, type Labelled, safe } from "../labelled";
import { document } from "../policy-shapes";
import { iam, iamList } from "./builders";

/** Policies of AWS and Google Cloud. */
export const POLICIES: readonly Labelled[] = [
  danger(
    "Everything but IAM is everything that may raise rights elsewhere.",
    iam(
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws:s3:::shop/*" },
      { Effect: "Allow", NotAction: ["iam:*"], Resource: "*" },
    ),
  ),
  danger(
    "The condition on the organization holds only where the key is there.",
    iam(
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Resource: "*",
        Condition: { StringEquals: { "aws:ResourceOrgID": "o-abc123" } },
      },
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Resource: "*",
        Condition: { StringEqualsIfExists: { "aws:ResourceOrgID": "o-*" } },
      },
    ),
  ),
  danger(
    "A function may be given any role.",
    iam(
      { Effect: "Allow", Action: ["lambda:UpdateFunctionCode"], Resource: "*" },
      {
        Effect: "Allow",
        Action: ["lambda:UpdateFunctionCode", "lambda:CreateFunction", "iam:PassRole"],
        Resource: "*",
      },
    ),
  ),
  danger(
    "The explicit deny ends.",
    iamList(
      [
        { Effect: "Allow", Action: "s3:*", Resource: "*" },
        { Effect: "Deny", Action: "s3:DeleteBucket", Resource: "*" },
      ],
      [{ Effect: "Allow", Action: "s3:*", Resource: "*" }],
    ),
  ),
  safe(
    "The statement reads one bucket less.",
    iam(
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"] },
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::a/*"] },
    ),
  ),
  safe(
    "One statement becomes two of the same meaning.",
    iamList(
      [{ Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject"], Resource: "arn:aws:s3:::a/*" }],
      [
        { Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*" },
        { Sid: "Write", Effect: "Allow", Action: ["s3:PutObject"], Resource: ["arn:aws:s3:::a/*"] },
      ],
    ),
  ),
  safe(
    "A deny without TLS is new.",
    iamList(
      [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*" }],
      [
        { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*" },
        {
          Effect: "Deny",
          Action: "s3:*",
          Resource: "*",
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    ),
  ),
  danger(
    "The queue takes messages of any account.",
    update(
      "aws_sqs_queue_policy",
      {
        queue_url: "q",
        policy: document({
          Effect: "Allow",
          Principal: { Service: "sns.amazonaws.com" },
          Action: "sqs:SendMessage",
          Resource: "*",
          Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-central-1:111111111111:orders" } },
        }),
      },
      {
        queue_url: "q",
        policy: document({
          Effect: "Allow",
          Principal: { AWS: "*" },
          Action: "sqs:SendMessage",
          Resource: "*",
          Condition: { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } },
        }),
      },
    ),
  ),
  safe(
    "The queue takes messages of one topic.",
    create("aws_sqs_queue_policy", {
      queue_url: "q",
      policy: document({
        Effect: "Allow",
        Principal: { Service: "sns.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: "*",
        Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-central-1:111111111111:orders" } },
      }),
    }),
  ),
  danger(
    "A binding of the project has everyone in it.",
    update(
      "google_project_iam_policy",
      {
        project: "p",
        policy_data: JSON.stringify({
          bindings: [{ role: "roles/viewer", members: ["group:dev@example.com"] }],
        }),
      },
      {
        project: "p",
        policy_data: JSON.stringify({
          bindings: [{ role: "roles/viewer", members: ["group:dev@example.com", "allAuthenticatedUsers"] }],
        }),
      },
    ),
  ),
  danger(
    "The binding's condition ends.",
    update(
      "google_project_iam_binding",
      {
        project: "p",
        role: "roles/storage.admin",
        members: ["group:ops@example.com"],
        condition: [{ title: "hours", expression: 'request.time < timestamp("2026-12-01T00:00:00Z")' }],
      },
      { project: "p", role: "roles/storage.admin", members: ["group:ops@example.com"], condition: [] },
    ),
  ),
  safe(
    "A member leaves the binding.",
    update(
      "google_project_iam_binding",
      { project: "p", role: "roles/storage.admin", members: ["group:ops@example.com", "user:a@example.com"] },
      { project: "p", role: "roles/storage.admin", members: ["group:ops@example.com"] },
    ),
  ),
  danger(
    "A service account may mint tokens of others.",
    create("google_service_account_iam_member", {
      service_account_id: "deploy",
      role: "roles/iam.serviceAccountTokenCreator",
      member: "serviceAccount:web@p.iam.gserviceaccount.com",
    }),
  ),
  safe(
    "An account may write logs.",
    create("google_project_iam_member", {
      project: "p",
      role: "roles/logging.logWriter",
      member: "serviceAccount:web@p.iam.gserviceaccount.com",
    }),
  ),
];
