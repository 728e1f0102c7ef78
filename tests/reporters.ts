/** What a run tells: the terminal always, and a JSON report where `.ci/run` asks for one. */
export function reporters() {
  const report = process.env.VITEST_REPORT;
  return report ? { reporters: ['default', 'json'], outputFile: { json: report } } : {};
}
