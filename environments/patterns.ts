import type * as z from "zod";
import { type FieldDoc, text } from "./fields";

type TextField = z.ZodString;

/** RFC 1035 label: the form of most names in Google Cloud and of Kubernetes' Services. */
export function label(description: string, longest = 63): TextField {
  const rule = `must be lower-case letters, digits and hyphens, begin with a letter, not end with a hyphen, and have at most ${longest} characters`;
  return text({ description, rule }, new RegExp(`^(?=.{1,${longest}}$)[a-z]([a-z0-9-]*[a-z0-9])?$`));
}

/** A fully qualified host name without a trailing dot, in lower case, with at least two labels. */
export function hostname(description: string): TextField {
  return text(
    { description, rule: "must be a host name in lower case with at least two labels and no trailing dot" },
    /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/,
  );
}

/** An S3 bucket's name. Dots would break TLS and Transfer Acceleration, so they are refused. */
export function bucketName(description: string): TextField {
  return text(
    {
      description,
      rule: "must be a bucket name: 3 to 63 lower-case letters, digits and hyphens, a letter or digit at both ends, no dots",
    },
    /^(?!xn--)(?!sthree-)(?!.*(-s3alias|--ol-s3|--x-s3)$)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
  );
}

/** A container image with a tag for people and a digest for machines. */
export function image(description: string): TextField {
  return text(
    {
      description,
      rule: "must be an image reference with a digest: repository[:tag]@sha256:<64 hex digits>",
      fix: "add the digest that the registry shows for this tag; a tag alone can change under a running deployment",
    },
    /^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)+(:[A-Za-z0-9_][A-Za-z0-9._-]{0,127})?@sha256:[a-f0-9]{64}$/,
  );
}

const OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

/** An IPv4 range in CIDR form. */
export function ipv4Range(description: string): TextField {
  return text(
    { description, rule: "must be an IPv4 range in CIDR form, such as 192.0.2.0/24" },
    new RegExp(`^(${OCTET}\\.){3}${OCTET}/(3[0-2]|[12]?\\d)$`),
  );
}

/** An address that begins with https:// and carries neither user nor password. */
export function httpsAddress(doc: Omit<FieldDoc, "rule">): TextField {
  return text(
    { ...doc, rule: "must be an address that begins with https:// and carries no user or password" },
    /^https:\/\/[^\s/@?#]+(\/[^\s?#]*)?$/,
  );
}

/** A path on a web server. */
export function urlPath(description: string): TextField {
  return text({ description, rule: "must be a path that begins with /" }, /^\/[^\s?#]*$/);
}

/** A time of day in UTC. */
export function timeOfDay(description: string): TextField {
  return text({ description, rule: "must be a time of day, HH:MM" }, /^([01]\d|2[0-3]):[0-5]\d$/);
}

/** A Google Cloud region. */
export function googleRegion(description: string): TextField {
  return text(
    { description, rule: "must be a Google Cloud region, such as us-east1" },
    /^[a-z]+-[a-z]+\d{1,2}$/,
  );
}

/** An AWS region. */
export function awsRegion(description: string): TextField {
  return text(
    { description, rule: "must be an AWS region, such as eu-central-1" },
    /^[a-z]{2}(-[a-z]+)+-\d$/,
  );
}

/** An absolute path inside a container, with no `..` in it. */
export function containerPath(description: string): TextField {
  return text(
    { description, rule: "must be an absolute path without .." },
    /^(?!.*(^|\/)\.\.(\/|$))\/[A-Za-z0-9._/-]+$/,
  );
}
