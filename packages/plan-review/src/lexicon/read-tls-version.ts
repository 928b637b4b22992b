import { type AttributeMetadata, row } from "../attributes/metadata";
import { ordered } from "./ordered";
import { hasAny } from "./words";

/** `TLS1_2`, `TLSv1.2_2021`, `TransferSecurityPolicy-2024-01`: versions and dates, in their order. */
export function readTlsVersion(
  words: readonly string[],
  label: string,
  before: string,
  after: string,
): AttributeMetadata | undefined {
  if (hasAny(words, ["max*", "maximum"])) return undefined;
  const isVersion = hasAny(words, ["tls version", "min* tls*", "tls min*"]);
  const plain = isVersion ? [before, after].map((text) => /^v?\d(\.\d)?$/.exec(text)?.[0]) : [];
  if (plain[0] !== undefined && plain[1] !== undefined)
    return ordered(
      "tls",
      label,
      Number(plain[1].replace("v", "")) - Number(plain[0].replace("v", "")),
      before,
      after,
    );
  // `TLS1_2` -> `TLSEnforcementDisabled`: no version is asked for.
  if (isVersion && [before, after].some((text) => IS_VERSION.test(text))) {
    const [wasOff, isOff] = [before, after].map((text) => NO_VERSION.test(text));
    if (wasOff !== isOff) return row("tls", label, isOff ? [after, before] : [before, after]);
  }
  const isTls = [before, after].every((text) => IS_VERSION.test(text) || (isVersion && /^tls$/i.test(text)));
  const isSecurityPolicy = hasAny(words, [
    "security policy*",
    "tls policy*",
    "ssl policy*",
    "tls version",
    "min* tls*",
    "cipher*",
  ]);
  if (!isTls && !isSecurityPolicy) return undefined;
  const [from, to] = [versionOf(before), versionOf(after)];
  if (from === undefined || to === undefined) return undefined;
  return ordered("tls", label, to - from, before, after);
}

/** `TLSv1.2`, `tls_cipher_policy_1_2`. */
const IS_VERSION = /(tls|ssl)([ _-](cipher|policy|min|security))*[ _v-]*\d/i;

const NO_VERSION = /^(none|off|any|disabled|(tls|ssl)?_?enforcement_?disabled)$/i;

/** SSL is older than all of TLS. A year is compared with years only. */
function versionOf(written: string): number | undefined {
  // Azure spells version 1.0 without a number.
  const text = /^tls$/i.test(written) ? "tls1.0" : written;
  const version = /(ssl|tls)?[ _v-]*(\d)(?:[._-]?(\d)(?!\d))?/i.exec(text);
  const year = /(?:^|\D)(20\d\d)(?:-(\d\d))?/.exec(text);
  const date = year === null ? 0 : Number(year[1]) * 100 + Number(year[2] ?? 0);
  if (IS_VERSION.test(text) && version !== null) {
    const base = /ssl/i.test(text) ? 0 : 100;
    return (base + Number(version[2]) * 10 + Number(version[3] ?? 0)) * 1_000_000 + date;
  }
  return date === 0 ? undefined : date;
}
