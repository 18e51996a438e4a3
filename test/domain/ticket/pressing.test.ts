/** What presses and what gives time: 四办, 延期, 督办 and 领导包案, 催办 and its answer; and calling the reporter. */
import type { Given } from '../../../src/domain/ticket/given'
import { perform, refusal } from '../../../src/domain/ticket/lifecycle'
import type { Relation } from '../../../src/domain/ticket/relations'
import { IDENTITIES, type Identity, type Ticket } from '../../../src/domain/ticket/ticket'
import { CENTRE, GRID_3, HOUSING, STREET_3, TIANHE } from '../../helpers/people'
import { tableOf } from '../../helpers/table'
import { aClock, afterDoing, as, aSituation, at, GIVEN, MONDAY, refused } from '../../helpers/tickets'

describe('四办', () => {
  // the unit that takes it, how it goes about it when it says nothing else
  for (const [unitId, mode] of [
    [GRID_3, 'spot'],
    [TIANHE, 'tiers'],
    [STREET_3, 'tiers'],
    [HOUSING, 'tiers'],
    [CENTRE, 'dispatch'],
  ] as const)
    test(`taken by ${unitId} it is handled as ${mode}, unless another is chosen`, () => {
      expect(afterDoing(aSituation({ ticket: { unitId } }), 'accept').mode).toBe(mode)
      expect(afterDoing(aSituation({ ticket: { unitId } }), 'accept', { mode: 'consult' }).mode).toBe('consult')
    })

  test('what was chosen before stays chosen', () => {
    expect(afterDoing(aSituation({ ticket: { state: 'escalated', unitId: TIANHE, mode: 'dispatch' } }), 'accept').mode).toBe('dispatch')
  })

  test('going up makes it 分级办, an order 派单办, a meeting 会商办', () => {
    const accepted = aSituation({ ticket: { state: 'accepted', unitId: STREET_3, mode: 'spot' } })
    expect(afterDoing(accepted, 'escalate').mode).toBe('tiers')
    expect(afterDoing(accepted, 'dispatch').mode).toBe('dispatch')
    expect(afterDoing(accepted, 'consult').mode).toBe('consult')
  })

  test('changed with a reason, to another one', () => {
    const spot = aSituation({ ticket: { state: 'in_progress', mode: 'spot' } })
    expect(afterDoing(spot, 'changeMode')).toMatchObject({ mode: 'consult', state: 'in_progress', stage: 1 })
    expect(refused(spot, 'changeMode', { mode: 'tiers' })).toEqual({ code: 'missing', missing: ['reason'] })
    expect(refused(spot, 'changeMode', { mode: 'spot', reason: '还是马上办' })).toEqual({ code: 'otherMode' })
  })
})

describe('延期', () => {
  // filed Mon 2026-11-23, three working days: due Thu 26 17:30
  const clock = aClock('handle', at('2026-11-26 17:30'))
  const working = (some: Partial<Ticket> = {}, now = MONDAY, ...relations: Relation[]) =>
    aSituation({
      relations: relations.length > 0 ? relations : ['handler'],
      ticket: { state: 'in_progress', unitId: HOUSING, ...some },
      clocks: [clock],
      now,
    })
  const asking = (until: string, some = clock) => perform({ ...working(), clocks: [some] }, 'extend', { until, note: '配件没到' })
  const said = (result: ReturnType<typeof asking>) => ('refusal' in result ? result.refusal.code : 'ok')

  test('is asked with a new day and a reason, and moves nothing yet', () => {
    expect(afterDoing(working(), 'extend')).toMatchObject({
      extensionAsked: at('2026-11-30 17:30'),
      extensions: 0,
      state: 'in_progress',
      stage: 1,
    })
    expect(refused(working(), 'extend', {})).toEqual({ code: 'missing', missing: ['until', 'note'] })
  })

  test('only before the limit', () => {
    expect(perform(working({}, at('2026-11-26 17:30')), 'extend', GIVEN.extend)).not.toHaveProperty('refusal')
    expect(refused(working({}, at('2026-11-26 17:31')), 'extend')).toEqual({ code: 'handleNotOver' })
  })

  // the day asked for
  for (const [until, answer] of [
    ['2026-11-25', 'untilExtends'], // earlier
    ['2026-11-26', 'untilExtends'], // the day it is due anyway
    ['2026-11-27', 'ok'], // Fri
    ['2026-12-17', 'ok'], // Thu: fifteen working days more
    ['2026-12-18', 'untilExtends'],
  ] as const)
    test(`till ${until}: ${answer}`, () => expect(said(asking(until))).toBe(answer))

  test('at most fifteen working days more: over the National Day those are twenty-four days', () => {
    // Mon 28 Sep, due Wed 30 Sep; 8, 9, 10 (make-up Sat), 12–16, 19–23, 26, 27 Oct
    const before = {
      ...working({}, at('2026-09-28 09:00')),
      clocks: [aClock('handle', at('2026-09-30 17:30'), { startedAt: at('2026-09-28 09:00') })],
    }
    expect(perform(before, 'extend', { until: '2026-10-27', note: '节后才有货' })).not.toHaveProperty('refusal')
    expect(refused(before, 'extend', { until: '2026-10-28', note: '节后才有货' })).toEqual({ code: 'untilExtends' })
  })

  test('a long limit may at most double', () => {
    const long = aClock('handle', at('2027-02-11 17:30'), { startedAt: at('2026-11-23 17:30'), limit: '60wd' }) // 80 days
    expect(said(asking('2027-05-02', long))).toBe('ok') // 80 days more
    expect(said(asking('2027-05-03', long))).toBe('untilExtends')
  })

  test('counted from what was promised first, not from what was granted since', () => {
    const granted = aClock('handle', at('2026-12-17 17:30'), { firstDueAt: at('2026-11-26 17:30') })
    expect(said(asking('2026-12-18', granted))).toBe('untilExtends')
  })

  test('one at a time, twice at most', () => {
    expect(refused(working({ extensionAsked: MONDAY + 1 }), 'extend')).toEqual({ code: 'noneAsked' })
    expect(perform(working({ extensions: 1 }), 'extend', GIVEN.extend)).not.toHaveProperty('refusal')
    expect(refused(working({ extensions: 2 }), 'extend')).toEqual({ code: 'extensionsLeft' })
  })

  test('granted or refused by the centre or a supervisor, never by whoever asked', () => {
    const asked = { extensionAsked: at('2026-11-30 17:30') }
    for (const who of ['centre', 'supervisor'] as const) {
      expect(afterDoing(working(asked, MONDAY, who), 'grantExtension')).toMatchObject({ extensions: 1, extensionAsked: null, stage: 1 })
      expect(afterDoing(working(asked, MONDAY, who), 'refuseExtension')).toMatchObject({ extensions: 0, extensionAsked: null })
    }
    for (const who of ['handler', 'levelAbove'] as const)
      expect(refused(working(asked, MONDAY, who), 'grantExtension').code).toBe('notAllowed')
    const own = { ...working(asked, MONDAY, 'handler', 'centre'), ownWork: { handled: false, asked: true, arrived: false } }
    expect(refused(own, 'grantExtension')).toEqual({ code: 'notOwnRequest' })
    expect(refused(own, 'refuseExtension')).toEqual({ code: 'notOwnRequest' })
  })

  test('there is nothing to grant where nobody asked, and no refusal without a reason', () => {
    for (const action of ['grantExtension', 'refuseExtension'] as const)
      expect(refused(working({}, MONDAY, 'centre'), action)).toEqual({ code: 'extensionAsked' })
    expect(refused(working({ extensionAsked: 1 }, MONDAY, 'centre'), 'refuseExtension', {})).toEqual({
      code: 'missing',
      missing: ['reason'],
    })
  })

  test('a request dies when the ticket moves, and not by a note', () => {
    const asked = (action: 'escalate' | 'resolve' | 'pause' | 'askInfo' | 'note' | 'inform') =>
      afterDoing(working({ extensionAsked: 1 }), action).extensionAsked
    for (const action of ['escalate', 'resolve', 'pause', 'askInfo'] as const) expect(asked(action)).toBeNull()
    for (const action of ['note', 'inform'] as const) expect(asked(action)).toBe(1)
  })
})

describe('督办', () => {
  const at_ = (supervision: Ticket['supervision'], ...relations: Relation[]) =>
    aSituation({ relations: relations.length > 0 ? relations : ['supervisor'], ticket: { state: 'in_progress', supervision } })
  const raise = (from: Ticket['supervision'], grade: NonNullable<Given['grade']>) =>
    perform(at_(from), 'supervise', { grade, reason: '没动静' })

  // by hand: from which grade to which; 包案 is ordered by 定 of its own
  const RISES = tableOf(`
    from    | phone | letter | written | listed | leader
    none    | yes   | yes    | yes     | yes    | -
    phone   | -     | yes    | yes     | yes    | -
    letter  | -     | -      | yes     | yes    | -
    written | -     | -      | -       | yes    | -
    listed  | -     | -      | -       | -      | -
    leader  | -     | -      | -       | -      | -
  `)
  for (const [from, { from: _, ...row }] of RISES)
    test(`from ${from} it only rises`, () => {
      const grade = from === 'none' ? null : (from as Ticket['supervision'])
      const may = (to: string) => ('refusal' in raise(grade, to as 'phone') ? '-' : 'yes')
      expect(Object.fromEntries(Object.keys(row).map((to) => [to, may(to)]))).toEqual(row)
    })

  test('by the centre, a supervisor and the clock', () => {
    for (const who of ['centre', 'supervisor'] as const) expect(afterDoing(at_(null, who), 'supervise').supervision).toBe('letter')
    expect(afterDoing(at_(null, 'clock'), 'supervise', { grade: 'letter', cause: 'late' }).supervision).toBe('letter')
    for (const who of ['handler', 'levelAbove', 'reporter'] as const) expect(refused(at_(null, who), 'supervise').code).toBe('notAllowed')
  })

  test('the handler answers it, who watches lifts it', () => {
    expect(afterDoing(at_('letter', 'handler'), 'answerSupervision')).toMatchObject({ supervision: 'letter', stage: 1 })
    expect(afterDoing(at_('letter', 'centre'), 'lift').supervision).toBeNull()
    for (const action of ['answerSupervision', 'lift'] as const)
      expect(refused(at_(null, 'handler', 'centre'), action)).toEqual({ code: 'supervised' })
  })
})

describe('领导包案', () => {
  const sponsored = (state: Ticket['state'], ...relations: Relation[]) =>
    aSituation({ relations, ticket: { state, supervision: 'leader', handledBy: GRID_3 } })

  test('四定: leader, person, plan and limit, all four', () => {
    const ordering = aSituation({ ...as('supervisor'), ticket: { state: 'in_progress' } })
    expect(afterDoing(ordering, 'sponsor').supervision).toBe('leader')
    expect(refused(ordering, 'sponsor', {})).toEqual({ code: 'missing', missing: ['leader', 'person', 'measures', 'until'] })
    expect(refused(sponsored('in_progress', 'supervisor'), 'sponsor')).toEqual({ code: 'notSponsored' })
  })

  test('四包: ended with all four and not with three', () => {
    const ending = sponsored('resolved', 'centre')
    expect(refused(ending, 'endSponsor', { assured: ['review', 'handling', 'reconciled'], reason: '差不多了' })).toEqual({
      code: 'allAssured',
    })
    expect(afterDoing(ending, 'endSponsor').supervision).toBeNull()
    expect(refused(aSituation({ ...as('centre'), ticket: { supervision: 'listed' } }), 'endSponsor')).toEqual({ code: 'sponsored' })
  })

  test('until then it is neither lifted nor checked off, and so not closed', () => {
    expect(refused(sponsored('in_progress', 'centre'), 'lift')).toEqual({ code: 'notSponsored' })
    for (const state of ['resolved', 'confirmed'] as const)
      expect(refused(sponsored(state, 'centre'), 'check')).toEqual({ code: 'notSponsored' })
    expect(afterDoing(sponsored('in_progress', 'handler'), 'resolve').state).toBe('resolved')
  })
})

describe('催办', () => {
  const urged = (urgedAt: string, now: string) => aSituation({ ...as('reporter'), ticket: { urgedAt: at(urgedAt) }, now: at(now) })

  test('once a day, by the Beijing day', () => {
    expect(refused(urged('2026-11-23 00:01', '2026-11-23 23:59'), 'urge')).toEqual({ code: 'notUrgedToday' })
    expect(afterDoing(urged('2026-11-23 23:59', '2026-11-24 00:00'), 'urge').urgedAt).toBe(at('2026-11-24 00:00'))
  })

  test('is counted and waits for an answer', () => {
    const first = afterDoing(aSituation(as('reporter')), 'urge')
    expect(first).toMatchObject({ urges: 1, urgedAt: MONDAY, urgeWaiting: true, stage: 1 })
    const second = afterDoing(aSituation({ ...as('proxy'), ticket: first, now: MONDAY + 86_400_000 }), 'urge')
    expect(second).toMatchObject({ urges: 2, urgeWaiting: true })
  })

  test('telling the reporter how it goes answers it; so does reporting it done; a note does not', () => {
    const waiting = aSituation({ ticket: { state: 'in_progress', urges: 3, urgeWaiting: true } })
    expect(afterDoing(waiting, 'inform')).toMatchObject({ urgeWaiting: false, urges: 3, contacted: true })
    expect(afterDoing(waiting, 'resolve').urgeWaiting).toBe(false)
    expect(afterDoing(waiting, 'note').urgeWaiting).toBe(true)
  })
})

describe('看电话 calling the reporter', () => {
  // by hand: who may, by what the reporter chose
  const WHO_MAY_CALL = tableOf(`
    who                              | named | sealed | anonymous
    grid worker who has it           | yes   | yes    | -
    clerk of the unit that has it    | yes   | -      | -
    centre                           | yes   | yes    | -
    centre, which has it itself      | yes   | yes    | -
    level above                      | -     | -      | -
    unit that had it before          | -     | -      | -
    supervisor                       | -     | -      | -
    auditor                          | -     | -      | -
    reporter                         | -     | -      | -
    the unit complained of           | -     | -      | -
  `)
  const WHO: Record<string, { relations: Relation[]; isGridWorker?: true }> = {
    'grid worker who has it': { relations: ['handler'], isGridWorker: true },
    'clerk of the unit that has it': { relations: ['handler'] },
    centre: { relations: ['centre', 'levelAbove'] },
    'centre, which has it itself': { relations: ['handler', 'centre'] },
    'level above': { relations: ['levelAbove'] },
    'unit that had it before': { relations: ['formerUnit'] },
    supervisor: { relations: ['supervisor'] },
    auditor: { relations: ['auditor'] },
    reporter: { relations: ['reporter'] },
    'the unit complained of': { relations: ['complainedOf'] },
  }
  for (const [who, { who: _, ...row }] of WHO_MAY_CALL)
    test(who, () => {
      const may = (identity: Identity) => !refusal(aSituation({ ...WHO[who], reporter: { identity, phoneKnown: true } }), 'reveal')
      expect(Object.fromEntries(IDENTITIES.map((identity) => [identity, may(identity) ? 'yes' : '-']))).toEqual(row)
    })

  test('a tie to the ticket is asked first, then whether there is a phone, then whether it may be seen', () => {
    const call = (relations: Relation[], identity: Identity, phoneKnown: boolean) =>
      refused(aSituation({ relations, reporter: { identity, phoneKnown } }), 'reveal').code
    expect(call(['levelAbove'], 'sealed', false)).toBe('notAllowed')
    expect(call(['handler'], 'sealed', false)).toBe('phoneIsKnown')
    expect(call(['centre'], 'anonymous', false)).toBe('phoneIsKnown')
    expect(call(['handler'], 'sealed', true)).toBe('mayCall')
  })

  test('never without a reason', () => {
    expect(refused(aSituation(), 'reveal', {})).toEqual({ code: 'missing', missing: ['callReason'] })
  })
})
