/** 我也遇到 on the phone: what was written and photographed goes along, and the draft is settled with it. */
import { act, screen, waitFor } from '@testing-library/react'
import ReportPage from '../../src/app/resident/report'
import { listenForBack } from '../../src/app/platform/layers'
import { sendSoon } from '../../src/app/sending/send'
import { changeDraft, drafts } from '../../src/app/sending/drafts'
import { outbox } from '../../src/app/sending/waiting'
import { photos } from '../../src/app/sending/photos'
import { api, type Neighbour } from '../../src/domain/api'
import { aPage, aView, newPhone, openPage, press, refuses, settle, signIn, write, type FakeServer } from '../helpers/app'
import { phone } from '../helpers/taro'
import { MONDAY, photoId } from '../helpers/tickets'

const OFFER = photoId(7)
const JOINED = aView({ relations: ['joiner'] })
const PHOTO = { id: photoId(1), small: '/photos/1', large: '/photos/1', width: 4, height: 3 }
const neighbour: Neighbour = {
  ...{ id: OFFER, category: 'public_facility', item: 'lamp', state: 'accepted', title: null },
  ...{ place: '天和社区', day: MONDAY, joiners: 0, photo: null },
}

let server: FakeServer
beforeAll(listenForBack)
beforeEach(() => {
  server = newPhone()
  server
    .on(api.myTickets, () => aPage())
    .on(api.neighbours, () => ({ neighbours: [neighbour], now: MONDAY }))
    .on(api.join, () => ({ ticket: JOINED, now: MONDAY }))
})
const joins = () => server.sent(api.join)

/** Words, a place, a photo that arrived; then the sheet of what is near by. */
async function offered() {
  signIn('resident')
  await openPage(<ReportPage />, { route: 'resident/report/index', category: 'public_facility' })
  await press('路灯', 'radio')
  await write('怎么回事', '三号楼前的路灯不亮')
  await write('在哪里，写楼号、单元、路口', '三号楼前')
  act(() => changeDraft({ place: { words: '三号楼前', communityId: 'tianhe' } }))
  phone.album = ['wxfile://1']
  await press('拍照或相册')
  await settle()
  await act(async () => phone.uploads[0]!.success({ statusCode: 200, data: JSON.stringify(PHOTO) }))
  await press('提交')
}

test('words, place and photo go with the join, and the draft is gone from the phone', async () => {
  await offered()
  await press('我也遇到')
  await waitFor(() => expect(phone.went).toEqual([`/resident/ticket/index?id=${JOINED.id}`]))
  expect(joins()).toMatchObject([
    { note: '三号楼前的路灯不亮（三号楼前）', photos: [PHOTO.id], draft: { item: 'lamp', communityId: 'tianhe' } },
  ])
  expect([drafts.all(), outbox.all(), photos.all()]).toEqual([{}, {}, {}])
  expect(server.sent(api.fileReport)).toEqual([])
})

test('neighbours are asked for by the place that is only written, and by what the words suggest where no sub-item was chosen', async () => {
  server.on(api.units, () => ({
    units: [{ id: 'tianhe', kind: 'community' as const, name: '天和社区', parentId: null, phone: null, worker: null }],
  }))
  signIn('resident')
  await openPage(<ReportPage />, { route: 'resident/report/index' })
  await write('怎么回事', '三号楼前的路灯不亮')
  await write('在哪里，写楼号、单元、路口', '天和社区三号楼前')
  expect(screen.getByText('写的是天和社区，先到那里。')).toBeTruthy()
  await press('提交')
  expect(server.sent(api.neighbours)).toMatchObject([{ place: '天和社区三号楼前', category: 'public_facility', item: 'lamp' }])
})

test('a recording cannot go along: it is said first, and nothing is sent before the answer', async () => {
  await offered()
  act(() => changeDraft({ voice: 'a-recording' }))
  phone.says = false
  await press('我也遇到')
  expect(phone.modals.map(({ title }) => title)).toEqual(['录音带不过去'])
  expect([joins(), Object.values(drafts.all())]).toMatchObject([[], [{ voice: 'a-recording' }]])
})

test('what was answered goes with the join as well', async () => {
  await offered()
  act(() => changeDraft({ answers: { 一盏不亮还是一片: '两三盏' } }))
  await press('我也遇到')
  await waitFor(() => expect(joins()).toHaveLength(1))
  expect(joins()[0].note).toBe('三号楼前的路灯不亮（三号楼前）\n一盏不亮还是一片？两三盏')
})

test('without a network it waits and goes out by itself, once; the draft stands among what waits, not among drafts', async () => {
  await offered()
  server.down = true
  await press('我也遇到')
  await waitFor(() => expect(phone.went).toContain('/mine/unsent/index'))
  expect(Object.values(outbox.all())).toMatchObject([{ kind: 'report', joins: OFFER }])
  server.down = false
  await act(async () => sendSoon())
  await waitFor(() => expect(outbox.all()).toEqual({}))
  expect(joins()).toHaveLength(2)
  expect(joins()[1]).toEqual(joins()[0])
  expect([drafts.all(), photos.all()]).toEqual([{}, {}])
})

test('refused, it says why, and the draft stays in the form under no request any more', async () => {
  server.on(api.join, () => refuses(404, { code: 'notForYou', message: '没有这件，或者不是您的。' }))
  await offered()
  await press('我也遇到')
  expect(screen.getByText(/没有这件/)).toBeTruthy()
  expect(outbox.all()).toEqual({})
  expect(Object.values(drafts.all())).toMatchObject([{ text: '三号楼前的路灯不亮', requestId: undefined }])
  expect(Object.keys(photos.all())).toHaveLength(1)
})

test('who chose 匿名 is asked first; having agreed, it goes by the account and no code is kept', async () => {
  await offered()
  act(() => changeDraft({ identity: 'anonymous', code: 'CODE' }))
  phone.says = false
  await press('我也遇到')
  expect(phone.modals.map(({ title }) => title)).toEqual(['不再是匿名'])
  expect(joins()).toEqual([])
  phone.says = true
  await press('我也遇到')
  await waitFor(() => expect(phone.uploads).toHaveLength(2))
  await act(async () => phone.uploads[1]!.success({ statusCode: 200, data: JSON.stringify({ ...PHOTO, id: photoId(2) }) }))
  await waitFor(() => expect(joins()).toMatchObject([{ photos: [photoId(2)] }]))
  expect(phone.storage.get('codes')).toBeUndefined()
  expect(drafts.all()).toEqual({})
})
