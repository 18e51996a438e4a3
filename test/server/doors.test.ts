import { api, type Endpoint } from '../../src/domain/api'
import { calls } from '../../src/domain/calls'
import { aQueryCode, startServer, type Caller, type TestServer } from '../helpers/server'
import { act, file, people, SOLVED, tryTo, type People } from '../helpers/story'

let server: TestServer
let who: People
let nobody: Caller
beforeAll(async () => {
  server = await startServer()
  who = await people(server)
  nobody = server.caller()
})
afterAll(() => server.close())

/**
 * Written by hand: who gets past the door of each endpoint. N nobody, R resident, S staff, D a dispatcher, V a supervisor, C anonymous code, and
 * the three administrators: Y system, E security, A audit; L a leader.
 */
const DOORS: Record<keyof typeof calls, string> = {
  health: 'N R S D V Y E A L C',
  ready: 'N R S D V Y E A L C',
  start: 'N R S D V Y E A L C',
  catalogue: 'N R S D V Y E A L C',
  words: 'N R S D V Y E A L C',
  hearing: 'N R S D V Y E A L C',
  units: 'N R S D V Y E A L C',
  grids: 'N R S D V Y E A L C',
  places: 'N R S D V Y E A L C',
  mapLines: 'N R S D V Y E A L C',
  findPlace: 'N R S D V Y E A L C',
  me: 'N R S D V Y E A L C',
  sendCode: 'N R S D V Y E A L C',
  signInPhone: 'N R S D V Y E A L C',
  signInWechat: 'N R S D V Y E A L C',
  signInStaff: 'N R S D V Y E A L C',
  signInWorker: 'N R S D V Y E A L C',
  demoPeople: 'N R S D V Y E A L C',
  signInDemo: 'N R S D V Y E A L C',
  changePassword: 'S D V Y E A L',
  bindWechat: 'S D V Y E A L',
  signOut: 'R S D V Y E A L',
  uploadPhoto: 'R S D V Y E A L C',
  uploadVoice: 'R C',
  uploadPaper: 'R S D V Y E A L C',
  fileReport: 'R C',
  myTickets: 'R C',
  neighbours: 'N R S D V Y E A L C',
  join: 'R',
  ticket: 'R S D V Y E A L C',
  act: 'R S D V Y E A L C',
  revealPhone: 'S D V Y E A L',
  similar: 'S D V Y E A L',
  precedents: 'S D V Y E A L',
  inbox: 'S D V Y E A L',
  deskTickets: 'S D V Y E A L',
  watch: 'D V',
  calendar: 'D V Y',
  saveCalendar: 'Y',
  myFeedback: 'R',
  sayFeedback: 'R',
  rateFeedback: 'R',
  feedback: 'D Y',
  answerFeedback: 'D Y',
  publicCases: 'N R S D V Y E A L C',
  publicCase: 'N R S D V Y E A L C',
  publicGrids: 'N R S D V Y E A L C',
  figures: 'N R S D V Y E A L C',
  publicity: 'R C',
  consent: 'R C',
  moderation: 'D',
  decide: 'D',
  bars: 'D',
  barReporter: 'D',
  liftBar: 'D',
  account: 'R',
  askTexts: 'R',
  giveConsent: 'R',
  withdrawConsent: 'R',
  exportMine: 'R',
  leave: 'R',
  stay: 'R',
  findMine: 'R C',
  scene: 'N R S D V Y E A L C',
  scenes: 'S D V Y E A L',
  makeScene: 'S D V Y E A L',
  endScene: 'S D V Y E A L',
  scenePicture: 'S D V Y E A L',
  unread: 'R S D V Y E A L',
  notices: 'R S D V Y E A L',
  readNotices: 'R S D V Y E A L',
  subscribed: 'R',
  deadLetters: 'Y',
  emptyUnits: 'D V Y',
  resend: 'Y',
  sendOldCode: 'R',
  changeNumber: 'R',
  signOutEverywhere: 'R S D V Y E A L',
  factor: 'S D V Y E A L',
  startFactor: 'S D V Y E A L',
  enrolFactor: 'S D V Y E A L',
  proveFactor: 'S D V Y E A L',
  renewCodes: 'S D V Y E A L',
  find: 'S D V L',
  countFound: 'S D V L',
  findByPhone: 'D',
  findViews: 'S D V L',
  viewCounts: 'S D V L',
  saveView: 'S D V L',
  endView: 'S D V L',
  makeBatch: 'S D V',
  batches: 'S D V',
  batch: 'S D V',
  startBatch: 'S D V',
  deskFigures: 'S D V L',
  figureCases: 'S D V L',
  vintages: 'D V',
  vintage: 'D V',
  correctVintage: 'V',
  leadToday: 'L',
  projects: 'S D V L',
  project: 'S D V L',
  beginProject: 'D V',
  stepProject: 'S D V L',
  wall: 'D V L',
  publicProjects: 'N R S D V Y E A L C',
  systemHealth: 'Y',
  whoIsOn: 'S D V',
  roster: 'S D V',
  keepRoster: 'S D',
  coverDuty: 'S D',
  agreeSwap: 'S D',
  endCover: 'S D',
  registerReport: 'S D',
  similarHere: 'S D',
  claimTicket: 'R',
  notePrint: 'S D V Y E A L',
  walk: 'S',
  booklets: 'S',
  booklet: 'S',
  makeBooklet: 'S',
  changeBooklet: 'S',
  eraseBooklet: 'S',
  writeNote: 'S',
  keepPromise: 'S',
  eraseNote: 'S',
  visitOfTicket: 'S',
  visitCounts: 'S D V',
  bulletins: 'S D V L',
  bulletin: 'S D V L',
  draftBulletin: 'V',
  wordBulletin: 'V',
  moveBulletin: 'V',
  objectBulletin: 'S',
  answerObjection: 'V',
  accountBulletin: 'S',
  publicBulletins: 'N R S D V Y E A L C',
  publicBulletin: 'N R S D V Y E A L C',
  meetings: 'D V',
  openMeeting: 'D V',
  meeting: 'D V',
  decideMeeting: 'D V',
  hearMeeting: 'D V',
  exportLedger: 'S D V L',
  exportDossier: 'S D V',
  staff: 'Y E',
  adminUnits: 'Y E',
  previewDeed: 'Y E',
  beginDeed: 'Y E',
  proposals: 'Y E',
  decideProposal: 'E',
  sampleSheet: 'Y',
  trySheet: 'Y',
  badRows: 'Y',
  beginImport: 'Y',
  firstPasswords: 'E',
  auditLog: 'A',
  auditProof: 'A',
  exportAudit: 'A',
}

test.each(Object.entries(DOORS))('%s opens to %s and to no one else', async (name, open) => {
  const endpoint = calls[name as keyof typeof calls] as Endpoint
  const resident = await server.as('zhangjianguo')
  const staff = await server.as('sunwei')
  const [dispatcher, supervisor, system] = [await server.as('zhoumin'), await server.as('chenlan'), await server.as('system')]
  const [security, auditor, leader] = [await server.as('security'), await server.as('audit'), await server.as('bayaer')]
  const callers = {
    N: nobody,
    R: resident,
    S: staff,
    D: dispatcher,
    V: supervisor,
    Y: system,
    E: security,
    A: auditor,
    L: leader,
    C: server.caller({ 'x-query-code': aQueryCode(1) }),
  }
  for (const [letter, caller] of Object.entries(callers)) {
    const { status, problem } = await caller.call(endpoint, {
      params: { id: '01234567-89ab-7cde-8f01-23456789abcd', number: '20261123-H8PX', code: 'ABCDEFGH' },
      ...(endpoint.method === 'POST' && { body: {} as never }),
    })
    const turnedAway = status === 401 ? problem.code === 'signInFirst' : status === 403 && problem.code === 'notForYou'
    expect(`${letter} ${turnedAway ? 'shut' : 'open'}`).toBe(`${letter} ${open.split(' ').includes(letter) ? 'open' : 'shut'}`)
  }
  if (name === 'signOutEverywhere') who = await people(server)
})

test('whatever changes something says how often it may be asked for', () => {
  const unlimited = Object.entries(calls as Record<string, Endpoint>).filter(([, { method, allowance }]) => method !== 'GET' && !allowance)
  // the demo's own sign-in, and the way out
  expect(unlimited.map(([name]) => name)).toEqual(['signInDemo', 'signOut'])
})

test('a foreign ticket does not exist: other residents, workers of other grids, nobody', async () => {
  const { id } = await file(who.li)
  for (const stranger of [who.zhang, who.grid1, who.housing, server.caller({ 'x-query-code': aQueryCode(1) })]) {
    expect((await stranger.call(api.ticket, { params: { id } })).status).toBe(404)
    expect((await tryTo(stranger, id, 'note', { reason: '看看' }, { stage: 1 })).status).toBe(404)
  }
  expect((await nobody.call(api.ticket, { params: { id } })).status).toBe(401)
  for (const insider of [who.bao, who.tianhe, who.street, who.centre, who.supervisor])
    expect((await insider.call(api.ticket, { params: { id } })).status).toBe(200)
})

test('a complaint about a community reaches the centre, and never the community, its grids or its lists', async () => {
  const { id, unit } = await file(who.li, { category: 'policy_style_other', item: 'conduct', complainedOf: '150703001005' })
  expect(unit.id).toBe('centre')
  for (const concerned of [who.bao, who.grid1, who.tianhe]) {
    expect((await concerned.call(api.ticket, { params: { id } })).status).toBe(404)
    expect((await tryTo(concerned, id, 'accept', {}, { stage: 1 })).status).toBe(404)
  }
  await act(who.centre, id, 'accept')
  expect(await tryTo(who.centre, id, 'dispatch', { unit: '150703001005', goal: '办好' })).toMatchObject({
    status: 409,
    problem: { code: 'targetMayHaveIt' },
  })
  await act(who.centre, id, 'dispatch', { unit: 'discipline', goal: '办好' })
  // in confidence: the level above and the supervisor do not see it either, the unit that has it does
  for (const outside of [who.street, who.supervisor]) expect((await outside.call(api.ticket, { params: { id } })).status).toBe(404)
  expect((await who.oversight.call(api.ticket, { params: { id } })).status).toBe(200)
})

test('a complaint about the centre itself goes to oversight, and the centre does not see it', async () => {
  const { id, unit } = await file(who.li, { category: 'policy_style_other', item: 'conduct', complainedOf: 'centre' })
  expect(unit.id).toBe('discipline')
  expect((await who.centre.call(api.ticket, { params: { id } })).status).toBe(404)
  expect((await who.oversight.call(api.ticket, { params: { id } })).status).toBe(200)
})

test('category 13 goes to the centre, not to the grid', async () => {
  expect((await file(who.li, { category: 'policy_style_other', item: 'advice' })).unit.id).toBe('centre')
})

test('handlers never read who reported, what the satisfaction was, or one line beyond their schema', async () => {
  const { id } = await file(who.li, { identity: 'named' })
  await act(who.bao, id, 'resolve', SOLVED)
  await act(who.li, id, 'judge', { solved: 'no', satisfied: '1', note: '没修好' })
  const seen = JSON.stringify((await who.bao.call(api.ticket, { params: { id } })).reply)
  expect(seen).not.toMatch(/13800005206|李秀兰|satisfied/)
  expect(seen).toContain('没修好')
  const reporter = JSON.stringify((await who.li.call(api.ticket, { params: { id } })).reply)
  expect(reporter).toContain('satisfied')
})

test('internal notes stay inside', async () => {
  const { id } = await file(who.li)
  await act(who.bao, id, 'note', { reason: '住户情绪激动，注意方式' })
  expect(JSON.stringify((await who.li.call(api.ticket, { params: { id } })).reply)).not.toContain('情绪激动')
  expect(JSON.stringify((await who.tianhe.call(api.ticket, { params: { id } })).reply)).toContain('情绪激动')
})

test('an anonymous reporter follows a case by code alone, and another code opens nothing', async () => {
  const mine = server.caller({ 'x-query-code': aQueryCode(2) })
  const ticket = await file(mine, { identity: 'anonymous' })
  expect(ticket).toMatchObject({ audience: 'reporter', identity: 'anonymous' })
  expect((await mine.call(api.myTickets, { query: {} })).reply.rows).toHaveLength(1)
  expect((await server.caller({ 'x-query-code': aQueryCode(3) }).call(api.ticket, { params: { id: ticket.id } })).status).toBe(404)
})

test.each([
  ['a malformed id', '/api/tickets/1', 400],
  ['an unknown desk', '/api/inbox?desk=all', 400],
  ['a made-up cursor', '/api/inbox?desk=todo&after=1%20or%201=1', 400],
  ['a repeated parameter', '/api/inbox?desk=todo&desk=done', 400],
])('%s is refused, not obeyed', async (_, url, status) => {
  const answer = await server.app.inject({ url, headers: who.bao.headers })
  expect(answer.statusCode).toBe(status)
})

test('every answer of the API forbids keeping it, and pages carry a strict policy', async () => {
  const { headers } = await server.app.inject({ url: '/api/me' })
  expect(headers['cache-control']).toBe('no-store')
  expect(headers['content-security-policy']).toContain("script-src 'self'")
  expect(headers['referrer-policy']).toBe('no-referrer')
})

test('the OpenAPI document lists every endpoint', async () => {
  const document = (await server.app.inject({ url: '/api/docs/json' })).json<{ paths: Record<string, Record<string, unknown>> }>()
  for (const endpoint of Object.values(calls))
    expect(document.paths[`/api${endpoint.path.replace(/:(\w+)/g, '{$1}')}`]).toHaveProperty(endpoint.method.toLowerCase())
})

test('a wrong report names the field, in Chinese', async () => {
  const { status, problem } = await who.li.call(api.fileReport, { body: { category: 'nope' } as never })
  expect(status).toBe(400)
  expect(problem.message).toMatch(/[一-龥]/)
  expect(Object.keys(problem.fields ?? {})).toContain('category')
})
