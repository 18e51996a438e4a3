// npm run attack [-- REQUESTS]: attacks a server of its own as strangers would, and says what was learnt, broken, smuggled in or missed.
// The same attacks run short in npm test; here the mutated requests are 20,000, answered by endpoint and status. Exit code 1 on any finding.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const requests = process.argv[2] ?? '20000'

const KILLS = '20'

const ATTACKS = [
  ['what neighbours give away: 500 questions by nobody and by a resident', 'test/server/ticket/neighbours.test.ts'],
  [`${requests} mutated requests`, 'test/server/attack/mutations.test.ts'],
  ['hostile photos and recordings', 'test/server/voice/hidden.test.ts'],
  [
    'a hand in the database without the key: every column, and rows deleted, inserted, swapped, put back',
    'test/server/proof/tamper.test.ts',
  ],
  [`${KILLS} times kill -9 in a stream of filings`, 'test/server/nothing-lost.test.ts'],
  ['two servers on one database, one of them killed', 'test/server/two-servers.test.ts'],
]

const failed = ATTACKS.filter(([title, file]) => !holds(title, file)).map(([title]) => title)
console.log(failed.length === 0 ? '\nall attacks failed, as they should' : `\nfound something: ${failed.join('; ')}`)
console.log(
  'missed without the checkpoint, named beforehand and found with it: the whole record, seals included, put back to an earlier moment',
)
process.exit(failed.length === 0 ? 0 : 1)

function holds(title, file) {
  console.log(`\n— ${title}`)
  const jest = [
    path.join(root, 'node_modules/.bin/jest'),
    '-c',
    'config/jest.config.js',
    '--selectProjects',
    'server',
    '--verbose',
    '-w',
    '1',
    file,
  ]
  const { status } = spawnSync(process.execPath, jest, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, MUTATIONS: requests, KILLS, FORCE_COLOR: '0' },
  })
  return status === 0
}
