/**
 * Every way a secret may be written inside another text: as it is, escaped for JSON (also twice, and as Go does),
 * percent-encoded, and in base64 at each of the three places it can have in a group of three bytes.
 */
export function encodings(secret: string): ReadonlySet<string> {
  const written = new Set([secret]);
  if (!/^[A-Za-z0-9]*$/.test(secret)) addEscaped(secret, written);
  for (const form of [...written]) {
    for (const base64 of base64Forms(form)) written.add(base64);
  }
  return written;
}

/** Letters and digits are written as they are everywhere; everything else has several forms. */
function addEscaped(secret: string, written: Set<string>): void {
  for (const json of jsonForms(secret)) {
    written.add(json);
    for (const twice of jsonForms(json)) written.add(twice);
  }
  for (const url of urlForms(secret)) written.add(url);
}

/** Go, and with it Terraform's `jsonencode`, also escapes what HTML could mistake. */
function jsonForms(text: string): readonly string[] {
  const plain = JSON.stringify(text).slice(1, -1);
  const go = plain.replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
  return [plain, go];
}

/**
 * Characters that are written as they are in percent-encoding, besides letters and digits, by who encodes. A host's and a
 * fragment's are left out: no secret belongs there.
 */
const UNESCAPED: Readonly<Record<string, RegExp>> = {
  "encodeURIComponent of JavaScript": /[-_.!~*'()]/,
  "encodeURI of JavaScript": /[-_.!~*'();,/?:@&=+$#]/,
  "HTML forms": /[-_.*]/,
  "user information of WHATWG URLs": /[-_.!~*'()&$+,%]/,
  "paths of WHATWG URLs": /[-_.!~*'();,/:@&=+$%[\]|\\]/,
  "QueryEscape of Go, urlencode of Terraform, quote_plus of Python": /[-_.~]/,
  "PathEscape of Go": /[-_.~$&+:=@]/,
  "paths of Go": /[-_.~$&+,/:;=@]/,
  "UserPassword of Go": /[-_.~$&+,;=]/,
  "quote of Python": /[-_.~/]/,
  "an encoder that keeps nothing else": /(?!)/,
};

/** A space may be `%20` or `+`, the hexadecimal digits large or small. */
function urlForms(text: string): readonly string[] {
  const bytes = Buffer.from(text, "utf8");
  const forms = Object.values(UNESCAPED).map((unescaped) =>
    [...bytes]
      .map((byte) => {
        const char = String.fromCharCode(byte);
        const isKept = /[A-Za-z0-9]/.test(char) || unescaped.test(char);
        return isKept ? char : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
      })
      .join(""),
  );
  const all = [...forms, ...forms.map((form) => form.replaceAll("%20", "+"))];
  return [...all, ...all.map((form) => form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()))];
}

/** Part of the secret's base64 that does not depend on its neighbours, in both alphabets. */
function base64Forms(text: string): readonly string[] {
  const bytes = Buffer.from(text, "utf8");
  const forms: string[] = [];
  for (const shift of [0, 1, 2]) {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
    const bits = (shift + bytes.length) * 8;
    const stable = encoded.slice(Math.ceil((shift * 8) / 6), Math.floor(bits / 6));
    forms.push(stable, stable.replaceAll("+", "-").replaceAll("/", "_"));
  }
  return forms;
}
