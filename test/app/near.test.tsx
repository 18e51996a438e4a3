/** 在场 on the ticket's page: said while it is open, silent once it is left, and others are named. */
import { act, screen } from '@testing-library/react'
import WorkTicketPage from '../../src/app/worker/ticket'
import { startLive } from '../../src/app/remote/live'
import { useSession } from '../../src/app/remote/session'
import { forgetTickets } from '../../src/app/stores/tickets'
import { api } from '../../src/domain/api'
import { nearWords } from '../../src/domain/presence'
import { aView, newPhone, openPage, press, settle, signIn } from '../helpers/app'
import { phone } from '../helpers/taro'
import { MONDAY } from '../helpers/tickets'

const ID = '01234567-89ab-7cde-8f01-23456789abcd'
beforeAll(startLive)

const line = () => phone.sockets.at(-1)!
const hears = (message: object) => act(async () => line().hears({ data: JSON.stringify(message) }))
/** What was said on the newest line, but for the token. */
const said = () => line().sent.slice(1).map((text) => JSON.parse(String(text)) as object) // prettier-ignore

test('whoever writes stands first', () => {
  const near = [{ name: '孙伟', doing: 'reads' as const }, { name: '白玉', doing: 'writes' as const }] // prettier-ignore
  expect(nearWords(near)).toBe('白玉正在写，孙伟正在看')
  expect(nearWords([])).toBe('')
})

test('the page says where one is and what one does, again on a new line, and nothing once it is left', async () => {
  useSession.setState({}, true)
  const server = newPhone()
  phone.connects = true
  forgetTickets('staff')
  signIn('staff')
  await settle()
  line().opened()
  await hears({ ready: true })
  server.on(api.ticket, () => ({ ticket: aView({ relations: ['handler'], ticket: { id: ID, state: 'accepted' } }), now: MONDAY }))
  const page = await openPage(<WorkTicketPage />, { route: 'worker/ticket/index', id: ID })
  await settle()
  expect(said().at(-1)).toEqual({ at: ID, doing: 'reads' })
  await hears({ near: [{ name: '孙伟', doing: 'writes' }], at: ID })
  expect(screen.getByText('孙伟正在写')).toBeTruthy()
  await hears({ near: [{ name: '白玉', doing: 'reads' }], at: 'another' })
  expect(screen.queryByText('白玉正在看')).toBeNull()
  await press('办结')
  expect(said().at(-1)).toEqual({ at: ID, doing: 'writes' })
  await press('关闭')
  expect(said().at(-1)).toEqual({ at: ID, doing: 'reads' })
  page.unmount()
  expect(said().at(-1)).toEqual({ at: null, doing: 'reads' })
})
