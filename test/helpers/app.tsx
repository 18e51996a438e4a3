/** A phone with the app on it: pages are opened, somebody is signed in, and the server answers what a test says, without HTTP. */
import type { ReactElement } from 'react'
import { act, configure, fireEvent, render, screen } from '@testing-library/react'
import { api, type Endpoint, type Me, type Page, type ReplyOf } from '../../src/domain/api'
import { BUNDLED_CALENDAR } from '../../src/domain/calendar/workdays'
import type { Identity } from '../../src/domain/ticket/ticket'
import { summaryOf, viewFor, type TicketFacts, type TicketView } from '../../src/domain/ticket/views'
import { drafts, takeUp } from '../../src/app/sending/drafts'
import { useLook } from '../../src/app/stores/look'
import { outbox } from '../../src/app/sending/waiting'
import { photos } from '../../src/app/sending/photos'
import { keepSession, useSession } from '../../src/app/remote/session'
import { forgetTickets } from '../../src/app/stores/tickets'
import { UNITS } from './people'
import { appear, phone, wipe, type Answer, type Request } from './taro'
import { aSituation, CATALOGUE, firstClocks, MONDAY } from './tickets'

// what is awaited comes at once on a quiet machine, and after all on a busy one
configure({ asyncUtilTimeout: 8_000 })

type Handle<E extends Endpoint = Endpoint> = (body: never, request: Request) => ReplyOf<E> | Answer | Promise<ReplyOf<E> | Answer>

/** The server as a test wants it; what it does not answer cannot be reached. */
export class FakeServer {
  /** Every request that was sent, arrived or not. */
  heard: Request[] = []
  down = false
  private readonly rows: { endpoint: Endpoint; handle: Handle }[] = []

  constructor() {
    phone.answer = (request) => this.answer(request)
    this.on(api.catalogue, () => CATALOGUE)
    this.on(api.start, () => START)
    this.on(api.units, () => ({ units: UNITS.all.map((unit) => ({ ...unit, worker: null })) }))
  }

  /** The newest word on an endpoint counts. */
  on<E extends Endpoint>(endpoint: E, handle: Handle<E>): this {
    this.rows.unshift({ endpoint, handle: handle as Handle })
    return this
  }

  /** Bodies sent to an endpoint, in order. */
  sent = (endpoint: Endpoint) => this.heard.filter((request) => fits(endpoint, request)).map(({ data }) => JSON.parse(data ?? 'null'))

  private async answer(request: Request): Promise<Answer> {
    this.heard.push(request)
    const row = this.rows.find(({ endpoint }) => fits(endpoint, request))
    if (this.down || !row) throw new Error('request:fail')
    const reply = await row.handle(JSON.parse(request.data ?? 'null') as never, request)
    return isAnswer(reply) ? reply : { statusCode: 200, data: reply }
  }
}

const fits = ({ method, path }: Endpoint, request: Request) =>
  request.method === method && new RegExp(`^/api${path.replace(/:\w+/g, '[^/]+')}$`).test(request.url.split('?')[0] ?? '')
const isAnswer = (reply: unknown): reply is Answer => 'statusCode' in (reply as object)

/** A refusal: refuses(409, { code: 'stale', message: … }). */
export const refuses = (statusCode: number, data: object): Answer => ({ statusCode, data })

export const START: ReplyOf<typeof api.start> = {
  district: '扎赉诺尔区',
  centre: { ...UNITS.centre, phone: '0470-1234567', worker: null },
  demo: false,
  catalogueVersion: CATALOGUE.version,
  restDays: BUNDLED_CALENDAR.holidays,
  makeUpDays: BUNDLED_CALENDAR.makeUpDays,
  hours: BUNDLED_CALENDAR.hours,
  asks: { filed: [], judged: [] },
  now: MONDAY,
}

/** A phone as bought: nobody signed in, nothing kept. */
export function newPhone(): FakeServer {
  for (const as of ['resident', 'staff'] as const) forgetTickets(as)
  // nothing of the last phone is still on its way
  act(() => phone.uploads.forEach((upload) => upload.fail()))
  takeUp()
  useSession.setState({}, true)
  useLook.setState({ care: false, dark: 'auto', language: undefined })
  phoneSpeaks('zh-CN')
  wipe()
  restart()
  return new FakeServer()
}

/** The language the phone is set to. */
export const phoneSpeaks = (language: string) => Object.defineProperty(navigator, 'language', { value: language, configurable: true })

/** The app was closed and is opened again: it knows what the storage holds. */
export function restart() {
  takeUp()
  act(() => [drafts, outbox, photos].forEach((collection) => collection.reread()))
}

const NOBODY: Me = {
  kind: 'resident',
  id: 'resident-1',
  name: null,
  phone: '13800000000',
  posts: [],
  mustChangePassword: false,
  wechatBound: false,
}
export const signIn = (kind: 'resident' | 'staff', token = `${kind}-token`, id = 'resident-1') =>
  act(() =>
    keepSession({
      token,
      me: { ...NOBODY, id, kind, posts: kind === 'staff' ? [{ unitId: 'tianhe3', unit: '第 3 网格', duty: 'gridWorker' }] : [] },
    }),
  )

/** Opens a page, as if by its address; whatever it asks at once has been answered when this returns. */
export async function openPage(page: ReactElement, { route = '', ...params }: Record<string, string> = {}) {
  Object.assign(phone, { route, params })
  const opened = render(page)
  await act(async () => appear())
  return opened
}

/** The page comes into sight again. */
export const comeBack = () => act(async () => appear())

/** Presses a button, a link, a choice: whatever carries the words, however much else it says. */
export async function press(name: string | RegExp, role = 'button') {
  await act(async () => void fireEvent.click(screen.getByRole(role, { name: typeof name === 'string' ? startingWith(name) : name })))
}
export async function write(name: string, value: string) {
  await act(async () => void fireEvent.change(entry(name), { target: { value } }))
}
/** The text entry of that label; what is wrong with it is said after the label. */
export const entry = (name: string) => screen.getByRole('textbox', { name: startingWith(name) }) as HTMLTextAreaElement
export const startingWith = (words: string) => new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)

/** Lets everything that is already answered arrive. */
export const settle = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve, 0))))

/** A ticket as one reader gets it; `some` is what makes it special. */
export function aView(
  some: Parameters<typeof aSituation>[0] & Partial<Pick<TicketFacts, 'events' | 'text' | 'voice'>> & { identity?: Identity } = {},
): TicketView {
  const { events = [], text = '三号楼前的路灯不亮', identity = 'named', voice = null, ...rest } = some
  const situation = aSituation(rest)
  const { ticket } = situation
  const facts: TicketFacts = {
    ticket,
    clocks: firstClocks(ticket),
    placeWords: '三号楼前',
    point: null,
    identity,
    publicConsent: false,
    joiners: 0,
    netMs: 0,
    text,
    events,
    photos: () => [],
    voice,
  }
  return viewFor(facts, situation)!
}

/** The first page of a list of such tickets. */
export const aPage = (...tickets: NonNullable<Parameters<typeof aSituation>[0]>['ticket'][]): Page => ({
  rows: tickets.map((some) => {
    const { ticket } = aSituation({ ticket: some })
    return summaryOf(ticket, firstClocks(ticket), '三号楼前', UNITS, 'handler')
  }),
  next: null,
  now: MONDAY,
})
