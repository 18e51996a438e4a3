/** 登记: what is missing is said before anything is sent, the number is read back, the next one keeps the way it came in. */
import { act, screen, waitFor } from '@testing-library/react'
import RegisterPage from '../../src/app/intake/register'
import { keepSession } from '../../src/app/remote/session'
import { photos } from '../../src/app/sending/photos'
import { forgetTickets } from '../../src/app/stores/tickets'
import { intakeApi, type Receipt } from '../../src/domain/api-intake'
import type { Duty } from '../../src/domain/people/actors'
import { entry, newPhone, openPage, press, refuses, settle, write, type FakeServer } from '../helpers/app'
import { phone } from '../helpers/taro'
import { MONDAY, photoId } from '../helpers/tickets'

let server: FakeServer
beforeEach(() => {
  server = newPhone()
  forgetTickets('staff')
  server.on(intakeApi.similarHere, () => ({ tickets: [], now: MONDAY }))
})

const RECEIPT: Receipt = {
  ...{ id: '0193a1b2-0000-7000-8000-000000000001', number: '20261123-7K2M9Q', unit: { name: '天和社区', phone: '0470-0000019' } },
  ...{ acceptBy: MONDAY, code: '581835', merged: null, sees: true, now: MONDAY },
}
const open = async (duty: Duty = 'dispatcher') => {
  act(() =>
    keepSession({
      token: 'a',
      me: {
        ...{ kind: 'staff', id: 'staff-1', name: '周敏', phone: null, mustChangePassword: false, wechatBound: false },
        posts: [{ unitId: 'centre', unit: '区中心', duty }],
      },
    }),
  )
  await openPage(<RegisterPage />, { route: 'intake/register/index' })
  await settle()
}
const file = async () => {
  await press(/^登记(紧急件)?，/)
  await settle()
}
const fill = async () => {
  await write('什么事', '单元门口的路灯坏了一个星期')
  await write('在哪里', '天和社区 5 号楼')
  await write('姓名', '王桂芝')
  await write('手机号', '138 0013 8000')
  await press('同意代为登记', 'checkbox')
}
const sent = () => server.sent(intakeApi.registerReport)

test('what is missing is said, and nothing is sent', async () => {
  await open()
  await file()
  for (const words of ['写一句是什么事。', '没写在哪里。写个楼号，或选个社区。', '写上姓名。']) expect(screen.getByText(words)).toBeTruthy()
  expect(sent()).toEqual([])
})

test('a call: the number is read back in groups, and goes out with consent; then the number of the case is there to be told', async () => {
  server.on(intakeApi.registerReport, () => RECEIPT)
  await open()
  await fill()
  expect(screen.getByText('138 0013 8000')).toBeTruthy()
  expect(screen.getByText('归天和社区')).toBeTruthy()
  await file()
  expect(sent()[0]).toMatchObject({
    text: '单元门口的路灯坏了一个星期',
    identity: 'named',
    guessed: true,
    behalf: { name: '王桂芝', phone: '138 0013 8000' },
    intake: { source: 'phone', consent: true },
  })
  await waitFor(() => expect(screen.getByText('20261123 7K2M9Q')).toBeTruthy())
  expect(screen.getByText('581 835')).toBeTruthy()
})

test('the next one begins empty, by the same way', async () => {
  server.on(intakeApi.registerReport, () => RECEIPT)
  await open()
  await press('窗口来访', 'radio')
  await fill()
  await file()
  await press('再登一件')
  expect([entry('什么事').value, entry('姓名').value]).toEqual(['', ''])
  await fill()
  await file()
  expect(sent()[1]).toMatchObject({ intake: { source: 'counter' } })
  expect(sent()[1].requestId).not.toBe(sent()[0].requestId)
})

test('a scanned letter goes along, and is gone from the phone once it is filed', async () => {
  server.on(intakeApi.registerReport, () => RECEIPT)
  await open()
  await press('来信', 'radio')
  await fill()
  phone.album = ['letter.pdf']
  await press('选文件')
  await settle()
  await act(async () => phone.uploads[0]!.success({ statusCode: 200, data: JSON.stringify({ id: photoId(1), kind: 'pdf', bytes: 700 }) }))
  await file()
  expect(sent()[0]).toMatchObject({ photos: [], papers: [photoId(1)], intake: { source: 'letter' } })
  expect(photos.all()).toEqual({})
  await press('再登一件')
  expect(screen.queryByText(/letter\.pdf/)).toBeNull()
})

test('without a network nothing is lost, and the next try is the same request', async () => {
  await open()
  await fill()
  server.on(intakeApi.registerReport, () => {
    throw new Error('request:fail')
  })
  await file()
  expect(screen.getByText(/没连上，还没登进去/)).toBeTruthy()
  server.on(intakeApi.registerReport, () => RECEIPT)
  await file()
  expect(sent()[1]).toEqual(sent()[0])
})

test('one that did arrive, and was changed since, is said to be there; the try after that is another', async () => {
  await open()
  await fill()
  server.on(intakeApi.registerReport, () => refuses(422, { code: 'sameIdOtherBody', message: '', ticket: RECEIPT.id }))
  await file()
  expect(screen.getByText(/上一次其实登进去了/)).toBeTruthy()
  server.on(intakeApi.registerReport, () => RECEIPT)
  await file()
  expect(sent()[1].requestId).not.toBe(sent()[0].requestId)
})

test('the same words by the same caller are asked about, and filed again where that is meant', async () => {
  await open()
  await fill()
  server.on(intakeApi.registerReport, () => refuses(409, { code: 'saidByCaller', message: '这个人报过同样的内容。', ticket: RECEIPT.id }))
  await file()
  await press('照样再登一件')
  server.on(intakeApi.registerReport, () => RECEIPT)
  await file()
  expect(sent()[1]).toMatchObject({ again: true })
})

test('danger is asked about before it is filed', async () => {
  server.on(intakeApi.registerReport, () => RECEIPT)
  await open()
  await fill()
  await write('什么事', '楼道里着火了，有人困在里面')
  await file()
  expect(screen.getByText('先问清还有没有危险。')).toBeTruthy()
  expect(sent()).toEqual([])
  await press(/有，已经让他打了电话/, 'radio')
  await file()
  expect(sent()).toHaveLength(1)
})

test('a grid worker on a round is asked for nobody, and has no letters', async () => {
  server.on(intakeApi.registerReport, () => ({ ...RECEIPT, code: null }))
  await open('gridWorker')
  expect(screen.queryByRole('radio', { name: '来信' })).toBeNull()
  await press('巡查发现', 'radio')
  expect(screen.queryByText('谁反映的')).toBeNull()
  await write('什么事', '健身角的单杠松动')
  await write('在哪里', '天和社区东门')
  await file()
  expect(sent()[0]).toMatchObject({ identity: 'anonymous', intake: { source: 'round' } })
  expect(sent()[0].behalf).toBeUndefined()
})

test('what was begun belongs to whoever began it, and goes when they sign out', async () => {
  await open()
  await fill()
  act(() => forgetTickets('staff'))
  await settle()
  expect(entry('姓名').value).toBe('')
})
