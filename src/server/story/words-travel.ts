/** Roads out, buses and the country, in residents' words; `{p}` is the place. */
import type { Matters } from './matter'

export const TRAVEL = {
  transport: {
    bus: {
      weight: 4,
      where: 'road',
      drawn: ['bus-stop', 'bus-stop-fixed'],
      words: `
        3 路车等了五十分钟没来，{p}，零下二十八度。
        {p}站牌被风刮倒了，玻璃碎一地。
        能不能让末班车晚半个小时，下夜班的人坐不上，{p}。
        2 路司机看见老太太跑过来，专门等了半分钟，想谢谢他，{p}。
        > 低温车辆故障多，已从别的线调两台车，早高峰间隔压到 20 分钟。
        > 站牌已扶起加固，玻璃换成了亚克力板。`,
    },
    taxi: {
      weight: 3,
      where: 'road',
      words: `
        {p}出租车不打表，去火车站张嘴就要四十。
        {p}黑车排着队拉客，把公交站堵得进不去。
        > 已对这辆车立案，退还多收的车费。
        > 连续三天在现场查处，暂扣无证车辆两台。`,
    },
    parking: {
      weight: 3,
      where: 'road',
      words: `
        {p}两边停满了车，救护车都进不来。
        有辆车在{p}人行道上停了快一个月，全是土。
        > 已贴单并通知挪车，路口画了禁停线。`,
    },
    signal: {
      weight: 2,
      where: 'road',
      drawn: ['signal-off', 'signal-on'],
      words: `
        {p}红绿灯不亮，早上上学那会儿乱成一团。
        {p}绿灯只有八秒，老人走到一半就红了。
        > 控制板受冻，已更换，亮灯正常。
        > 配时已改为 22 秒，并加了行人按钮。`,
    },
    rural_road: {
      weight: 2,
      where: 'farm',
      words: `
        {p}的砂石路叫大车压得全是沟，下雪就出不去。
        > 已平整两公里，重车限行牌立上了。`,
    },
    jam: {
      weight: 1,
      where: 'road',
      words: `
        {p}放学点堵得水泄不通，能不能派个人疏导。
        > 早晚各半小时安排辅警疏导，家长分时段接。`,
    },
    other: {
      weight: 1,
      where: 'road',
      words: `
        {p}道口栏杆老半天不抬起来，上班都迟到。
        > 已和铁路上沟通，无车时不落杆。`,
    },
  },
  rural_business: {
    field: {
      weight: 1,
      where: 'farm',
      words: `
        {p}的渠淤了，春天浇不上水，趁冬闲能不能清一清。
        > 已列入冬修水利，下周进机械。`,
    },
    livestock: {
      weight: 2,
      where: 'farm',
      words: `
        {p}羊死了三只，不知道啥病，兽医站没人接电话。
        > 兽医当天到场，采了样，同群的打了疫苗。`,
    },
    subsidy: {
      weight: 2,
      where: 'farm',
      words: `
        草畜平衡补贴别人都到账了，我家没有，{p}。
        > 卡号少一位，已更正，随下批发放。`,
    },
    business: {
      weight: 2,
      where: 'shop',
      words: `
        在{p}开小店，换个执照地址跑了四个窗口。
        办照的小姑娘耐心，一次就办完了，点个赞，{p}。
        > 已并到一个窗口，当天领到新照。`,
    },
    finance: {
      weight: 1,
      where: 'shop',
      words: `
        想贷五万块钱进货过年，{p}，小店有没有贴息？
        > 符合创业担保贷款，银行已上门。`,
    },
    permit: {
      weight: 1,
      where: 'shop',
      words: `
        加装广告牌的手续到底归谁批，{p}，三家都说不是自己。
        > 由城管执法局受理，材料已帮着递上。`,
    },
    other: {
      weight: 1,
      where: 'farm',
      words: `
        {p}冬天奶收购站停收，奶倒了可惜。
        > 联系了另一家，每天早上来拉。`,
    },
  },
} satisfies Matters
