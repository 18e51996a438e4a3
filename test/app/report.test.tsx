import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import ReportPage from '../../src/app/resident/report'
import { useDraft } from '../../src/app/stores/draft'
import { api } from '../../src/domain/api'
import { problemWords } from '../../src/domain/problems'
import { toldWords } from '../../src/domain/problems-told'
import {
  aPage,
  aView,
  comeBack,
  entry,
  newPhone,
  openPage,
  press,
  refuses,
  signIn,
  startingWith,
  write,
  type FakeServer,
} from '../helpers/app'
import { phone } from '../helpers/taro'
import { photoId } from '../helpers/tickets'

const FILED = aView({ relations: ['reporter'] })
const TEXT = '怎么回事'
const WHERE = '在哪里，写楼号、单元、路口'

let server: FakeServer
beforeEach(() => {
  server = newPhone()
  server.on(api.fileReport, () => FILED).on(api.myTickets, () => aPage())
})

const open = () => openPage(<ReportPage />, { route: 'resident/report/index', category: 'public_facility' })
async function fillIn() {
  await press('路灯', 'radio')
  await write(TEXT, '三号楼前的路灯不亮，晚上很黑')
  await write(WHERE, '三号楼前')
}
const reports = () => server.sent(api.fileReport)
const nothingIsLost = () => {
  expect(entry(TEXT).value).toBe('三号楼前的路灯不亮，晚上很黑')
  expect(entry(WHERE).value).toBe('三号楼前')
}

describe('before it is sent', () => {
  test('what is wrong is said at its field, the page goes to the first, and nothing is sent', async () => {
    signIn('resident')
    await open()
    await press('提交')
    expect(screen.getAllByRole('alert').map((alert) => alert.textContent)).toEqual([problemWords('tooShort'), problemWords('where')])
    expect(entry(TEXT).getAttribute('aria-label')).toBe(`${TEXT}，${problemWords('tooShort')}`)
    expect(phone.scrolledTo).toEqual(['#field-text'])
    expect(reports()).toEqual([])
  })

  test('what is put right is no longer said', async () => {
    await open()
    await press('提交')
    await write(TEXT, '路灯不亮')
    expect(screen.getAllByRole('alert').map((alert) => alert.textContent)).toEqual([problemWords('where')])
  })

  test('by when it will be done is promised beside the button', async () => {
    await open()
    expect(screen.getByText('受理，', { exact: false })).toBeTruthy()
    expect(document.querySelector('.page__foot')!.textContent).toMatch(/^提交后：.+ 前受理，.+ 前办结。提交$/)
  })

  test('gas: first the call, then an answer, and only then the form', async () => {
    await openPage(<ReportPage />, { route: 'resident/report/index', category: 'utilities_heat' })
    await press(/^燃气/, 'radio')
    expect(screen.getByRole('alert').textContent).toContain('开窗、关总阀，别开灯、别打火')
    expect(screen.queryByRole('textbox', { name: TEXT })).toBeNull()
    expect(screen.queryByRole('button', { name: startingWith('提交') })).toBeNull()
    await press('已经打过电话了', 'radio')
    expect(entry(TEXT)).toBeTruthy()
  })
})

describe('sending', () => {
  test('a report goes out once, is shown as received, and leaves no draft', async () => {
    signIn('resident')
    await open()
    await fillIn()
    await press('提交')
    expect(reports()).toMatchObject([
      {
        category: 'public_facility',
        text: '三号楼前的路灯不亮，晚上很黑',
        place: { words: '三号楼前' },
        identity: 'sealed',
        publicConsent: false,
      },
    ])
    expect(reports()[0].requestId).toMatch(/^[0-9a-f]{32}$/)
    expect(phone.went).toEqual([`/resident/submitted/index?id=${FILED.id}`])
    expect(useDraft.getState().text).toBe('')
  })

  test('pressed twice, it is sent once', async () => {
    signIn('resident')
    await open()
    await fillIn()
    const button = screen.getByRole('button', { name: '提交' })
    await act(async () => {
      fireEvent.click(button)
      fireEvent.click(button)
    })
    expect(reports()).toHaveLength(1)
  })

  test('refused, it says why, and nothing typed is lost', async () => {
    signIn('resident')
    server.on(api.fileReport, () => refuses(500, { code: 'fault', message: problemWords('fault'), ref: 'E-7F2C' }))
    await open()
    await fillIn()
    await press('提交')
    expect(screen.getByText(`${problemWords('fault')}请念 E-7F2C。`)).toBeTruthy()
    nothingIsLost()
  })

  test('what the server finds wrong is said at its field', async () => {
    signIn('resident')
    server.on(api.fileReport, () => refuses(422, { code: 'invalid', message: problemWords('invalid'), fields: { place: 'where' } }))
    await open()
    await fillIn()
    await press('提交')
    expect(screen.getByRole('alert').textContent).toBe(problemWords('where'))
    nothingIsLost()
  })

  test('without anybody signed in it leads to the sign-in, and goes out by itself when that is done', async () => {
    await open()
    await fillIn()
    await press('提交')
    expect(phone.went).toEqual(['/resident/signin/index'])
    expect(reports()).toEqual([])
    signIn('resident')
    await comeBack()
    expect(reports()).toHaveLength(1)
    expect(phone.went.at(-1)).toContain('/resident/submitted/')
  })

  test('whoever comes back without signing in has sent nothing, and sends nothing later unasked', async () => {
    await open()
    await fillIn()
    await press('提交')
    await comeBack()
    signIn('resident')
    await comeBack()
    expect(reports()).toEqual([])
    nothingIsLost()
  })

  test('a session that ran out is renewed by signing in; the report keeps its id', async () => {
    signIn('resident')
    server.on(api.fileReport, () => refuses(401, { code: 'signInFirst', message: toldWords('signInFirst') }))
    await open()
    await fillIn()
    await press('提交')
    expect(phone.went).toEqual(['/resident/signin/index'])
    server.on(api.fileReport, () => FILED)
    signIn('resident', 'another')
    await comeBack()
    expect(reports()).toHaveLength(2)
    expect(reports()[1]).toEqual(reports()[0])
  })
})

describe('without a network', () => {
  test('it stays on the phone, and the same report goes out when the network is back', async () => {
    signIn('resident')
    await open()
    await fillIn()
    server.down = true
    await press('提交')
    expect(screen.getByText(/^刚才没连上，已存在手机里，一个字也没丢/)).toBeTruthy()
    nothingIsLost()
    server.down = false
    await act(async () => void window.dispatchEvent(new Event('online')))
    expect(reports()).toHaveLength(2)
    expect(reports()[1]).toEqual(reports()[0])
    expect(phone.went).toEqual([`/resident/submitted/index?id=${FILED.id}`])
  })

  test('and it is tried again every 15 seconds, should the phone not notice', async () => {
    signIn('resident')
    await open()
    await fillIn()
    server.down = true
    await press('提交')
    cleanup()
    jest.useFakeTimers()
    await openPage(<ReportPage />, { route: 'resident/report/index' })
    await press('提交')
    await act(() => jest.advanceTimersByTimeAsync(16_000))
    jest.useRealTimers()
    expect(reports()).toHaveLength(3)
  })

  test('what was written is there after a restart', async () => {
    await open()
    await fillIn()
    cleanup()
    await openPage(<ReportPage />, { route: 'resident/report/index' })
    expect(screen.getByText('上次没写完的还在，接着写就行。')).toBeTruthy()
    nothingIsLost()
  })

  test('a photo the network stopped goes along when it is back, and nobody is asked twice about it', async () => {
    signIn('resident')
    await open()
    await fillIn()
    phone.album = ['wxfile://1']
    server.down = true
    await press('拍照或相册')
    await act(async () => phone.uploads[0]!.fail())
    await press('提交')
    await waitFor(() => expect(phone.uploads).toHaveLength(2))
    await act(async () => phone.uploads[1]!.fail())
    await waitFor(() => expect(reports()).toHaveLength(1))
    expect(phone.modals).toHaveLength(1)

    await act(async () => void window.dispatchEvent(new Event('online')))
    await waitFor(() => expect(phone.uploads).toHaveLength(3))
    await act(async () => phone.uploads[2]!.fail())
    await waitFor(() => expect(reports()).toHaveLength(2))
    expect(phone.modals).toHaveLength(1)

    server.down = false
    await act(async () => void window.dispatchEvent(new Event('online')))
    await waitFor(() => expect(phone.uploads).toHaveLength(4))
    await act(async () => phone.uploads[3]!.success({ statusCode: 200, data: JSON.stringify(PHOTO) }))
    await waitFor(() => expect(phone.went).toHaveLength(1))
    expect(reports().at(-1).photos).toEqual([PHOTO.id])
  })
})

const PHOTO = { id: photoId(1), small: '/photos/1', large: '/photos/1', width: 4, height: 3 }
