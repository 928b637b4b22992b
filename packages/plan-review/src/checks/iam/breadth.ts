import { isWorld, parseAddresses } from "../../values/cidr";
import type { Condition, Statement } from "./statement";

/** Actions by which one can give oneself everything else. */
const ADMIN_ACTIONS = new Set(["*", "*:*", "iam:*"]);

/** A statement that lets its holder do anything, or give itself anything. */
export function isAdmin(statement: Statement): boolean {
  if (statement.effect !== "Allow" || !reachesAll(statement)) return false;
  if (statement.actions.mode === "except") return true;
  return statement.actions.patterns.some((action) => ADMIN_ACTIONS.has(action.toLowerCase()));
}

function reachesAll(statement: Statement): boolean {
  return statement.resources.mode === "except" || statement.resources.patterns.includes("*");
}

/**
 * A statement that speaks to everyone in the world: any principal, and no condition that names
 * who or where from (`aws:SecureTransport` or a date does not).
 */
export function isPublic(statement: Statement): boolean {
  if (statement.effect !== "Allow" || statement.principals === undefined) return false;
  const { mode, patterns } = statement.principals;
  if (patterns.some((name) => SHARED_ISSUERS.test(name)) && mode === "only") {
    return !statement.conditions.some(namesSubject);
  }
  return (mode === "except" || patterns.includes("*")) && !statement.conditions.some(narrows);
}

/** Issuers whose tokens anyone can get: only the subject identifies the owner of a token. */
const SHARED_ISSUERS =
  /^Federated:arn:aws[a-z-]*:iam::\d*:oidc-provider\/(gitlab\.com|token\.actions\.githubusercontent\.com|app\.terraform\.io|accounts\.google\.com)/;

function namesSubject({ operator, key, values }: Condition): boolean {
  return !/not/i.test(operator) && /:sub$/.test(key) && !values.includes("*");
}

function narrows(condition: Condition): boolean {
  if (/not/i.test(condition.operator) || !NARROWING_KEYS.test(condition.key)) return false;
  return !isWorld(condition.values.flatMap((value) => parseAddresses(value) ?? []));
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html lists what makes a policy not public. */
const NARROWING_KEYS =
  /^(aws:(principal(arn|account|orgid|orgpaths|servicename|isawsservice|tag\/.+)|source(account|arn|ip|orgid|orgpaths|owner|vpc|vpce|identity)|userid|username|federatedprovider|viaawsservice)|s3:(dataaccesspointarn|dataaccesspointaccount)|lambda:.*|kms:(calleraccount|viaservice)|sns:endpoint|elasticfilesystem:accesspointarn|.*:sub)$/;
