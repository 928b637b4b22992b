import { code, type Line, text } from "@infra-tools/report/doc/doc";
import type { Change } from "@infra-tools/terraform-plan/model";
import { formatPath } from "@infra-tools/terraform-plan/path";
import type { ReviewedPlan } from "../reviewed";
import { plural } from "./words";

/** Maximum number of forcing attributes in an entry's summary. */
export const SHOWN_PATHS = 3;
const SHOWN_FOLLOWERS = 5;

/** Details of a destroyed or replaced resource: the order, the origin, the consequences. */
export function whyLines(reviewed: ReviewedPlan, change: Change): readonly Line[] {
  if (change.action === "create" || change.action === "update" || change.action === "read") return [];
  const why = reviewed.why.get(change.address);
  return [
    ...(change.replacePaths.length > SHOWN_PATHS ? [forcedBy(change)] : []),
    ...(change.action === "replace" ? [[text(orderText(change))]] : []),
    ...(change.action === "forget" || change.action === "create-forget"
      ? [[text("The object stays alive; Terraform no longer knows it.")]]
      : []),
    ...(why?.origins ?? []).map(
      (origin): Line => [
        text(origin.certain ? "Begins with " : "Cannot be traced further than "),
        code(origin.attribute === undefined ? origin.address : `${origin.address}.${origin.attribute}`),
        ...(origin.certain ? [text(", which changes in this plan.")] : []),
      ],
    ),
    ...followerLines(why?.followers ?? []),
  ];
}

function forcedBy(change: Change): Line {
  const paths = change.replacePaths.map(formatPath);
  return [
    text("Forced by "),
    ...paths.flatMap((path, index) => (index === 0 ? [code(path)] : [text(", "), code(path)])),
    text(", which cannot be changed in place."),
  ];
}

function orderText(change: Change): string {
  return change.replaceOrder === "create-first"
    ? "Created first, then the old one is destroyed."
    : "Destroyed first, then created: it is missing in between.";
}

function followerLines(followers: readonly string[]): readonly Line[] {
  if (followers.length === 0) return [];
  const shown = followers.slice(0, SHOWN_FOLLOWERS);
  const rest = followers.length - shown.length;
  return [
    [
      text(`${plural(followers.length, "resource")} ${followers.length === 1 ? "follows" : "follow"}: `),
      ...shown.flatMap((address, index) => (index === 0 ? [code(address)] : [text(", "), code(address)])),
      ...(rest === 0 ? [] : [text(` and ${rest} more`)]),
    ],
  ];
}
