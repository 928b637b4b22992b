const { fork } = require("node:child_process");
const path = require("node:path");

/** A process with the tests, which does one thing at a time. */
exports.WorkerProcess = class WorkerProcess {
  /**
   * @param sources file of the changed sources
   * @param active change that is switched on while modules are loaded
   */
  constructor(sources, active) {
    this.child = fork(path.join(__dirname, "worker.js"), {
      execArgv: ["--conditions=source", "--max-old-space-size=3000"],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    this.child.send({ load: sources, active });
  }

  /** Undefined when nothing came back in `limit` milliseconds, or the process ended. */
  ask(message, limit) {
    return new Promise((resolve) => {
      const timer = limit === undefined ? undefined : setTimeout(() => answer(undefined), limit);
      const answer = (result) => {
        clearTimeout(timer);
        this.child.removeAllListeners();
        resolve(result);
      };
      this.child.once("message", answer);
      this.child.once("exit", () => answer(undefined));
      this.child.send(message);
    });
  }

  stop() {
    this.child.kill("SIGKILL");
  }
};
