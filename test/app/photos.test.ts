import { useState } from 'react'
import { act, renderHook } from '@testing-library/react'
import { usePhotos } from '../../src/app/sending/usePhotos'
import { photos, type TrayPhoto } from '../../src/app/sending/photos'
import { newPhone, settle, signIn } from '../helpers/app'
import { phone } from '../helpers/taro'
import { photoId } from '../helpers/tickets'

beforeEach(() => void newPhone())

const states = (tray: { photos: TrayPhoto[] }) => tray.photos.map((photo) => photo.state)
const arrives = (n: number) =>
  act(async () =>
    phone.uploads[n]!.success({
      statusCode: 200,
      data: JSON.stringify({ id: photoId(n), small: `/photos/${n}`, large: `/photos/${n}`, width: 4, height: 3 }),
    }),
  )
const refused = (n: number, statusCode: number, message: string) =>
  act(async () => phone.uploads[n]!.success({ statusCode, data: JSON.stringify({ code: 'x', message }) }))
const tray = (keys: string[] = []) =>
  renderHook(() => {
    const [held, hold] = useState(keys)
    return usePhotos('resident', held, hold)
  })
async function choose(...album: string[]) {
  const hook = tray()
  phone.album = album
  await act(() => hook.result.current.add())
  await settle()
  return hook
}

test('two photos are on their way at a time; the next goes when one has arrived', async () => {
  signIn('resident')
  const { result } = await choose('1', '2', '3', '4')
  expect(states(result.current)).toEqual(['sending', 'sending', 'waiting', 'waiting'])
  expect(phone.uploads.map((upload) => upload.filePath)).toEqual(['1', '2'])
  await arrives(0)
  expect(phone.uploads.map((upload) => upload.filePath)).toEqual(['1', '2', '3'])
  await arrives(1)
  await arrives(2)
  await arrives(3)
  expect(result.current.photos.map(({ id }) => id)).toEqual([0, 1, 2, 3].map(photoId))
})

test('what the server refuses stays refused and says why; what did not get through may be sent again', async () => {
  signIn('resident')
  const { result } = await choose('1', '2')
  await refused(0, 422, '这个文件不是照片。')
  await act(async () => phone.uploads[1]!.fail())
  expect(states(result.current)).toEqual(['refused', 'failed'])
  expect(result.current.shown[0]).toMatchObject({ state: 'refused', why: '这个文件不是照片。' })
  expect(result.current.fit()).toEqual([result.current.photos[1]!.key])
  expect(phone.uploads).toHaveLength(2)

  await act(async () => result.current.retry(result.current.shown[1]!))
  await settle()
  expect(phone.uploads.map((upload) => upload.filePath)).toEqual(['1', '2', '2'])
  await arrives(2)
  expect(states(result.current)).toEqual(['refused', 'done'])
})

for (const status of [429, 500, 503])
  test(`an answer of ${status} says nothing against the photo: it may be sent again`, async () => {
    signIn('resident')
    const { result } = await choose('1')
    await refused(0, status, '现在人多，请过几秒再试。')
    expect(states(result.current)).toEqual(['failed'])
  })

test('an answer that is no answer counts as a lost one', async () => {
  signIn('resident')
  const { result } = await choose('1')
  await act(async () => phone.uploads[0]!.success({ statusCode: 502, data: '<html>' }))
  expect(states(result.current)).toEqual(['failed'])
})

test('photos wait for the sign-in, and go when it is done', async () => {
  const { result } = await choose('1', '2')
  expect(states(result.current)).toEqual(['waiting', 'waiting'])
  expect(phone.uploads).toEqual([])
  signIn('resident')
  await settle()
  expect(phone.uploads.map((upload) => upload.header.authorization)).toEqual(['Bearer resident-token', 'Bearer resident-token'])
})

test('a session that ran out makes a photo wait, not fail', async () => {
  signIn('resident')
  const { result } = await choose('1')
  await refused(0, 401, '请先登录。')
  expect(states(result.current)).toEqual(['waiting'])
  expect(phone.uploads).toHaveLength(1)
})

test('one on its way can be called off: it is gone, and the next goes', async () => {
  signIn('resident')
  const { result } = await choose('1', '2', '3')
  await act(async () => result.current.remove(result.current.shown[0]!))
  await settle()
  expect(states(result.current)).toEqual(['sending', 'sending'])
  expect(phone.uploads.map((upload) => upload.filePath)).toEqual(['1', '2', '3'])
  expect(Object.keys(photos.all())).toEqual(result.current.keys)
})

test('nine at most, however many were picked', async () => {
  signIn('resident')
  const { result } = await choose(...Array.from({ length: 12 }, (_, index) => String(index)))
  expect(result.current.photos).toHaveLength(9)
  expect(result.current.left).toBe(0)
})

test('photos of a draft that the server has are not sent again, the others are; those the phone lost say so', async () => {
  signIn('resident')
  const { result: first } = await choose('1', '2')
  await arrives(0)
  photos.put('gone', { as: 'resident', file: 'photo-gone', takenAt: 1 })
  const { result } = tray([...first.current.keys, 'gone'])
  await settle()
  expect(phone.uploads.map((upload) => upload.filePath)).toEqual(['1', '2'])
  expect(states(result.current)).toEqual(['done', 'sending', 'refused'])
  expect(result.current.photos[2]!.why).toBe('已不在这部手机里，请重新选')
})

test('what was taken for one sender goes out anew for another, and only then', async () => {
  signIn('resident')
  const { result } = await choose('1')
  await arrives(0)
  const [before] = result.current.keys
  act(() => result.current.sendAnewAs('code'))
  expect(result.current.keys).toHaveLength(1)
  expect(result.current.keys[0]).not.toBe(before)
  expect(photos.get(result.current.keys[0]!)).toEqual({ as: 'code', file: expect.any(String), takenAt: expect.any(Number) })
  expect(photos.get(before!)).toBeUndefined()
})

test('of ten chosen with room for nine, one is left out, and it is said', async () => {
  const { result } = await choose(...Array.from({ length: 10 }, (_, n) => String(n)))
  expect(result.current.keys).toHaveLength(9)
  expect(result.current.leftOut).toBe('只放得下 9 张，后面选的 1 张没有加。可以另报一件或以后补充。')
  await act(async () => result.current.remove(result.current.shown[0]!))
  expect(result.current.leftOut).toBeUndefined()
})

test('a file with nothing in it is refused in the phone, and never sent', async () => {
  signIn('resident')
  const { result } = await choose('empty.jpg', '2')
  expect(result.current.shown[0]).toMatchObject({ state: 'refused', why: '这个文件是空的，没有存好。请重新拍，或另选一张。' })
  expect(phone.uploads.map(({ filePath }) => filePath)).toEqual(['2'])
})
