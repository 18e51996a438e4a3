/** How people write what should not be read: numbers pulled apart, names in passing. */
import { masked, maskingOf } from '../../../src/domain/text/mask'

const PHONES = [
  ...[
    '138.0000.5206',
    '138/0000/5206',
    '138、0000、5206',
    '138，0000，5206',
    '138（0000）5206',
    '(138)00005206',
    '【138】0000【5206】',
    '138*0000*5206',
  ],
  ...[
    '138|0000|5206',
    '138_0000_5206',
    '138…0000…5206',
    '1.3.8.0.0.0.0.5.2.0.6',
    '1，3，8，0，0，0，0，5，2，0，6',
    '１３８－００００－５２０６',
    '１３８　００００　５２０６',
  ],
  ...[
    '壹叁捌零零零零伍贰零陆',
    '一三八，零零零零，五二零六',
    '138零零零零5206',
    '①③⑧0000⑤②06',
    '幺三八洞洞洞洞五两洞六',
    '+86(138)00005206',
    '86-138-0000-5206',
  ],
  ...[
    '1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣0️⃣5️⃣2️⃣0️⃣6️⃣',
    '138 OOOO 5206',
    '1-3-8-0-0-0-0-5-2-0-6',
    '138~0000~5206',
    '138：0000：5206',
    '138 - 0000 - 5206',
    '「138」「0000」「5206」',
  ],
]
for (const phone of PHONES) test(`a phone: ${phone}`, () => expect(masked(`请打${phone}找我`)).toMatch(/^请打.{0,5}〔电话〕.{0,3}找我$/))

const NAMES = [
  ...[
    '找王建国反映过',
    '业主张丽华说了',
    '邻居赵德胜家漏水',
    '住户：刘志刚',
    '房东孙红霞不管',
    '楼上陈永强天天砸墙',
    '请李秀兰签收',
    '联系周海涛处理',
    '王主任不管',
    '李书记来过',
  ],
  ...['张经理骂人', '刘师傅没来', '老李家的狗', '问问赵德胜，他知道', '隔壁吴金花占了楼道'],
]
for (const text of NAMES) test(`a name: ${text}`, () => expect(masked(text)).toContain('〔姓名〕'))

const PAPERS: [string, string][] = [
  ['护照E12345678丢了', '证件号'],
  ['护照号：G 1234 5678', '证件号'],
  ['通行证H1234567890', '证件号'],
  ['蒙 E 1 2 3 4 5 占道', '车牌'],
  ['蒙E-12345', '车牌'],
  ['蒙E一二三四五', '车牌'],
]
for (const [text, word] of PAPERS) test(`${word}: ${text}`, () => expect(masked(text)).toContain(`〔${word}〕`))

const FRIENDS = [
  ...[
    '找物业反映过',
    '找社区主任',
    '业主常年在外',
    '住户都知道',
    '邻居家漏水',
    '班主任说的',
    '楼上水管爆了',
    '路灯、路口、路面都坏了',
    '一共12.5、13.8、14.2米',
  ],
  ...['请于明天处理', '项目经理不管', '全体业主签了字', '小区马路边', '找不到人'],
]
for (const text of FRIENDS) test(`left alone: ${text}`, () => expect(masked(text)).toBe(text))

test('a moderator is told what was found and what is doubtful', () => {
  const { text, found, doubts } = maskingOf('业主张丽华，电话13800005206，编码AB12345，昨天赵德胜说的')
  expect(text).toBe('业主〔姓名〕，电话〔电话〕，编码AB12345，昨天赵德胜说的')
  expect(found).toEqual(
    expect.arrayContaining([
      { word: '〔姓名〕', was: '张丽华' },
      { word: '〔电话〕', was: '13800005206' },
    ]),
  )
  expect(doubts).toContain('AB12345')
})
