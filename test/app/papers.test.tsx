import { act, screen } from '@testing-library/react'
import ReportPage from '../../src/app/resident/report'
import { photos } from '../../src/app/sending/photos'
import { api } from '../../src/domain/api'
import { aPage, aView, newPhone, openPage, press, settle, signIn, write, type FakeServer } from '../helpers/app'
import { phone } from '../helpers/taro'
import { photoId } from '../helpers/tickets'

jest.setTimeout(30_000)

let server: FakeServer
beforeEach(() => {
  server = newPhone()
  server.on(api.fileReport, () => aView({ relations: ['reporter'], text: '' })).on(api.myTickets, () => aPage())
})
const open = () => openPage(<ReportPage />, { route: 'resident/report/index', category: 'dispute_rights' })
const choose = (name: string | RegExp) => act(async () => screen.getByRole('radio', { name }).click())
const shows = (words: RegExp) => screen.queryByText(words) !== null
const arrives = (n: number) =>
  act(async () => phone.uploads[n]!.success({ statusCode: 200, data: JSON.stringify({ id: photoId(n), kind: 'pdf', bytes: 700 }) }))

test('papers are asked for by the sub-item, sent beside the words, and gone from the phone afterwards', async () => {
  signIn('resident')
  await open()
  await choose('邻里纠纷')
  expect(shows(/选文件/)).toBe(false)
  await choose('劳动欠薪')
  expect(shows(/有就传：欠条/)).toBe(true)
  phone.album = ['wages.pdf']
  await press('选文件')
  await settle()
  expect(shows(/wages\.pdf/)).toBe(true)
  await arrives(0)
  await write('怎么回事', '工地欠了三个月工资没有发。')
  await write('在哪里，写楼号、单元、路口', '天和社区 3 号楼工地')
  await press('提交')
  await settle()
  expect(server.sent(api.fileReport)).toMatchObject([{ item: 'wages', photos: [], papers: [photoId(0)] }])
  expect(photos.all()).toEqual({})
})

test('what is empty is told at once and does not travel; what the server refuses says why, and stays behind', async () => {
  signIn('resident')
  await open()
  await choose('劳动欠薪')
  phone.album = ['empty.pdf']
  await press('选文件')
  await settle()
  expect(shows(/这个文件是空的/)).toBe(true)
  expect(phone.uploads).toEqual([])
  phone.album = ['macro.docx']
  await press('再加一个文件')
  await settle()
  const refused = { code: 'paperMacro', message: '文件里带宏，收不了。' }
  await act(async () => phone.uploads[0]!.success({ statusCode: 415, data: JSON.stringify(refused) }))
  expect(shows(/文件里带宏/)).toBe(true)
  await write('怎么回事', '工地欠了三个月工资没有发。')
  await write('在哪里，写楼号、单元、路口', '天和社区 3 号楼工地')
  await press('提交')
  await settle()
  expect(server.sent(api.fileReport)[0]).not.toHaveProperty('papers')
})

test('who stays anonymous is warned that a file may name them', async () => {
  signIn('resident')
  await open()
  await choose('劳动欠薪')
  phone.album = ['wages.pdf']
  await press('选文件')
  await settle()
  expect(shows(/文件里可能有您的姓名/)).toBe(false)
  await choose(/匿名/)
  await settle()
  expect(shows(/文件里可能有您的姓名/)).toBe(true)
})
