// Reads redocly's JSON report from stdin, prints each finding with its place, and fails if there is any: its own exit status
// ignores warnings.
'use strict';

const report = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
for (const problem of report.problems) {
  const { source, pointer, start } = problem.location[0] ?? {};
  const place = start ? `:${start.line}:${start.col}` : ` ${pointer ?? ''}`;
  console.log(`${problem.severity} ${problem.ruleId}: ${problem.message} --> ${source?.ref ?? '?'}${place}`);
}
process.exitCode = report.totals.errors + report.totals.warnings + report.totals.ignored > 0 ? 1 : 0;
