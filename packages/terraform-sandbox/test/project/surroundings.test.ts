import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "@infra-tools/runtime/run";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import { copyProject } from "../../src/project/copy";
import { configurationFiles, levelsAbove } from "../../src/project/files";
import { refuseOutsideAccess } from "../../src/project/outside";
import { prepareSurroundings } from "../../src/project/surroundings";
import { sandboxProviders } from "../../src/session/providers";
import { withSession } from "../../src/session/session";

/** A repository with two environments that share modules, as most are laid out. */
let repository = "";
let project = "";

beforeEach(() => {
  repository = realpathSync(mkdtempSync(join(tmpdir(), "surroundings-")));
  project = join(repository, "environments", "prod");
  write("environments/prod/main.tf", 'module "app" {\n  source = "../../modules/app"\n}\n');
  write(
    "modules/app/main.tf",
    'module "text" {\n  source = "../text"\n}\noutput "text" { value = module.text.text }\n',
  );
  write(
    "modules/text/main.tf",
    'resource "terraform_data" "text" {\n  input = file("${path.module}/../../texts/hello")\n}\noutput "text" { value = terraform_data.text.output }\n',
  );
  write("texts/hello", "hello");
});

afterEach(() => rmSync(repository, { recursive: true, force: true }));

function write(name: string, text: string): void {
  const file = join(repository, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function terraform(...args: string[]) {
  const sandbox = join(project, ".sandbox");
  const options = {
    folder: sandbox,
    stacks: prepareSurroundings(sandbox, project),
    terraform: await findTerraform(process.env),
    providers: sandboxProviders(),
    env: process.env,
  };
  return withSession(options, (session) =>
    run("terraform", args, { cwd: copyProject(session.layout, project), env: session.env }),
  );
}

test("modules and files beside the project are found, and changes of them are seen", async () => {
  expect(await terraform("apply", "-auto-approve", "-no-color")).toMatchObject({ code: 0 });
  expect((await terraform("plan", "-detailed-exitcode")).code).toBe(0);
  write("texts/hello", "hello again");
  expect((await terraform("plan", "-detailed-exitcode")).code).toBe(2);
  // What a program writes beside the project stays in the sandbox.
  await terraform("plan", "-out=../saved.plan");
  expect(() => readFileSync(join(repository, "environments", "saved.plan"))).toThrow("ENOENT");
});

test.each<[string, Readonly<Record<string, string>>, number]>([
  ["nothing outside", { "main.tf": 'module "a" {\n  source = "./modules/a"\n}' }, 0],
  ["its own folder from a module in it", { "main.tf": "", "modules/a/main.tf": 'file("../../text")' }, 0],
  ["the folder above", { "main.tf": 'module "a" {\n  source = ".."\n}' }, 1],
  ["a folder three levels above", { "main.tf": 'x = file("${path.module}/../../../text")' }, 3],
  ["a folder above from a module in it", { "modules/a/main.tf": 'file("../../../text")' }, 1],
  ["more levels than there are", { "main.tf": `file("${"../".repeat(90)}text")` }, -1],
])("a project that refers to %s", (_, files, levels) => {
  const folder = join(repository, "own");
  for (const [name, text] of Object.entries(files)) write(`own/${name}`, text);
  expect(levelsAbove(folder)).toBe(levels === -1 ? folder.split("/").length - 1 : levels);
});

test("configuration files are those of the used modules outside too, and of no others", () => {
  write("modules/unused/main.tf", "");
  expect(configurationFiles(project).map((file) => file.slice(repository.length + 1))).toEqual([
    "environments/prod/main.tf",
    "modules/app/main.tf",
    "modules/text/main.tf",
  ]);
});

test("a module outside may not reach beyond the sandbox either", () => {
  write(
    "modules/text/run.tf",
    'resource "terraform_data" "a" {\n  provisioner "local-exec" {\n    command = "true"\n  }\n}\n',
  );
  expect(() => refuseOutsideAccess(project)).toThrow(
    expect.objectContaining({
      problems: [expect.objectContaining({ file: "../../modules/text/run.tf", line: 2 })],
    }),
  );
});
