import * as z from "zod";
import * as aws from "../vendors/aws";
import { rfc1035Label } from "../vendors/format";
import * as google from "../vendors/google";
import { type FieldDoc, formatted, text } from "./fields";

type TextField = z.ZodString;

/** RFC 1035 label: the form of most names in Google Cloud and of a Kubernetes Service. */
export function label(description: string, maxLength = 63): TextField {
  return formatted({ description }, rfc1035Label(maxLength));
}

/** A fully qualified host name without a trailing dot, in lower case, with at least two labels. */
export function hostname(description: string): TextField {
  return text(
    { description, rule: "must be a host name in lower case with at least two labels and no trailing dot" },
    /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/,
  );
}

/** An S3 bucket's name without dots. */
export function bucketName(description: string): TextField {
  return formatted({ description }, aws.BUCKET_NAME);
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

/** An IPv4 range in CIDR form. */
export function ipv4Range(description: string) {
  const rule = "must be an IPv4 range in CIDR form, such as 192.0.2.0/24";
  return z.cidrv4({ error: rule }).meta({ description, rule });
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

/** A Google Cloud region. */
export function googleRegion(description: string): TextField {
  return formatted({ description }, google.REGION);
}

/** Id of a Google Cloud project. */
export function projectId(description: string): TextField {
  return formatted({ description }, google.PROJECT_ID);
}

/** An AWS region. */
export function awsRegion(description: string): TextField {
  return formatted({ description }, aws.REGION);
}

/** An absolute path inside a container, with no `..` in it. */
export function containerPath(description: string): TextField {
  return text(
    { description, rule: "must be an absolute path without .." },
    /^(?!.*(^|\/)\.\.(\/|$))\/[A-Za-z0-9._/-]+$/,
  );
}
