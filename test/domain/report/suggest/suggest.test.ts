import { BUNDLED, type Catalogue, type CategoryId } from '../../../../src/domain/report/categories'
import { CLUES } from '../../../../src/domain/report/suggest/clues'
import { cluesOf } from '../../../../src/domain/report/suggest/classifier'
import { offers, offerWords, suggest } from '../../../../src/domain/report/suggest/suggest'
import weights from '../../../../src/domain/report/suggest/weights.json'
import { effortOf } from '../../../helpers/effort'

// what somebody may type, the category it is about, the sub-item
// prettier-ignore
const SENTENCES: [string, CategoryId, string][] = [
  ['三号楼前的路灯不亮，晚上很黑', 'public_facility', 'lamp'],
  ['路口的井盖没了，怕孩子掉下去', 'public_facility', 'manhole'],
  ['门前这条路坑坑洼洼，骑车摔了好几个人', 'public_facility', 'pothole'],
  ['小公园的健身器材断了一根', 'public_facility', 'fitness'],
  ['广场的公厕一个月没开门', 'public_facility', 'toilet'],
  ['河边的护栏倒了一段', 'public_facility', 'rail_sign'],
  ['盲道让花盆占了', 'public_facility', 'barrier_free'],
  ['孩子今年上小学，不知道划到哪个学区', 'education_health', 'enrol'],
  ['社区卫生院打针排队要两个小时', 'education_health', 'clinic'],
  ['慢病医保报销要跑几趟', 'education_health', 'insurance'],
  ['学校食堂的饭孩子吃不饱', 'education_health', 'campus'],
  ['邻居天天把水泼到我家门口，说也不听，想找人调解', 'dispute_rights', 'neighbour'],
  ['干了三个月活，老板拖欠工资不给', 'dispute_rights', 'wages'],
  ['健身房办的会员卡，店跑路了不退钱', 'dispute_rights', 'consumer'],
  ['征地补偿款两年没给', 'dispute_rights', 'land'],
  ['单元门口垃圾桶满了两天没人清', 'sanitation', 'bin_full'],
  ['楼后面堆了一大堆垃圾，臭死了', 'sanitation', 'rubbish'],
  ['装修垃圾倒在路边没人管', 'sanitation', 'rubble'],
  ['楼道里贴满了小广告', 'sanitation', 'leaflets'],
  ['早市的摊贩把人行道全占了', 'sanitation', 'stalls'],
  ['一楼在外面私搭了个棚子', 'sanitation', 'illegal_building'],
  ['家里暖气一点不热，室温才十五度', 'utilities_heat', 'heating'],
  ['停水一天了，没人通知', 'utilities_heat', 'water'],
  ['整个小区突然停电', 'utilities_heat', 'power'],
  ['水管爆了，院子里全是水', 'utilities_heat', 'leak'],
  ['下水道堵了，污水往外冒', 'utilities_heat', 'drain'],
  ['燃气表没气了，交了钱还不通气', 'utilities_heat', 'gas'],
  ['电梯三天两头坏，老人下不了楼', 'housing_property', 'lift'],
  ['物业收了钱不打扫', 'housing_property', 'service'],
  ['顶楼下雨就漏，墙皮都掉了', 'housing_property', 'roof_leak'],
  ['房子住了五年，房产证还没办下来', 'housing_property', 'deed'],
  ['想申请公租房', 'housing_property', 'public_housing'],
  ['5 路公交车等了四十分钟不来', 'transport', 'bus'],
  ['出租车不打表，乱要钱', 'transport', 'taxi'],
  ['车停在单元门口，堵得出不去', 'transport', 'parking'],
  ['红绿灯坏了', 'transport', 'signal'],
  ['学校门口一到放学就堵车', 'transport', 'jam'],
  ['养老保险断缴了能不能补缴', 'jobs_social_security', 'pension'],
  ['上班摔伤了，单位不给报工伤', 'jobs_social_security', 'unemployment'],
  ['家里困难想申请低保', 'jobs_social_security', 'relief'],
  ['残疾证怎么补办', 'jobs_social_security', 'disability'],
  ['退休手续办了半年，退休金还没发', 'jobs_social_security', 'retirement'],
  ['想找工作，有没有公益岗', 'jobs_social_security', 'job'],
  ['夜里工地施工吵得睡不着', 'ecology', 'noise'],
  ['楼下饭店油烟往屋里灌', 'ecology', 'fumes'],
  ['工厂往河里排污水，水都黑了', 'ecology', 'sewage'],
  ['有人在地里烧秸秆，到处是烟', 'ecology', 'air'],
  ['采煤塌陷区的地又沉了', 'ecology', 'mining'],
  ['绿化带的树被砍了', 'ecology', 'greenery'],
  ['消防通道被车堵死了', 'public_safety', 'fire_lane'],
  ['有人拉飞线给电动车充电', 'public_safety', 'fire_lane'],
  ['屋檐上挂着大冰溜子，怕掉下来砸人', 'public_safety', 'falling_ice'],
  ['老房子墙上裂缝越来越大，怕是危房', 'public_safety', 'unsafe_house'],
  ['小区里有流浪狗咬人', 'public_safety', 'order'],
  ['河堤快被大水冲开了', 'public_safety', 'flood'],
  ['超市卖过期牛奶', 'food_drug_market', 'food'],
  ['药店卖假药', 'food_drug_market', 'drug'],
  ['菜市场缺斤少两', 'food_drug_market', 'price'],
  ['饭馆没有营业执照，无证经营', 'food_drug_market', 'unlicensed'],
  ['买的烟是假货', 'food_drug_market', 'fake'],
  ['水渠坏了，浇不上地，庄稼旱死了', 'rural_business', 'field'],
  ['我家羊死了十几只，怕是疫病', 'rural_business', 'livestock'],
  ['种粮补贴今年没到账', 'rural_business', 'subsidy'],
  ['想开个小公司，办执照要什么手续', 'rural_business', 'business'],
  ['合作社贷款批不下来', 'rural_business', 'finance'],
  ['想问一下落户政策', 'policy_style_other', 'policy'],
  ['窗口的人态度恶劣，让我来回跑了四趟', 'policy_style_other', 'efficiency'],
  ['村主任吃拿卡要', 'policy_style_other', 'conduct'],
  ['给社区的网格员点赞，真热心', 'policy_style_other', 'praise'],
]
for (const [text, category, item] of SENTENCES)
  test(`${category} › ${item}: ${text}`, () => expect(suggest(text)).toContainEqual(expect.objectContaining({ category, item })))

test('nearly always the right one is the first', () => {
  const first = SENTENCES.filter(([text, category]) => suggest(text)[0]?.category === category)
  expect(first.length / SENTENCES.length).toBeGreaterThan(0.95)
})

test('never more than three, and none where the words say nothing', () => {
  for (const [text] of SENTENCES) expect(suggest(text + '。老师的工资、路灯、垃圾、噪音、医院、公交').length).toBeLessThanOrEqual(3)
  for (const nothing of ['', '你好', '。。。', 'asdf 123', '😡😡', '今天天气真好']) expect(suggest(nothing)).toEqual([])
})

test('it says which of the reporter’s own words led there', () => {
  expect(suggest('楼后面堆了一大堆垃圾，臭死了')[0]).toEqual({ category: 'sanitation', item: 'rubbish', because: ['垃圾'] })
  for (const [text] of SENTENCES)
    for (const { because } of suggest(text)) {
      expect(because.length).toBeGreaterThan(0)
      for (const word of because) expect(text).toContain(word)
    }
})

test('a longer word counts instead of the shorter one within it', () => {
  expect(suggest('装修垃圾倒在路边没人管')[0]).toMatchObject({ item: 'rubble', because: ['装修垃圾'] })
})

describe('what is offered beside a choice', () => {
  const text = '楼后面堆了一大堆垃圾，臭死了'
  test('everything found, when nothing is chosen', () => {
    expect(offers(text, BUNDLED, {})).toEqual(suggest(text))
  })
  test('the sub-item, when the category is the right one', () => {
    expect(offers(text, BUNDLED, { category: 'sanitation' })).toMatchObject([{ category: 'sanitation', item: 'rubbish' }])
  })
  test('nothing more once a sub-item is chosen, whichever', () => {
    expect(offers(text, BUNDLED, { category: 'sanitation', item: 'dust' })).toEqual([])
  })
  test('a better category, when another is chosen', () => {
    expect(offers(text, BUNDLED, { category: 'transport', item: 'bus' })).toMatchObject([{ category: 'sanitation', item: 'rubbish' }])
  })
  test('never the chosen one again, nor what ranks behind it', () => {
    const mixed = '早市的摊贩把人行道全占了'
    expect(suggest(mixed).map((one) => one.category)).toEqual(['public_facility', 'sanitation'])
    expect(offers(mixed, BUNDLED, { category: 'sanitation' }).map((one) => one.category)).toEqual(['public_facility'])
    expect(offers(mixed, BUNDLED, { category: 'public_facility', item: 'pothole' })).toEqual([])
  })
  test('no sub-item that the operator’s catalogue does not have', () => {
    const own: Catalogue = {
      ...BUNDLED,
      categories: BUNDLED.categories.map((one) => ({ ...one, items: one.items.filter(({ id }) => id !== 'rubbish') })),
    }
    expect(offers(text, own, {})[0]).toMatchObject({ category: 'sanitation', item: undefined })
    expect(offers(text, own, { category: 'sanitation' })).toEqual([])
    expect(offerWords(offers(text, own, {})[0]!, own).name).toBe('环境卫生')
  })
  test('in words: where to, and why', () => {
    expect(offerWords(suggest(text)[0]!, BUNDLED)).toEqual({ name: '环境卫生 › 暴露垃圾', why: '因为“垃圾”' })
  })
})

describe('what it is made of', () => {
  test('every row of clues is a sub-item there is, and every sub-item has clues', () => {
    for (const { id, items } of BUNDLED.categories) expect(Object.keys(CLUES[id])).toEqual(items.map((item) => item.id))
  })

  test('no clue stands twice in a category', () => {
    for (const { id } of BUNDLED.categories) expect([id, cluesOf(id).length]).toEqual([id, new Set(cluesOf(id)).size])
  })

  test('what was learned is words and numbers, of all 13 categories at most 40 KB with the clues', () => {
    for (const row of Object.values(weights)) expect(row).toMatch(/^([\u4e00-\u9fff]{1,7}-?\d+ ?)*$/)
    expect(Buffer.byteLength(JSON.stringify(weights) + JSON.stringify(CLUES))).toBeLessThan(40 * 1024)
  })
})

describe('fast enough for every keystroke', () => {
  const LONGEST = '三号楼前的路灯不亮，晚上很黑，垃圾没人清，'.repeat(24).slice(0, 500)
  const each = async (text: string, times: number) =>
    (await effortOf(() => {
      for (let count = 0; count < times; count++) suggest(text)
    })) / times

  test('the longest report takes under 5 ms', async () => {
    await each(LONGEST, 50)
    expect(await each(LONGEST, 100)).toBeLessThan(5)
  })

  test('and the time grows with the text, not with its square', async () => {
    await each(LONGEST, 50)
    expect(await each(LONGEST.repeat(8), 20)).toBeLessThan(24 * (await each(LONGEST, 100)))
  })
})
