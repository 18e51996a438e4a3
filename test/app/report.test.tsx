import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import ReportPage from '../../src/app/resident/report'
import UnsentPage from '../../src/app/mine/unsent'
import { changeDraft, drafts } from '../../src/app/sending/drafts'
import { outbox, takeOut } from '../../src/app/sending/waiting'
import { listenForBack } from '../../src/app/platform/layers'
import { sendSoon, startOutbox } from '../../src/app/sending/send'
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
  restart,
  settle,
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
beforeAll(listenForBack)
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

  test('of a letter of 2,036 characters nothing is cut: what is too much is counted, and 2,000 go', async () => {
    signIn('resident')
    await open()
    await fillIn()
    await write(TEXT, '灯'.repeat(2036))
    expect(entry(TEXT).value).toHaveLength(2036)
    expect(screen.getByText('多了 36 个字，请删短一些。写下的都在。').getAttribute('role')).toBe('status')
    await press('提交')
    expect(screen.getByRole('alert').textContent).toBe(problemWords('tooLong'))
    expect(reports()).toEqual([])
    await write(TEXT, '灯'.repeat(2000))
    expect(screen.queryByText(/^多了/)).toBeNull()
    await press('提交')
    expect(reports()).toHaveLength(1)
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
    expect(phone.went).toEqual([`/mine/submitted/index?id=${FILED.id}`])
    expect(drafts.all()).toEqual({})
    expect(outbox.all()).toEqual({})
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

  test('refused, it says why, nothing typed is lost, and nothing waits to be sent', async () => {
    signIn('resident')
    server.on(api.fileReport, () => refuses(403, { code: 'barred', message: toldWords('barred'), ref: 'E-7F2C' }))
    await open()
    await fillIn()
    await press('提交')
    expect(screen.getByText(`${toldWords('barred')}请念 E-7F2C。`)).toBeTruthy()
    nothingIsLost()
    expect(outbox.all()).toEqual({})
  })

  test('a fault of the server loses nothing: it waits and says so', async () => {
    signIn('resident')
    server.on(api.fileReport, () => refuses(500, { code: 'fault', message: problemWords('fault'), ref: 'E-7F2C' }))
    await open()
    await fillIn()
    await press('提交')
    expect(phone.toasts).toEqual(['我们这边出了问题，已存在手机里，过会儿自动送出'])
    expect(Object.keys(outbox.all())).toEqual([reports()[0].requestId])
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
    expect(phone.went).toEqual(['/mine/signin/index'])
    expect(reports()).toEqual([])
    signIn('resident')
    await comeBack()
    expect(reports()).toHaveLength(1)
    expect(phone.went.at(-1)).toContain('/mine/submitted/')
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
    expect(phone.went).toEqual(['/mine/signin/index'])
    server.on(api.fileReport, () => FILED)
    signIn('resident', 'another')
    await comeBack()
    expect(reports()).toHaveLength(2)
    expect(reports()[1]).toEqual(reports()[0])
  })
})

describe('without a network', () => {
  const isKept = () => {
    expect(phone.toasts).toEqual(['没连上，已存在手机里，联网自动送出'])
    expect(phone.went).toEqual(['/mine/unsent/index'])
    expect(Object.values(outbox.all())).toMatchObject([{ kind: 'report', as: 'resident', owner: 'resident-1' }])
  }

  test('it stays on the phone, the page closes, and the same report goes out when the network is back', async () => {
    startOutbox()
    signIn('resident')
    await open()
    await fillIn()
    server.down = true
    await press('提交')
    isKept()
    cleanup()
    server.down = false
    await act(async () => void window.dispatchEvent(new Event('online')))
    await waitFor(() => expect(outbox.all()).toEqual({}))
    expect(reports()).toHaveLength(2)
    expect(reports()[1]).toEqual(reports()[0])
    expect(drafts.all()).toEqual({})
  })

  test('and it is tried again after a while, should the phone not notice', async () => {
    signIn('resident')
    await open()
    await fillIn()
    server.down = true
    jest.useFakeTimers()
    await press('提交')
    await act(() => jest.advanceTimersByTimeAsync(6_000))
    expect(reports()).toHaveLength(2)
    server.down = false
    await act(() => jest.advanceTimersByTimeAsync(16_000))
    jest.useRealTimers()
    expect(reports()).toHaveLength(3)
    expect(outbox.all()).toEqual({})
  })

  test('what was written is there after a restart, and goes on where it was', async () => {
    await open()
    await fillIn()
    cleanup()
    restart()
    await openPage(<ReportPage />, { route: 'resident/report/index' })
    expect(screen.getByText('上次没写完的还在，接着写就行。')).toBeTruthy()
    nothingIsLost()
  })

  test('killed between photo and words, it is still one report with its photo', async () => {
    signIn('resident')
    await open()
    await fillIn()
    phone.album = ['wxfile://1']
    await press('拍照或相册')
    await settle()
    server.down = true
    await press('提交')
    await act(async () => phone.uploads[0]!.success({ statusCode: 200, data: JSON.stringify(PHOTO) }))
    await waitFor(() => expect(reports()).toHaveLength(1))
    cleanup()
    restart()
    server.down = false
    await act(async () => sendSoon())
    await waitFor(() => expect(outbox.all()).toEqual({}))
    expect(reports()[1]).toEqual(reports()[0])
    expect(reports()[1].photos).toEqual([PHOTO.id])
    expect(phone.uploads).toHaveLength(1)
  })
})

test('photos that lay with the server until it threw them away go out once more, and the report with them', async () => {
  signIn('resident')
  await open()
  await fillIn()
  phone.album = ['wxfile://1']
  await press('拍照或相册')
  await settle()
  await act(async () => phone.uploads[0]!.success({ statusCode: 200, data: JSON.stringify(PHOTO) }))
  server.on(api.fileReport, (body: { photos: string[] }) =>
    body.photos[0] === PHOTO.id
      ? refuses(400, { code: 'photoUnknown', message: problemWords('photoUnknown'), fields: { photos: 'photoUnknown' } })
      : FILED,
  )
  await press('提交')
  await waitFor(() => expect(phone.uploads).toHaveLength(2))
  await act(async () => phone.uploads[1]!.success({ statusCode: 200, data: JSON.stringify({ ...PHOTO, id: photoId(2) }) }))
  await waitFor(() => expect(phone.went).toEqual([`/mine/submitted/index?id=${FILED.id}`]))
  expect(reports().map(({ photos }) => photos)).toEqual([[PHOTO.id], [photoId(2)]])
})

test('taken back while it was on its way, what is written on stays, and the next try says that it had arrived', async () => {
  signIn('resident')
  await open()
  await fillIn()
  let answer = () => {}
  server.on(api.fileReport, () => new Promise((resolve) => (answer = () => resolve(FILED))))
  await press('提交')
  const [id] = Object.keys(outbox.all())
  act(() => takeOut(id!))
  act(() => changeDraft({ text: '三号楼前的路灯不亮，连着两天了' }))
  await act(async () => answer())
  expect(Object.values(drafts.all())).toMatchObject([{ text: '三号楼前的路灯不亮，连着两天了', requestId: id }])
})

describe('the same words again', () => {
  const again = () =>
    server.on(api.fileReport, (body: { again?: boolean }) =>
      body.again ? FILED : refuses(409, { code: 'saidBefore', message: toldWords('saidBefore'), ticket: photoId(9) }),
    )

  test('it is asked once, with the way to the earlier ticket; nothing is lost, and it may go all the same', async () => {
    signIn('resident')
    again()
    await open()
    await fillIn()
    await press('提交')
    expect(screen.getByText('您已经报过同样的内容')).toBeTruthy()
    expect(outbox.all()).toEqual({})
    nothingIsLost()
    await press('不是同一件，照样提交')
    await waitFor(() => expect(phone.went).toEqual([`/mine/submitted/index?id=${FILED.id}`]))
    expect(reports().map((report) => report.again)).toEqual([undefined, true])
  })

  test('the earlier one is opened by a tap, and the draft stays', async () => {
    signIn('resident')
    again()
    await open()
    await fillIn()
    await press('提交')
    await press('看那件，可以催办')
    await waitFor(() => expect(phone.went).toEqual([`/resident/ticket/index?id=${photoId(9)}`]))
    nothingIsLost()
  })

  test('sent later out of the queue, it asks among what waits', async () => {
    signIn('resident')
    server.down = true
    await open()
    await fillIn()
    await press('提交')
    cleanup()
    server.down = false
    again()
    await act(async () => sendSoon())
    await openPage(<UnsentPage />, { route: 'mine/unsent/index' })
    await press('看那件，可以催办')
    await waitFor(() => expect(phone.went).toContain(`/resident/ticket/index?id=${photoId(9)}`))
    await press('照样送')
    await waitFor(() => expect(outbox.all()).toEqual({}))
    expect(drafts.all()).toEqual({})
  })
})

describe('several drafts', () => {
  test('a second one is begun beside the first; each is opened with what was written in it', async () => {
    await open()
    await fillIn()
    cleanup()
    await openPage(<ReportPage />, { route: 'resident/report/index', category: 'sanitation' })
    expect(screen.getByText('还有 1 件没写完的，存在手机里。')).toBeTruthy()
    expect(entry(TEXT).value).toBe('')
    await write(TEXT, '楼道里堆着垃圾')
    cleanup()
    restart()
    const [first, second] = Object.keys(drafts.all())
    await openPage(<ReportPage />, { route: 'resident/report/index', draft: first! })
    nothingIsLost()
    cleanup()
    await openPage(<ReportPage />, { route: 'resident/report/index', draft: second! })
    expect(entry(TEXT).value).toBe('楼道里堆着垃圾')
  })

  test('what one account wrote is not shown to the next, and is there when its writer is back', async () => {
    signIn('resident')
    await open()
    await fillIn()
    cleanup()
    signIn('resident', 'of somebody else', 'resident-2')
    await open()
    expect(entry(TEXT).value).toBe('')
    expect(screen.queryByText(/没写完的/)).toBeNull()
    const [id] = Object.keys(drafts.all())
    cleanup()
    await openPage(<ReportPage />, { route: 'resident/report/index', draft: id!, category: 'public_facility' })
    expect(entry(TEXT).value).toBe('')
    cleanup()
    signIn('resident')
    await open()
    nothingIsLost()
  })

  test('who else signs in on this phone gets none of it sent', async () => {
    signIn('resident')
    await open()
    await fillIn()
    server.down = true
    await press('提交')
    cleanup()
    server.down = false
    signIn('resident', 'of somebody else', 'resident-2')
    await act(async () => sendSoon())
    expect(reports()).toHaveLength(1)
    signIn('resident')
    await act(async () => sendSoon())
    await waitFor(() => expect(reports()).toHaveLength(2))
    expect(reports()[1]).toEqual(reports()[0])
  })
})

const PHOTO = { id: photoId(1), small: '/photos/1', large: '/photos/1', width: 4, height: 3 }
