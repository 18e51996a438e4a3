/**
 * What an accusation of a public servant or a unit is made of (反映干部或单位的说法), as `danger-concepts`: who (official, unit, others),
 * what they are said to have done (hazard), and what makes it praise, a request, a place or a question (cue).
 */
import type { Concept } from './hearing'

// prettier-ignore
export const ACCUSATION_CONCEPTS: Concept[] = [
  ['official', 'thing', '副书记 科员 拆迁办 执法的 窗口办事 办事大厅那个 综合执法 村两委 队员 村里当家 管事的 街道的人 镇上的人 社区的人 派出所的人 [张王李赵刘陈杨孙周吴郑][书主所局镇乡村](记|任|长) [一-鿿]网格员 [一-鿿]主任 [一-鿿]书记 chief staff principal teacher 干部 领导 书记 村支书 支书 主任 社区主任 村主任 村长 村书记 网格员 网格长 副主任 副镇长 镇长 乡长 局长 科长 股长 所长 站长 队长 会计 村会计 工作人员 办事员 经办人 窗口人员 办事的 公务员 民警 警察 交警 城管 执法队 执法人员 当官的 官员 党委书记 校长 院长 副院长 班主任 代办员 楼长 协管员 社工 信访办 司法所 主认 社区主人 网各员 村干步 村干部 镇干部 社区干部 街道干部 窗口那个 办事那 那个女的 管低保的 officer official clerk village_head mayor community_worker grid_worker policeman police_officer director secretary cadre'],
  ['unit', 'thing', '综合窗口 民政所 办事大厅 卫生局 镇上 村两委 街道办事 住建 民政 police town_hall village 街道办 街道 社区 居委会 村委会 村委 镇政府 乡政府 镇里 村里 乡里 区里 政府 住建局 民政局 民政股 民政 人社局 教育局 环保局 卫健局 交通局 执法局 城管局 市场监管局 信访办 派出所 政务大厅 服务大厅 服务中心 窗口 卫生院 卫生所 学校 医院 法院 公安局 土地所 财政所 该单位 该局 有关部门 相关部门 单位 村上 街道办事处 便民中心 government street_office town service_cent bureau department authority community'],
  ['others', 'cue', '物业 邻居 老板 开发商 业主 业委会 司机 商家 店家 饭店 房东 中介 包工头 保安 快递 快递员 供热公司 公司 银行 保险公司 商场 售货员 服务员 培训机构 诊所 工厂 黑网吧 洗浴 同学 亲戚之间 房主 租客 landlord neighbo property_company shop restaurant bus_driver driver'],
  ['take', 'hazard', '卖(名额|给有钱|学籍|低保) 请客 开口就要 才盖 不然不给 收(了|过)?.{0,5}(礼|好处|东西|购物卡|烟|酒|补课费|转学) 收(的)?那笔 (要|收|拿|给)了?.{0,4}[条张]?(烟|酒|卡) 借钱不还 不给钱 没钱甭想 可黑了 demanded paid_him pay_him wanted_.{1,8}to_(process|sign|help) only_if_i 收钱 收了(我|他|她|俺|大家|人家|商户|老人)?.{0,6}(钱|块|元|千|百|万|礼|红包|烟|酒|好处) 收(红包|礼|好处|黑钱|回扣) 要(钱|烟|酒|好处|红包|饭吃) 跟我要 红包 好处费 礼金 贿赂 受贿 行贿 回扣 塞(了)?(钱|红包|.{0,2}千|.{0,2}百) 吃拿卡要 吃请 索(要|贿) 打点 送礼 才给(办|批|登记|盖|做|签) 不给就不 揣(自己|进)?.{0,2}兜 腰包 每月拿钱 拿了.{0,6}(钱|回扣|好处) 贪钱 暗示 请了.{0,3}饭 收费补课 bribe took_money asked_.{0,12}money kickback corrupt'],
  ['embezzle', 'hazard', '吞了 套补贴 人头 领走 假账 做账 自己花 少算 给自己(家)?(修|干|盖|用) 用(村里|集体|公家)的 编了假 谎报 虚(报|假) 送米面拉票 钱打哪来 relief_money stole 贪污 贪 腐败 挪用 侵占 截留 克扣 冒领 冒名 虚报 套取 私分 公款 昧下 吞了 少了一截 领走 不入账 没入账 假发票 分给自家 账目不(公开|清) 一票给 拉票 贿选 私自卖 私吞 卷走 包给 承揽 开假 吃空饷 embezzl stole_the sold_our'],
  ['favour', 'hazard', '只(给|发给).{0,8}(熟人|关系|亲) 关系好 熟人 插队 偏向 向着 (儿子|媳妇|弟弟|妻子|丈夫|两口子|小姨子|外甥|弟媳|小舅子).{0,8}(承包|占|上班|领|包|老板|工程)? 穿一条裤子 勾结 护着 优亲厚友 关系户 看关系 走后门 开后门 徇私 暗箱 内定 走过场 打招呼 (给|给了|让|都让|包给|分给|租给|全是).{0,8}(亲戚|小舅子|外甥|侄子|弟媳|儿子|媳妇|自家|七大姑|亲属|家人|自己人|熟人) 亲戚 亲属 自家多报 照顾自己 名额 指标 relatives favou?rit'],
  ['manner', 'hazard', '打了(卖|老|我|人|村民) 殴打 砸东西 怼 爱搭不理 爱答不 不搭理 不理(人|睬) 发火 扔(出来|材料|了) 吓唬 骚扰 晾了 凶 吼 收拾 霸道 横行 称王称霸 欺负老实 醉醺醺 beat beats kicked 骂 骂我 骂人 打人 打了我 耳光 推搡 推倒 踢翻 态度恶劣 态度差 态度及差 态度不好 态度粗暴 粗暴 摔我 大喊大叫 大吼 讽刺 挖苦 赶出来 威胁 难听 耍横 不讲理 刁难 辱骂 侮辱 歧视 训斥 嘚瑟 嘚嘚瑟瑟 动手 瞧不起 不耐烦 翻白眼 甩脸子 爱答不理 shouted insulted rude yelled humiliat threatened'],
  ['inaction', 'hazard', '糊弄人 打牌 不见人 说没收到 谎报 没来过 跑了.{0,2}[趟次] 少一样 不管 不办事 没见过她 签了满意 替我签 冒充 偷着 瞒 欺上瞒下 不开(单|票) 不给(票|单|收据) hid refused 不作为 乱作为 推诿 扯皮 踢皮球 推来推去 视而不见 包庇 装聋作哑 拖着不办 不给办 压下来 不上报 不查 糊弄 敷衍 懒政 怠政 选择性执法 说话不算数 假回复 造假 弄虚作假 没来人就 没上门就 不入户 啥也不干 不承认 弄丢 找不到人 故意 串通 通风报信 不立案 不给立案 拖了 互相推 没人接待 应付了事 办结了 passing_the_buck does_nothing ignored refuse'],
  ['abuse', 'hazard', '乱罚(款)? 乱扣 拉走 占了(水渠|地|集体|公) 断谁家 打击报复 把我.{0,8}(告诉|给)了 告诉了被 给了被告 给了卖 信息给 吃拿商户 放了 没人敢 公车 办私事 权 强占 强拆 以权谋私 以权某私 滥用职权 利用职权 渎职 公车私用 保护伞 涉黑 报复 欺负(村民|百姓|我) 泄露 卖给 告诉了店家 上班时间 打麻将 打游戏 喝酒 脱岗 旷工 没收 自己用 免费(装修|干活) 撤了 整谁 占地款 不给说法 违纪 违法 嫖 赌 权力 abuse_of corruption without_telling'],
  ['accuse', 'call', '举报 实名反映 反映某 控告 检举 投诉 我要举报 report_corruption report'],
  ['me', 'who', '我 俺 我妈 我爸 老人 群众 老百姓 百姓 村民 大伙 我家 me my_mother my_father us our'],
  ['benefit', 'who', '低保 补贴 粮补 慰问金 救灾 扶贫 公益岗 廉租房 危房改造 残疾证 工程 招标 补助 subsid'],
  // what makes it something else
  ['praise', 'cue', '感谢 表扬 点赞 谢谢 锦旗 辛苦 好干部 好人 满意 耐心 和气 五星 特别好 老好了 干得好 帮我 帮我们 帮忙 垫了 掏钱 送饭 慰问 利索 带头 追回 kind thank polite helped'],
  ['not', 'cue', '没有 没收过 从来没 不收钱 没有人 未 not never no_'],
  ['ask', 'cue', '请问 吗 怎么 多少 在哪 哪里 几点 几号 什么时候 啥时候 多久 想问 想找 想给 需要什么 能不能 归谁 到底归 电话 号码 how who_ where when_'],
  ['wish', 'cue', '希望 建议 请社区 请网格员 请住建局 请城管 请环保局 请领导 请派 麻烦 帮忙看看 想申请 想反映 加强 多组织 please could_you'],
  ['salute', 'cue', '尊敬的 领导您好 领导你好 各位领导 书记您好 主任你好 书记你好 主任您好 您好 你好 辛苦了 dear'],
  ['place', 'cue', '门口 旁边 对面 后面 楼下 院里 附近 门前 二楼 家属楼 大厅停车 near next_to'],
  ['self', 'cue', '我是 我爸以前是 我亲戚在 本人是 我在'],
  ['if', 'cue', '如果 要是 误会 澄清 道歉 听了 电视里 演 讲座 冒充 以前是 别让'],
  ['thing', 'cue', '路灯 垃圾 停水 停电 暖气 井盖 电梯 漏水 水管 停车 占道 违建 无证 秸秆 假药 秩序 噪音 公厕 lamp parking license bench'],
]
