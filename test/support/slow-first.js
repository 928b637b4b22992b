const { default: Sequencer } = require("@jest/test-sequencer");

/**
 * Slow test files first, fast ones behind them: by jest's own order, which goes by the size of files on a new machine, a
 * test of minutes may begin last and leave all cores but one idle.
 */
module.exports = class SlowFirst extends Sequencer {
  sort(tests) {
    const isSlow = ({ path }) => path.endsWith(".full.test.ts");
    const sorted = super.sort(tests);
    return [...sorted.filter(isSlow), ...sorted.filter((each) => !isSlow(each))];
  }
};
