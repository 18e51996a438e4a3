import { screen } from '@testing-library/react'
import ReportPage from '../../src/app/resident/report'
import { draftNow } from '../../src/app/sending/drafts'
import { api } from '../../src/domain/api'
import { MODELS } from '../../src/domain/report/hearing/learned'
import { aPage, aView, newPhone, openPage, press, signIn, startingWith, write, type FakeServer } from '../helpers/app'

const TEXT = '怎么回事'
const WHERE = '在哪里，写楼号、单元、路口'
const ASKED = '这是反映干部或单位的问题吗？'
const ACCUSES = '网格员收了钱不办事'

let server: FakeServer
beforeEach(() => {
  server = newPhone()
  server.on(api.hearing, () => MODELS)
  server.on(api.fileReport, () => aView({ relations: ['reporter'] })).on(api.myTickets, () => aPage())
  signIn('resident')
})

const open = (category = '') => openPage(<ReportPage />, { route: 'resident/report/index', category })
const question = () => screen.queryByRole('radiogroup', { name: ASKED })
const sent = () => server.sent(api.fileReport)[0]

describe('words that sound like a complaint about an official', () => {
  test('bring up one question, with the words that led there and the way to those who oversee', async () => {
    await open('public_facility')
    await write(TEXT, ACCUSES)
    expect(question()).toBeTruthy()
    expect(screen.getByText(/^因为：.*收了钱/)).toBeTruthy()
    expect(screen.getByText(/可以直接向纪检监察反映/)).toBeTruthy()
    expect(screen.getByRole('radio', { name: startingWith('不是，照常办') }).getAttribute('aria-checked')).toBe('false')
  })

  test('answered yes it goes to the centre in confidence, and nothing typed is lost', async () => {
    await open('public_facility')
    await write(TEXT, ACCUSES)
    await press('是，交给区中心', 'radio')
    expect(question()).toBeNull()
    expect(draftNow()).toMatchObject({ category: 'policy_style_other', item: 'conduct', text: ACCUSES })
    await press('提交')
    expect(sent()).toMatchObject({ category: 'policy_style_other', request: 'accuse', text: ACCUSES })
    expect(sent()).not.toHaveProperty('accusesNobody')
  })

  test('answered no it goes on as what it was, and the server is told the answer', async () => {
    await open('public_facility')
    await write(TEXT, ACCUSES)
    await press('不是，照常办', 'radio')
    expect(screen.getByRole('radio', { name: startingWith('不是，照常办') }).getAttribute('aria-checked')).toBe('true')
    await write(WHERE, '三号楼')
    await press('提交')
    expect(sent()).toMatchObject({ category: 'public_facility', accusesNobody: true })
  })

  test('keep nobody from sending: unanswered, the server decides', async () => {
    await open('public_facility')
    await write(TEXT, ACCUSES)
    await write(WHERE, '三号楼')
    await press('提交')
    expect(sent()).toMatchObject({ category: 'public_facility', text: ACCUSES })
    expect(sent()).not.toHaveProperty('accusesNobody')
  })

  test('are asked about before a category is chosen as well', async () => {
    await open()
    await write(TEXT, ACCUSES)
    expect(question()).toBeTruthy()
    await press('是，交给区中心', 'radio')
    expect(draftNow()).toMatchObject({ category: 'policy_style_other', item: 'conduct' })
  })
})

test('words about a thing bring up no such question', async () => {
  await open('public_facility')
  await write(TEXT, '三号楼前的路灯不亮')
  expect(question()).toBeNull()
})
