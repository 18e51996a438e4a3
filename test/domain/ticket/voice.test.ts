import { NOTHING_HEARD } from '../../../src/domain/report/heed'
import { isOnlySaid, problemsIn, titleOf, wordsOf } from '../../../src/domain/report/draft'
import { perform } from '../../../src/domain/ticket/lifecycle'
import { openTicket } from '../../../src/domain/ticket/open'
import { summaryOf } from '../../../src/domain/ticket/views'
import { categoryOf, itemOf } from '../../../src/domain/report/categories'
import { turnClocks, type Clock } from '../../../src/domain/ticket/clocks'
import { GRID_3, UNITS } from '../../helpers/people'
import { aSituation, aTicket, CATALOGUE, done, firstClocks, MONDAY, refused, TIMING } from '../../helpers/tickets'

const MINUTE = 60_000
const VOICE = '0193a1b2-0000-7000-8000-00000000000a'
const report = (some: object) => ({
  requestId: '0'.repeat(32),
  catalogueVersion: 1,
  category: 'public_facility' as const,
  item: 'lamp',
  text: '',
  photos: [],
  place: { words: '三号楼前' },
  identity: 'named' as const,
  publicConsent: false,
  ...some,
})
const opened = (some: object) =>
  openTicket(
    report(some),
    { gridId: null, communityId: null },
    { id: VOICE, number: '20261123-7K2M', now: MONDAY, source: 'web' as const, phoneKnown: true, heed: NOTHING_HEARD },
    CATALOGUE,
    UNITS,
  )
const lamp = itemOf(categoryOf(CATALOGUE, 'public_facility'), 'lamp')
const SAID = { transcript: '三号楼前的路灯不亮。晚上看不见路。' }

test('a voice message is enough to file, and nothing at all is not', () => {
  expect(problemsIn(report({ voice: VOICE }))).toEqual({})
  expect(problemsIn(report({}))).toEqual({ text: 'tooShort' })
  expect(problemsIn(report({ voice: 'a.mp3' }))).toHaveProperty('voice')
})

test('a report that is only said is called by its sub-item, and waits to be written down', () => {
  expect(opened({ voice: VOICE })).toMatchObject({ title: `${lamp.name}（语音）`, untranscribed: true, stage: 1 })
  expect(summaryOf(opened({ voice: VOICE }), [], '', UNITS, 'handler').flags).toEqual(['untranscribed'])
})

test('with words of its own nobody has to write it down', () => {
  expect(opened({ voice: VOICE, text: '路灯不亮了' })).toMatchObject({ title: '路灯不亮了', untranscribed: false })
  expect(isOnlySaid({ voice: VOICE, text: '灯' })).toBe(true)
  expect(isOnlySaid({ text: '' })).toBe(false)
})

test('written down, its first sentence is its title, nothing waits any more, and whoever decided on the stage decided rightly', () => {
  const situation = aSituation({ ticket: { untranscribed: true, title: '路灯（语音）', state: 'accepted' } })
  const [step] = done(situation, 'transcribe', SAID)
  expect(step!.after).toMatchObject({ title: '三号楼前的路灯不亮', untranscribed: false, state: 'accepted', stage: 1 })
})

test('what was said in confidence does not become the title', () => {
  const ticket = aTicket({ untranscribed: true, confidential: true, title: '举报：其他', unitId: UNITS.centre.id })
  const [step] = done(aSituation({ ticket }), 'transcribe', SAID)
  expect(step!.after).toMatchObject({ title: '举报：其他', untranscribed: false })
})

const URGENT = { urgency: 'urgent' as const }

test('what turns out to press is taken up and handled within the limits of what presses, counted from then; what was due before stays', () => {
  const ticket = aTicket({ untranscribed: true, state: 'submitted', unitId: GRID_3 })
  const filed = firstClocks(ticket)
  const turned = (later: number, given: { urgency: 'urgent' }) => {
    const now = MONDAY + later * MINUTE
    const [step] = done(aSituation({ ticket, now, relations: ['clock'] }), 'heed', given)
    return turnClocks(filed, { seq: 2, ...step! }, { ...TIMING, now })
  }
  const due = (clocks: readonly Clock[]) => Object.fromEntries(clocks.map(({ kind, dueAt }) => [kind, dueAt! - MONDAY]))
  const [before, soon, late] = [filed, turned(10, URGENT), turned(45, URGENT)].map(due)
  expect(soon).toMatchObject({ accept: 40 * MINUTE, handle: (24 * 60 + 10) * MINUTE })
  expect(late!.accept).toBe(before!.accept)
  // the promise that was given first, and the line that started it, are kept
  const handle = (clocks: readonly Clock[]) => clocks.find(({ kind }) => kind === 'handle')!
  expect(handle(turned(10, URGENT))).toMatchObject({ seq: 1, firstDueAt: handle(filed).firstDueAt, limit: '24h', rung: 0 })
})

test('it is written down once, in words, by whoever handles it or the centre', () => {
  expect(refused(aSituation({ ticket: { untranscribed: false } }), 'transcribe', SAID).code).toBe('untranscribed')
  const waiting = (relation: 'handler' | 'centre' | 'levelAbove' | 'reporter') =>
    perform(aSituation({ ticket: { untranscribed: true }, relations: [relation] }), 'transcribe', SAID)
  expect([waiting('handler'), waiting('centre')].every((result) => 'steps' in result)).toBe(true)
  for (const other of ['levelAbove', 'reporter'] as const) expect(waiting(other)).toMatchObject({ refusal: { code: 'notAllowed' } })
  expect(refused(aSituation({ ticket: { untranscribed: true } }), 'transcribe', {}).code).toBe('missing')
})

test('words and what was written down make one text', () => {
  expect(wordsOf('路灯', '不亮了')).toBe('路灯\n不亮了')
  expect(wordsOf('', '不亮了')).toBe('不亮了')
  expect(titleOf('', lamp)).toBe(lamp.name)
})
