/** What is broken, dirty or cold, in residents' words; `{p}` is the place. */
import type { Matters } from './matter'

export const STREET = {
  public_facility: {
    lamp: {
      weight: 9,
      where: 'road',
      drawn: ['lamp-off', 'lamp-on'],
      words: `
        {p}的路灯从上周就不亮了，天黑得早，老人出来倒垃圾都得打手电。
        {p}一排灯全灭，孩子放学走这段路害怕。
        {p}路灯一闪一闪的，像要坏。
        路灯白天亮着，晚上反倒不亮，{p}，谁管管。
        {p}那盏灯去年报过，修了两个月又灭了。零下三十度，地上全是冰，看不见路，已经摔了两个人。能不能这次修彻底点？
        The street lamp at {p} has been out for a week. It is pitch dark by half past four.
        > 线路接头受冻松脱，已重新接好，换了灯头，当晚亮灯正常。
        > 已更换灯泡和镇流器，夜里又去看过，亮的。
        > 时控开关走错了，已经校正，这一排都查过一遍。`,
    },
    manhole: {
      weight: 4,
      where: 'road',
      drawn: ['manhole-broken', 'manhole-fixed'],
      words: `
        {p}的井盖裂了，车一压就响，先拿树枝插着呢。
        {p}少一个井盖！晚上看不见，快来人。
        井盖比路面低一大截，{p}，骑电动车差点翻了。
        > 已换上新的防沉降井盖，周围用沥青补平。
        > 当场设了围挡，下午换好新井盖。`,
    },
    pothole: {
      weight: 5,
      where: 'road',
      drawn: ['pothole', 'pothole-filled'],
      words: `
        {p}路面一个大坑，存了水结成冰，车都绕着走。
        {p}修完管道没把路补上，坑坑洼洼一个多月了。
        坑，{p}，半米宽。
        > 已用冷补料填平压实，开春后统一铣刨重铺。
        > 施工单位回来把沟槽补平了，现场验收过。`,
    },
    rail_sign: {
      weight: 2,
      where: 'road',
      words: `
        {p}的护栏被车撞歪了，铁管子支棱在路上。
        {p}路牌掉下来半边，风一刮直晃。
        > 护栏已扶正焊牢，重新刷了反光漆。
        > 路牌已重新固定。`,
    },
    fitness: {
      weight: 3,
      where: 'home',
      drawn: ['bench-broken', 'bench-fixed'],
      words: `
        {p}的长椅断了一根木条，老人没处坐。
        {p}健身器材螺丝松了，扭腰那个一踩就晃，怕摔着人。
        > 木条换了三根，螺丝全部紧了一遍。
        > 松动的已加固，一台修不了的先拆走，报了新的。`,
    },
    toilet: {
      weight: 2,
      where: 'road',
      words: `
        {p}公厕锁了好几天，门上也没写为啥。
        {p}公厕水管冻了冲不了，味道大得很。
        > 水管已化开，加了保温棉和电伴热，恢复开放。
        > 保洁钥匙交接出了岔子，今天起每天 6 点开门。`,
    },
    barrier_free: {
      weight: 2,
      where: 'road',
      words: `
        {p}的坡道太陡，轮椅上不去，我妈每次都得两个人抬。
        {p}盲道上立了根电线杆。
        > 坡道已加长放缓，两边装了扶手。
        > 已和产权单位定了迁杆时间，先把盲道绕开改了。`,
    },
    other: {
      weight: 1,
      where: 'home',
      words: `
        {p}的信报箱锈得打不开了。
        > 已换新箱，钥匙放在社区，带身份证来取。`,
    },
  },
  sanitation: {
    rubbish: {
      weight: 8,
      where: 'home',
      drawn: ['rubbish', 'rubbish-cleared'],
      words: `
        {p}垃圾堆了一个星期没人拉，狗翻得到处都是。
        {p}有人把旧沙发、旧床垫扔在路边，占了半条道。
        垃圾！！{p}！！一个礼拜了！！交着卫生费，天天从垃圾堆里走过去，你们谁来住两天试试？夏天还不得臭死人。
        {p}绿化带里全是塑料袋，风一刮满天飞。
        > 已清运两车，安排每天早晚各收一次。
        > 大件已拉走，贴了大件预约电话的告示。
        > 现场清干净了，保洁员负责的时段调到早上 7 点前。`,
    },
    bin_full: {
      weight: 5,
      where: 'home',
      drawn: ['bin-full', 'bin-empty'],
      words: `
        {p}垃圾桶满得盖不上盖，都堆到地上了。
        {p}三个桶坏了两个，剩下一个哪够用。
        > 已清空，增加一个桶，收运改为一天两次。
        > 坏桶换新，另加两个。`,
    },
    rubble: {
      weight: 3,
      where: 'home',
      drawn: ['rubble', 'rubble-cleared'],
      words: `
        {p}装修砖头水泥块堆在单元门口，半个月没人管。
        {p}不知道谁半夜倒了一车渣土。
        > 已找到装修的住户，当天自己雇车拉走了。
        > 渣土清走了，路口装了一个摄像头。`,
    },
    leaflets: {
      weight: 3,
      where: 'home',
      words: `
        {p}楼道里贴满了通下水、开锁的小广告，刚刷的墙。
        小广告贴到我家门上了，{p}。
        > 已铲除并补刷墙面，号码交城管执法处理。`,
    },
    stalls: {
      weight: 3,
      where: 'road',
      words: `
        {p}早市收摊后菜叶子一地，结了冰滑。
        卖菜的把{p}人行道全占了，只能走马路上。
        > 已劝到划线区内经营，每天 9 点收摊后冲洗撒盐。`,
    },
    illegal_building: {
      weight: 2,
      where: 'home',
      words: `
        {p}一楼有人搭了个彩钢棚，把消防门口都占了。
        {p}楼顶有人盖鸽子棚，掉羽毛掉粪，冬天一化水往下滴。
        > 当事人已在限期内自己拆除，现场清理完毕。`,
    },
    dust: {
      weight: 2,
      where: 'road',
      words: `
        拉煤的车不盖布，{p}一刮风全是黑灰，窗户不敢开。
        {p}工地扬尘大，晾的衣服都白洗。
        > 已要求车辆苫盖、出口冲洗，路面加了一班洒扫。`,
    },
    other: {
      weight: 2,
      where: 'road',
      drawn: ['snow', 'snow-cleared'],
      words: `
        {p}的积雪好几天没清，压成冰了，老人不敢下楼。
        下完雪只扫大路，{p}这种小道没人扫。
        铲雪车把雪全推到{p}的停车位上了，车开不出来。
        > 已人工破冰清雪，撒了防滑砂，列入下次先清的路段。
        > 雪堆已装车拉走，跟清雪队说了不许再往车位上推。`,
    },
  },
  utilities_heat: {
    water: {
      weight: 4,
      where: 'home',
      words: `
        {p}水压太小，洗澡水跟线似的，晚上七点根本没水。
        停水两天了也没通知，{p}，家里有老人孩子。
        {p}水发黄，放半个小时还黄。
        > 减压阀卡住了，已更换，六楼测过水压正常。
        > 主管冻裂抢修完成，恢复供水，通知以后提前发到群里。`,
    },
    power: {
      weight: 3,
      where: 'home',
      words: `
        {p}老是跳闸，一开电热水器全单元没电。
        又停电了，{p}，电梯也停，什么时候来？
        > 换了单元总开关，线径不够的两户约好时间换线。
        > 线路抢修完成，20 点 40 分送电。`,
    },
    gas: {
      weight: 1,
      where: 'home',
      words: `
        {p}楼道里一股煤气味，已经开窗了，不敢点火。
        > 燃气公司十五分钟到场，三楼阀门接口漏气，已更换，测过没有泄漏。`,
    },
    heating: {
      weight: 16,
      where: 'home',
      drawn: ['heating-cold', 'heating-warm'],
      words: `
        {p}暖气不热，屋里 14 度，孩子在家穿羽绒服写作业。
        暖气片上半截凉的，放了气也不行，{p}。
        {p}顶楼，暖气从供暖那天就没热过！！打了三次热线，每次都说派人来，谁来了？取暖费一分没少交，家里八十岁老人天天盖两床被！
        16 度，{p}，给测个温吧。
        {p}一楼管子漏水，物业把阀门关了，整个单元都不热。
        楼上换地暖以后我家就不热了，{p}，谁来调一下。
        Our radiators at {p} are lukewarm at best, 15 degrees in the bedroom with a baby of four months.
        你们昨天来修的师傅真好，今天 21 度了，可隔壁单元{p}还是凉，也给看看吧。
        > 入户测温 14.5 度，排气、清洗过滤网后回升到 20.5 度，三天后再测一次。
        > 楼栋平衡阀开度不够，已调整，各户回访都在 20 度以上。
        > 换热站循环泵换了一台，晚上回访室温 19 度，继续看两天。`,
    },
    leak: {
      weight: 3,
      where: 'home',
      drawn: ['leak', 'leak-fixed'],
      words: `
        {p}地下室管子呲水，已经淹了一寸多深。
        {p}楼道里的立管漏水，墙皮都泡掉了。
        > 已关阀抢修，更换一米二管段，积水抽干。
        > 打了卡箍先止住，第二天换了新管。`,
    },
    drain: {
      weight: 4,
      where: 'home',
      drawn: ['drain', 'drain-cleared'],
      words: `
        {p}下水道返水，一楼厨房地上全是脏水，臭。
        {p}下水井满了往外冒，冻成一大片黄冰。
        下水堵三天了，{p}，自己掏钱通了两回还堵。
        > 高压疏通车通了四十米，捞出抹布和油块，流水正常。
        > 化粪池已清掏，冒水的井口破冰清干净了。`,
    },
    ice: {
      weight: 3,
      where: 'road',
      drawn: ['ice', 'ice-cleared'],
      words: `
        {p}漫冰快有一尺厚了，车走着打滑，今天早上追了一辆。
        自来水管漏的水漫到{p}，整条路是冰。
        > 漏点已找到修好，破冰清运六车，撒了融雪剂和砂。`,
    },
    other: {
      weight: 1,
      where: 'home',
      words: `
        取暖费票上的面积和房本不一样，多了四平米，{p}，去哪儿改？
        > 已核对房本改正面积，多收的退到缴费卡上。`,
    },
  },
} satisfies Matters
