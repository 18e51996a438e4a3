/**
 * Which call leaves a line in the audit log. Written by hand: a new endpoint has to answer here. `history`: the ticket's own chained history keeps it.
 * Anything else is the beginning of the entry, which some file of the server writes.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { calls } from '../../src/domain/calls'

// prettier-ignore
const WRITES: Record<keyof typeof calls, string> = {
  health: '-', ready: '-', start: '-', catalogue: '-', hearing: '-', words: '-', units: '-', grids: '-', places: '-', mapLines: '-', findPlace: '-', me: '-',
  sendCode: 'texts.', signInPhone: 'signIn.phone', signInWechat: 'signIn.wechat', signInStaff: 'signIn.staff', signInWorker: 'signIn.worker',
  demoPeople: '-', signInDemo: 'signIn.demo', changePassword: 'password', bindWechat: 'bindWechat', signOut: 'signOut',
  signOutEverywhere: 'signOut.everywhere', sendOldCode: 'texts.', changeNumber: 'phone.change',
  factor: '-', startFactor: 'factor.start', enrolFactor: 'factor.enrol', proveFactor: 'factor.prove', renewCodes: 'factor.codes',
  uploadPhoto: '-', uploadVoice: '-', uploadPaper: '-', fileReport: 'history', myTickets: '-', neighbours: '-', join: 'history', unread: '-',
  // who read what is confidential
  ticket: 'READ', act: 'READ', inbox: 'LISTED', deskTickets: '-', watch: 'LISTED', similar: '-', precedents: '-', revealPhone: 'revealPhone',
  myFeedback: '-', sayFeedback: 'feedback.said', rateFeedback: 'feedback.rated', feedback: '-', answerFeedback: 'feedback.answered',
  publicCases: '-', publicCase: '-', publicGrids: '-', figures: '-', publicity: '-', consent: 'publicConsent',
  moderation: '-', decide: 'publication', bars: '-', barReporter: 'bar:', liftBar: 'bar:',
  account: '-', askTexts: 'texts.', giveConsent: 'consent.give', withdrawConsent: 'consent.withdraw', exportMine: 'export', leave: 'leave.ask', stay: 'leave.takeBack', findMine: '-',
  scene: '-', scenes: '-', makeScene: 'scene:', endScene: 'scene:', scenePicture: '-',
  find: 'LISTED', countFound: '-', findByPhone: 'findByPhone:', findViews: '-', viewCounts: '-', saveView: 'findView:', endView: 'findView:',
  makeBatch: 'LISTED', batches: '-', batch: 'LISTED', startBatch: 'batch:',
  deskFigures: '-', figureCases: 'LISTED', vintages: '-', vintage: '-', correctVintage: 'vintage:',
  calendar: '-', saveCalendar: 'calendar:', notices: '-', readNotices: '-', subscribed: '-', deadLetters: '-', resend: 'resend:', emptyUnits: '-',
  walk: 'booklet.carried:', booklets: 'booklet.list', booklet: 'booklet.read:', visitOfTicket: 'booklet.read:', visitCounts: '-',
  makeBooklet: 'booklet.', changeBooklet: 'booklet.', eraseBooklet: 'booklet.', writeNote: 'visit.note:', keepPromise: 'visit.kept:', eraseNote: 'visit.erase:',
  bulletins: '-', bulletin: '-', draftBulletin: 'bulletin:', wordBulletin: 'bulletin:', moveBulletin: 'bulletin:', objectBulletin: 'bulletin:',
  answerObjection: 'bulletin:', accountBulletin: 'bulletin:', publicBulletins: '-', publicBulletin: '-',
  meetings: '-', openMeeting: 'meeting:', meeting: 'LISTED', decideMeeting: 'meeting:', hearMeeting: 'meeting:', exportLedger: 'ledger:',
  projects: '-', project: '-', beginProject: 'project:', stepProject: 'project:', wall: 'LISTED', publicProjects: '-', leadToday: '-', systemHealth: '-', exportDossier: 'dossier:', whoIsOn: '-', roster: '-', keepRoster: 'roster:', coverDuty: 'cover:', agreeSwap: 'cover:', endCover: 'cover:',
  registerReport: 'history', similarHere: '-', claimTicket: 'claim', notePrint: 'print:',
  staff: '-', adminUnits: '-', previewDeed: '-', beginDeed: 'admin.propose:', proposals: '-', decideProposal: 'admin.',
  sampleSheet: '-', trySheet: '-', badRows: '-', beginImport: 'admin.propose:', firstPasswords: 'staff.first:',
  auditLog: '-', auditProof: 'audit.proof', exportAudit: 'audit.export:',
}

const server = path.resolve(__dirname, '../../src/server')
const text = readdirSync(server, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(path.join(server, name), 'utf8'))
  .join('\n')

test('every call says whether it leaves a line in the audit log', () => {
  expect(Object.keys(WRITES).sort()).toEqual(Object.keys(calls).sort())
})

test('and what it says is written somewhere', () => {
  for (const entry of new Set(Object.values(WRITES).filter((one) => !['-', 'history', 'READ', 'LISTED'].includes(one))))
    expect({ entry, isWritten: new RegExp(`['\`]${entry.replace('.', '\\.')}`).test(text) }).toEqual({ entry, isWritten: true })
  expect(text).toMatch(/noteReads\([^)]*'read'\)/)
  expect(text.match(/noteReads\((?:deps|look), [^\n]*'listed'\)/g)).toHaveLength(8)
})

test('a call that changes something and leaves none is named here on purpose', () => {
  const silent = Object.entries(calls)
    .filter(([name, { method }]) => method === 'POST' && WRITES[name as keyof typeof calls] === '-')
    .map(([name]) => name)
  expect(silent.sort()).toEqual([
    'badRows',
    'findPlace',
    'neighbours',
    'previewDeed',
    'readNotices',
    'similarHere',
    'subscribed',
    'trySheet',
    'uploadPaper',
    'uploadPhoto',
    'uploadVoice',
  ])
})
