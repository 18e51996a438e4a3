import { act, renderHook } from '@testing-library/react'
import { usePhotos, type TrayPhoto } from '../../src/app/lib/usePhotos'
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
async function choose(...photos: string[]) {
  const hook = renderHook(() => usePhotos('resident'))
  phone.album = photos
  await act(() => hook.result.current.add())
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
  expect(result.current.ids).toHaveLength(4)
  expect(result.current.isBusy).toBe(false)
})

test('what the server refuses stays refused and says why; what did not get through may be sent again', async () => {
  signIn('resident')
  const { result } = await choose('1', '2')
  await refused(0, 422, '这个文件不是照片。')
  await act(async () => phone.uploads[1]!.fail())
  expect(states(result.current)).toEqual(['refused', 'failed'])
  expect(result.current.shown[0]).toMatchObject({ state: 'refused', why: '这个文件不是照片。' })
  expect(phone.uploads).toHaveLength(2)

  await act(async () => result.current.retry(result.current.shown[1]!))
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
  act(() => result.current.sendWaiting())
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

test('nine at most, however many were picked', async () => {
  signIn('resident')
  const { result } = await choose(...Array.from({ length: 12 }, (_, index) => String(index)))
  expect(result.current.photos).toHaveLength(9)
  expect(result.current.left).toBe(0)
})

test('photos of a draft that the server has are not sent again, the others are', async () => {
  signIn('resident')
  const kept: TrayPhoto[] = [
    { key: 'a', path: 'a', id: photoId(1), state: 'done', percent: 100 },
    { key: 'b', path: 'b', state: 'sending', percent: 40 },
  ]
  renderHook(() => usePhotos('resident', kept))
  await settle()
  expect(phone.uploads.map((upload) => upload.filePath)).toEqual(['b'])
})
