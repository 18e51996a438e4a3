/**
 * npm run verify [-- --checkpoint FILE …] [--since FILE]: checks histories, rows, files, the audit log, and kept checkpoints. `--since`
 * compares only what changed after that checkpoint with its rows. Exit code 1 when something does not fit.
 */
import fs from 'node:fs'
import { parseArgs } from 'node:util'
import { verifyAudit } from '../audit/log'
import { recheckVintages } from '../figures/recheck'
import { verifySeals, type SealReport } from '../proof/verify'
import { checkAgainst, verifyTickets, type Checkpoint } from '../ticket/verify'
import { Reference } from '../reference'
import { runCommand, type Toolbox } from '../toolbox'

/** A day more than asked: a request bears the time it began. */
const SLACK_MS = 86_400_000

runCommand(({ db, ...box }) =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((snapshot) => verify({ ...box, db: snapshot })),
)

async function verify({ db, keys, files, settings }: Pick<Toolbox, 'db' | 'keys' | 'files' | 'settings'>): Promise<boolean> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { checkpoint: { type: 'string', multiple: true, default: [] }, since: { type: 'string' } },
  })
  const kept = [...positionals, ...values.checkpoint, ...(values.since ? [values.since] : [])].map(checkpointIn)
  const reference = await new Reference(db, settings.DISTRICT, Date.now).load()
  const deps = { db, keys, files, reference, district: settings.DISTRICT, clock: Date.now }
  const since = values.since ? { since: checkpointIn(values.since).at - SLACK_MS } : {}
  const { tickets, findings } = await verifyTickets(deps, { ...since, progress: progressLine() })
  const seals = await verifySeals(deps, since)
  for (const one of kept) findings.push(...(await checkAgainst(deps, one)))
  const problems = [
    ...findings.map(({ ticket, problem }) => `${ticket}: ${problem}`),
    ...seals.findings.map(({ subject, problem }) => `${subject}: ${problem}`),
    ...(await recheckVintages(deps)).map(({ vintage, problem }) => `${vintage}: ${problem}`),
    ...(await verifyAudit(deps)).map(({ seal, problem }) => `audit ${seal}: ${problem}`),
  ]
  process.stderr.write('\n')
  for (const problem of problems) console.log(problem)
  sayWhat(tickets, problems.length, seals)
  return problems.length === 0
}

function sayWhat(tickets: number, problems: number, { subjects, unsealed }: SealReport) {
  if (unsealed > 0) console.log(`还没有封签的：${unsealed} 个（旧数据正在补封，封好之前只查得出一部分改动）`)
  console.log(`${tickets} 件工单、${subjects} 个封签查过，${problems === 0 ? '没有发现改动' : `${problems} 处不符`}`)
}

const checkpointIn = (file: string) => JSON.parse(fs.readFileSync(file, 'utf8')) as Checkpoint

/** One line that says how far it is, written over itself. */
function progressLine() {
  let said = 0
  return (done: number) => {
    if (Date.now() - said < 1_000) return
    said = Date.now()
    process.stderr.write(`\r已查 ${done} 件`)
  }
}
