import { EventEmitter } from "node:events";
import { Writable } from "node:stream";
import { handleOutputFaults } from "../../src/command-line/output-faults";

/** A process whose standard output fails with an error of this code, as a system's writes do. */
function processWith(code: string | undefined) {
  let printed = "";
  const process = Object.assign(new EventEmitter(), {
    stdout: new Writable({
      write: (_chunk, _encoding, callback) =>
        callback(code === undefined ? null : Object.assign(new Error(`${code}: write`), { code })),
    }),
    stderr: new Writable({
      write: (chunk, _encoding, callback) => {
        printed += String(chunk);
        callback();
      },
    }),
    exitCode: 2,
  });
  handleOutputFaults(process);
  return { process, printed: () => printed };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it.each([
  [
    "ENOSPC",
    "standard output: no space is left on the device\n  -> free some space and run the command again\n",
  ],
  ["EIO", "standard output: EIO: write\n  -> print to another place\n"],
])("says that output was lost, with exit code 1: %s", async (code, expected) => {
  const { process, printed } = processWith(code);
  process.stdout.write("a report");
  await turn();
  process.emit("exit");
  expect(printed()).toBe(expected);
  expect(process.exitCode).toBe(1);
});

it("says so even when the process exits before it hears of the error", () => {
  const { process, printed } = processWith("ENOSPC");
  process.stdout.write("a report");
  process.emit("exit");
  expect(printed()).toContain("no space is left");
  expect(process.exitCode).toBe(1);
});

it.each([undefined, "EPIPE"])("keeps the command's own exit code: %s", async (code) => {
  const { process, printed } = processWith(code);
  process.stdout.write("a report");
  await turn();
  process.emit("exit");
  expect(printed()).toBe("");
  expect(process.exitCode).toBe(2);
});
