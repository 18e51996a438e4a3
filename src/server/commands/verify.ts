/** npm run verify [checkpoint.json …]: checks all histories, the audit log, and kept checkpoints. Exit code 1 when something does not fit. */
import fs from 'node:fs'
import { verifyAudit } from '../audit/log'
import { checkAgainst, verifyTickets, type Checkpoint } from '../ticket/verify'
import { Reference } from '../reference'
import { runCommand, type Toolbox } from '../toolbox'

runCommand(({ db, ...box }) =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((snapshot) => verify({ ...box, db: snapshot })),
)

async function verify({ db, keys, files, settings }: Pick<Toolbox, 'db' | 'keys' | 'files' | 'settings'>): Promise<boolean> {
  const reference = await new Reference(db, settings.DISTRICT, Date.now).load()
  const deps = { db, keys, files, reference, district: settings.DISTRICT, clock: Date.now }
  const { tickets, findings } = await verifyTickets(deps)
  for (const file of process.argv.slice(2))
    findings.push(...(await checkAgainst(deps, JSON.parse(fs.readFileSync(file, 'utf8')) as Checkpoint)))
  const problems = [
    ...findings.map(({ ticket, problem }) => `${ticket}: ${problem}`),
    ...(await verifyAudit(deps)).map(({ seal, problem }) => `audit ${seal}: ${problem}`),
  ]
  for (const problem of problems) console.log(problem)
  console.log(`${tickets} 件工单查过，${problems.length === 0 ? '没有发现改动' : `${problems.length} 处不符`}`)
  return problems.length === 0
}
