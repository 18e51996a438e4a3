/** 卷宗: what this reader reads, on paper; who prints it is written down first, and no number leaves with it. */
import { screen } from '@testing-library/react'
import CaseFilePage from '../../src/app/worker/casefile'
import { api } from '../../src/domain/api'
import { intakeApi } from '../../src/domain/api-intake'
import { aView, newPhone, openPage, press, refuses, settle, signIn, type FakeServer } from '../helpers/app'
import { MONDAY } from '../helpers/tickets'

const ID = '0193a1b2-0000-7000-8000-000000000001'
let server: FakeServer
let printed: number
beforeEach(() => {
  server = newPhone()
  printed = 0
  window.print = () => void printed++
  const text = '三号楼前的路灯不亮，打 138 0013 8000 找我'
  server.on(api.ticket, () => ({ ticket: aView({ text, ticket: { id: ID } }), now: MONDAY }))
})

const open = async () => {
  signIn('staff')
  await openPage(<CaseFilePage />, { route: 'worker/casefile/index', id: ID })
  await settle()
}

test('a number in the words is masked, and the reporter is neither named nor numbered', async () => {
  await open()
  expect(screen.getByText(/三号楼前的路灯不亮，打 138\*\*\*\*8000 找我/)).toBeTruthy()
  expect(screen.getByText(/姓名、电话不印/)).toBeTruthy()
})

test('it is printed once that is on record', async () => {
  server.on(intakeApi.notePrint, () => {
    expect(printed).toBe(0)
    return {}
  })
  await open()
  await press('打印')
  await settle()
  expect(printed).toBe(1)
  expect(server.sent(intakeApi.notePrint)).toEqual([{ what: 'file' }])
})

test('what cannot be written down is not printed', async () => {
  server.on(intakeApi.notePrint, () => refuses(503, { code: 'busy', message: '现在人多，请过几秒再试。' }))
  await open()
  await press('打印')
  await settle()
  expect(printed).toBe(0)
})
