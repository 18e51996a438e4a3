import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const server = path.resolve(__dirname, '../../src/server')

/** Those who read tickets for nobody: what they find goes to no reader. */
const FOR_NOBODY = [
  // the writer under its lock, the clock, the check of all histories, the sums of a day
  ...['ticket/file.ts', 'ticket/steps.ts', 'ticket/verify.ts', 'ticket/children.ts', 'figures/days.ts', 'simulate/account.ts'],
  // figures: marks and sums of all tickets, without a word of any
  ...['figures/stories.ts', 'figures/sums.ts', 'figures/fold.ts', 'figures/freeze.ts', 'visit/counts.ts'],
  // what can be undone, beside a ticket that was found already
  'ticket/undo-kept.ts',
  // who works at its unit, beside a ticket that was found already
  'ticket/colleagues.ts',
  // telling: whom a line concerns is decided by their own ties to the ticket
  'outbox/tell.ts',
  // erasing: where the same words stand again, whose time is over, who left; they answer with ids and line numbers only
  ...['erasure/erase.ts', 'erasure/expire.ts', 'people/leaving.ts'],
  // the first sealing asks whether there is any ticket at all
  'proof/prepare.ts',
  // the demo's story: whether there is any ticket at all, and when its own moved last
  ...['story/story.ts', 'story/board.ts'],
]
const READS_TICKETS = /selectFrom\('ticket'|(?:from|join) ticket\b(?! *_)/

/** Statements of a file: what stands between one top-level function or constant and the next. */
const parts = (text: string) => text.split(/\n(?=(?:export )?(?:async )?(?:function|const) )/)

test('every query of tickets goes through the one visibility predicate', () => {
  const files = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.includes('migrations'),
  )
  const reading = files
    .flatMap((name) => parts(readFileSync(path.join(server, name), 'utf8')).map((part) => ({ name, part })))
    .filter(({ part }) => READS_TICKETS.test(part))
  expect(reading.length).toBeGreaterThan(4)
  const blind = reading.filter(
    ({ name, part }) =>
      !FOR_NOBODY.includes(name) && !/visibleTo\(|visibleToAnyone\(|notComplainedOf\(|inSight\(|mayBeJoined\(|whose/.test(part),
  )
  expect(blind.map(({ name, part }) => `${name}: ${part.slice(0, 60)}`)).toEqual([])
})
