import type { Health } from '../../../src/domain/api-health'
import { CHECKS, findingsIn, sumWords, type CheckId } from '../../../src/domain/health/checks'
import { MONDAY } from '../../helpers/tickets'

const [GB, DAY] = [1024 ** 3, 86_400_000]
const WELL: Health = {
  database: { ms: 2, bytes: GB },
  connections: { busy: 1, waiting: 0 },
  disk: { free: 50 * GB, total: 100 * GB },
  topics: [{ topic: 'tell', waiting: 0, oldest: 0 }],
  dead: 0,
  lag: 0,
  stale: 0,
  backupAt: MONDAY - DAY,
  checkpointAt: MONDAY - DAY,
  calendarUntil: MONDAY + 200 * DAY,
  emptyUnits: 0,
  clockTrusted: true,
  upSince: MONDAY - 10 * DAY,
  version: '1.0.0',
  now: MONDAY,
}
const with_ = (some: Partial<Health>) => findingsIn({ ...WELL, ...some })

test('a server that is well says so, in the order of the table', () => {
  const findings = findingsIn(WELL)
  expect(sumWords(findings)).toBe('一切正常')
  expect(findings.map(({ id }) => id)).toEqual(Object.keys(CHECKS))
})

// what is wrong, which check says so, how pressing
const WRONG: [string, Partial<Health>, CheckId, 'look' | 'act'][] = [
  ['a database that answers slowly', { database: { ms: 400, bytes: GB } }, 'database', 'look'],
  ['a database that hardly answers', { database: { ms: 1_000, bytes: GB } }, 'database', 'act'],
  ['requests that wait for a connection', { connections: { busy: 10, waiting: 20 } }, 'connections', 'act'],
  ['a disk that fills', { disk: { free: 4 * GB, total: 100 * GB } }, 'disk', 'look'],
  ['a disk that is full', { disk: { free: 0.9 * GB, total: 100 * GB } }, 'disk', 'act'],
  ['a disk that cannot be read', { disk: null }, 'disk', 'act'],
  ['notices that wait', { topics: [{ topic: 'text', waiting: 7, oldest: 1_000 }] }, 'outbox', 'act'],
  ['a letter that never went out', { dead: 1 }, 'letters', 'look'],
  ['limits nobody saw to', { lag: 700 }, 'sweep', 'act'],
  ['figures that lag', { stale: 3_000 }, 'figures', 'look'],
  ['no backup ever', { backupAt: null }, 'backup', 'act'],
  ['a backup of last week', { backupAt: MONDAY - 3 * DAY }, 'backup', 'look'],
  ['no checkpoint for days', { checkpointAt: MONDAY - 8 * DAY }, 'checkpoint', 'act'],
  ['a calendar that ends soon', { calendarUntil: MONDAY + 20 * DAY }, 'calendar', 'look'],
  ['a calendar that has ended', { calendarUntil: MONDAY - DAY }, 'calendar', 'act'],
  ['units without people', { emptyUnits: 2 }, 'units', 'look'],
  ['a clock that jumped', { clockTrusted: false }, 'clock', 'act'],
]
for (const [what, some, id, level] of WRONG)
  test(`${what}: ${id} ${level}, alone and first, with what to do`, () => {
    const findings = with_(some)
    expect(findings[0]).toMatchObject({ id, level })
    expect(findings[0]!.todo).not.toBe('')
    expect(findings.filter((finding) => finding.level !== 'good')).toHaveLength(1)
    expect(sumWords(findings)).toBe(level === 'act' ? '1 处要处理' : '1 处看一眼')
  })

test('every check can be wrong', () => {
  expect([...new Set(WRONG.map(([, , id]) => id))].sort()).toEqual(Object.keys(CHECKS).sort())
})

test('a server that was just started has no checkpoint yet, and that is well', () => {
  expect(sumWords(with_({ checkpointAt: null, upSince: MONDAY - 60_000 }))).toBe('一切正常')
  expect(sumWords(with_({ checkpointAt: null }))).toBe('1 处要处理')
})
