import { act, screen } from '@testing-library/react'
import HomePage from '../../src/app/pages/home'
import ReportPage from '../../src/app/resident/report'
import { draftNow } from '../../src/app/sending/drafts'
import { api } from '../../src/domain/api'
import { sceneApi } from '../../src/domain/api-scene'
import { aPage, newPhone, openPage, press, refuses, settle, signIn, write, type FakeServer } from '../helpers/app'
import { phone } from '../helpers/taro'

const HERE = { longitude: 117.708, latitude: 49.44, accuracy: 25 }
const FAR = { longitude: 116.39, latitude: 39.9, accuracy: 25 }
let server: FakeServer
beforeEach(() => {
  server = newPhone()
  server.on(api.myTickets, () => aPage())
})

const open = (params: Record<string, string> = {}) =>
  openPage(<ReportPage />, { route: 'resident/report/index', category: 'public_facility', ...params })
const nowhere = { grid: null, community: null, unsure: false, outside: false }
async function locate(where: typeof phone.position, found = nowhere) {
  phone.position = where
  server.on(api.findPlace, () => found)
  await press('用定位')
  await settle()
}
const SIGN = /没有位置权限/

describe('a position', () => {
  test('that is not allowed says so, and that it goes on without; allowed later, the words go', async () => {
    await open()
    await locate('getLocation:fail auth deny')
    expect(screen.getByText(SIGN)).toBeTruthy()
    await locate(HERE, { ...nowhere, community: null, unsure: true })
    expect(screen.queryByText(SIGN)).toBeNull()
    expect(screen.getByText(/在网格边上/)).toBeTruthy()
  })

  test('that cannot be found is not called forbidden', async () => {
    await open()
    await locate('getLocation:fail timeout')
    expect(screen.queryByText(SIGN)).toBeNull()
    expect(screen.getByText(/^没取到位置/)).toBeTruthy()
  })

  test('far outside the district is said and not kept; what was written is', async () => {
    await open()
    await write('在哪里，写楼号、单元、路口', '三号楼前')
    await locate(FAR, { ...nowhere, outside: true })
    expect(screen.getByText(/这里不在本区/)).toBeTruthy()
    expect(draftNow().place).toMatchObject({ words: '三号楼前', point: undefined })
  })
})

describe('a scanned code', () => {
  for (const [what, status] of [
    ['that has ended', 404],
    ['that is none of ours', 400],
  ] as const)
    // prettier-ignore
    test(`${what} says what to do, as long as the form is open, and leaves the form whole`, async () => {
      server.on(sceneApi.scene, () => refuses(status, { code: 'notFound', message: '没有这个码' }))
      await open({ scene: '%E7%A0' })
      await settle()
      expect(screen.getByText(/这个码不能用/)).toBeTruthy()
      expect(phone.toasts).toEqual([])
      expect(draftNow().place.scene).toBeUndefined()
    })

  test('goes along while the server cannot be asked', async () => {
    server.on(sceneApi.scene, () => refuses(503, { code: 'busy', message: '忙' }))
    await open({ scene: 'abcd' })
    await settle()
    expect(screen.queryByText(/这个码不能用/)).toBeNull()
    expect(draftNow().place.scene).toBe('abcd')
  })
})

test('home says that it goes without a network for as long as there is none', async () => {
  signIn('resident')
  // what was loaded before has grown old
  jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 7_200_000)
  server.down = true
  await openPage(<HomePage />, { route: 'pages/home/index' })
  expect(screen.getByText('没有网也能写')).toBeTruthy()
  server.down = false
  await act(async () => void window.dispatchEvent(new Event('online')))
  await settle()
  expect(screen.queryByText('没有网也能写')).toBeNull()
  jest.restoreAllMocks()
})
