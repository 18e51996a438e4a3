import { act, screen, waitFor } from '@testing-library/react'
import ReportPage from '../../src/app/resident/report'
import { draftNow } from '../../src/app/sending/drafts'
import { api } from '../../src/domain/api'
import { aPage, aView, entry, newPhone, openPage, press, settle, signIn, startingWith, write, type FakeServer } from '../helpers/app'
import { phone } from '../helpers/taro'
import { photoId } from '../helpers/tickets'

const TEXT = '怎么回事'
const PHOTO = { id: photoId(1), small: '/photos/1', large: '/photos/1', width: 4, height: 3 }
const WHERE = '在哪里，写楼号、单元、路口'

// what the page knows of units stays while these tests run
const GAS = { id: 'utilities', kind: 'department' as const, name: '燃气公司', parentId: null, phone: '0470-5550000', worker: null }
const TOLD = { units: [GAS] }

let server: FakeServer
beforeEach(() => {
  server = newPhone()
  server.on(api.units, () => TOLD)
  server.on(api.fileReport, () => aView({ relations: ['reporter'] })).on(api.myTickets, () => aPage())
})

const open = (category = '') => openPage(<ReportPage />, { route: 'resident/report/index', category })
const offered = () => screen.queryAllByRole('button', { name: startingWith('可能是') }).map((one) => one.getAttribute('aria-label'))
const chosen = () => ({ category: draftNow().category, item: draftNow().item })

describe('a category is suggested while one types', () => {
  test('with the words that led there; one tap takes category and sub-item, and what was typed stays', async () => {
    await open()
    expect(offered()).toEqual([])
    await write(TEXT, '楼后面堆了一大堆垃圾')
    expect(offered()).toEqual(['可能是环境卫生 › 暴露垃圾，因为“垃圾”。选它'])
    await press('可能是环境卫生')
    expect(chosen()).toEqual({ category: 'sanitation', item: 'rubbish' })
    expect(entry(TEXT).value).toBe('楼后面堆了一大堆垃圾')
    expect(screen.getByRole('radio', { name: '暴露垃圾' }).getAttribute('aria-checked')).toBe('true')
    expect(offered()).toEqual([])
  })

  test('typing alone chooses nothing, and never changes what was chosen', async () => {
    await open()
    await write(TEXT, '楼后面堆了一大堆垃圾')
    expect(chosen()).toEqual({ category: undefined, item: undefined })
    await press('都不是')
    await press('交通出行')
    await press('出租车', 'radio')
    await write(TEXT, '楼后面堆了一大堆垃圾，没人清')
    expect(chosen()).toEqual({ category: 'transport', item: 'taxi' })
    expect(offered()).toEqual(['可能是环境卫生 › 暴露垃圾，因为“垃圾”。选它'])
  })

  test('in the right category it offers the sub-item, until one is chosen', async () => {
    await open('public_facility')
    await write(TEXT, '三号楼前的路灯不亮')
    expect(offered()).toEqual(['可能是公共设施 › 路灯不亮，因为“路灯”“灯不亮”。选它'])
    await press('井盖缺损', 'radio')
    expect(offered()).toEqual([])
    expect(chosen().item).toBe('manhole')
  })

  test('the questions of the sub-item stand in the empty field, and below it once something is written', async () => {
    await open('public_facility')
    await press('路灯不亮', 'radio')
    expect(entry(TEXT).placeholder).toBe('灯杆编号是多少？')
    await write(TEXT, '不亮')
    expect(screen.getByText('灯杆编号是多少？')).toBeTruthy()
  })
})

describe('without a category of their own choice', () => {
  const reports = () => server.sent(api.fileReport)
  const file = async () => {
    await write(WHERE, '三号楼')
    await press('提交')
  }

  test('words go under what they suggest, told as a guess', async () => {
    signIn('resident')
    await open()
    await write(TEXT, '楼后面堆了一大堆垃圾')
    await file()
    expect(reports()).toMatchObject([{ category: 'sanitation', item: 'rubbish', guessed: true }])
  })

  test('what was confirmed by a tap is no guess', async () => {
    signIn('resident')
    await open()
    await write(TEXT, '楼后面堆了一大堆垃圾')
    await press('可能是环境卫生')
    await file()
    expect(reports()[0]).toMatchObject({ category: 'sanitation', item: 'rubbish' })
    expect(reports()[0].guessed).toBeUndefined()
  })

  test('a photo alone goes to the centre, which sorts it', async () => {
    signIn('resident')
    await open()
    phone.album = ['wxfile://1']
    await press('拍照或相册')
    await settle()
    await act(async () => phone.uploads[0]!.success({ statusCode: 200, data: JSON.stringify(PHOTO) }))
    await file()
    expect(reports()).toMatchObject([{ text: '', photos: [PHOTO.id], category: 'policy_style_other', item: 'other', guessed: true }])
  })

  test('no danger is taken from a guess: a bill for gas brings no call card', async () => {
    signIn('resident')
    await open()
    await write(TEXT, '燃气费多收了，想查一查燃气表')
    expect(offered()[0]).toContain('水电气暖')
    expect(screen.queryByRole('alert')).toBeNull()
    await file()
    expect(reports()[0]).toMatchObject({ category: 'utilities_heat', item: 'other' })
  })
})

describe('the questions of a sub-item', () => {
  test('are answered by a tap or a number, and go along with the words', async () => {
    signIn('resident')
    await open('utilities_heat')
    await press(/暖/, 'radio')
    await press('整栋楼', 'radio')
    await write('屋里多少度？', '14')
    await write(TEXT, '家里不热，老人受不了')
    await write(WHERE, '三号楼')
    await press('提交')
    expect(server.sent(api.fileReport)[0].answers).toEqual([
      { question: '一户还是整栋都不热', answer: '整栋楼' },
      { question: '屋里多少度', answer: '14 度' },
    ])
  })

  test('an answer is taken back by pressing it once more, and is gone with its sub-item', async () => {
    await open('public_facility')
    await press('路灯不亮', 'radio')
    await press('两三盏', 'radio')
    expect(draftNow().answers).toEqual({ 一盏不亮还是一片: '两三盏' })
    await press('两三盏', 'radio')
    expect(draftNow().answers).toEqual({ 一盏不亮还是一片: '' })
    await press('一盏', 'radio')
    await press('井盖缺损', 'radio')
    expect(draftNow().answers).toBeUndefined()
  })
})

describe('words of danger', () => {
  test('bring up the call card before anything else can be done, and the field keeps what is being typed', async () => {
    await open('public_facility')
    await write(TEXT, '三号楼楼道着火了')
    expect(screen.getByRole('alert').textContent).toContain('着火了，人先走')
    expect(entry(TEXT).value).toBe('三号楼楼道着火了')
    expect(phone.scrolledTo).toEqual(['#danger'])
    expect(screen.queryByRole('textbox', { name: startingWith(WHERE) })).toBeNull()
    expect(screen.queryByRole('button', { name: startingWith('提交') })).toBeNull()
    await press('打 119')
    expect(phone.called).toEqual(['119'])
  })

  test('once answered it may be sent, as urgent', async () => {
    signIn('resident')
    await open('public_facility')
    await write(TEXT, '三号楼楼道着火了')
    await press('已经打过电话了', 'radio')
    await write(WHERE, '三号楼')
    await press('提交紧急件')
    expect(server.sent(api.fileReport)).toMatchObject([{ text: '三号楼楼道着火了', category: 'public_facility' }])
    expect(server.sent(api.fileReport)[0]).not.toHaveProperty('urgency')
  })

  test('another danger asks again', async () => {
    signIn('resident')
    await open('public_facility')
    await write(TEXT, '电线断了掉在地上')
    await press('不急，现在没有危险', 'radio')
    // who says that it does not press has said so of the wire only
    expect(screen.getByRole('button', { name: '提交' })).toBeTruthy()
    await write(TEXT, '电线断了掉在地上，有人触电')
    expect(screen.getByRole('alert').textContent).toContain('有人触电')
    expect(screen.queryByRole('button', { name: startingWith('提交') })).toBeNull()
    await press('已经打过电话了', 'radio')
    expect(screen.getByRole('button', { name: '提交紧急件' })).toBeTruthy()
    await write(WHERE, '三号楼')
    await press('提交紧急件')
    expect(server.sent(api.fileReport)).toMatchObject([{ calm: ['wire'] }])
  })

  test('before a category is chosen they do the same', async () => {
    await open()
    await write(TEXT, '有人掉进河里了')
    expect(screen.getByRole('alert').textContent).toContain('有人落水')
    expect(screen.queryByRole('button', { name: startingWith('哪一类') })).toBeNull()
    await press('已经打过电话了', 'radio')
    expect(screen.getByRole('button', { name: /自己选$/ })).toBeTruthy()
  })

  test('gas also offers the number of the office that looks after gas', async () => {
    await open('sanitation')
    await write(TEXT, '楼道里有煤气味')
    await press('燃气公司')
    expect(phone.called).toEqual(['0470-5550000'])
  })

  test('what only sounds like danger brings up nothing', async () => {
    await open('public_safety')
    await write(TEXT, '消防通道被车堵死了')
    expect(screen.queryByRole('alert')).toBeNull()
    expect(screen.getByRole('button', { name: startingWith('提交') })).toBeTruthy()
  })
})

describe('what is not for this channel', () => {
  test('is told with where to go, and stops nobody', async () => {
    signIn('resident')
    await open('dispute_rights')
    await write(TEXT, '法院判了半年，对方不给钱')
    await press('打 12368')
    expect(phone.called).toEqual(['12368'])
    await write(WHERE, '三号楼')
    await press('提交')
    expect(server.sent(api.fileReport)).toHaveLength(1)
  })

  test('what was reported already is urged in its place', async () => {
    await open('public_facility')
    await write(TEXT, '路灯上次报过了，还没修')
    await press('看进度')
    // a sheet of a test before may still be on its way out of the history
    await waitFor(() => expect(phone.went.at(-1)).toBe('/pages/progress/index'), { timeout: 8_000 })
  })
})
