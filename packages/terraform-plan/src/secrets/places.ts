import { type Shape, shape } from "./shape-table";

/** A word of a shell, or a part of one that is a reference with spaces: `"$(cat /run/secrets/db)"`, `{{ .Values.password }}`. */
const WORD = String.raw`(?:"[^"\n]*"|'[^'\n]*'|\$\([^)\n]*\)|\$?\{\{[^}\n]*\}\}|\$\{[^}\n]*\}|[^\s"'])+`;

/** Words of an option in lower case and in capitals; Windows and .NET also write `Password`. */
const PASSWORDS = ["assword", "ASSWORD", "asswd", "ASSWD", "pwd", "Pwd", "PWD"];

/** First words of options that are followed by no value of theirs: `--ask-password host`. */
const FLAGS = "(?:no|without|skip|disable|enable|ask|prompt|reset|require|generate|show|force|change)-";

/** Places that say that a secret is given there. What is given may be a reference to one, which is none. */
export const PLACES: readonly Shape[] = [
  shape("a bearer token", ["earer"], /\b[Bb]earer\s+([\w.~+/-]{16,}=*)/g),
  shape("basic credentials", ["asic"], /\b[Bb]asic\s+([A-Za-z0-9+/]{16,}={0,2})/g),
  shape(
    "a key in a header",
    ["uthorization:", "-Key:", "-key:", "-KEY:", "-Token:", "-token:", "-TOKEN:"],
    /\b(?:authorization:\s*(?:token|apikey)\s+|(?:(?:x-)?(?:\w+-)?(?:api-?key|token)|x-(?:\w+-){1,3}(?:key|token)):\s*)([\w.=~+/-]{12,})/gi,
  ),
  shape(
    "a password in an address",
    ["://"],
    /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@"'{}]{0,200}:((?:\$\([^)\n]*\)|\$?\{\{[^}\n]*\}\}|\$\{[^}\n]*\}|[^\s/@"'${}]|\$(?![({])){1,200})@[\w.$[{-]/gi,
  ),
  shape(
    "a password in a connection text",
    [...PASSWORDS, "ccesskey", "ccessKey", "secret", "Secret"],
    /(?:^|[;\s"'])(?:password|pwd|accesskey|sharedaccesskey|secret)\s*=\s*([^;\s"'&]{3,200})(?=[;"'\s&]|$)/gi,
  ),
  shape(
    "a password in a command",
    ["-password", "-passwd", "-passphrase", "-api-key", "-client-secret"],
    new RegExp(
      `(?<!\\S)--?(?!${FLAGS})(?:[a-z]\\w*-){0,4}(?:password|passwd|passphrase|api-key|client-secret)(?:=|[ ]+(?!-))(${WORD})`,
      "g",
    ),
  ),
  // `--secret=db-password` often names a secret in its store.
  shape(
    "a token in a command",
    ["-token", "-secret"],
    new RegExp(`(?<!\\S)--?(?:token|secret)(?:=|[ ]+(?!-))(?=\\S*\\d)(?=\\S*[A-Za-z])(${WORD})`, "g"),
  ),
  shape(
    "a user's password in a command",
    ["curl"],
    new RegExp(`\\bcurl\\b[^\\n]*\\s(?:-u|--user)(?:=|[ ]*)["']?[\\w.@-]*:(${WORD})`, "g"),
  ),
  shape(
    "a user's password in a request",
    ["-u ", "--user"],
    new RegExp(`(?<![\\w-])(?:-u|--user)(?:=|[ ]+)["']?[\\w.@-]+:(${WORD})(?=[^\\n]*https?://)`, "g"),
  ),
  // The password follows its option without a space.
  shape(
    "a database's password in a command",
    ["mysql", "mariadb"],
    new RegExp(`\\b(?:mysql|mariadb)[\\w-]*\\b[^\\n|;&]*\\s-p(?!\\s)(${WORD})`, "g"),
  ),
  shape(
    "a password in a command",
    ["sshpass", "redis-cli", "mongo", "sqlcmd", "ldap", " login "],
    new RegExp(
      `\\b(?:sshpass[ ]+-p|redis-cli\\b[^\\n|;&]*\\s-a|mongo\\w*\\b[^\\n|;&]*\\s-p|sqlcmd\\b[^\\n|;&]*\\s-P|ldap\\w+\\b[^\\n|;&]*\\s-w|(?:docker|podman|oras|crane|helm registry)[ ]+login\\b[^\\n|;&]*\\s-p)[ ]*(?!-)(${WORD})`,
      "g",
    ),
  ),
  shape("a passphrase of OpenSSL", ["pass:"], new RegExp(`\\bopenssl\\b[^\\n|;&]*\\spass:(${WORD})`, "g")),
  shape(
    "a token in an address of a repository",
    ["://"],
    /\bhttps?:\/\/(?=[^@\s]*\d)([A-Za-z0-9_-]{20,200})@(?=[\w.-]*(?:git|bitbucket|azure|visualstudio))/g,
  ),
  shape(
    "a password in a NuGet configuration",
    ['Password"'],
    /<add key="(?:ClearText)?Password"\s+value="([^"]{3,})"/gi,
  ),
  shape("a password in a .netrc file", ["machine "], /\bmachine\s+\S+\s+login\s+\S+\s+password\s+(\S{3,})/g),
];
