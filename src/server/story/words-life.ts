/** What goes wrong at home, at school and at work, in residents' words; `{p}` is the place. */
import type { Matters } from './matter'

export const LIFE = {
  education_health: {
    enrol: {
      weight: 2,
      where: 'home',
      words: `
        我们从外地回来的，孩子转学要哪些材料？跑了两趟都说不全，{p}。
        > 一次性告知单已发到您手机，材料齐了周一可以到教务处办。`,
    },
    campus: {
      weight: 2,
      where: 'road',
      words: `
        {p}学校门口路太滑，早上摔了好几个孩子。
        > 学校和社区一起除冰铺了防滑垫，早上 7 点前再查一遍。`,
    },
    after_school: {
      weight: 1,
      where: 'home',
      words: `
        双职工，孩子三点半放学没人接，{p}附近能不能有个托管。
        > 社区活动室每天三点半到六点开放，免费，有老师看护。`,
    },
    clinic: {
      weight: 3,
      where: 'shop',
      words: `
        {p}卫生服务站下午老没人，量个血压跑三趟。
        挂号窗口就开一个，排了一个多小时，{p}。
        护士扎针特别好，老人一点没遭罪，就是{p}候诊的地方太冷。
        > 已公示值班表，下午固定两人在岗。
        > 高峰时加开一个窗口，门口装了热风幕。`,
    },
    vaccine: {
      weight: 1,
      where: 'shop',
      words: `
        流感疫苗什么时候有货，{p}说不知道。
        > 本周四到货，已登记的按顺序打电话通知。`,
    },
    insurance: {
      weight: 2,
      where: 'home',
      words: `
        异地住院的票报不了，系统说没备案，明明备了，{p}。
        > 备案信息已补录，票据重新受理，十五个工作日到账。`,
    },
    other: {
      weight: 1,
      where: 'home',
      words: `
        {p}家里老人行动不便，能不能上门体检？
        > 家庭医生已约好周三上午上门。`,
    },
  },
  dispute_rights: {
    neighbour: {
      weight: 3,
      where: 'home',
      words: `
        楼上半夜剁馅、拖椅子，{p}，说了不听，还骂人。
        {p}邻居把鞋柜和咸菜缸都放楼道里，味儿大，过不去人。
        > 已上门调解，双方写了约定：晚上十点以后不再有响动。
        > 楼道已清空，缸搬回自家阳台。`,
    },
    property_dispute: {
      weight: 2,
      where: 'home',
      words: `
        物业没干活还要涨物业费，{p}，不交就不给门禁卡。
        > 已调解：先恢复门禁，涨价要开业主大会表决。`,
    },
    wages: {
      weight: 3,
      where: 'shop',
      words: `
        在{p}干了两个月活，工钱到现在没给，老板电话不接。
        {p}饭店欠我一个半月工资，马上过年了。
        > 劳动监察已约谈，工资当面结清，收条留存。
        > 老板答应分两次付，第一笔已到账，盯到付完。`,
    },
    consumer: {
      weight: 2,
      where: 'shop',
      words: `
        {p}健身房关门了，年卡还有九个月，钱找谁要？
        > 已调解，退还剩余月份的一半，其余转到另一家店使用。`,
    },
    land: {
      weight: 1,
      where: 'farm',
      words: `
        {p}征地补偿的钱差两户没发，问了好几回。
        > 两户账户信息有误，已更正补发。`,
    },
    legal_aid: {
      weight: 1,
      where: 'home',
      words: `
        没钱请律师，工伤的官司能申请法律援助吗？{p}。
        > 符合条件，已受理，指派了援助律师。`,
    },
    family: {
      weight: 1,
      where: 'home',
      words: `
        老人的赡养费几个儿女推来推去，{p}，能不能有人给说说。
        > 司法所上门调解，四个子女签了协议，每月轮流。`,
    },
    other: {
      weight: 1,
      where: 'home',
      words: `
        {p}隔壁店的招牌挡了我家窗户。
        > 双方说好，招牌往左移了一米二。`,
    },
  },
  housing_property: {
    service: {
      weight: 6,
      where: 'home',
      words: `
        交着物业费，{p}楼道半个月没人扫，灯坏了也不换。
        {p}单元门关不上，夜里冷风直灌，报了物业两回。
        物业电话永远没人接，{p}。
        保安小伙子帮我把煤气罐扛上五楼，不要钱，谢谢，就是{p}门口那段台阶该修了。
        > 已约谈物业，楼道清扫上墙公示，灯全部换成声控的。
        > 闭门器换新，门缝加了密封条。`,
    },
    roof_leak: {
      weight: 3,
      where: 'home',
      words: `
        {p}顶楼漏，雪一化屋里就滴水，墙都发霉了。
        > 屋面清雪后做了应急防水，开春列入维修资金大修。`,
    },
    lift: {
      weight: 3,
      where: 'home',
      drawn: ['lift-stuck', 'lift-fixed'],
      words: `
        {p}电梯又停了，我在十一楼，腿脚不好，三天没下楼了。
        {p}电梯一到六楼就咣当一声，吓人。
        > 维保更换门机皮带，试运行两小时正常。
        > 导靴磨损，已换，检验合格贴了标。`,
    },
    renovation: {
      weight: 2,
      where: 'home',
      words: `
        {p}老旧小区改造挖了沟没填，出门得跳过去。
        外墙保温做了一半停工了，{p}，什么时候接着干？
        > 沟已回填，夯实后铺了临时砖。
        > 冬季停工，复工时间贴在单元门口：4 月 10 日前。`,
    },
    public_housing: {
      weight: 1,
      where: 'home',
      words: `
        公租房排队排到多少号了？网上查不到，{p}。
        > 现在排到 212 号，您是 236 号，预计明年二季度。`,
    },
    deed: {
      weight: 2,
      where: 'home',
      words: `
        {p}住了九年还没有房产证，开发商说等，等到什么时候？
        > 已列入历史遗留清单，测绘完成，材料由专班统一报。`,
    },
    parking_space: {
      weight: 3,
      where: 'home',
      words: `
        {p}有人用地锁占公共车位，一个接一个。
        > 地锁已拆除 7 个，车位先到先停。`,
    },
    other: {
      weight: 1,
      where: 'home',
      words: `
        {p}水表井在一楼住户屋里，每次查表都要吵一架。
        > 商定改成远传水表，不再入户。`,
    },
  },
  jobs_social_security: {
    job: {
      weight: 2,
      where: 'home',
      words: `
        四十八岁，矿上下来的，有没有什么活能干，{p}。
        > 推荐了三个岗位，已去保洁公司试工。`,
    },
    training: {
      weight: 1,
      where: 'home',
      words: `
        月嫂培训班今年还办吗？{p}。
        > 下月初开班，已给您报上名，免费，有补贴。`,
    },
    pension: {
      weight: 2,
      where: 'home',
      words: `
        老人养老金认证手机上老是失败，{p}，眼看要停发了。
        > 网格员上门帮做了认证，发放不受影响。`,
    },
    unemployment: {
      weight: 1,
      where: 'home',
      words: `
        失业金交了十几年，申请被退回来，说公司没办减员，{p}。
        > 已联系原单位补办减员，本月起发放。`,
    },
    retirement: {
      weight: 1,
      where: 'home',
      words: `
        档案里少一年工龄，退休算不上，{p}，档案在哪查？
        > 查到原始招工表，已补认一年。`,
    },
    relief: {
      weight: 2,
      where: 'home',
      words: `
        老伴住院花光了钱，想问低保怎么申请，{p}。
        > 已入户核对，先给了临时救助，低保下月批。`,
    },
    disability: {
      weight: 1,
      where: 'home',
      words: `
        残疾证到期换证，人下不了楼，{p}，能上门评吗？
        > 周五评残医生上门，证已邮寄。`,
    },
    elderly_care: {
      weight: 2,
      where: 'home',
      words: `
        独居老人，能不能给{p}送饭，腿脚不便冬天出不去门。
        > 老年食堂每天中午送餐上门，八元一份。`,
    },
    other: {
      weight: 1,
      where: 'home',
      words: `
        社保卡丢了补办要回原地吗？{p}。
        > 不用回去，在社区自助机上就能办，已当场帮办。`,
    },
  },
} satisfies Matters
