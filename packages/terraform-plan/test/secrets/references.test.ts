import { detectSecrets } from "../../src/secrets/detect";
import { fallbacks, substanceOf } from "../../src/secrets/references";

describe("a reference is no secret", () => {
  it.each([
    ["a shell's variable", "$PASSWORD"],
    ["a shell's variable in quotes", '"$PASSWORD"'],
    ["a variable in braces", "${PASSWORD}"],
    ["a variable with an empty default", "${PASSWORD:-}"],
    ["a variable with a message", "${PASSWORD:?set the password}"],
    ["a variable whose default is another one", "${PASSWORD:-${DB_PASSWORD}}"],
    ["a command", "$(cat /run/secrets/db)"],
    ["a command in a command", '"$(cat "$(dirname "$0")/key")"'],
    ["a command in backticks", "`cat /run/secrets/db`"],
    ["two references", "${USER_NAME}:${PASSWORD}"],
    ["a header's scheme before it", "Bearer $TOKEN"],
    ["Docker Compose's escape", "$${PASSWORD}"],
    ["a variable of Kubernetes", "$(DB_PASSWORD)"],
    ["GitHub Actions", "${{ secrets.DB_PASSWORD }}"],
    ["a GitLab component's input", "$[[ inputs.password ]]"],
    ["Helm", "{{ .Values.auth.password | quote }}"],
    ["Helm, by an index", '{{ index .Values "db-password" }}'],
    ["CloudFormation", "{{resolve:secretsmanager:db:SecretString:password}}"],
    ["ERB", '<%= ENV["DB_PASSWORD"] %>'],
    ["a Terraform template", "${random_password.db.result}"],
    ["Terraform's expression", "var.db_password"],
    ["PowerShell's environment", "$env:DB_PASSWORD"],
    ["PowerShell's member", "$credential.Password"],
    ["PowerShell's command", "Get-Secret -Name db -AsPlainText"],
    ["Windows' variable", "%DB_PASSWORD%"],
    ["systemd's specifier", "%d"],
    ["Python", 'os.environ["DB_PASSWORD"]'],
    ["Node.js", "process.env.DB_PASSWORD"],
    ["a YAML tag", "!reference [.database, password]"],
    ["a YAML alias", "*password"],
    ["a value that sops encrypted", "ENC[AES256_GCM,data:Zm9v,iv:YmFy,tag:YmF6,type:str]"],
    ["a key vault's secret", "@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/db)"],
  ])("%s: %s", (_, text) => {
    expect(substanceOf(text)).toBe("reference");
  });
});

describe("a literal is one, also beside or inside a reference", () => {
  it.each([
    ["a word", "hunter2"],
    ["a dollar inside", "p$w0rd"],
    ["two dollars inside", "Pa$$word"],
    ["a prefix", "s3cret-$SUFFIX"],
    ["a shell's default", "${PASSWORD:-hunter2}"],
    ["a shell's default in quotes", '"${PASSWORD:-"hunter2"}"'],
    ["a shell's assignment", "${PASSWORD:=hunter2}"],
    ["the default of a default", "${PASSWORD:-${DB_PASSWORD:-hunter2}}"],
    ["Helm's default", '{{ .Values.password | default "hunter2" }}'],
    ["Helm's default, as a function", '{{ default "hunter2" .Values.password }}'],
    ["GitHub's default", "${{ secrets.DB_PASSWORD || 'hunter2' }}"],
    ["Jinja's default", "{{ password | default('hunter2') }}"],
    ["Terraform's default", '${coalesce(var.password, "hunter2")}'],
    ["a command that prints it", "$(echo hunter2)"],
    ["a header's scheme before it", "Bearer hunter2"],
    ["PowerShell's conversion", 'ConvertTo-SecureString "hunter2" -AsPlainText'],
  ])("%s: %s", (_, text) => {
    expect(substanceOf(text)).toBe("literal");
  });
});

it("a lower-case name after a dollar may be either: hidden, but no finding", () => {
  expect(substanceOf("$ecret1")).toBe("ambiguous");
  expect(detectSecrets({ password: "$ecret1" })).toMatchObject([{ text: "$ecret1", isFinding: false }]);
});

it("a default is hidden where it is alone, too", () => {
  expect(fallbacks("${A:-${B:-hunter2}}")).toEqual(["hunter2"]);
  const texts = detectSecrets({ POSTGRES_PASSWORD: "${PASSWORD:-hunter2}" }).map(({ text }) => text);
  expect(texts).toEqual(["${PASSWORD:-hunter2}", "hunter2"]);
});

const SCRIPT = (password: string) => ({ command: ["sh", "-c", `set -eu\n${password}\necho done`] });

describe("scripts and files", () => {
  it.each([
    ["a command's output", "password=$(cat /run/secrets/db)"],
    [
      "a command's output in quotes",
      'export DB_PASSWORD="$(gcloud secrets versions access 1 --secret=db-password)"',
    ],
    ["an argument", 'gcloud sql users create drill --password="$MYSQL_PWD" --quiet'],
    ["an argument with a command", 'mysqladmin --password="$(cat "$DIR/password")" ping'],
    ["an argument on its own", 'mysqladmin --password "$PASSWORD" ping'],
    ["an address", "curl https://user:$TOKEN@example.com/x"],
    ["an address with a template", "DATABASE_URL=postgres://app:{{ .Values.password }}@db/app"],
    ["a connection text", "ConnectionString=Server=db;Password=${DB_PASSWORD};Encrypt=true"],
    ["Compose", "environment:\n  - POSTGRES_PASSWORD=${POSTGRES_PASSWORD:?missing}"],
    ["a chart's template", "password: {{ .Values.auth.password | b64enc }}"],
    ["systemd", "Environment=PGPASSWORD=${PGPASSWORD}"],
    ["PowerShell", "$Password = Get-Secret -Name db"],
    ["a working directory", "pwd=$(pwd)"],
    ["the name of a secret in its store", "gcloud secrets versions access latest --secret=db-password"],
  ])("%s is no secret", (_, line) => {
    expect(detectSecrets(SCRIPT(line))).toEqual([]);
  });

  it.each([
    ["an assignment", "password=tr0ub4dor"],
    ["an argument", 'gcloud sql users create drill --password="tr0ub4dor" --quiet'],
    ["an argument on its own", "mysqladmin --password tr0ub4dor ping"],
    ["an argument's default", 'mysqladmin --password="${PASSWORD:-tr0ub4dor}" ping'],
    ["an address", "curl https://user:tr0ub4dor@example.com/x"],
    ["an address with a dollar", "curl https://user:$tr0ub4dor!@example.com/x"],
    ["an address' default", "DATABASE_URL=postgres://app:${PASSWORD:-tr0ub4dor}@db/app"],
    ["a connection text", "ConnectionString=Server=db;Password=tr0ub4dor;Encrypt=true"],
    ["Compose's default", "environment:\n  - POSTGRES_PASSWORD=${POSTGRES_PASSWORD:-tr0ub4dor}"],
    ["a chart's default", 'password: {{ .Values.auth.password | default "tr0ub4dor" }}'],
    ["systemd", "Environment=PGPASSWORD=tr0ub4dor"],
    ["PowerShell", '$Password = ConvertTo-SecureString "tr0ub4dor" -AsPlainText -Force'],
  ])("%s with a literal is one", (_, line) => {
    const detected = detectSecrets(SCRIPT(line));
    expect(detected.some(({ text, isFinding }) => isFinding && text.includes("tr0ub4dor"))).toBe(true);
  });
});

it("an item of a list of arguments belongs to the option before it", () => {
  const texts = (value: string) =>
    detectSecrets({ args: ["--admin-password", value] }).map(({ text }) => text);
  expect(texts("tr0ub4dor")).toEqual(["tr0ub4dor"]);
  expect(texts("$(ADMIN_PASSWORD)")).toEqual([]);
  expect(detectSecrets({ args: ["--user", "tr0ub4dor"] })).toEqual([]);
});
