/** The timers of a running server: each job is a plain function, never runs twice at once here, and may run on several servers. */
import path from 'node:path'
import { sealAudit } from './audit/log'
import { runBatches } from './batch/run'
import { sayWhatPresses } from './calendar/nearly-due'
import { recount } from './calendar/recount'
import type { Deps } from './deps'
import { eraseExpired } from './erasure/expire'
import { eraseHandler } from './erasure/files'
import { sumDays } from './figures/days'
import { foldFigures } from './figures/fold'
import { freezeNext } from './figures/freeze'
import { fillWords } from './find/fill'
import { drainOutbox, dueTopics, TOPICS, type Handlers } from './outbox/worker'
import { tellHandler } from './outbox/tell'
import { endDueAccounts } from './people/leaving'
import { sealRest } from './proof/first'
import { isHalfTold } from './story/story'
import { askAgain, checkHandler } from './publication/checks'
import { recutWords } from './publication/recut'
import { sweepOrphans, sweepStrays } from './photo/store'
import type { Settings } from './settings'
import { handOverAll } from './ticket/hand-over'
import { sweep } from './ticket/sweep'
import { vacateAll } from './ticket/vacate'
import { tidy } from './tidy'
import { expireVisits } from './visit/expire'
import { verifyTickets, writeCheckpoint } from './ticket/verify'
import { textHandler } from './outbox/text'
import { wechatHandler } from './wechat/subscriptions'

const SECOND = 1_000
const MINUTE = 60 * SECOND

export function startClockwork(deps: Deps, settings: Pick<Settings, 'dataDir'>) {
  const jobs = [
    every(30 * SECOND, 'sweep', async () => ((await deps.timekeeper?.mayJudge()) ?? true) && sweep(deps), deps),
    every(30 * SECOND, 'hand over', () => handOverAll(deps), deps),
    every(30 * SECOND, 'vacate', () => vacateAll(deps), deps),
    ...postmen(deps),
    every(MINUTE, 'reference', () => deps.reference.load(), deps),
    every(30 * SECOND, 'recount', () => recount(deps), deps),
    every(60 * MINUTE, 'seal rest', () => sealOld(deps), deps),
    every(60 * MINUTE, 'what presses', () => sayWhatPresses(deps), deps),
    every(60 * MINUTE, 'words', () => recutWords(deps), deps),
    every(5 * SECOND, 'find', () => fillWords(deps), deps),
    every(3 * SECOND, 'batches', () => runBatches(deps), deps),
    every(5 * SECOND, 'fold', () => foldFigures(deps), deps),
    every(20 * SECOND, 'freeze', () => freezeSome(deps, settings.dataDir), deps),
    every(MINUTE, 'audit seal', () => sealAudit(deps), deps),
    every(5 * MINUTE, 'figures', () => sumDays(deps), deps),
    every(10 * MINUTE, 'checks', () => askAgain(deps), deps),
    every(10 * MINUTE, 'photo orphans', () => sweepOrphans(deps), deps),
    every(24 * 60 * MINUTE, 'photo strays', () => sweepStrays(deps), deps),
    every(60 * MINUTE, 'leaving', () => endDueAccounts(deps), deps),
    every(60 * MINUTE, 'tidy', () => tidy(deps), deps),
    every(60 * MINUTE, 'expired', () => eraseExpired(deps), deps),
    every(60 * MINUTE, 'visits', () => expireVisits(deps), deps),
    every(24 * 60 * MINUTE, 'checkpoint', () => writeCheckpoint(deps, path.join(settings.dataDir, 'checkpoints')), deps),
  ]
  return { stop: async () => void (await Promise.all(jobs.map((job) => job.stop()))) }
}

/**
 * The kinds of the outbox, each worked off apart, so that a slow or failing kind delays no other. One look tells all of them whether anything
 * is due.
 */
function postmen(deps: Deps) {
  const handlers: Record<(typeof TOPICS)[number], Handlers[string]> = {
    tell: tellHandler(deps),
    check: checkHandler(deps),
    erase: eraseHandler(deps),
    wechat: wechatHandler(deps),
    text: textHandler(deps),
  }
  let look = { at: 0, due: Promise.resolve<string[]>([]) }
  const isDue = async (topic: string) => {
    const now = performance.now()
    if (now - look.at > SECOND) look = { at: now, due: dueTopics(deps, TOPICS) }
    return (await look.due).includes(topic)
  }
  return TOPICS.map((topic) =>
    every(2 * SECOND, topic, async () => (await isDue(topic)) && drainOutbox(deps, { [topic]: handlers[topic] }), deps),
  )
}

const FROZEN_AT_ONCE = 5

/** Some of what is due; what the demo is still telling of the past is not counted before it is told. */
async function freezeSome(deps: Deps, dataDir: string) {
  for (let n = 0; n < FROZEN_AT_ONCE; n++) if ((await isHalfTold(dataDir)) || !(await freezeNext(deps))) return
}

/** Rows that a version before wrote are checked the old way, shown in the log, and sealed. */
const sealOld = (deps: Deps) =>
  sealRest(
    deps,
    async () => (await verifyTickets(deps)).findings.map(({ ticket, problem }) => `${ticket}: ${problem}`),
    (line) => deps.log.warn({ job: 'seal rest' }, line),
  )

/** Runs a job again and again, a pause between its end and its next start; stopping waits for the run in hand. */
function every(pauseMs: number, name: string, job: () => Promise<unknown>, deps: Deps) {
  let stopped = false
  let running: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout
  const run = () => {
    running = job().then(
      () => deps.metrics?.jobDone(name),
      (error: Error) => {
        deps.metrics?.jobFailed(name)
        deps.log.error({ err: error, job: name }, 'clockwork')
      },
    )
    void running.then(() => {
      if (!stopped) timer = setTimeout(run, pauseMs)
    })
  }
  timer = setTimeout(run, Math.min(pauseMs, 5 * SECOND))
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
