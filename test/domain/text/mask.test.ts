import fc from 'fast-check'
import { masked } from '../../../src/domain/text/mask'
import { effortOf } from '../../helpers/effort'

// prettier-ignore
const HIDDEN: [what: string, text: string, out: string][] = [
  ['an ID of 18 digits',             '身份证150703194903151234请核实',       '身份证〔证件号〕请核实'],
  ['an ID that ends with X',         '证号15070319490315123x。',             '证号〔证件号〕。'],
  ['an ID in groups',                '150703 19490315 1234',                 '〔证件号〕'],
  ['an ID with dashes',              '150703-19490315-123X',                 '〔证件号〕'],
  ['a full-width ID',                '１５０７０３１９４９０３１５１２３４',    '〔证件号〕'],
  ['an old ID of 15 digits',         '老证150703490315123',                  '老证〔证件号〕'],
  ['an ID with stars',               '1507031949****1234',                   '〔证件号〕'],
  ['a mobile phone',                 '打我13800005206',                      '打我〔电话〕'],
  ['a mobile phone in groups',       '138 0000 5206',                        '〔电话〕'],
  ['a mobile phone with dashes',     '138-0000-5206',                        '〔电话〕'],
  ['a mobile phone with dots',       '138.0000.5206',                        '〔电话〕'],
  ['a full-width mobile phone',      '电话１３８００００５２０６',             '电话〔电话〕'],
  ['a mobile phone with blanks of no width', '138\u200b0000\u200b5206',      '〔电话〕'],
  ['a mobile phone, digit by digit', '1 3 8 0 0 0 0 5 2 0 6',                '〔电话〕'],
  ['a mobile phone as it is said',   '一三八零零零零五二零六，或幺三九〇〇〇〇一一八八', '〔电话〕，或〔电话〕'],
  ['a mobile phone with the country','+86 13800005206',                      '〔电话〕'],
  ['a mobile phone behind a date',   '2026-11-13 13800005206',               '2026-11-13 〔电话〕'],
  ['a mobile phone inside a number', '工号013800005206号',                   '工号〔号码〕号'],
  ['two mobile phones',              '13800005206/13900001188',              '〔电话〕/〔电话〕'],
  ['a landline',                     '座机0470-6521234',                     '座机〔电话〕'],
  ['a landline in brackets',         '（0470）652 1234转802',                 '〔电话〕'],
  ['a landline of eight digits',     '010-65212345',                         '〔电话〕'],
  ['a landline without its area',    '有事打6521234',                        '有事打〔电话〕'],
  ['a plate',                        '蒙E12345占道',                         '〔车牌〕占道'],
  ['a plate with a dot',             '蒙E·12345',                            '〔车牌〕'],
  ['a plate in small letters',       '蒙e1a2b3 停在门口',                     '〔车牌〕 停在门口'],
  ['a full-width plate',             '蒙Ｅ１２３４５',                         '〔车牌〕'],
  ['a plate of a new-energy car',    '京AD12345、蒙E12345F',                  '〔车牌〕、〔车牌〕'],
  ['a plate of a police car',        '蒙E1234警',                            '〔车牌〕'],
  ['a plate without its province',   '车牌号E12345',                         '车牌号〔车牌〕'],
  ['a bank card',                    '卡号6222021234567890123',              '卡号〔号码〕'],
  ['a bank card in groups',          '6222 0212 3456 7890',                  '〔号码〕'],
  ['an e-mail address',              '发li.xl_1949@example.com.cn',          '发〔邮箱〕'],
  ['a full-width e-mail address',    'ｌｉ＠example．com',                     '〔邮箱〕'],
  ['a WeChat id',                    '微信lixiulan_49',                      '微信〔微信号〕'],
  ['a WeChat id with a colon',       '加我微信号：LiXiulan49',                '加我微信号：〔微信号〕'],
  ['a WeChat id said otherwise',     'vx: lixiulan49',                       'vx: 〔微信号〕'],
  ['a QQ number',                    'QQ 123456789',                         'QQ 〔QQ号〕'],
  ['a link',                         '看https://uri.amap.com/marker?position=117.708,49.44这里', '看〔链接〕这里'],
  ['a name',                         '我叫李秀兰，住天和社区',                 '我叫〔姓名〕，住天和社区'],
  ['a name without a stop',          '我叫李秀兰住在天和社区',                 '我叫〔姓名〕住在天和社区'],
  ['a short name without a stop',    '我叫李明住在天和社区',                   '我叫〔姓名〕住在天和社区'],
  ['a name within long words',       '我叫李秀兰小区门口路灯坏了',             '我叫〔姓名〕小区门口路灯坏了'],
  ['a name of a Mongol',             '我叫乌云其其格，路灯坏了',               '我叫〔姓名〕，路灯坏了'],
  ['a long name of a Mongol',        '联系人敖特根巴雅尔',                     '联系人〔姓名〕'],
  ['a name after a colon',           '姓名：欧阳明月 电话另附',                '姓名：〔姓名〕 电话另附'],
  ['the one to ask',                 '联系人是张来福电话另附',                 '联系人是〔姓名〕电话另附'],
  ['who it is',                      '您好，我是李秀兰。',                     '您好，我是〔姓名〕。'],
  ['a Mrs and a Mr',                 '找李女士或王建国先生',                   '找〔姓名〕女士或〔姓名〕先生'],
  ['house, unit and room',           '3栋2单元501',                          '〔门牌〕'],
  ['house, unit and room, in words', '三号楼二单元五零一室漏水',               '〔门牌〕漏水'],
  ['unit, floor and side',           '5号楼3单元4楼东户没暖气',                '〔门牌〕没暖气'],
  ['unit alone',                     '住3单元',                              '住〔门牌〕'],
  ['house and room',                 '5号楼301漏水',                         '〔门牌〕漏水'],
  ['house and room with dashes',     '3-2-501',                              '〔门牌〕'],
  ['a room',                         '1203室没人',                           '〔门牌〕没人'],
  ['a number in a street',           '新开街38号门前',                        '新开街〔门牌〕门前'],
  ['a place in numbers',             '117.708123, 49.440567',                '〔坐标〕'],
  ['a rough place in numbers',       '49.44 117.708',                        '〔坐标〕'],
  ['a place in words',               '东经117.708，北纬49.44',                '东经〔坐标〕，北纬〔坐标〕'],
  ['a place in degrees',             '117°42′29″E 49°26′24″N',               '〔坐标〕 〔坐标〕'],
  ['one number of a place',          '经度大概是117.7081',                    '经度大概是〔坐标〕'],
]
for (const [what, text, out] of HIDDEN) test(`masked: ${what}`, () => expect(masked(text)).toBe(out))

// prettier-ignore
const FRIENDS: [what: string, text: string][] = [
  ['our own number',           '编号20261123-H8PX，20261123-23PX也是'],
  ['a telephone box',          '电话亭倒了，电话杆也歪了'],
  ['years',                    '从2019年到2026年'],
  ['days',                     '2026-11-23、2026年11月23日、2026.11.23 10:24'],
  ['a span of days',           '2026-11-01至2026-11-23'],
  ['amounts',                  '交了1500000元，又交3280.50元，共1,503,280.5元'],
  ['emergency numbers',        '打了110、119和12345，没人接'],
  ['a service number',         '打400-800-1234问过'],
  ['a house',                  '5 号楼北侧的路灯不亮，A座也是'],
  ['how many homes',           '1200户居民停水，3号楼120户居民'],
  ['lengths and sizes',        '管道长1200米，面积350平方米，12.5米深'],
  ['temperatures',             '室温15.5度，16.2 17.3 18.1，低于18室内标准'],
  ['a bus',                    '301路公交，2路车3号线'],
  ['lamp posts',               '新开街12号灯杆，滨河路3号楼'],
  ['a WeChat group',           '微信群里说的，微信小程序打不开'],
  ['calling for help',         '我叫了救护车，我叫他别停这里'],
  ['what somebody is',         '我是天和社区居民。我是高中生。'],
  ['who is missing',           '联系人不详，联系人电话没留'],
  ['an old man',               '有位老大爷摔倒，路边大爷扶起来'],
  ['prices side by side',      '一共12.50，13.80两笔'],
  ['nothing at all',           ''],
]
for (const [what, text] of FRIENDS) test(`left alone: ${what}`, () => expect(masked(text)).toBe(text))

test('names that are known are masked wherever they stand', () => {
  expect(masked('找包晓燕，再找ＬＩ Ｍｅｉ或那·木(斯)', ['包晓燕', 'Li Mei', '那·木(斯)', ''])).toBe('找〔姓名〕，再找〔姓名〕或〔姓名〕')
})

const words = fc.string({ unit: fc.constantFrom(...'路灯坏了电话微信住号楼单元室0123456789-－ 　.,，。:：()（）aXe〔〕💡'), maxLength: 30 })
const aMobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 9, maxLength: 9 }))
  .map(([second, rest]) => `1${second}${rest}`)
const writtenSomehow = fc.constantFrom<(mobile: string) => string>(
  (mobile) => mobile,
  (mobile) => mobile.replace(/(...)(....)(....)/, '$1 $2 $3'),
  (mobile) => mobile.replace(/(...)(....)(....)/, '$1-$2-$3'),
  (mobile) => mobile.replace(/(...)(....)(....)/, '$1　$2　$3'),
  (mobile) => [...mobile].join('\u200b'),
  (mobile) => [...mobile].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''),
  (mobile) => `+86${mobile}`,
)
/** Digits only, as somebody dialling reads them; what lies between two of them in a text of words stays. */
const dialled = (text: string) => text.normalize('NFKC').replace(/(?<=\d)[\s\u200b\-－]{1,3}(?=\d)/g, '')

test('no mobile phone survives, whatever stands around it and however it is written', () => {
  fc.assert(
    fc.property(words, aMobile, writtenSomehow, words, (before, mobile, write, after) => {
      expect(dialled(masked(before + write(mobile) + after))).not.toContain(mobile)
    }),
    { numRuns: 3_000 },
  )
})

test('no eleven digits that could be dialled survive in one piece', () => {
  fc.assert(
    fc.property(words, aMobile, words, (before, mobile, after) => {
      expect(masked(before + mobile + after)).not.toMatch(/1[3-9]\d{9}/)
    }),
    { numRuns: 3_000 },
  )
})

test('masking twice is masking once', () => {
  fc.assert(
    fc.property(words, aMobile, words, (before, mobile, after) => {
      const once = masked(before + mobile + after)
      expect(masked(once)).toBe(once)
    }),
    { numRuns: 2_000 },
  )
  for (const [, , out] of HIDDEN) expect(masked(out)).toBe(out)
})

test('a long text takes no time to speak of', async () => {
  const texts = ['1 3 '.repeat(250), '我叫'.repeat(500), '一二三四'.repeat(250), '3单元'.repeat(300), '1'.repeat(1000), 'a.'.repeat(500)]
  expect(await effortOf(() => texts.forEach((text) => masked(text)))).toBeLessThan(1_000)
})
