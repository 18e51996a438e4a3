/** Noise, hazards, shops and offices, in residents' words; `{p}` is the place. */
import type { Matters } from './matter'

export const TRADE = {
  ecology: {
    noise: {
      weight: 5,
      where: 'shop',
      words: `
        {p}烧烤店的大音响到夜里一点，孩子没法睡。
        {p}工地半夜还在打桩，床都震。
        换热站的泵嗡嗡响，就在{p}，住一楼，头疼。
        > 测得夜间 58 分贝，已责令十点后关外放音响，连查三晚。
        > 泵房加了减振垫和隔音门，复测 39 分贝。`,
    },
    fumes: {
      weight: 2,
      where: 'shop',
      words: `
        {p}饭店油烟直接往居民楼排，一开窗全是油味。
        > 已装净化器，烟道改到楼顶。`,
    },
    sewage: {
      weight: 2,
      where: 'road',
      drawn: ['sewage', 'sewage-cleared'],
      words: `
        {p}有黑水往河沟里流，冰都是黑的。
        > 查到洗车行私接，已封堵并处罚，冰面清理了。`,
    },
    air: {
      weight: 2,
      where: 'home',
      drawn: ['smoke', 'smoke-gone'],
      words: `
        {p}平房烧塑料取暖，黑烟呛得人咳嗽。
        > 给这三户调换了洁净煤，炉子也检查了。`,
    },
    mining: {
      weight: 2,
      where: 'farm',
      words: `
        {p}房后地面裂了一道缝，比上个月又宽了，是不是采空了？
        > 已布设监测点，每周测一次，危险地段围起来了。`,
    },
    greenery: {
      weight: 1,
      where: 'home',
      words: `
        {p}一棵老榆树枯了，树杈子挂在电线上。
        > 枯枝已锯掉，树打了药，开春补种。`,
    },
    other: {
      weight: 1,
      where: 'road',
      words: `
        {p}夜里有人偷着倒炉灰，扬得到处都是。
        > 已清走，装了公告牌，加了夜间巡查。`,
    },
  },
  public_safety: {
    fire_lane: {
      weight: 4,
      where: 'home',
      drawn: ['fire-lane', 'fire-lane-clear'],
      words: `
        {p}消防通道堵着三辆车，真着火了怎么办。
        {p}有人从五楼甩线下来给电动车充电。
        > 车已挪走，地面重新画了消防通道线。
        > 飞线已剪除，旁边的充电棚有空位，帮着办了卡。`,
    },
    gas_hazard: {
      weight: 1,
      where: 'shop',
      words: `
        {p}饭店的煤气罐放在地下室，门口还烧着炉子。
        > 十五分钟到场，罐已搬出，当场停用，饭店停业整改。`,
    },
    unsafe_house: {
      weight: 2,
      where: 'home',
      words: `
        {p}老平房墙裂得能伸进手去，里面还住着人。
        > 鉴定为 D 级，人已搬到周转房，房子围了起来。`,
    },
    order: {
      weight: 2,
      where: 'shop',
      words: `
        {p}地下室天天有人聚着打牌到后半夜，吵，还打过架。
        > 派出所已清查，地下室由物业上锁。`,
    },
    falling_ice: {
      weight: 4,
      where: 'home',
      drawn: ['icicles', 'icicles-gone'],
      words: `
        {p}房檐上的冰溜子一米多长，底下就是单元门。
        {p}楼顶的雪一大块一大块往下掉，砸了车。
        > 已拉警戒线，高空车敲掉冰溜，檐口清干净。`,
    },
    other: {
      weight: 1,
      where: 'farm',
      words: `
        {p}冰面上有孩子滑冰，边上已经化了。
        > 已立警示牌、拉绳，安排人巡看。`,
    },
  },
  food_drug_market: {
    food: {
      weight: 3,
      where: 'shop',
      words: `
        {p}买的熟食吃完一家三口拉肚子。
        {p}面包过期三天还在卖。
        > 已下架封存，对商家立案，退一赔十。`,
    },
    drug: {
      weight: 1,
      where: 'shop',
      words: `
        {p}药店卖的降压药快到期了，也没说一声。
        > 已责令整改，临期药单独摆放并告知。`,
    },
    price: {
      weight: 2,
      where: 'shop',
      words: `
        一下雪白菜就涨到三块五，{p}，有没有人管价？
        > 平价菜摊今天进了小区，白菜一块二，检查明码标价。`,
    },
    fake: {
      weight: 1,
      where: 'shop',
      words: `
        {p}买的羽绒服标 90% 绒，里面全是鸡毛。
        > 送检不合格，商家退款，货已查扣。`,
    },
    unlicensed: {
      weight: 1,
      where: 'shop',
      words: `
        {p}二楼有人无照开小饭桌，二十几个孩子挤一屋。
        > 已停办，孩子转到有证的托管班。`,
    },
    equipment: {
      weight: 1,
      where: 'shop',
      words: `
        {p}洗浴的锅炉看着很旧，没见着检验标。
        > 已检验，更换安全阀后合格。`,
    },
    other: {
      weight: 1,
      where: 'shop',
      words: `
        {p}超市电子秤不准，一斤差八钱。
        > 已校秤，三台不合格的没收。`,
    },
  },
  policy_style_other: {
    policy: {
      weight: 4,
      where: 'home',
      words: `
        今年的取暖补贴啥时候发，怎么领？
        换身份证要不要提前预约？周六上班吗？
        How do I register a new address here as a foreign teacher? Which office, and do they speak any English?
        > 已电话答复，办事指南的链接发到您手机了。
        > 按规定逐条答复，您可以凭身份证到大厅 6 号窗口办。`,
    },
    efficiency: {
      weight: 2,
      where: 'shop',
      words: `
        {p}大厅十一点半就不叫号了，窗口写的是十二点下班。
        > 情况属实，已在窗口装了叫号公示，当班的做了检讨。`,
    },
    conduct: {
      weight: 1,
      where: 'shop',
      words: `
        有个窗口的人收了烟才给盖章，别让他们自己查自己。
        包工程的和管工程的是一家子，招标就是走过场。
        > 已按规定移交核查，结果另行告知。`,
    },
    advice: {
      weight: 4,
      where: 'home',
      words: `
        建议在{p}装个长明灯，冬天四点多就黑。
        能不能在公交站装个挡风的棚子，{p}风口上站着太冷。
        建议扫雪前一天在群里说一声，我们把车挪开，大家都方便。
        > 建议已采纳，列入明年的民生小实事。
        > 谢谢您的建议，已转清雪队，从下一场雪开始照办。`,
    },
    praise: {
      weight: 3,
      where: 'home',
      words: `
        网格员小包大雪天给我妈送药，跑了两趟，谢谢她。
        表扬清雪队，早上五点就在{p}干活了，我出门时路都扫好了。
        Thank you to whoever fixed the light by our door within a day!
        > 谢谢您，已经把话带到，大家都很高兴。`,
    },
    other: {
      weight: 2,
      where: 'home',
      words: `
        {p}捡到一只小狗，戴着项圈，找谁？
        > 已联系上主人，狗接走了。`,
    },
  },
} satisfies Matters
