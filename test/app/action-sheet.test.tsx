import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { anchorOf } from '../../src/app/components/ActionField'
import { ActionSheet } from '../../src/app/components/ActionSheet'
import { CategoryField } from '../../src/app/staff/parts/CategoryField'
import { ColleagueField } from '../../src/app/staff/parts/ColleagueField'
import { draftOf } from '../../src/app/staff/sheetDrafts'
import { LeaderField } from '../../src/app/staff/parts/LeaderField'
import { DistanceField } from '../../src/app/staff/parts/DistanceField'
import { PlaceField } from '../../src/app/staff/parts/PlaceField'
import { UnitByPrecedent } from '../../src/app/staff/parts/UnitByPrecedent'
import { sendOne } from '../../src/app/sending/send'
import { outbox, type OutgoingAction } from '../../src/app/sending/waiting'
import { forgetTickets, tickets } from '../../src/app/stores/tickets'
import { api } from '../../src/domain/api'
import { deskApi } from '../../src/domain/api-desk'
import { ACTIONS, type Action } from '../../src/domain/ticket/actions'
import { type Field } from '../../src/domain/ticket/given'
import { fieldRow } from '../../src/domain/ticket/fields'
import { mayOf } from '../../src/domain/ticket/lifecycle'
import { ruleOf } from '../../src/domain/ticket/rules'
import { MISSING_WORDS } from '../../src/domain/reading/sheet'
import type { Ticket } from '../../src/domain/ticket/ticket'
import type { TicketView } from '../../src/domain/ticket/views'
import { ACTION_WORDS, fieldWords } from '../../src/domain/reading/words-acting'
import { aView, entry, newPhone, press, refuses, settle, signIn, startingWith, write, type FakeServer } from '../helpers/app'
import { CENTRE, GRID_3, HOUSING, STREET_3 } from '../helpers/people'
import { phone } from '../helpers/taro'
import { aClock, aTicket, COLLEAGUES, MONDAY, photoId } from '../helpers/tickets'

/** Done by somebody who reads the ticket: not by the system, nor by a neighbour before joining. */
const BY_HAND = ACTIONS.filter((action) => ruleOf(action).by.some((relation) => relation !== 'clock' && relation !== 'passerBy'))

/** What has to have happened before these are open. */
const BEFORE: Partial<Record<Action, Partial<Ticket>>> = {
  grantExtension: { extensionAsked: MONDAY + 1 },
  refuseExtension: { extensionAsked: MONDAY + 1 },
  answerSupervision: { supervision: 'phone' },
  lift: { supervision: 'phone' },
  endSponsor: { supervision: 'leader' },
  unmerge: { mergedInto: photoId(9) },
  unassign: { holder: COLLEAGUES[0]!.id },
  transcribe: { untranscribed: true },
  clear: { complainedOf: HOUSING },
  refuseErase: { eraseAsked: MONDAY + 1 },
}

/** A ticket on which this action is open, as the one who may do it sees it. */
function openFor(action: Action, some: Parameters<typeof aView>[0] = {}): TicketView {
  const { from, by } = ruleOf(action)
  const grid = action === 'reveal' || action === 'return'
  return aView({
    relations: [by[0]!],
    clocks: [aClock('handle', MONDAY + 86_400_000)],
    represented: action === 'disown',
    leads: action === 'takeBack',
    ...(action === 'reassign' && { givenBy: CENTRE }),
    ...(action === 'undo' && { undo: { seq: 2, at: MONDAY, isMine: true, before: aTicket(), clocks: [] } }),
    ...some,
    ticket: { state: from[0]!, unitId: grid ? GRID_3 : STREET_3, ...BEFORE[action], ...some.ticket },
  })
}

let server: FakeServer
let done: jest.Mock
let closed: jest.Mock
beforeEach(() => {
  server = newPhone()
  signIn('staff')
  done = jest.fn()
  closed = jest.fn()
})

/** The parts that staff's screens bring. */
const OWN = {
  distance: DistanceField,
  category: CategoryField,
  place: PlaceField,
  unit: UnitByPrecedent,
  colleague: ColleagueField,
  leader: LeaderField,
}

async function open(view: TicketView, action: Action) {
  const opened = view.actions.find((one) => one.action === action)
  if (!opened) throw new Error(`${action} is not open`)
  const drawn = render(<ActionSheet ticket={view} action={opened} as="staff" own={OWN} onClose={closed} onDone={done} />)
  await settle()
  return drawn
}

const NO_PHOTO_ASKED = { photoAsked: false, ticket: { category: 'public_facility' } } as const

/** How a person tells that a field is there. */
function isThere(action: Action, field: Field): boolean {
  const { label } = fieldWords(action, field)
  const { kind } = fieldRow(field)
  if (kind === 'text') return screen.queryByRole('textbox', { name: label }) !== null
  if (kind === 'choice') return screen.queryByRole('radiogroup', { name: label }) !== null
  if (kind === 'category') return ['类别', '细项'].every((name) => screen.queryByRole('radiogroup', { name }) !== null)
  if (kind === 'photos') return screen.queryByRole('button', { name: '拍照或选照片' }) !== null
  if (kind === 'unit')
    return (
      screen.queryByRole('radiogroup', { name: label }) !== null ||
      screen.queryByRole('textbox', { name: '按名称找单位' }) !== null ||
      // the unit the catalogue names stands chosen
      screen.queryByRole('button', { name: /，改$/ }) !== null
    )
  return document.getElementById(anchorOf(field)) !== null
}

describe('the sheet is drawn from the table', () => {
  for (const action of BY_HAND) {
    const { needs, may, atOnce } = ruleOf(action)
    // how far away a photo was taken is asked once there is one; a sub-item stands below its category
    const drawn = [...needs, ...mayOf(NO_PHOTO_ASKED, action)].filter((field) => !['none', 'distance'].includes(fieldRow(field).kind))
    const parts = drawn.length + (drawn.includes('category') ? 1 : 0)
    if (needs.length + may.length > 0 && !atOnce)
      test(`${action} asks for ${[...needs, ...may].join(', ')} and for nothing else`, async () => {
        const { container } = await open(openFor(action), action)
        expect(screen.getByRole('dialog', { name: ACTION_WORDS[action].title })).toBeTruthy()
        for (const field of drawn) expect([field, isThere(action, field)]).toEqual([field, true])
        expect(container.querySelectorAll('.field')).toHaveLength(parts)
        // nothing is sent; how others were ruled on, and which units there are, is looked up
        expect(server.heard.filter((one) => !/\/(precedents|units)$/.test(one.url))).toEqual([])
      })
    else
      test(`${action} is sent at once, whatever it might carry`, async () => {
        const view = openFor(action)
        server.on(api.act, () => ({ ticket: view, now: MONDAY }))
        await open(view, action)
        expect(screen.queryByRole('dialog')).toBeNull()
        expect(server.sent(api.act)).toMatchObject([{ action, given: {}, stage: view.stage }])
        expect(done).toHaveBeenCalledTimes(1)
      })
  }
})

describe('to whom it goes', () => {
  test('the unit the catalogue names for the matter is chosen, says why, and is sent with what is written', async () => {
    const view = openFor('dispatch')
    server.on(api.act, () => ({ ticket: view, now: MONDAY }))
    await open(view, 'dispatch')
    expect(screen.getByRole('button', { name: '住建局，改' })).toBeTruthy()
    expect(screen.getByText(/^按派单目录：.*归它。$/)).toBeTruthy()
    await write('预期成效', '当晚亮灯')
    await press('派给住建局')
    expect(server.sent(api.act)).toMatchObject([{ given: { unit: HOUSING, goal: '当晚亮灯' } }])
  })

  test('how an objection was ruled on is offered below it, and chosen by one tap', async () => {
    const ruling = { id: photoId(3), number: '20261120-7K2M9Q', at: MONDAY, from: '住建局', basis: '已移交', reason: '归属社区' }
    const view = openFor('dispatch')
    const other = view.actions.find(({ action }) => action === 'dispatch')!.units.find(({ id }) => id !== HOUSING)!
    server.on(deskApi.precedents, () => ({ precedents: [{ ...ruling, to: other }], now: MONDAY }))
    await open(view, 'dispatch')
    await press(new RegExp(`^定给${other.name}，.*已移交.*归属社区，照这样$`))
    await write('预期成效', '当晚亮灯')
    server.on(api.act, () => ({ ticket: view, now: MONDAY }))
    await press(`派给${other.name}`)
    expect(server.sent(api.act)).toMatchObject([{ given: { unit: other.id } }])
  })

  test('whoever gave it back is not put forward again, and the ruling asks why', async () => {
    const view = openFor('dispatch', { ticket: { state: 'returned', unitId: STREET_3, returnedBy: [HOUSING] } })
    await open(view, 'dispatch')
    expect(screen.queryByRole('button', { name: '住建局，改' })).toBeNull()
    expect(view.actions.find(({ action }) => action === 'dispatch')!.needs).toContain('reason')
  })

  test('another is found by its name, and Enter takes the first', async () => {
    await open(openFor('dispatch'), 'dispatch')
    await press('住建局，改')
    await write('按名称找单位', '社区')
    fireEvent.keyDown(screen.getByRole('textbox', { name: '按名称找单位' }), { key: 'Enter', keyCode: 13 })
    await settle()
    expect(screen.queryByRole('button', { name: '住建局，改' })).toBeNull()
    expect(screen.getByRole('button', { name: /社区，改$/ })).toBeTruthy()
  })
})

describe('what was begun and not sent', () => {
  const opened = (view: TicketView, action: Action) => {
    const draft = draftOf(view.id, action)
    const one = view.actions.find((each) => each.action === action)!
    return render(<ActionSheet ticket={view} action={one} as="staff" own={OWN} draft={draft} onClose={closed} onDone={done} />)
  }

  test('stands there again, on this action of this ticket alone; closing asks nothing', async () => {
    const view = openFor('supervise')
    const first = opened(view, 'supervise')
    await settle()
    await write('说明', '拖了半个月')
    await press('关闭')
    expect(closed).toHaveBeenCalledTimes(1)
    first.unmount()
    opened(view, 'supervise')
    await settle()
    expect(screen.getByText('上次写的还在，没送出过。')).toBeTruthy()
    expect(screen.getByRole('textbox', { name: '说明' })).toHaveProperty('value', '拖了半个月')
    expect([draftOf(view.id, 'note').given, draftOf('another', 'supervise').given]).toEqual([undefined, undefined])
  })

  test('goes when it is begun anew, when it is sent, and when somebody signs out', async () => {
    const view = openFor('supervise')
    const keep = () => draftOf(view.id, 'supervise').keep({ grade: 'phone', reason: '拖了半个月' })
    keep()
    const first = opened(view, 'supervise')
    await settle()
    await press('从头写')
    expect(screen.getByRole('textbox', { name: '说明' })).toHaveProperty('value', '')
    expect(draftOf(view.id, 'supervise').given).toBeUndefined()
    first.unmount()
    keep()
    server.on(api.act, () => ({ ticket: view, now: MONDAY }))
    opened(view, 'supervise')
    await settle()
    await press(ACTION_WORDS.supervise.send)
    expect(server.sent(api.act)).toMatchObject([{ given: { grade: 'phone', reason: '拖了半个月' } }])
    expect(draftOf(view.id, 'supervise').given).toBeUndefined()
    keep()
    forgetTickets('staff')
    expect(draftOf(view.id, 'supervise').given).toBeUndefined()
  })

  test('a refusal keeps it', async () => {
    const view = openFor('supervise')
    draftOf(view.id, 'supervise').keep({ grade: 'phone', reason: '拖了半个月' })
    server.on(api.act, () => refuses(409, { code: 'stale', message: '这件刚才已被处理，请看最新进展。您写的还在。' }))
    opened(view, 'supervise')
    await settle()
    await press(ACTION_WORDS.supervise.send)
    expect(draftOf(view.id, 'supervise').given).toMatchObject({ reason: '拖了半个月' })
  })
})

describe('what is missing', () => {
  test('is said at the field, and nothing is sent', async () => {
    await open(openFor('resolve'), 'resolve')
    await press('提交办结')
    expect(screen.getAllByRole('alert').map((alert) => alert.textContent)).toEqual([MISSING_WORDS.outcome, MISSING_WORDS.note])
    expect(entry('写给反映人').getAttribute('aria-label')).toBe(`写给反映人，${MISSING_WORDS.note}`)
    expect(server.heard).toEqual([])
  })

  test('is sought: a browser moves to it, WeChat, which moves nothing inside a sheet, says it', async () => {
    await open(openFor('resolve'), 'resolve')
    const moved = jest.spyOn(Element.prototype, 'scrollIntoView')
    await press('提交办结')
    await waitFor(() => expect(moved).toHaveBeenCalled())
    expect(phone.toasts).toEqual([])
    process.env.TARO_ENV = 'weapp'
    await press('提交办结')
    process.env.TARO_ENV = 'h5'
    expect(phone.toasts).toEqual([MISSING_WORDS.outcome])
  })

  test('is no longer said once it is there', async () => {
    await open(openFor('resolve'), 'resolve')
    await press('提交办结')
    await write('写给反映人', '灯泡换好了')
    expect(screen.getAllByRole('alert').map((alert) => alert.textContent)).toEqual([MISSING_WORDS.outcome])
  })

  test('a photo the sub-item asks for is missing too, and one the server will not have is said as such', async () => {
    await open(openFor('resolve', { photoAsked: true }), 'resolve')
    await fillResolve()
    await press('提交办结')
    expect(screen.getByRole('alert').textContent).toBe(MISSING_WORDS.photos)

    await takePhoto()
    const why = JSON.stringify({ code: 'notAPhoto', message: '这个文件不是照片。' })
    await act(async () => phone.uploads[0]!.success({ statusCode: 422, data: why }))
    await press('提交办结')
    expect(screen.getByRole('alert').textContent).toContain('有照片不能用')
    expect(server.sent(api.act)).toEqual([])
  })

  test('with the photo there, it goes along', async () => {
    const view = openFor('resolve', { photoAsked: true })
    server.on(api.act, () => ({ ticket: view, now: MONDAY }))
    await open(view, 'resolve')
    await fillResolve()
    await takePhoto()
    await press('提交办结')
    await act(async () => phone.uploads[0]!.success(arrived(1)))
    await waitFor(() => expect(done).toHaveBeenCalled())
    expect(server.sent(api.act)[0].given.photos).toEqual([photoId(1)])
  })

  test('what the server finds wrong is said at its field as well', async () => {
    server.on(api.act, () => refuses(422, { code: 'invalid', message: '有一项填得不对，请检查。', fields: { 'given.note': 'tooLong' } }))
    await open(openFor('resolve'), 'resolve')
    await fillResolve()
    await press('提交办结')
    expect(entry('写给反映人').getAttribute('aria-label')).toContain('写给反映人，')
    expect(entry('写给反映人').value).toBe('灯泡换好了')
  })
})

describe('on a bad network', () => {
  test('it waits in the phone with its photo, the sheet closes and says so, and the very same request goes out later', async () => {
    const view = openFor('resolve')
    await open(view, 'resolve')
    await fillResolve()
    await takePhoto()
    server.down = true
    await press('提交办结')
    await act(async () => phone.uploads[0]!.fail())
    await waitFor(() => expect(closed).toHaveBeenCalledTimes(1))
    expect(phone.toasts).toEqual(['没连上，已存在手机里，联网自动送出'])
    const [[id, kept]] = Object.entries(outbox.all()) as [[string, OutgoingAction]]
    expect(kept).toMatchObject({ action: 'resolve', ticket: view.id, given: { outcome: 'solved', note: '灯泡换好了' } })
    expect(kept.photos).toHaveLength(1)

    server.down = false
    server.on(api.act, () => ({ ticket: view, now: MONDAY }))
    const sent = sendOne(id)
    await waitFor(() => expect(phone.uploads).toHaveLength(2))
    await act(async () => phone.uploads[1]!.success(arrived(1)))
    expect(await sent).toMatchObject({ kind: 'sent' })
    expect(server.sent(api.act)).toMatchObject([{ requestId: id, given: { note: '灯泡换好了', photos: [photoId(1)] }, stage: 1 }])
    expect(outbox.all()).toEqual({})
  })

  test('a second press while it is on its way sends nothing', async () => {
    const view = openFor('resolve')
    let answer = () => {}
    server.on(api.act, () => new Promise((resolve) => (answer = () => resolve({ ticket: view, now: MONDAY }))))
    await open(view, 'resolve')
    await fillResolve()
    await press('提交办结')
    const busy = screen.getByRole('button', { name: '正在提交…' })
    await act(async () => busy.click())
    await act(async () => answer())
    expect(server.sent(api.act)).toHaveLength(1)
  })
})

describe('somebody else was quicker', () => {
  const moved = () => refuses(409, { code: 'stale', message: '这件刚才已被处理，请看最新进展。您写的还在。', movedBy: '天和社区 王志强' })

  test('says by whom, keeps the words, and sends nothing more until the newest was looked at', async () => {
    const view = openFor('resolve')
    const newest = openFor('resolve', { ticket: { stage: 2, state: 'in_progress' } })
    server.on(api.act, moved).on(api.ticket, () => ({ ticket: newest, now: MONDAY }))
    await open(view, 'resolve')
    await fillResolve()
    await press('提交办结')
    expect(screen.getByText('这件刚才已由天和社区 王志强处理，没有送出。写的都在。')).toBeTruthy()
    expect(entry('写给反映人').value).toBe('灯泡换好了')
    expect(screen.getByRole('button', { name: /^提交办结/ }).getAttribute('aria-disabled')).toBe('true')

    await press('看最新')
    expect(screen.getByText(/^现在是“办理中”/)).toBeTruthy()
    server.on(api.act, () => ({ ticket: newest, now: MONDAY }))
    await press('提交办结')
    expect(server.sent(api.act).map((body) => body.stage)).toEqual([1, 2])
    expect(server.sent(api.act)[1].given).toMatchObject({ outcome: 'solved', note: '灯泡换好了' })
  })

  test('is said before anything is sent, when the phone has heard of it already', async () => {
    const view = openFor('resolve')
    await open(view, 'resolve')
    await fillResolve()
    act(() => tickets('staff').put(view.id, openFor('resolve', { ticket: { stage: 2 } })))
    expect(screen.getByText(/^这件刚才有了新进展/)).toBeTruthy()
    expect(screen.getByRole('button', { name: startingWith('提交办结，先看最新进展') })).toBeTruthy()
  })
})

test('an action that ends the ticket asks first, and no means no', async () => {
  await open(openFor('reject'), 'reject')
  await press('不属于公共管理职责', 'radio')
  await write('告诉反映人该找谁', '请找物业')
  phone.says = false
  await press('不予受理')
  expect(phone.modals).toMatchObject([{ content: ACTION_WORDS.reject.confirm, confirmText: '不予受理' }])
  expect(server.heard).toEqual([])
})

test('a sheet in which something was written is not closed without asking', async () => {
  await open(openFor('note'), 'note')
  await write('记什么', '电话没打通')
  phone.says = false
  await press('关闭')
  expect(phone.modals).toHaveLength(1)
  expect(screen.getByRole('dialog')).toBeTruthy()
})

async function fillResolve() {
  await press('解决了', 'radio')
  await write('写给反映人', '灯泡换好了')
}
async function takePhoto() {
  phone.album = ['blob:1']
  await press('拍照或选照片')
  await settle()
}
const arrived = (n: number) => ({
  statusCode: 200,
  data: JSON.stringify({ id: photoId(n), small: `/photos/${n}`, large: `/photos/${n}`, width: 4, height: 3 }),
})
