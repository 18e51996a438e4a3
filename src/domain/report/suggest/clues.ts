/**
 * Clues (线索词): words written by hand that residents use for a sub-item (细项), by category. They lead to a category and to a
 * sub-item; the weights learned from real complaints (weights.json) only refine the category. A word may stand in several rows.
 */
import type { CategoryId } from '../categories'

type Row = { [item: string]: string }

export const CLUES: { [category in CategoryId]: Row } = {
  public_facility: {
    lamp: '街灯 路灯不量 道灯 灯不着 streetlight lamp 灯不亮了 路登 灯好几天 路灯 灯不亮 灯坏 灯杆 照明 灯泡 黑灯瞎火 楼道灯 灯柱 亮化',
    manhole: '井盖响 井盖子 cover manhole 马葫芦盖 井盖丢了 井盖没了 井概 井盖 窨井 井口 马葫芦 沙井',
    pothole:
      'potholes 道坏 路坏 道烂 砖松 sidewalk 全是坑 道牙子 砖翘 路坏了 pothole 坑洼 坑坑洼洼 路面 破损 大坑 路坑 修路 人行道 地砖 路烂 铺路 硬化',
    rail_sign: 'railing fence sign 隔离栏 护拦 护栏 栏杆 路牌 标志牌 指示牌 隔离墩 护墙 标线',
    fitness: '健身点 playground slide 滑梯 秋千 双杠 转盘 椅子 bench 健身器材 健身 座椅 长椅 长凳 凉亭 公园 篮球场 游乐设施',
    toilet: 'toilet 茅房 公厕 厕所 卫生间 旱厕',
    barrier_free: 'ramp wheelchair 无障碍 盲道 轮椅 坡道',
    other: '公共设施 广场 报刊亭 充电桩 信箱',
  },
  education_health: {
    enrol: 'enroll 没学上 school 入学 转学 学籍 招生 学区 上学 择校 报名 升学 中考 高考 学位',
    campus:
      'teacher student 老师打 学校 校园 老师 教师 学生 班主任 校长 小学 中学 高中 初中 校车 体罚 霸凌 欺负 食堂 补课 收费 学费 大学 教育局',
    after_school: 'kindergarten 幼儿圆 托儿 课后 托管 托幼 幼儿园 培训班 辅导班 托班 早教',
    clinic:
      'clinic nurse 卫生所 挂不上号 hospital doctor 医院 看病 医生 大夫 挂号 住院 门诊 护士 卫生院 诊所 手术 病房 卫生室 急诊 医患 患者',
    vaccine: 'vaccine 打预防针 狂犬 预防针 打疫苗 疫苗 打针 接种 传染病 防疫 疾控 体检 无偿献血',
    insurance: 'insurance 新农保报 医保卡 报销单 医保 报销 新农合 合作医疗 慢病 医疗保险 异地就医',
    other: '教育 文化 图书馆 体育 准生证 计生 独生子女 二胎 三胎 生育',
  },
  dispute_rights: {
    neighbour: '墙根 邻居占 neighbor neighbour 两家 争吵 往下倒水 占我家 打仗 干仗 挡我家 邻居 邻里 隔壁 纠纷 矛盾 吵架 楼上漏水 调解',
    property_dispute: '物业纠纷 业主维权',
    wages:
      'owes 没给钱 boss wages salary 老板欠 欠我钱 不开工资 没开工资 要账 工资不给 不给钱 不给开支 开支 paid 欠薪 拖欠工资 工资没发 不发工资 讨薪 要工钱 工钱 农民工工资 欠工资 工程款 血汗钱',
    consumer:
      'deposit landlord 办卡 店跑了 卷钱 不退卡 压金 网购 骗我 refused 退钱 不给退 退不了 refund 不退 退款 退货 不退钱 押金 维权 消费者 骗钱 被骗 预付卡 会员卡 跑路 霸王条款',
    land: '征地钱 占我家地 地界 边界 地被占 拆迁款 征地 拆迁 征收 补偿款 安置 宅基地 土地 占地 强拆 回迁 土地确权',
    legal_aid: 'lawyer 官司 告他 法律援助 律师 打官司 法律咨询',
    family: '争房子 养老人 前夫 彩礼 家产 divorce 不养老 离婚 家暴 抚养 赡养 不养老人 继承 婚姻 抚养费',
    other: '赔偿 侵权 合同 协议',
  },
  sanitation: {
    rubbish:
      '拉级 垃圾堆 打扫 扫大街 狗尿 屎 dirty waste 塑料袋 死猫 死狗 烂菜 垃级 臭得 garbage rubbish trash cleans 垃圾 脏乱差 卫生差 没人打扫 没人清扫 保洁 清扫 环卫 臭气 苍蝇 粪便 狗屎 狗粪 环境卫生',
    bin_full: '桶满 垃圾筒 bin bins overflowing 垃圾车 垃圾桶 垃圾箱 垃圾站 垃圾满 满溢 清运 垃圾房',
    rubble: '碎砖 渣子 装修的 装修渣 建筑垃圾 渣土 装修垃圾 砖头 沙堆',
    leaflets: '开锁广告 刷的 小纸条 贴广告 贴满 flyers 电话号码墙 小广告 乱贴 乱涂 牛皮癣 涂鸦 传单',
    stalls: '摊子 小摊 摆地摊 vendors 三轮车卖 卖菜 占道 摆摊 摊贩 流动摊 出店经营 地摊 烧烤摊 占道经营 夜市 城管',
    illegal_building: '搭棚子 盖小房 小仓房 加盖小房 搭个棚 违建 私搭 乱搭 违章建筑 私建 搭建 违法建筑 搭棚 彩钢房 加盖',
    dust: '拉土车 全是灰 dust 灰太大 扬尘 灰尘 工地 尘土 洒水 裸土',
    other: '雪堆 堆雪 没人扫雪 雪没清 铲雪 除雪 乱堆 堆放 杂物 菜园 养鸡 乱扔 乱倒 积雪 清雪 扫雪',
  },
  utilities_heat: {
    water: '水小 水压低 没有水 水混 停水了 水浑浊 tap 水是黄 water 停水 没水 自来水 水压 水费 水质 断水 水浑 水黄 供水 水表 用水',
    power: '闪电表 没有电 灯全灭 electricity outage 没电了 power 停电 没电 跳闸 断电 电费 电压 供电 电表 电力 电线 变压器 用电',
    gas: '煤气费 气费 燃气费 媒气 燃气 煤气 煤气味 燃气味 天然气 液化气 漏气 燃气表 通气',
    heating:
      '伸不出手 冻得 屋冷 太冷 不暖 热乎 烧得不好 暖其 cold radiator 暖气费 取暖费 嘎嘎冷 暖器 heating 供暖 暖气 供热 不热 取暖 地暖 室温 屋里冷 冻手 热力 采暖 室内温度 暖气片',
    leak: '漏水点 水管冻 管子裂 pipe 水管子 呲水 漏水 水管 爆管 管道 跑水 管子 渗水 水管爆裂',
    drain: '堵了淌 返臭 往外冒 冒粪 地漏 drains sewage 下水堵 往上返 drain 下水道 堵了 堵塞 积水 排水 返水 内涝 冒水 污水井 反水 下水 疏通',
    ice: '冰坨子 道上冰 ice 全是冰 漫冰 结冰 冰面 冻冰 冰溜 路面结冰 流冰 路上结冰 地上结冰',
    other: '水电 宽带 网络信号 抄表',
  },
  housing_property: {
    service:
      '物业乱收 乱收费 物页 楼道灯 门禁卡 楼道脏 物业不管 manager 可视门铃 property 物业费 业委会 小区 保安 业主 门禁 物业公司 单元门 楼道 绿化维护 物业管理 维修基金 物业',
    roof_leak: '顶楼漏水 顶楼 房漏 房盖漏 roof 棚顶漏 漏房 阳台漏 屋顶漏 漏雨 房顶 墙皮 防水 顶楼漏 外墙 屋面 墙体 保温 楼顶 房屋漏水',
    lift: '电体 电梯慢 电提 电梯老坏 elevator lift 电梯 困电梯 电梯坏 电梯停 梯控',
    renovation: '旧楼 外墙保温 改造工程 老旧小区 旧改 改造 加装电梯 老小区',
    public_housing: '廉租 保障性住房 housing 公租房 廉租房 保障房 经适房 租房补贴 安居房',
    deed: '房证 房照 产权证 网签 房产证 不动产 房本 办证 过户 公积金 开发商 购房 期房 烂尾 楼盘 商品房 契税 产权 交房',
    parking_space: '停车难 没地方停 车位费 garage 地下车库收费 停车位 车位 车库 地下车库 停车费 占车位 地锁',
    other: '房子 住房 房屋 租房 装修 中介',
  },
  transport: {
    bus: '站牌 公交站 车不停 甩站 buses 路车 bus 公交 公交车 班车 客车 站点 站台 车站 线路 公交卡 班次 发车 末班车 候车 校车',
    taxi: '不打表 拼车 绕路 cab 出租车 打车 网约车 拒载 打表 的士 出租 黑车 宰客 司机',
    parking:
      '堵门口 占盲道 停盲道 盲道上 堵车库 parking 乱停放 挡道 parked 违停 乱停 乱停车 停车 车停 停满 挡路 占道停车 僵尸车 堵门 停满车',
    signal:
      '红绿灯不亮 信号灯不亮 灯不变 lights crossing 人行道线 traffic 红绿灯 红绿灯坏 信号灯 斑马线 限速 掉头 减速带 交警 人行横道 红灯 电子眼 违章',
    rural_road: '道没法走 屯子道 村里道 村里的路 乡道 桥断 路没法走 村路 土路 乡村公路 村道 公路 村里路 泥泞 桥 省道 国道 通村',
    jam: '堵得 jam 天天堵 堵车 拥堵 塞车 单行道 超载 大货车 大车 高速 收费站',
    other: '交通 出行 火车 快递 物流 邮政 驾校 驾照 驾驶证 车辆',
  },
  jobs_social_security: {
    job: '活儿 找活 招工 hire 大学生就业 没活干 job 就业 找工作 招聘 工作岗位 创业 公益岗 公益性岗位 待业 应聘 事业单位 招考',
    training: '厨师证 学个 学手艺 学技术 培训课 course 技能培训 职业培训 培训补贴 技能证 职称 职业资格 资格证 技工',
    pension:
      'social 上社保 养老保 养老保验 养老钱 社保费 缴养老 社保断 pension 养老保险 社保 养老金 社保卡 断缴 补缴 缴费 参保 社会保险 缴社保 交社保',
    unemployment:
      '被裁 裁员 工伤认定 injury 失业 工伤 失业金 劳动合同 辞退 加班 劳务派遣 下岗 解除合同 生育津贴 劳动法 合同工 临时工 单位不交',
    retirement: 'retirement 退休金 退休工资 工龄 病退 内退 退休手续 涨工资 待遇 企业退休 退休',
    relief: '底保 没钱吃饭 吃不上 低保户 allowance 低保 困难补助 救助 贫困 五保 特困 临时救助 困难户 贫困户',
    disability: '残疾正 轮椅申请 disability disabled 残疾 残疾人 残疾证 残联 护理补贴',
    elderly_care: '老人吃饭 老年卡 elderly 送餐 养老院 敬老院 养老服务 老年餐 高龄补贴 日间照料 孤寡老人 老年食堂',
    other: '工资 津贴 补贴 人社局 劳动局 退役 军人 退伍 优抚 优待',
  },
  ecology: {
    noise:
      'play 吵人 燥音 吵死 loud music 音箱 大喇叭 打桩 半夜干活 放音乐 睡不着觉 嗡嗡 noise ktv 噪音 噪声 扰民 吵 广场舞 吵得 睡不着 轰鸣 夜间施工 半夜施工 深夜施工 音响 喇叭 太吵 鸣笛 震动',
    fumes: '油烟大 烧烤味 fumes smoke 味大 油烟 异味 臭味 刺鼻 烧烤 难闻 烟味 恶臭 呛人 熏人 气味 饭店 餐馆',
    sewage: '河沟 河沟子 水沟臭 臭水 污水坑 polluted 水发黑 river 污水 废水 排污 河水 河道 水污染 臭水沟 黑水 化粪池 鱼塘 水库 湖水',
    air: '灰尘大 烧炭 烧秸秆呛 焚烧 烧秸秆 烧垃圾 烟囱 雾霾 冒烟 废气 粉尘 煤烟 大气 空气 空气污染 浓烟 黑烟',
    mining: '矿上 煤灰 放炮 矿 矿区 采煤 塌陷区 沉陷 煤矿 采石 矿山 煤场 采石场 露天矿',
    greenery:
      '虫子吃光 虫害 打药 树叶 树枯 树死 树歪 草没人剪 trees grass 绿化 砍树 树木 草坪 绿地 毁绿 花坛 树枝 大树 行道树 绿化带 修剪 草原',
    other: '污染 环保 环保局 辐射 基站 生态 养猪场 化工厂 工厂 环评 超标 电磁',
  },
  public_safety: {
    fire_lane:
      '电瓶车充电 lane fire 给电瓶 消防道 楼道堆 堵消防 exit hydrant 充电线 杂物堵 推楼上充电 消防通道 消防 飞线 飞线充电 楼道充电 电动车充电 堵塞消防 灭火器 消防栓 电瓶车 消火栓',
    gas_hazard: '煤气味 燃气味 gas 煤气漏 燃气报警器 煤气罐 液化气罐 燃气管道老化 燃气隐患',
    unsafe_house: '裂大缝 快塌 危险房 墙歪 墙裂缝 collapse 裂了大缝 裂了 危房 裂缝 要塌 开裂 危楼 倾斜 危墙 墙裂 房子裂',
    flood: '开口子 涨水 flood 防汛 洪水 泥石流 滑坡 塌方 河堤 山洪 大水 决口 溃坝',
    order:
      '撬车 撬 偷车 划车 大狗 狗没栓 不栓绳 野狗 贼 撬门 耍钱 醉汉 stolen thief dog drunk 有人偷 dogs 小偷 被偷 赌博 治安 偷东西 骚扰 醉酒 黄赌 恶狗 狗咬 咬人 流浪狗 不拴绳 遛狗 传销 诈骗 派出所 监控 撬锁 偷盗 电动车丢 车丢了 贩毒 麻将馆 打架',
    falling_ice:
      '扔烟头 往下泼 冰溜 广告牌 扔东西 icicle 往下扔 冰溜子 冰柱 高空抛物 坠落 冰锥 掉冰 屋檐 掉砖 墙皮脱落 高空坠物 外墙脱落 广告牌要掉',
    other: '安全隐患 隐患 危险 裸露电线 电线掉 电线断 鞭炮 烟花 易燃 易爆',
  },
  food_drug_market: {
    food: '蟑螂 苍蝇头 有虫 虫子 臭了 头发丝 后厨 rotten spoiled sick 肉臭 长毛 地沟油 expired 食品 过期 变质 食物中毒 外卖 超市 不新鲜 食品安全 肉 奶粉 吃坏 吃出 餐具 发霉 拉肚子 馊',
    drug: '药过期 medicine 药品 假药 保健品 买药 药房 药价 化妆品 药店',
    price: '秤不准 短秤 缺秤 overpriced price 秤 不够秤 缺斤短两 价格 乱收费 物价 缺斤少两 明码标价 高价 短斤少两 乱要价 涨价 太贵',
    fake: '假鞋 假的 fake 假冒 伪劣 假货 虚假宣传 质量差 山寨 假烟 假酒 广告 劣质',
    unlicensed: '没执照 黑诊所 license 没证 无照 无证 无证经营 营业执照 无照经营 黑作坊 黑店',
    equipment: '压力罐 特种设备 叉车 游乐场 压力容器 锅炉',
    other: '商家 市场 商场 市场监管 工商 工商局 商铺 商户 店铺 景区 旅游 门票 导游 旅行社 计量 菜市场 农贸市场 直销 商品',
  },
  rural_business: {
    field: '旱 浇不上 苞米 irrigation crops 灌溉渠 地里没水 农田 灌溉 水渠 机井 耕地 种地 高标准农田 浇地 干旱 水利 草场 抗旱 庄稼',
    livestock: '瘟 死了一圈 疫苗牛 cattle sheep pigs 羊死 牛得病 养殖 牛羊 猪瘟 疫病 兽医 口蹄疫 牲畜 畜牧 羊群 死猪 牧民 羊 牛',
    subsidy: '种地补贴 化肥补贴 farm 惠农 粮补 农机补贴 种粮补贴 草补 直补 农业补贴 退耕还林 补贴款 农机',
    business: '营业执照 开店 开个店 shop 开厂 开个小店 营商 企业开办 办执照 招商 优惠政策 税务 纳税 发票 开公司 个体户 执照',
    finance: '小厂 招不到工 loan 招不着工 融资 用工难 招工难 信用社 小额贷款 扶持资金 贷款',
    permit: 'permit factory 项目手续 审批手续 审批 立项 施工许可 环评手续 用地手续 许可证',
    other: '农村 农民 村民 企业 村委会 村里 合作社 农业 乡村振兴 大棚 公司 批不下来',
  },
  policy_style_other: {
    policy:
      'residence 居住证 新政策 rules policy 咋规定 户口咋迁 身份证丢 咨询 请问 怎么办理 需要什么材料 什么条件 户口 落户 身份证 迁户口 办理流程 户籍 政策 规定',
    efficiency:
      '跑八趟 跑了 八趟 白跑 办不成 办事难 窗口态度 推来推去 clerk rude 推诿 扯皮 踢皮球 没人管 不作为 办事慢 效率低 来回跑 打电话没人接 服务态度 态度恶劣 不给办 敷衍 拖着不办 窗口',
    conduct:
      '村干部 社区干部 负责人态度 爱答不理 收钱 骂我 staff 干部收钱 贪污 受贿 腐败 举报 村支书 村主任 吃拿卡要 以权谋私 优亲厚友 挪用 公款 作风 干部 书记',
    advice: '提个意见 建议 希望能 意见 提议 能不能增加 应该增设',
    praise: '点个赞 thank 表扬 感谢 点赞 好人好事 热心 锦旗 谢谢',
    other: '领导 政府 街道办 社区居委会',
  },
}
