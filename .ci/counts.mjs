/**
 * What a suite's JSON report says: on stdout "<passed> <failed>", on stderr every test that failed, with the beginning
 * of what it said, and every file that did not load.
 */
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

const [, , path = ''] = process.argv
const report = JSON.parse(readFileSync(path, 'utf8'))
for (const { name, status, message, assertionResults } of report.testResults) {
  const file = relative(process.cwd(), name)
  const failed = assertionResults.filter(one => one.status === 'failed')
  for (const { fullName, failureMessages } of failed) {
    console.error(`FAILED: ${file} > ${fullName}\n${beginning(failureMessages.join('\n'))}`)
  }
  if (status === 'failed' && failed.length === 0) console.error(`FAILED: ${file}\n${beginning(message)}`)
}
console.log(report.numPassedTests, report.numFailedTests)

/** @param {string} text */
function beginning(text) {
  const lines = text
    .split('\n')
    .filter(line => !line.includes('/node_modules/'))
    .slice(0, 12)
  return lines.map(line => `    ${line.slice(0, 300)}`).join('\n')
}
