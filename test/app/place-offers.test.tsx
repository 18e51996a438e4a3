import { act, fireEvent, screen } from '@testing-library/react'
import ReportPage from '../../src/app/resident/report'
import { draftNow } from '../../src/app/sending/drafts'
import { api } from '../../src/domain/api'
import { placesApi } from '../../src/domain/api-places'
import type { NamedPlace } from '../../src/domain/place/gazetteer'
import { aPage, newPhone, openPage, press, settle, write, type FakeServer } from '../helpers/app'
import { GRID_3, TIANHE } from '../helpers/people'
import { phone } from '../helpers/taro'

const LABEL = '在哪里，写楼号、单元、路口'
const PLACES: NamedPlace[] = [
  { kind: 'estate', name: '锦绣家园', numbers: [{ from: 1, to: 6, unitId: GRID_3 }] },
  { kind: 'landmark', name: '锦带公园', unitId: GRID_3, point: [117.708, 49.44] },
]
let server: FakeServer
beforeEach(() => {
  server = newPhone()
  server.on(api.myTickets, () => aPage())
  server.on(placesApi.places, () => ({
    places: PLACES,
  }))
})

async function typed(words: string) {
  await openPage(<ReportPage />, { route: 'resident/report/index', category: 'public_facility' })
  await settle()
  await write(LABEL, words)
}

test('what is typed is found, and a tap sets the words and the community; the offers go', async () => {
  await typed('锦绣5号楼')
  expect(screen.getByText('找到 1 处，点一下就填好；都不是就接着写。').getAttribute('aria-live')).toBe('polite')
  await press(/^锦绣家园5号楼/)
  expect(draftNow().place).toMatchObject({ words: '锦绣家园5号楼', communityId: TIANHE, point: undefined })
  expect(screen.queryByText(/^找到/)).toBeNull()
})

test('a spot brings its point, and outweighs where the phone was', async () => {
  await typed('锦带')
  await press(/^锦带公园/)
  expect(draftNow().place).toMatchObject({ words: '锦带公园', point: { lng: 117.708, lat: 49.44, datum: 'WGS-84' } })
})

test('refused to be located, one types as well', async () => {
  await typed('')
  phone.position = 'getLocation:fail auth deny'
  await press('用定位')
  await settle()
  await write(LABEL, '锦绣')
  await press(/^锦绣家园/)
  expect(screen.queryByText(/没有位置权限/)).toBeNull()
  expect(draftNow().place.communityId).toBe(TIANHE)
})

test('without a network what the phone has kept is found', async () => {
  await typed('锦绣')
  server.down = true
  await write(LABEL, '锦绣3号楼')
  await press(/^锦绣家园3号楼/)
  expect(draftNow().place.words).toBe('锦绣家园3号楼')
})

test('the arrow keys go down to the offers and back up', async () => {
  await typed('锦')
  const input = screen.getByRole('textbox', { name: LABEL })
  act(() => input.focus())
  fireEvent.keyDown(input, { key: 'ArrowDown' })
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^锦绣家园/)
  fireEvent.keyDown(document.activeElement!, { key: 'ArrowUp' })
  expect(document.activeElement).toBe(input)
})

test('what nobody knows is kept as it is written', async () => {
  await typed('火星大院')
  expect(screen.queryByText(/^找到/)).toBeNull()
  expect(draftNow().place.words).toBe('火星大院')
})
