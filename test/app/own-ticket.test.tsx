import { act, screen, within } from '@testing-library/react'
import TicketPage from '../../src/app/resident/ticket'
import { outbox } from '../../src/app/sending/waiting'
import { api } from '../../src/domain/api'
import { REFUSAL_WORDS } from '../../src/domain/reading/words-refused'
import { ACTION_WORDS, PART_WORDS } from '../../src/domain/reading/words-acting'
import type { TicketView } from '../../src/domain/ticket/views'
import { aView, newPhone, openPage, press, settle, signIn, startingWith, write, type FakeServer } from '../helpers/app'
import { aTicket, MONDAY } from '../helpers/tickets'

const ERASE = '请求删除内容'
const DISOWN = '不是我报的'

let server: FakeServer
beforeEach(() => {
  server = newPhone()
  signIn('resident')
})

async function look(some: Parameters<typeof aView>[0]) {
  const view = aView({ relations: ['reporter'], ...some })
  server.on(api.ticket, () => ({ ticket: view, now: MONDAY })).on(api.act, () => ({ ticket: view, now: MONDAY }))
  await openPage(<TicketPage />, { route: 'resident/ticket/index', id: aTicket().id })
  return view
}
const acted = (view: TicketView) => server.sent(api.act).map(({ action, given, stage }) => ({ action, given, own: stage === view.stage }))

describe('请求删除', () => {
  test('one row asks for it; what follows is said before it is sent, and no reason need be given', async () => {
    const view = await look({})
    await press(ERASE)
    expect(screen.getByRole('dialog', { name: ERASE })).toBeTruthy()
    expect(screen.getByText(ACTION_WORDS.askErase.after!)).toBeTruthy()
    expect(server.sent(api.act)).toEqual([])
    await press(/^请求删除$/)
    expect(acted(view)).toEqual([{ action: 'askErase', given: {}, own: true }])
  })

  test('a reason that was written goes along', async () => {
    await look({})
    await press(ERASE)
    await write('为什么要删', '里面有孩子的名字')
    await press(/^请求删除$/)
    expect(server.sent(api.act)).toMatchObject([{ action: 'askErase', given: { note: '里面有孩子的名字' } }])
  })

  for (const [when, ticket] of [
    ['asked for already', { eraseAsked: MONDAY }],
    ['erased', { erased: true }],
  ] as const)
    // prettier-ignore
    test(`${when}, it cannot be asked for again`, async () => {
      await look({ ticket })
      expect(screen.queryByRole('button', { name: startingWith(ERASE) })).toBeNull()
    })

  test('that waits for its answer is said in the row', async () => {
    await look({ ticket: { eraseAsked: MONDAY } })
    expect(screen.getByText(REFUSAL_WORDS.notAskedErase)).toBeTruthy()
  })

  test('that waits in the phone is not asked for twice', async () => {
    const view = await look({})
    await press(ERASE)
    server.down = true
    await press(/^请求删除$/)
    await settle()
    expect(Object.values(outbox.all())).toMatchObject([{ action: 'askErase', ticket: view.id }])
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.queryByRole('button', { name: startingWith(ERASE) })).toBeNull()
  })

  for (const [who, some] of [
    ['whose ticket has ended', { ticket: { state: 'closed' } }],
    ['who filed it for somebody else', { relations: ['proxy'], filedFor: true }],
    ['for whom it was filed', { filedFor: true, represented: true }],
  ] as [string, Parameters<typeof aView>[0]][])
    test(`is open to somebody ${who}`, async () => {
      await look(some)
      expect(screen.getByRole('button', { name: startingWith(ERASE) })).toBeTruthy()
    })
})

describe('代办', () => {
  test('whoever it was filed for can say that they asked nobody; what follows is said first', async () => {
    const view = await look({ filedFor: true, represented: true })
    expect(screen.getByText(PART_WORDS.represented)).toBeTruthy()
    expect(screen.getByRole('heading', { name: '家人替您反映' })).toBeTruthy()
    expect(screen.getByText('家人替您说的')).toBeTruthy()
    await press(DISOWN)
    expect(screen.getByRole('dialog', { name: ACTION_WORDS.disown.title })).toBeTruthy()
    expect(screen.getByText(ACTION_WORDS.disown.after!)).toBeTruthy()
    expect(server.sent(api.act)).toEqual([])
    await write('想说的话', '我不认识他')
    const sheet = screen.getByRole('dialog')
    await act(async () => within(sheet).getByRole('button', { name: DISOWN }).click())
    expect(acted(view)).toEqual([{ action: 'disown', given: { reason: '我不认识他' }, own: true }])
  })

  for (const [who, some] of [
    ['whoever filed it themselves', {}],
    ['whoever took it up already', { filedFor: true }],
    ['whoever filed it for another', { relations: ['proxy'], filedFor: true, represented: true }],
  ] as [string, Parameters<typeof aView>[0]][])
    test(`${who} cannot say so`, async () => {
      await look(some)
      expect(screen.getByText(/^(这件事的进展|家人替您反映)$/)).toBeTruthy()
      expect(screen.queryByRole('button', { name: startingWith(DISOWN) })).toBeNull()
    })
})
