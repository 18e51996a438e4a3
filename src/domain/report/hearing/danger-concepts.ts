/**
 * What words of danger are about (险情的说法): groups of words that mean one thing, in the plain language, the dialect of the north-east,
 * usual misspellings and English. No word decides alone: how much a thing weighs beside which other thing is learned from labelled
 * sentences (`npm run learn:hearing`). A word with `.` or `[` in it is a pattern; `_` is a space.
 *
 * Classes: hazard is danger by itself; thing, state, harm, who and call are parts of it; every other class says whether it is so (cue).
 */
import type { Concept } from './hearing'

// prettier-ignore
export const DANGER_CONCEPTS: Concept[] = [
  ['fire', 'hazard', `
    火(往|直|呼呼|都|已经).{0,3}(上|卷|窜|蹿|烧|着) (叫|让|被)人点(着)?了 (垛|堆|棚|车|房|屋|楼|山|草).{0,5}(叫|让|被)人点
    (柴|草|垛|棚|库|房|屋|车|楼|山|林|电池|电瓶|被子|窗帘|沙发|阳台|厨房|垛子).{0,4}(着了|烧着|烧起|烧没|点着|引着) 火老大了
    (电视|冰箱|洗衣机|空调|电表|油锅|锅|炉子|被褥|垃圾桶|垃圾堆|仓库|店|柜|线|插座|插排|灯|手机|摩托|树|苇塘|草甸子|玉米秆|煤堆).{0,3}(着了|着啦|着起来|着咧|着火)
    火(已经|都)?(上|窜|蹿|烧)(到|上)?(房|楼|窗|顶|屋) 火星子 火苗子 往外冒火 烧上来 烧过来 烧完 浓烟滚滚
    (is|are|house|kitchen|car|shop|roof|building|flat|room)_burning there.?s_a_fire fire_in fire_at catch(es|ing)?_fire 烧得噼里啪啦
    噼里啪啦烧 火(很|挺|老|贼|特别|太|越来越)大 火(呼呼|苗|光|舌|球) (呼呼|往上|直)蹿 往上蹿 烧(毁|光|塌|死|伤) 扑不灭 灭不了 控制不住
    没灭 火情 纵火 放火 in_flames on_fire! arson 上房了 火上房 引着了 引燃 燃着 红光 火线 点楼 烧着 失了火 着了，烟 着火啦 烧落架 火灾
    火警 [起着]了?大?火了? 火[在往]?烧 烧(得|的)(很|老|挺|贼)? caught_on_fire set_fire wildfire blaze 着火 着了火 着起火 着了起来
    着起来 起火 失火 走水 烧起来 烧着了 烧没了 点着了 点着 有火 冒火 喷火 窜火 蹿火 火苗 明火 火光 大火 火势 自燃 火海 扑火 救火
    着大火 火着 火烧 烧了 着活 着伙 着获 起伙 找火 招火 烧到 着了，火 on_fire fire! fire_ fire[,.] caught_fire burning burnt flames
  `],
  ['smoke', 'hazard', `
    (门|窗|屋|楼|楼道|电梯|车|箱|柜|棚|机子|插座).{0,4}(冒|往外).{0,3}烟 烟.{0,3}(上来|下来|进屋|灌|呛) smoke_(is_)?(coming|pouring)
    full_of_smoke 冒黑的 门缝.{0,5}冒 往外冒 呛得(睁不开|直咳|喘) 烟呛 烟雾 烟熏得 smell_smoke 烟把 烟往 直冒烟 呼呼冒 烟都
    冒(着|了|出)?.{0,2}烟 烟(很|挺|贼|老)大 smoking 冒烟 冒黑烟 冒白烟 冒黄烟 冒浓烟 冒大烟 浓烟 黑烟 白烟 黄烟 滚滚 烟太大 烟很大
    都是烟 全是烟 满屋.{0,3}烟 满楼道.{0,2}烟 有烟 倒烟 smoke
  `],
  ['ablaze', 'state', `
    电线.{0,3}(烧|糊) 插座.{0,4}(火|糊|烫) 电池.{0,3}(鼓|烫) 发烫 烤着 burning_smell 着了 着啦 着咧 烧坏 烧穿 烧焦 糊味 焦糊 胶皮味
    火星 冒火花 烧干
  `],
  ['blast', 'hazard', `
    explosion exploded exploding (电动车|电瓶|充电|锅炉|气罐|烟花).{0,8}(炸|爆)了 崩着 爆燃 炸死
    (罐|瓶|锅|炉|电池|变压器|充电宝|手机).{0,4}[炸爆]了? 冲天 a_loud_bang 崩了 炸伤 炸了个 (声|轰).{0,4}响 爆炸 炸了 炸开 炸飞 暴炸
    一声巨响 轰隆 砰的 咣当一声 轰的一声 explo blew_up blast
  `],
  ['gas', 'thing', `
    漏煤气 漏燃气 漏液化气 漏天然气 煤气灶 煤气管 煤气阀 阀门 甲烷 丙烷 propane natural_gas 煤气 燃气 天然气 液化气 瓦斯 煤汽 天燃气
    沼气 液化石油气 灶台 煤气罐 液化气罐 燃气管 天然气管 gas 然气
  `],
  ['smell', 'state', `
    刺鼻的 鸡.{0,2}死了 鸟.{0,2}死了 鱼都翻 鸡蛋臭 怪味儿 呛鼻子 味儿?(可|贼|老|很|挺|太|特别)(大|冲|重|浓) smelling 不对劲 冲鼻子
    冲鼻 闻着不对 一股 怪味 臭味 odor odour stink 味儿 味 闻到 闻着 闻见 臭鸡蛋 气味 刺鼻 呛人 呛得 熏得 smell
  `],
  ['leak', 'state', `
    漏(煤气|燃气|液化气|天然气) (管|罐|阀|灶|表).{0,3}(呲|嘶|滋|跑|窜|漏)(气|了)? hissing 漏着 在跑气 没关严 断裂 喷出来 嗤嗤
    喷(了|着|出) (瓶|罐|管|阀|表).{0,4}(漏|断|裂|破|坏|跑) 管断了 管道?(裂|断|破)(了)? 断了，嗤 渗漏 leaking leaks 挖断 铲断 刨断
    关不上 呲气 窜气 冒气 (一直|往外)(漏|跑|冒|喷) 渗出 漏气 漏了 泄漏 泄露 外泄 泄楼 跑气 往外跑 漏出 在漏 喷气 嘶嘶 呲呲 滋滋 哧哧
    挖破 碰断 管涌 洒了 leak
  `],
  ['monoxide', 'hazard', '烟熏(着|倒|晕)了? 炕烟 煤烟 一氧化碳 煤烟中毒 煤气中毒 炭中毒 碳中毒 闷着了 carbon_monoxide'],
  ['stove', 'thing', `
    灶坑 炕 火墙 发电机 木炭 生炉子 点炉子 炉子 煤炉 火炉 烧炕 炕上 炭火 炭盆 火盆 蜂窝煤 烧煤 烧炭 烧碳 烤炭 封炉 封了炉 取暖 暖风
    热水器 stove charcoal heater generator
  `],
  ['dizzy', 'harm', `
    头有点晕 晕乎乎 想吐 心慌 眼花 说胡话 疼得站不住 疼得动不了 出冷汗 浮肿 肿了 过敏 中暑 feel_sick feel_dizzy 晕 迷糊 吐 抽抽 犯恶心
    冒虚汗 上吐下泻 脸色 煞白 满头大汗 大汗 浑身没劲 眼睛一黑 眼前一黑 疼得打滚 疼得受不了 剧痛 sweating pale 头晕 头疼 头痛 恶心 晕乎
    站不住 没劲 吐了 直吐 又吐 呕吐 肚子疼 拉肚子 咳嗽 睁不开 淌眼泪 难受 不舒服 迷迷糊糊 dizzy vomit sick nausea headache cough
  `],
  ['faint', 'hazard', `
    出人命 躺.{0,3}(地上|炕上|床上)?不(说话|吭声|吱声|动弹) 硬了 冰凉 摸着(冰|凉)
    (喊|叫|晃|推|拍|怎么).{0,4}不(吱声|应|醒|答应|理人|动) 倒里面 (两|三|俩|仨)个?(人)?都?(倒|晕|昏)(了|在|里|倒)? 骤停 推不醒
    叫不应声 应声 没声了 没气息 晃也不醒 怎么叫也 昏(了|过|迷|在)? 厥(了|过去) 眼睛(往上)?翻 躺.{0,4}(不动|没反应|没动静)
    (倒|躺|趴|栽).{0,5}(不动|没反应|没动静|叫不|不醒|不吱声) not_(moving|breathing|waking|responding) no_response won.?t_wake_up
    isn.?t_(moving|waking) fainted 推(也|都)?不醒 推他也没反应 当场(死|没|昏|倒) 倒了俩 倒下 栽倒 人事不省 快不行了 不行了 要死了
    快死了 死人了 死了人 有人死 没救 救不过来 没呼吸 没上来 半天没上来 没出来人 喊也不答应 (不|没)(答应|吱声|出声|应声) blacked_out
    not_waking_up dead dying 喊不应 叫不应 不答应 不应声 叫她不应 怎么[喊叫].{0,4}(不|没) (喊|叫|推|摇).{0,3}(不醒|没反应|不应|没动静)
    没知觉了 硬邦邦 身子(凉|硬) 没脉 没心跳 晕死 背过气 两眼发直 collapsed not_breathing isn.?t_breathing no_pulse doesn.?t_respond
    doesn.?t_move not_waking 晕倒 昏倒 昏迷 晕过去 昏过去 昏厥 晕厥 不省人事 没意识 没有意识 失去知觉 没有知觉 没知觉 意识障碍 叫不醒
    喊不醒 没反应 没有反应 人没反应 休克 一动不动 不动弹 不动了 没动静 不会动 叫都不醒 叫也叫不醒 也不醒 都不醒 口吐白沫 吐白沫 冒沫
    翻白眼 抽过去 醒不过来 倒地不起 晕在 昏在 unconscious passed_out not_responding unresponsive faint not_moving not_move won.?t_wake
  `],
  ['breath', 'hazard', `
    (喘|上|捯)(不|不过|不上)(来)?气 气(上|喘)不来 憋(过气|死|坏) 卡(住|着|在|了)?.{0,3}(嗓子|喉咙|嗓子眼|气管) 噎(着|住|得|了)
    呛(着|住|到)了? 脸(憋|都|发)?(紫|青|黑)(了)? cannot_breathe hard_to_breathe struggling_to_breathe choking_on 喘不过气 喘不上气
    喘(不|得) 呼吸 哮喘 嘴唇发青 溺 堵住(嗓子|气管) trouble_breathing 呼吸(急促|不|微弱) 气(短|喘) 憋(的|不过) 脸憋 呛奶
    卡(了|着|到)?(喉咙|嗓子|气管) 异物 嘴唇发紫 嘴唇(都|发)?[紫青] can.?t_breathe isn.?t_breathing gasping 没气了 没有呼吸 没呼吸
    喘不上 喘不过 上不来气 呼吸困难 憋得 噎住 噎着 卡嗓子 卡住嗓子 呛着了 窒息 脸都青 脸发紫 嘴唇都紫 脸都紫 憋气 not_breathing
    breathe choking turning_blue
  `],
  ['stroke', 'hazard', `
    (左|右|一|半)(边|侧|拉).{0,5}(不动|动不|不好使|不会动|没知觉|发麻|没劲|抬不|耷拉) 嘴.{0,2}(歪|斜) 口齿不清
    说话(不清|拌蒜|秃噜|含糊|大舌头) 抽(了|着|过去|起来|羊角) face_is_drooping can.?t_(speak|talk|move_(one|his|her|my))
    half_(of_)?(his|her|my|the)?_?(body|face) 动不了话 说不出(来)? 站不稳
    (左|右)(半边|侧|边).{0,6}(动不了|麻|没劲|无力|没知觉|抬不起来) 不认人 can.?t_move_(his|her|my)_(left|right) speech
    嘴[也都]?[歪斜]了? 嘴(角|眼).{0,2}[歪斜] (胳膊|腿|手脚|身子).{0,4}(不好使|没知觉|不听使唤|麻) 舌头(大|硬) 不会说话
    [说讲]不(出|清|利索|明白|了)话? 一侧(身体|肢体) 瘫了 口角 slurred face_drooping numb 半边身子 半拉身子 半身不 嘴歪 嘴角歪 口眼歪斜
    说话不清 说话说不清 说不清话 不利索 说不出话 说不了话 话也说不 话都说不 肢体无力 偏瘫 脑出血 脑梗 脑溢血 中风 抽搐 抽风 浑身抽
    抽抽 羊角风 羊癫疯 癫痫 不听使唤 having_a_stroke stroke seizure
  `],
  ['heart', 'hazard', `
    胸口(堵|闷|压|难受|疼|绞|跟) 心(口|脏)(疼|绞|难受|偷停|蹦|不跳|骤停) chest_is chest_pains heart_stopped 像压了 胸口像
    (心|胸)(口)?.{0,3}(绞痛|压) 血压(二百|高|飙) 低血糖 糖尿病 捂着(胸口|心口|胸) (胸口|心口|心脏)(疼|痛|闷|难受|发紧)? 心跳(停|骤停)
    猝死 救心丸 heart 心脏病 心梗 心绞痛 胸口疼 胸口痛 心口疼 胸痛 胸闷 心脏难受 心脏不舒服 心藏病 直冒冷汗 冒冷汗 犯病 犯心脏病
    heart_attack chest_pain chest_hurts
  `],
  ['fever', 'harm', '烧到 抽过去 四十一度 三十九度 高热 惊风 烟头烫 烫他 高烧 发高烧 四十度 惊厥 烫了 烫伤 烧伤 掉皮 过敏'],
  ['bleed', 'hazard', `
    血(止|堵|按)不住 哗哗(淌|流)血 (头|脑袋|手|腿|脸|嘴|鼻子).{0,4}(淌|流|冒|出|喷|滋)血 血(流|淌|出)(了)?(一地|不止|满) 大口吐血
    bleeding_(a_lot|badly|heavily) losing_blood blood_everywhere 开瓢 开了瓢 肠子 大动脉 割(破|开)(了)? 割到 扎破 喷血
    血(都)?(染|淌|溅) cut_(his|her|my|their) bleed 血(呲|喷|哗哗|直流) 满(脸|头|手|身|地)(都)?是?血
    (头|脸|腿|手|鼻子).{0,3}(流|出|淌|冒)血 冒血 磕出血 (都|全)是血 头(磕|打|砸)?破了? 满地血 吐血 便血 bleeds bloody 流血 出血 淌血
    全是血 都是血 血流 大出血 血呼啦 血糊 满脸血 满头血 满身血 浑身血 一身血 血泊 止不住 头破 打出血 见血 出雪 bleeding blood
  `],
  ['injured', 'harm', `
    (浇|扣|洒)了一身 被(刀|剪子)?扎(了)?
    压人了 砸人了 夹人了 崩了? 崩瞎 骨头(都|也)?(支|露|戳|扎|断)(着|出来|外面|了)?
    (让|被|叫).{0,6}(压|砸|轧|夹|挤)(了|着|住|断)?(腿|手|脚|胳膊|头) 磕了?个?包 碾(断|碎)
    (让|被|叫).{0,4}(机器|皮带|绞|铡|锯|砸|压|夹).{0,4}(绞|卷|断|掉|伤|着|住|了) 绞(了|住|断|着)
    (脚|手|腿|胳膊|头|眼睛).{0,3}(断|折|掉|扎|砸|伤|烂|碎|切) broke_(his|her|my)_(leg|arm|neck|back|hip) head_injury badly_hurt
    is_hurt 脑袋着地 头着地 胯骨 折了 (把|将).{1,5}(砸|打|撞|顶|咬)(伤|倒|开|坏|死)? 肚子开了 断了(腿|手|胳膊|肋) 骨碌 扭断 失明 炸瞎
    砸(下来|中) severe broken 骨头(断|露|都) 肋骨 [踹打砸摔压轧夹]断 (腿|胳膊|手|手指|脚).{0,3}(断|折)了? 削掉 切(掉|断)了?
    绞(进|断|住) 卷进 [砸打撞](伤|死|到|着|中|倒|破|坏)了? 砸在 砸到 烫(伤|坏|着) 烧坏了? 青一块紫一块 身上(全|都)?是?伤 皮开肉绽
    severely_hurt injury injuries crushed 受伤 骨折 摔伤 砸伤 砸着 砸了 砸坏 砸破 伤了 伤得 重伤 腿断 断了腿 手指断 指头锯 锯掉 轧断
    压断 夹断 扎进 扎伤 划伤 割伤 伤人 伤着 有人伤 injured hurt wounded broken_leg hit_a_woman hit_a_man on_the_head
  `],
  ['cannotrise', 'harm', `
    (起|站|爬|坐|翻)不(起|来|了|动)(来)?(了)? 不能(动|起|走)了? 站不住 can.?t_(stand|get_up|walk|move) 瘫在(地|床)上 [爬站坐]不起(来)?
    不能(走|动弹|站) 挪不动 动弹不了 下不来 起不了 起不来 站不起来 爬不起来 不能动 动不了 动弹不得 爬不上 上不来 无法站立 不会走
    走不了路 起不了身 cannot_get_up can.?t_get_up cannot_move can.?t_move
  `],
  ['fall', 'state', `
    倒栽葱 骨碌下来 失足 滑(了)?(下|倒) 漏下去 掉下 slipped tripped (一头)?栽(地|倒|了)上? 磕(了|到|着|破|出|昏) 滚下(楼|来)
    从.{1,7}(摔|掉|滚|跌|栽) 摔下来 摔倒 摔了 摔下 摔到 摔在 摔着 摔个 摔 跌倒 跌 率倒 栽 滑倒 滑下 倒在 躺在 趴在 躺着 倒地 倒了 出溜
    踩空 一脚踩 卡那 lying fell fallen falls
  `],
  ['dropin', 'hazard', `
    从(窗户|窗|阳台|楼上|楼顶|房顶).{0,2}(翻|跳|掉|摔|滚)(出|下)(去|来)? (从|打).{0,8}(掉|摔|滚|蹦|跳)(了)?(下来|下去|到楼下)
    (掉|摔|栽)(下去|下来)了?个? 掉(里头|里边|下头) fell_(off|from|out_of|down) dropped_into 失足(掉|落|坠) 整个人(漏|掉) 漏下去
    [掉摔跌栽滑](出|落) 卡在井 slipped_off slipped_into slid_into plunged [掉摔跌栽滑坠沉陷落](进|入|下去|江|河|井|坑|沟|湖|塘|窖)
    [掉摔跌栽滑坠落](到|在)?.{0,4}(里|下面|井|坑|沟|窟窿)[了去]?
    从.{0,6}(楼|顶|房|梯|桥|架|树|车|崖|窗户|阳台|高处).{0,4}[摔掉滚跌坠栽](了)?(下|来|去) 踩空掉 坠崖 摔下悬崖 fell_off fell_out
    falling_from fell_in fell_down_the 掉进 掉到 掉井 掉沟 掉河 掉坑 掉下去 掉里 掉马葫芦 跌进 跌入 栽进 栽到 坠入 坠井 坠楼 坠下 坠落
    掉下楼 掉入 滑进 滑入 陷进 掉进去 fell_into fell_through fell_from
  `],
  ['dropping', 'state', `
    (瓷砖|墙皮|砖|玻璃|石头|水泥).{0,3}(哗哗|往下|直往下|一块块)掉 (掉|坠|落|蹾|滑)了?[一二两三四五几]层 往下坠 下坠 失控 急速下
    忽悠一下 咣当一下 掉下来 往下掉 要掉 砸下来 掉落 往下落 坠下来 突然掉 突然往下
  `],
  ['poison', 'hazard', `
    误(吞|食|服|喝|吃)了?
    (吃|吞|喝|灌|咽)(了|下|进)?.{0,4}(安眠药|农药|毒药|药水|老鼠药|洗衣液|清洁剂|酒精|柴油|汽油|硬币|电池|钉子|蘑菇|毒|敌敌畏)
    (一|半|整|大)(大)?把.{0,2}药 又吐又拉 吃蘑菇 吃(坏|错)了 水.{0,3}(中毒|有毒) swallowed_(a|some|the)
    took_(a_whole|too_many|all|an_overdose|pills) drank_(pesticide|bleach|cleaner|poison) food_poisoning 当(糖|水|饮料|药).{0,3}喝
    喝了两口 (纽扣|电池|硬币|钉子|针|磁铁).{0,3}吞 吞(下去|进|了) 吃(坏|死) 集体(拉|吐|腹泻) swallowed ate_poison
    (喝|灌|吃)了?.{0,3}(农药|毒|敌敌畏|百草枯|除草剂|洁厕灵|84|消毒液|汽油|酒精|老鼠药|耗子药|安眠药) 一(整)?瓶.{0,2}药
    药(已经|都)?吃(了|下) 吃了不(干净|知道) 食物中毒 除草剂 洁厕灵 甲醇 河豚 毒蘑 纽扣电池 sleeping_pills drunk_pesticide 喝农药 喝药
    合农药 喝敌敌畏 喝百草枯 喝了农药 喝了药 喝毒 服毒 灌农药 农药喝 吞药 吃了安眠药 安眠药 中毒 误食 误服 误吃 误喝 吃错药 毒蘑菇
    吞了 吞下 投毒 当水喝 耗子药 老鼠药 敌敌畏 百草枯 农药 洗厕 消毒液 poison pesticide overdose swallow drank
  `],
  ['suicide', 'hazard', `
    (站|坐|爬|骑)(在|到)?.{0,6}(天桥|桥栏|楼顶|窗台|天台|塔吊|铁塔)(上|边)?.{0,3}不下来 跳(进|到|下)?(水库|河|江|湖|井|水)里?(了|去)?
    药(都)?准备好 (her|his|my)_wrists will_hang 活着(真|好|太|也|可|都|实在)?(没|无)(意思|劲|啥|意义|盼头|用|味)
    买好(了)?(绳|药|刀|炭|农药) (绳子|药|刀)(都|已经)?(买|准备|备|拴|系)(好|上|了) 没脸活 了结 下辈子 照顾好(我|孩子|爸|妈|你)
    对不起(你们|爸妈|孩子|大家) 不想(再)?(过|待)了 (想|要|准备|打算|寻思)(跳|死|上吊|喝药|了断|割) 要?跳(楼|河|桥|江|井|下)
    不如(死|跳) 死(了)?(得了|算了|拉倒) 往(铁道|铁轨|火车|车)(上|轱辘|底下).{0,3}(躺|钻|跳|撞) 卧轨 吞金
    kill(ing)?_(myself|himself|herself|themselves) hurt_myself end_it don.?t_want_to_live no_reason_to_live wants_to_die wants_to_jump
    standing_on_the_(edge|roof|bridge|ledge) suicidal jump(ing)?_off hang(ed)?_(himself|herself|myself) 拖累(我|你|家|他们) 不拖累
    留了张(纸)?条 爬(上|到).{0,6}(塔|楼|桥|顶) 喊着要跳 手里有刀 锁屋里 想(不开|解脱) 生无可恋 没(活路|盼头) 轻生念头
    cut_(her|his)_wrists wrists on_the_roof overdos 一了百了 撑不下去 不想再活 活着干啥 解脱 告别的 遗言 绳子要?上吊
    (站|坐|趴|骑|跨).{0,6}(窗台|楼顶|天台|楼边|桥栏|栏杆|护栏|阳台|窗户|顶层|楼沿)(外|上|边)? 往下看 要(跳|死) 想(跳|死) 不如死 死了算
    活(不|够)了 结束自己 喝药自 跳(下去|了下) 投河 投井 割(腕|脉|手) 烧炭自 ends?_(his|her|my|their|it)_(life|all)
    take_(his|her|my)_own jump_from goodbye_message on_the_ledge 跳楼 跳河 跳桥 跳江 跳湖 跳井 轻生 轻升 自杀 自尽 寻死 寻短见 想不开
    不想活 活不下去 活够 不活了 活着没意思 割腕 上吊 要跳 往下跳 往下蹦 从这跳 跳下去 遗书 走投无路 永别 结束生命 了断 自残 坐在楼顶
    楼顶上 天台 翻越护栏 想死 去死 suicide kill_my kill_him kill_her end_my_life will_jump going_to_jump jump_off want_to_die
  `],
  ['beat', 'hazard', `
    掐死(我|她|他|人)? (要|说).{0,2}(掐|打|弄|整|砍)死 (打|揍|削)得没声
    (他|她|老公|我爸|我妈|丈夫|儿子|继父|男人|我男人|当家的|后爸|对象).{0,3}(又|正|在|把我|往死|拿|天天)?(打|削|揍|踹|掐|砍|扇|捶)(我|俺|人|她|他|孩子|妈|我妈|奶奶|姐)
    (把|给)(我|俺|我妈|孩子|媳妇|她|他|老人).{0,3}(打|削|揍|踹|掐|捶|推)(了|得|成|倒|伤|坏|出) 打(趴下|倒了|成|了我|得满)
    揍(我|他|她|人|孩子|一顿) 要打死 往死(里)?(打|揍|掐|削) 抡(拳|板凳|酒瓶|椅子) 围着.{0,6}(打|揍|踢)
    (is|keeps|was|started)_(hitting|beating|punching|kicking|choking|strangling) hit_(me|her|him|my) beat(ing)?_(me|her|him|my|up)
    hurts_me 动手了 又动手 打(得|成).{0,3}(鼻青|出血|住院|骨折|半死) 烫(他|她|我|孩子) 烟头 不给.{0,3}饭 饿着
    (用|拿).{1,3}(踢|踹|烫|打|抽) 踢(我|他|她|人|孩子|婆婆|老) 弄死(我|她|他) 打死(我|她|他) 推倒在地 打骂 挨(揍|削|打) 骂(着)?打 掌掴
    被.{1,5}(打|揍|踹|踢|掐|殴|欺负|霸凌)(了|伤|得)? 削(我|人|他|她|媳妇|孩子) 薅 kicked hurting_me threatens_me
    [打踹削抽扇掐揍捶砍]了?(我|俺|她|他|媳妇|老婆|女的|老人|孩子|人|得|断|伤|嘴巴|耳光|脸|妈|爸) 拿.{1,4}(抽|打|砸|抡|扎|烫|捅)
    罚(站|跪) 连哭带嚎 鼻青脸肿 家庭暴力 拳头 巴掌 嘴巴子 薅头发 往死(里)?(打|削|揍) 动(手|粗) 推(倒|搡)(我|她|老人) 虐(童|待|打) 皮带
    hits_my beats_my slaps strangl choke_me 打我 打老婆 打媳妇 打孩子 打老人 打老妈 打他妈 打妈 打人 打女的 打死 打伤 打得 大我 削我
    揍 踹 扇我 扇她 扇耳光 掐我 掐脖 掐俺 掐着 家暴 殴打 围殴 暴打 毒打 挨打 被打 往死里 拳打脚踢 施暴 虐待 抽我 拿皮带 拿针扎 打破头
    围着打 打一个小 欺负 砸门 后妈打 动手 动手打 打了我 打了她 打了他 打她 打他 又打 beat hit_me hits_me hits_her hitting hit_her abus
    domestic_violence attack punch kicks_me
  `],
  ['fight', 'state', '打架 打起来 干起来 群殴 斗殴 互殴 抡 打仗 动刀 动刀子 fight'],
  ['knife', 'hazard', `
    拿(着)?.{0,2}(刀|斧|棍|镐|砖|酒瓶|锤|铁锹|锄头) (拿|拎|举|挥|掏|攥)(着|出|起)?.{0,3}刀 砍(我|人|他|她|过来|死)
    (要|说)(杀|砍|捅|整死|弄死)(我|人|他|她|我们|全家)? with_a_(knife|gun|axe|machete) stabbed threatening_(me|us|people|to_kill) 钢管
    砍刀 匕首 剪刀 手里(有|拿).{0,3}(刀|斧|枪|棍) 扬言 威胁 汽油弹 动枪 被(捅|砍|扎) shooting threatening 挥(舞)?.{0,2}刀
    拎着.{0,3}(刀|斧|棍|汽油) 汽油桶 浇汽油 泼汽油 乱挥 [砍捅扎刺]了?(人|我|他|她|伤|死) 把人捅 machete weapon 拿刀 拿着刀 持刀 持到
    菜刀 刀子 动刀 砍人 砍我 砍伤 捅 斧子 斧头 铁棍 棒子 酒瓶子 枪 持械 行凶 杀人 杀了我 杀我 要杀 knife gun axe stab
  `],
  ['rob', 'hazard', `
    (抱|拽|拖|拉|塞)(着|走)?.{0,6}(孩子|小孩|女孩|姑娘).{0,4}(车上|上车|走|跑) 往车(上|里)(塞|拽|拖) 捅(我家|我)?.{0,2}门锁
    堵(我|我弟|孩子).{0,5}要钱 撬(我|我家|俺家|门|锁|窗|邻居) (有人|贼|小偷).{0,4}(撬|爬|翻|砸|踹|进|闯|拧) 拧(我|我家)?门(把手|锁)?
    抢(了|走|劫|包|我|东西|金|手机|老太太|孩子)(的)? 往.{0,3}跑了 (breaking|broke|trying_to_break)_(in|into) robbed_me
    someone_is_in_my_(house|home|flat) intruder burglar snatched 往屋里(翻|爬|钻) 趴(我家)?窗 拐(走|卖|孩子) 人贩子 砸(车|窗|店)
    堵在我家 thief thieves break_down_my_door breaking_down 踹门 砸门 撬(门|窗|锁) 翻(墙|窗)(进|户) 爬(进|窗) 进(了)?贼 敲诈 勒索 要钱
    抢(孩子|了|钱|手机|包|项链) 抢劫 抢了我 抢我 抢包 抢走 抢钱 绑架 绑了 绑走 撬门 撬我家 撬锁 闯进 闯入 入室 进贼 进小偷 有贼 砸车窗
    robb break_into breaking_into broke_in kidnap
  `],
  ['molest', 'hazard', `
    (叔叔|男的|陌生人|有人).{0,3}拉我走 拉我走 grabbed_my pushed_me 扒我?家?窗户 要进来 (拉|拽)我(女儿|闺女|孩子|儿子)
    (一直|老|总)(跟|跟着|尾随)(我|她|孩子)? 摸(我|她|闺女|孩子|女生) 扒(我|她)(衣服|裤子) 拽(我|她|孩子) 不敢回家 is_following_me
    follows_me touching_(me|my) 摸(我|她|孩子|女儿|闺女|小|大腿|屁股) 骚扰(我|女|孩子) 变态 流氓 偷拍 强行 扒衣服
    拽(我|她|孩子)(上|进|走) 不让(吃|睡) harass grabbed_me 脱(裤子|衣服) 露(下体|阴) 不让(我|她|他|俺|孩子)?(走|出|下车|回家|离开)
    关在家 锁在(家|屋|房|卧室|里) 没收 囚禁 堵(着|住|在)(我|俺|她|门|孩子|儿子|女儿) 拉到荒 荒郊野外 跟踪(我|她|孩子)? 跟(着|踪|了)我
    stalking won.?t_let_me_leave touched_my 强奸 猥亵 非礼 性侵 摸我 摸孩子 扯她衣服 扯我衣服 尾随 跟踪我 跟着我 堵着我 堵在门口 威胁
    逼着我 不让我出门 不让我走 不让走 关在屋 锁在屋 锁在卧室 软禁 拘禁 rape molest following_me locked_me
  `],
  ['lift', 'thing', '关电梯 困电梯 卡电梯 电梯门 轿箱 the_lift 下行 上行 轿厢 电梯 直梯 货梯 升降机 电踢 扶梯 elevator lift'],
  ['stuck', 'state', `
    关电梯里 灯(也|都|全)?灭了 (里|里头|里面|屋里|车里|底下|下面|上面)(还|都)?有.{0,3}(人|孩子|老人|口子) 人(还)?在里(头|面|边)
    门(也|都|还|就|死活)?(不开|打不开|开不开|开不了|弄不开) 停(在|到)?(半|中间|两层)
    (关|困|卡|憋|捂|闷)(在|到|进|住)?了?(里头|里边|里面|里) 把(我|人|俺|孩子|他|她|我们|老人).{0,3}(关|困|卡|夹|锁|憋)(里|在|住|到)?
    下不来车 出不来了 压(在|到)?(车|轱辘|轮子|底下|石头|墙) 卡里头 进不去也出不来 stuck_in stuck_inside stuck_between locked_inside
    pinned 被水围 围(在|困) 卡(到|进|脖|头|死|在驾驶) 停了，灯也灭 个人在里 在里头 在里面 捂(里|住|在) 趴窝 下不(来|去) 上不(来|去)
    夹(人|了|住|着|伤|断) 锁(屋|门|车|里) 没人能?(出|救)(来|出来)? can.?t_get_(out|down) inside stranded 下不来 拔不(出|下)
    关(着|了|在)(人|里) 出不(来|去) 打不开 (困|关|卡|锁|夹|压|埋|陷)(在|住|着|了)(里|下|人|底)? (车|墙|石头|土|机器)底下 砸在底下 陷在
    陷雪 没人(理|应|管我) 等着?救 房顶上等 车里有人 里面有人 里面还?有 里头有 can.?t_open 被困 困了 困人 困在 困住 困着 困里 关在
    关了人 关人 关着 关里 卡在 卡住 卡壳 卡着 卡里 出不来 出不去 拔不出 夹住 夹着 夹了 夹到 压住 压在 压着 压底下 压下面 埋了 埋在
    埋住 被埋 锁在 反锁 锁里 没出来 出不了 困电梯 困梯 献在 stuck trapped locked_in cannot_get_out can.?t_get_out under_it
  `],
  ['shaft', 'thing', `
    马葫芦盖 马葫芦子 下水井盖 地下井 通风井 manhole_cover drain 井盖板 竖井 检查口 地井 井口 马路井 阀井 化粪池盖 lid drain_cover
    盖儿 井盖子 下水道口 检修口 井里 没盖的井 阀门井 化粪池 窨井盖 sewer 井盖 马葫芦 窨井 下水井 污水井 电缆井 检查井 雨水篦子 篦子
    阴井 井概 雨水井 电梯井 枯井 深井 机井 水井 菜窖 地窖 水景 井 manhole shaft well_
  `],
  ['pit', 'thing', '地沟 深沟 地窖 池子 大口子 塌坑 坑 深坑 大坑 基坑 沟 洞 大洞 窟窿 土坑 化粪池 粪池 窖 hole pit'],
  ['gone', 'state', `
    (井盖|盖子|盖儿)(也|都|又)?(碎|裂|断|折)(成|了).{0,3} 没(有)?(井)?盖(子|儿)?了? 没井盖
    (盖|盖子|盖儿|井盖|篦子)(也|都|又)?(没了|没有了|没啦|丢了|丢啦|飞了|跑了|碎了|裂了|塌了|翻了|掀了|掉了|没有|不在了|不见)
    (盖|盖子|盖儿|井盖|篦子|门|板)(也|都)?(让|叫|被).{0,4}(偷|撬|拉|轧|压|掀)(走|了|翻|碎|坏) 没盖(盖|上|儿|着|住)? 没盖了 no_lid
    without_a_(cover|lid) cover_is_(gone|missing|off|broken) missing_cover 撬走 gone lid_is 没有?(了)?盖(儿|子|上|板)?(了)?
    盖(儿|子|板)?(没|丢|被偷|让人偷)了? 没(围|挡|拦|遮) 没围 没有(围|护|遮|任何) 没了 没啦 不见了 不见 丢了 丢失 被偷 让人偷 叫人偷
    偷了 偷走 没有盖 没盖 没有盖子 缺失 缺了 少了 不翼而飞 颠跑 没封 没有门 没门 missing stolen no_cover without_cover uncovered
  `],
  ['gaping', 'state', `
    口(敞|大敞|开)着 敞着口 张着口 豁着 露着 露出个 露个大 深不见底 看不见底 空的 黑咕隆咚
    (塌|陷|裂)(出|下|开|了)?(了)?(一)?个?(大)?(坑|洞|窟窿|口子) sinkhole no_cover open_(manhole|shaft|pit|hole|drain) 大敞四开
    敞(着|口|开|亮) 连个?(警示|围挡|牌|盖|挡).{0,3}(没|都没)(有)? 警示牌都没 没有?(警示|围栏|遮挡|照明) 踩上去.{0,5}(响|晃|塌|掉) 一踩
    掉下去 人(都)?能掉 wide_open deep 掀开 掀了 敞着 敞口 敞开 张着嘴 露着个 露个 开着口 开着 翻过来 翻了 移位 挪开 碎了 破了 塌了个
    一踩一个空 踩空 没有围挡 没围挡 没有任何围挡 无围挡 没有挡板 很深 米深 两米 口子 窟窿 open broken
  `],
  ['traffic', 'who', '学校门口 幼儿园 人行道 路中间 路上 道上 马路 路边 花坛 单元门口 孩子总 小孩天天 骑车'],
  ['wire', 'thing', `
    电缆 火线 电闸 铁栏杆 栏杆带 热水器 路灯 充电桩 transformer 灯柱 铜丝 线皮 电力线 光缆 充电线 开关 插座 electric 电线 高压线 线头
    铜线 裸线 电线杆 电杆 线杆 变压器 配电箱 电箱 电表箱 路灯杆 灯杆 插排 电源 wire cable power_line pole
  `],
  ['bare', 'state', `
    耷拉(到|在|着|下来|地)? (线|电线|高压线|电缆).{0,5}(掉|断|落|垂|耷拉|搭|露|破|秃噜|刮)(了|下来|在|到|着)? 铜(线|丝).{0,3}露
    伸手就(够|碰|摸) (hanging|fallen|fell|down|broken|exposed|live)_(wire|cable|power_line)s?
    (wire|cable|power_line)s?_(is|are|hanging|down|on_the_ground|fell) low_hanging 横在(道|路|地) 刮下来 摸着 够着 门都没 没有门
    让.{1,4}刮(断|下|掉) (掉|落|垂|拖|断)(到|在|下)(来)?(路|地|水|道|头)? 打着火 噼啪 烂了 甩来甩去 甩
    (线|皮|铜).{0,4}(露|破|烂|断|垂|掉|耷拉) 吹断 露(着|出|在)(来|外)? 刮(断|落) exposed_electric 裸露 裸漏 外露 露着 露在外 露出 露铜
    皮破 破皮 皮都破 耷拉 垂到 垂在 垂下 落在 落地 掉地 掉在 断了 断落 断掉 段了 刮断 搭在 拖在 绷直 都在外面 够得着 可触及 exposed
    dangling hanging down_on fallen_wire live_
  `],
  ['spark', 'state', 'sparks 冒(着)?(蓝|火)(光|花) 打火 火花 冒火星 滋啦 噼里啪啦 短路 spark'],
  ['live', 'hazard', `
    (电|让电|叫电|被电)(打|击|着|倒|翻|懵|麻|死|晕)(了|着|倒|到|晕)? 摸(到|着)?.{0,4}(电|漏电) electrocuted got_a_shock got_shocked
    带电 麻(了|人|手|一下) 电(死|倒|晕|伤|着|到)(了|人|猫|狗|牛|羊)? electric_shock 被?电(打|倒|着|到|死|伤|晕|击|麻)(了)? 电得
    (手|胳膊)麻 触(电|点) 漏电 麻手 过电 触电 触点 电倒 电着 电到 电死 被电 让电打 电打 电击 electrocut shocked
  `],
  ['water', 'thing', `
    玩水 野浴 游泳 江面 江边 江沿 沟渠 大沟 鱼池 蓄水池 冰窟窿 swimming_pool reservoir 渔船 船 下河 河套 水泡子 canal boat pool ocean
    大桥 江 大河 冰 水渠 鱼塘 井里 海 sea swim 河里 河边 河水 江里 湖里 湖边 湖面 水库 水塘 池塘 泡子 水坑 水里 冰面 冰上 冰窟 桥上
    浴池 泳池 河 湖 river lake pond
  `],
  ['drown', 'hazard', `
    游泳.{0,5}(没|不见)(上来|了)? (掉|滑|跌|栽|落|陷|漏)(到|进|下|入)?.{0,3}(河|江|湖|水库|水|泡子|冰窟窿|冰窟|塘|渠|池)(里|中|了|去)?
    在水里(扑腾|挣扎|喊|漂) 挣扎 水没过 fell_(into|in|through)_the_(river|lake|ice|water|pond|reservoir|canal|pool) through_the_ice
    in_the_(river|water) 没上来 一个没上来 翻了，船 船(翻|沉|漏)了? 掉?落?水(里)?(没|不见) 冲走 卷走 被水(冲|卷|淹) 沉(船|没)
    swept_away slipped_into 掉(江|河|水|湖|冰)里?(了)? 沉(下去|了下去|底|没) 不会水 不会游 衣裳还在岸 喊救命 can.?t_swim
    fell_in_the_lake under_water 溺水 溺谁 落水 淹死 淹着 快淹 淹没 淹到 沉下去 沉底 扑腾 漂着 呛水 看不见头 露个脑袋 掉河 落入水
    drown
  `],
  ['icebreak', 'hazard', 'thin_ice 冰(面|层|上)?.{0,3}(裂|塌|破|碎|漏)(开|了)? 冰裂 冰塌 冰破 掉冰 冰窟窿 破裂 冰面破裂 踩漏 through_the_ice'],
  ['collapse', 'hazard', `
    塌(了|下|方|陷|半边|一半|落架) (顶|墙|房|棚|楼|桥|窑|梯|台|架).{0,3}(塌|倒|垮|折)(了|下来|下去)? 倒了(砸|压|把|埋)
    把.{1,5}(砸|压|埋)(底下|里头|里边|里面|住|进去|在) (底下|下边|下面)(压|埋|砸)(着|住|了)? roof_(fell|collapsed|caved|is_coming)
    wall_(fell|collapsed|is_falling) 垮下来 垮(了|塌|下) 顶棚 (梁|柱|顶|山|土|窑|洞|矿|井|坡).{0,3}(塌|垮|陷|断)(了|下来)? 冒顶 透水
    埋里 塌里 falling_down fell_down_on 塌(了|陷|下|方|半边) (墙|房|棚|楼|架子|屋顶|桥).{0,3}(塌|倒|垮)(了|下)? caved gave_way 塌了
    塌下 坍塌 倒塌 垮塌 垮了 塌方 塌陷 踏了 塌个 压塌 冲垮 轰隆一下倒 倒下来 墙倒 房倒 collaps caved_in
  `],
  ['leaning', 'state', `
    is_falling falling_onto is_cracking over_the_entrance (墙|楼|房|坡|堤|柱|板).{0,3}(往外|向外|朝外)?(鼓|歪|斜|倾|探)(着|了|出)?
    往外(鼓|歪|斜) 裂(得|的|开|了|出)?.{0,5}(手|拳|指|宽|老大|口子|缝) 吱嘎 咔咔响 咯吱 吱呀
    (眼瞅|眼看|马上|快|就要|随时|说话)(着)?(就)?(要)?(掉|塌|倒|砸|断|散) (掉|塌|倒)下来(砸|咋) 差点(砸|掉) 呼扇 呼嗒 忽悠 摇晃 晃荡
    直打晃 斜(了|着|得) 歪(了|着|在|到) 鼓(包|出|肚) (going|about|ready|starting)_to_(come_down|fall|collapse|drop) hanging_by loose
    falling_off 承重墙 直晃 晃(得|动) 整栋(楼)?(都)?在?响 咯吱响 快掉 (缝|裂).{0,6}(大|宽|长|拳头) 要砸 (吹|刮)得(直)?(晃|摇|歪) 就?剩
    悬(着|空) shaking swaying 歪得 (要|快|随时|马上|眼看|眼瞅)(就)?(要)?(倒|塌|掉|断|砸)(了|下来)? 还在(扩大|裂|掉) 只?就?剩.{1,4}连着
    墙缝 扩大 晃(悠|荡) 掉(块|渣) 要倒 要塌 快塌 快倒 就倒 倾斜 歪了 歪歪 往外歪 摇摇欲坠 随时 眼瞅 眼看 马上 往下陷 陷下去 下沉 裂了
    裂开 裂缝 大缝 大口子 掀起来 松动 悬在 要掉 leaning about_to_fall crack
  `],
  ['building', 'thing', `
    billboard sidewalk ice_is 冰溜 冰棱 冰坨 雪坨 房檐 房檐子 房梁 大梁 外墙皮 墙皮 水泥块 保温板 保温层 空调外机 招牌 牌匾 牌子 灯箱
    大树 树杈 树枝 塔 烟囱 院墙 围墙 围挡 吊顶 天花板 窗扇 窗框 护坡 堤 大坝 水坝 balcony ceiling tree branch chimney sign icicle dam
    房子 老房 楼 墙 屋顶 房顶 房盖 棚 大棚 桥 桥面 阳台 脚手架 塔吊 广告牌 铁皮 雨棚 外墙 房山头 土方 路面 地面 冰溜子 冰柱 砖 瓷砖
    玻璃 羊圈 roof wall building bridge scaffold brick
  `],
  ['flood', 'hazard', `
    (水|河).{0,4}(进屋|进院|到腰|到膝|到胸|上炕|进村|进家|漫|涨|没过|齐) 渗水 大坝 堤坝 漫坝 漫堤 河堤 水(涨|漫)(上|过|进|到|得|起)?
    山水 房子(被)?淹 淹了(房|村|院|屋|家) water_is_(rising|coming) river_is 冲开(个|了)?
    (河坝|大坝|堤|坝).{0,4}(口|裂|漏|冲|垮|开)(子)? 水往.{1,4}灌 往(屋|家|村)里(灌|进|涌) 被水围 水(围|困|涌|灌) 涌进 rising_water dam
    泄洪 水(快|都|已经)?(没|漫|淹)(到|过|进|了)(车顶|腰|胸|脖子|窗|膝|屋|家)? 涨水 冲(走|跑)了? flooding flooded 洪水 山洪 山红
    山水下来 泥石流 滑坡 决口 溃坝 管涌 水漫 漫上来 没腰 齐腰 没膝 水都进屋 都进屋了 灌满 涨上来 积水一米 水冲走 发大水 flood
    landslide
  `],
  ['crash', 'hazard', `
    (car|bus|truck|van)_(went|fell|drove|plunged|slid)_into 压(到|在|住)?.{0,6}(轱辘|车轮|轮子|车底|车下)
    (让|被|叫).{0,4}(车|摩托|三轮|货|大巴|轿车).{0,3}(刮|撞|碰|怼|轧|压|挂|带)(倒|到|着|了|伤|飞|死)?
    车.{0,5}(怼|冲|开|掉|翻|滚)(到|进|下|沟|树|墙|人) 撞一(起|块) 撞(了|一|成|烂) 对撞 撞得 开沟里 掉沟
    hit_a_(tree|wall|man|woman|child|kid|pedestrian|cyclist|pole) (car|truck|bus|bike|motorbike)_(hit|crashed|ran|flipped|rolled)
    car_crash flipped rolled_over 钻到.{0,5}(底下|车下|轮下) 连撞 撞(翻|了七|了八|树|墙|桥|护栏|进) 驾驶室
    (车|三轮|摩托|卡车|大巴).{0,6}(翻|冲|掉|滚|撞|侧)(了|下|到|进|翻|倒) 车轱辘 knocked run_over accident
    (撞|轧|碾|压|怼)(了|到|倒|飞|死|伤|上|向|着|出去|进)(人|老|孩子|个)? 撞出去 冲(进|向|上)(人群|人行道|店) 压着.{0,5}(车|人) 车底下
    翻(车|沟|下|到|进)(了)? 连环撞 collided collision knocked_down 车祸 车或 撞人 撞了 撞倒 撞飞 撞上 撞死 撞伤 被撞 怼了 怼飞 翻车
    翻沟 侧翻 追尾 轧了 轧着 轧死 碾 相撞 肇事 人飞出去 被车 出溜到沟 翻了 car_accident traffic_accident crash hit_a_child
    hit_a_person hit_by overturned ran_over
  `],
  ['vehicle', 'thing', `
    小轿车 面包车 拖拉机 铲车 挖掘机 吊车 环岛 路口 摩托车 高速公路 motorcycle tractor 车 大货车 货车 三轮 摩托 电动车 轿车 出租 校车
    公交车 罐车 火车道口 国道 高速 car truck bus vehicle highway
  `],
  ['animal', 'thing', `
    老虎 东北虎 野兽 豹子 大黑狗 毒虫 蝎子 马蜂子 蜂子 公羊 tiger wild_boar hornets wasps 狼狗 野狗 藏獒 牛发疯 狂犬 毒蜂 猪 bees
    animal 黑瞎子 狗熊 大鹅 公牛 豹 猛兽 毒蛇 蜂 犬 狗 大狗 疯狗 恶狗 烈性犬 狼 野猪 蛇 马蜂 马蜂窝 牛 疯牛 熊 骆驼 马 dog wolf snake
    bear
  `],
  ['bite', 'hazard', `
    came_into_(the|our)_(village|yard|house|school) (进|下|闯|跑|来|窜)(来|进|到)?(了)?.{0,2}(村|山|屯|院|屋|学校|小区|操场|楼道)了?
    (进|来|跑进来|下来|窜进来)了?(一|个|头|只|条|群)(个|头|只|条|群)? 蜇(了|着|得|到)? 扑(上|过)来 追着(我|人|孩子|小孩)(咬)?
    逮(谁|着谁)咬(谁)? 咬(了|住|伤|着|得) 不撒口 bit_my attacked_my chasing is_chasing 见人就(扑|咬|撵|追) 顶(得|开|翻|倒|死) 发疯
    (撵|追)(着)?(人|孩子|我) 咬(个|一口|到|的) 抓伤 attacks bites 咬(倒|死|掉|破|烂|穿|的)(了)? [扑顶蜇咬]了?(人|倒|伤|我|孩子|老|着)
    进村 进(了)?(屋|家|院) attacking attacked stung 咬 咬人 咬了 咬住 咬伤 咬着 追着咬 扑人 扑倒 顶人 蜇了 蜇人 蛰了 要人 连续伤人
    不松口 bite biting bit_ bitten
  `],
  ['lost', 'state', `
    丢孩子 丢人了 (一|就)?(转身|眨眼|回头|扭头)(的)?(工夫|功夫)? 忘了道 找不到家 不知道跑哪 天擦黑 went_under 没(个)?影(了|儿)? 没有影
    [一二两三四五六七八九几半]个?多?(钟头|小时|天|宿).{0,4}(没|不)(影|回|见|信|消息|着家|接电话|到家)(了)? 走没了 自己跑出去 接不着
    手机关机 (天(都)?黑|半夜).{0,4}(没|不)(见|回) (没|不)(见|找)(着|到|人|影|了) 找(不着|不到|半天|一圈|一宿|一天) 没接(到|着)
    (出去|出门|走|早上|上午|中午).{0,8}(没回|没信|没影|没着家|不见|没到家)
    (人|孩子|老太太|老爷子|我妈|我爸|我奶|我爷|闺女|儿子|孙子|孙女|爷爷|奶奶).{0,4}(丢|没影|不见|走失|找不着|找不到|没回来)(了)?
    can.?t_find_(my|our|her|him) went_missing hasn.?t_come_(home|back) not_come_(home|back) is_missing wandered_off
    didn.?t_(come|return)_(home|back) 一转眼(就)?没 转眼不见 关机 没影儿 认不得家 不认(识)?家
    (出去|走了|出门).{0,8}(没|不见|找不)(回|着|到|见)? 孩子没了 人没了 走着走着 天黑没 到(现在|天黑|半夜)(还|也)?没
    没有?(消息|下落|踪影) 半天没(见|影|回) never_came_back didn.?t_come_back has_been_gone 走散 没信儿 没(见)?回(来|家)? 没露面 没到家
    下落不明 不知去向 一宿没 一夜没 一上午没 一天没 没音信 失去联系 不知道去哪 转悠 没人影 联系不(上|到) 找(遍|了).{0,6}(没|不) 跑丢
    抱走 can.?t_find wandered ran_away didn.?t_come_home 走失 走诗 走丢 丢了 找不到 找不着 没找着 没影 不见了 失踪 失联 联系不上
    打不通 没回家 没回来 不回来 还没回 没下来 离家出走 找一下午 人不见 missing lost has_not_come not_come_home disappeared
  `],
  ['dementia', 'who', '有点糊涂 脑子不好 老糊涂 失智 alzheimer 老年痴呆 痴呆 阿尔茨海默 糊涂 智障 精神病 犯病 autis dementia'],
  ['chemical', 'thing', `
    农药味 漂白 槽车 冷库 化粪 硫化氢 沼气池 tanker 液氯 液氨 黄绿色 黄烟 粉尘 车间 甲醛 农药厂 毒烟 油罐车 废气 化学 煤油
    chlorine_gas 汽油 柴油 油罐 氯气罐 废液 毒 酸液 chemicals spill fumes 化学品 化工厂 化工 氨气 氨 氯气 硫酸 盐酸 危化品 罐车 毒气
    有毒气体 不明气体 不明白色气体 药品 实验室 酸 chemical ammonia chlorine acid toxic
  `],
  ['cold', 'state', `
    困(在)?(草甸子|草原|山|雪|沟|野地|甸子)(里|上)? 风雪(太|很|挺)?大? 困(在)?(山|沟|雪|草原|路)(上|里)? 迷路 走不出 抛锚 没暖气 快冻
    冻得?(青|紫|硬|僵|哭) 手机快没电 打误 大烟炮 snowed_in stranded_in lost_in_the_(snow|mountain|woods|forest) 光膀子 没穿(鞋|衣|棉)
    冻硬 冻(成|的)(冰|说|快|要|发|哆嗦|不行) 零下.{0,3}度 minus_.{1,3} 停了?(暖|供暖)?.{0,3}(瘫|老人|孩子) 在雪(地|里)
    雪地里(爬|躺|坐|走|趴) in_the_snow outside_in_minus 雪里 雪堆 睡衣 光着脚 光脚 冷冻库 发紫 冻得嘴唇 陷在雪 穿得(很)?(少|薄) 大冬天
    三十多度 四十度 冻(僵|死|伤|硬|坏|晕) 没(柴|煤|取暖) snow 冻僵 冻坏 冻死 冻伤 冻得 冻着 冻在 雪地 雪窝 零下 暴风雪 白毛风 暴雪
    冷库 断粮 断煤 没有火 没火 冰天雪地 穿单衣 封路 被雪 桥洞 freezing frostbite blizzard snowstorm
  `],
  ['birth', 'hazard', `
    临盆 阵痛 宫缩 见红 (孩子|娃).{0,3}(露头|生在) contractions 要生了 羊水 破水 破谁 早产 临产 大出血 难产 in_labor in_labour
    water_broke giving_birth
  `],
  ['pregnant', 'who', '孕妇 媳妇 怀孕 孕 大肚子 产妇 pregnant wife'],
  ['person', 'who', `
    师傅 装修工 民工 放羊的 钓鱼的 拾荒的 对门 楼上那 店员 收银员 保洁 学员 的哥 外卖员 骑手 快递小哥 guy lady neighbor coworker
    colleague someone_is passenger cyclist 搬运工 保洁员 乘客 渔民 兄弟 羊倌儿 看车的 放牛的 骑车的 送外卖的 妹夫 儿媳妇 继母 老乡
    男孩 大姐 大哥 俩 五个人 三个人 boyfriend girlfriend brother sister friend 女婿 大伙 小伙 瓦工 同事 送奶的 侄子 小流氓 男子 女子
    陌生人 一个人 个人 两个人 俩人 我 老师 护工 stranger driver someone_ 有人 人 老公 丈夫 爱人 老伴 男的 女的 男人 女人 姑娘 小姑娘
    邻居 工人 司机 醉汉 同学 室友 朋友 妹妹 弟弟 哥 姐 继父 前夫 男朋友 姑爷 闺女 患者 流浪汉 牧民 住户 施工人员 人员 群众 行人 保安
    俺 好几个 一家人 全家 多人 数人 数名 someone somebody man woman people husband he_ she_ worker neighbo me_
  `],
  ['child', 'who', `
    俩孩子 小孩儿 小家伙 小宝 大宝 毛孩子 娃娃 孙儿 外孙 外孙女 my_kid little_girl little_boy 中学生 侄女 婴儿 男孩 儿童 小学生 一年级
    幼儿园 infant 小嘎子 小姑娘 小伙子 小朋友 外甥 侄子 少年 未成年 小女孩 teenager kids daughter son 孩子 小孩 娃 孙子 孙女 儿子 女儿
    闺女 学生 宝宝 小子 丫头 女童 男童 小男孩 幼儿 child kid boy girl baby son_ toddler students
  `],
  ['elder', 'who', `
    老伴儿 老伴 老头儿 老头子 老太婆 我奶 我爷 我姥 我姥爷 俺爷 姥娘 大姨 三叔 二大爷 老舅 grandmother granny elderly_man
    elderly_woman old_lady my_dad my_mum my_mom 俺奶 瘫痪老人 岳父 八十多 九十岁 姥 公公 grandpa 爸 妈 爹 老爷子 老王头 老大爷 老奶奶
    单身老人 独居 空巢 老两口 岳母 丈母娘 爷爷奶奶 老人 老头 老太 老太太 大爷 大妈 大娘 奶奶 爷爷 姥姥 姥爷 老父亲 老母亲 我妈 我爸
    俺妈 俺爹 父亲 母亲 老叔 大嫂子 婆婆 old_man old_woman grandm grandfa mother father mom dad elderly homeless
  `],
  ['help', 'call', `
    快来呀 救救(我|他|她|孩子|人|奶奶|爸|妈) 赶紧来人 来人盖 消防车.{0,5}(没到|没来|快来|过来|来) 救护车.{0,4}(没到|没来|快来) 快点来
    快来人 赶快 麻烦快 速来 帮帮我 谁来 please_hurry come_quickly need_an_ambulance call_911 call_120 call_the_police please_come 求求
    求救 报警 求助 等救 救救 哪位 send_fire send_police please_send please_help 救命 快来 救人 救我 赶紧来 快救 快点 赶紧 急急
    十万火急 叫救护车 救护车 快跑 怎么办 咋整 来人 派人 快叫 help come_quick hurry emergency ambulance urgent
  `],
  ['now', 'now', `
    这阵 正 正往 现在还 刚 is_.{1,12}ing currently 正在 现在 刚才 刚刚 这会儿 这会 眼下 此刻 突然 一下子 还在 今晚 今早 今天 一直在
    到现在 right_now just_now is_ are_ am_
  `],
  ['scream', 'call', '嚎 喊 哭喊 有人喊 呼救 求饶 哀嚎 crying 喊救命 惨叫 尖叫 一直哭 直哭 呻吟 直叫唤 叫唤 在喊 人喊 疼得 screaming'],
  ['hours', 'harm', '一个小时 半个小时 分钟 半天了 一夜 一宿 一下午 一整瓶'],
  ['body', 'who', `
    血压 脑袋 胯骨 肩膀 后背 脊椎 wrist 头 脸 嘴 嘴唇 胳膊 腿 手 脚 手指 骨头 眼睛 胸口 肚子 后脑勺 脑瓜子 身上 脖子 嗓子 head face
    arm leg hand eye chest stomach
  `],
  ['door', 'thing', '敲门 门 没人应 屋里 家里 窗户 楼道 隔壁 楼上 door'],
  ['near', 'who', '居民楼 学校 小区 公交站 旁边 下面 路过 行人 底下 滑梯 slide school bus_stop'],
  ['paper', 'cue', '丢了怎么补 .{0,4}证丢 .{0,3}本丢 .{0,3}卡丢 怎么补 补办 挂失 失物 招领'],
  ['kin', 'who', `
    老公 丈夫 老婆 媳妇 爱人 前夫 后妈 继父 继母 婆婆 公公 男朋友 女朋友 女婿 姑爷 老爷们 那口子 我爸 我妈 爸爸 妈妈 亲爹 妹夫 儿媳妇
    husband wife boyfriend stepfather father
  `],
  ['ringing', 'state', '报警器.{0,4}(叫|响|嘀|报|闹|鸣) 警报.{0,3}(响|叫) alarm_(is|keeps|won.?t|has_been) alarm_(going|ringing|beeping)'],
  // whether it is so
  ['not', 'cue', '不知 没砸 没人受伤 没受伤 没伤 没着火 没有人受伤 没有 没 未 不会 不是 别 并非 无 no_ not_ never didn.t isn.t nobody'],
  ['past', 'cue', `
    in_20.. 20..年 水淹过 .{1,5}过(一|两|三|几)?(次|回) 上礼拜 上个礼拜 头两天 前两天 前些日子 那阵子 早先 年轻时 大前年 昨晚 昨儿
    多年前 那时候 之前那次 走的 ago last_(week|year|month|night|winter|summer) yesterday back_then 十年前 前天 前几天 上午 小时候 那年
    过一次 过两次 术后 出院 后遗症 多年 年头 去年 前年 以前 之前 曾经 过去 当年 年前 前几年 上次 上回 上个月 上周 上个星期 上星期 昨天
    昨晚看 早些年 刚搬来时 年了 last_year last_week last_month years_ago used_to once_ previously
  `],
  ['over', 'cue', `
    no_one_hurt no_one_was_hurt
    没大碍 早送医院 送医院了 补完 十分钟就出来 就出来了 不着火 没再 过一次 damaged_our now_clear already_clear 自己好了 已经没 别信
    假消息 早就 trimmed 里面没人 里头没人 没困人 没困住人 没伤人 没砸着人 没砸人 没砸着 没砸着啥 没伤着 没人受伤 不是真的 其实早 清走
    拉走 works_now 人都出来了 都出来了 出来了 放出来了 救下来了 没大事 没啥事 没啥大事 没啥 虚惊 虚惊一场 不追究 道歉了 垒上了 换好了
    修上了 安上了 盖上了 补好了 填上了 填平了 拆了 挪走了 好了 早好了 已经好了 处理完了 早就修好 早修好
    已(经)?(修|换|补|填|灭|处理|解决|找|接|安|盖|送|出院|好)(好|上|完|了|到)? nobody_was_hurt everyone_is_fine it_is_fixed is_fixed
    now_fixed all_good back_in_place was_a_false false_alarm 假的 误报 造谣 辟谣 不知真假 脱险 救过来 救出来 回来了 回家了 灭了 不用来
    抢修 found_my was_fixed was_put thanks 已经处理 已经修 已经好 已经灭 已经解决 已经补 已经接 已经找到 已经拿出来 已经出院 已扑灭
    扑灭 出院 救上来 修好 补好 接好 找到了 找回 没事 解除 处理了 处理过 康复 第二天就 清走了 补上 现在有人 现在都改 put_out recovered
    fixed rescued found_him
  `],
  ['ask', 'cue', `
    是真的吗 真的假的 是不是 咋报 咋办手续 咋申请 咋预防 咋治 咋用 咋领 咋赔 管不管 归谁管 谁管 谁负责 哪有 哪能 哪里有 在哪领 在哪办
    上哪领 上哪办 找哪 找谁领 能借 能领 要多少钱 有没有 can_you can_we is_it_true how_do_i how_to where_can what_should who_pays
    what_is 怎么报 怎么办证 在哪 上哪 找谁 谁出 谁赔 免费吗 该往哪 几号 几月 可以吗 行吗 正常吗 好不好 吗 请问 咨询 想问 问问 问一下
    怎么办理 怎么申请 怎么处理 怎么预防 怎么举报 该怎么 该打哪 哪里 在哪学 去哪 哪个部门 多少钱 归谁 归哪 什么时候 啥时候 几点 能不能
    报不报 where_ how_ when_ does_ do_i is_there is_my can_i
  `],
  ['fear', 'cue', `
    别哪天 别再 要出事 保不齐 说不定 备不住 悬 吓人 怪吓人 险些 could_fall might_fall someone_(will|could|might) scared_that 怕 担心
    万一 防止 预防 避免 以免 免得 容易 可能 迟早 早晚 差点 隐患 差一点 会不会 哪天 worried might could_ afraid in_case too_close
  `],
  ['if', 'cue', '咋整啊要是 真要 如果说 假若 what_if in_case 如果 要是 假如 一旦 倘若 若是 if_'],
  ['often', 'cue', '一喝 经常 老是 总是 每天 天天 年年 常年 时常 三天两头 有时 整夜 总 老 always every usually often'],
  ['drill', 'cue', `
    防(溺水|火|触电|煤气|一氧化碳|坠|震|汛|诈骗|中毒|拐|踩踏|灾|盗) 安全教育 宣传单 宣传册 资料 科普 手册 海报 条幅 培训班 fire_drill
    safety 演练 演习 培训 宣传 讲座 知识 预案 学习 安全月 课 纪录片 drill training lecture counsel
  `],
  ['fiction', 'cue', `
    网上说 群里说 抖音上 朋友圈 传言 别信 短视频 快手 直播 刷到 剧里 鬼屋 密室 剧本杀 故事 谣言 听人说 梦 showed_on_tv 电影 电视剧
    电视 小说 新闻 视频 游戏 段子 看剧 这首歌 做梦 梦见 抖音 听说 movie film novel dream tv
  `],
  ['wish', 'cue', `
    要个 给装 给换 给安 装个 安个 换个 设个 立个 提前 能不能给 给批 想请 想申请 盼 增加 配 please_(add|put|install|check|replace) 申请
    护理床 加高 请设 请装 请修 请查 请安排 请清 请收 请检查 盼着 需要 想办 想学 该换 该抽 建议 希望 应该 想装 想要 安装 加装 增设 领取
    想领 请加 请撒 请给 能给 立个牌子 立牌 支持 please_put please_add would_like suggest
  `],
  ['praise', 'cue', '感谢 表扬 点赞 点个赞 谢谢 锦旗 好人 很好 辛苦 thank'],
  ['money', 'cue', `
    说法 给个说法 讨个说法 追责 赔钱 赔多少 丧葬费 抚恤 押金 罚单 罚款 退差价 不给退 退款 欠费 缴费 催缴 refund charge budget cost
    expensive 意外险 保险 报销 怎么赔 不赔 修缮 补助 评残 残疾证 慢病 后遗症 判了 赔偿款 不认 涨价 价格 收费 费 补贴 理赔 赔偿 医药费
    补偿 工资 多少钱 便宜 卖 买 甩卖 免费 bill pay fee price overcharged
  `],
  ['nuisance', 'cue', `
    漏风 潮得 长毛 拌嘴 训两句 a_little slightly scratches 太暗 太响 一宿 闹得 闹心 睡不着 臭 味大 腥 熏 呛 抽烟 吹喇叭 音响 放炮 烟花
    鞭炮 loud smelly slow until_midnight all_night 太吵 吵 噪音 扰民 占道 堵着 停车 乱停 排队 小广告 油烟 难闻 不好闻 脏 垃圾 态度
    不方便 影响 生意 服务 noise rude dirty
  `],
  ['figure', 'cue', `
    急得火上房 急得上房 快活不下去 吃不上饭 手都冻麻 手冻麻 awful 心都碎 我要疯 猴耍 困在手续 卡在年检 卡死 当猴 急死人 真要命
    真是要命 to_die_for like_a_killer 喊破 凉透 一点就着 脾气爆 震得我 跟地震似的 一个不剩 的心都有 的心 触电一样 掉进诈骗
    (车位|名额|座位|机会|生意|活儿).{0,4}抢(了|走)? (被|让)人抢了(车位|名额|座位)? 脱毛 on_fire_these_days 热得快要 热得要 堵得慌 气的
    beats_everyone 泡了 无语 (价|价格|房价|股|股票|股市|基金|行情|销量|生意|信用|天|心态|人设).{0,3}(塌|崩|跳水|炸|着火|火)
    (沙发|床|椅子|桌子|蛋糕|鼻梁|面包).{0,2}(塌|烧|炸)了? 手机.{0,3}(炸|爆)了? 电话.{0,3}(炸|爆|打爆) 死的心 想死的心 要命
    要了(我|亲|老)?命 简直是?抢 抢钱 明抢 打人家 罚单 打错 打牌 打架子鼓 打鼓 打包 打雷 打理 火得 火龙果 火墙 火葬场 火化 炸鸡 炸串
    炸酱 死胡同 死角 黑心 跟爆炸似的 跟打仗似的 跟.{1,8}似的 像.{1,8}一样 炒鱿鱼 撞衫 撞名 跳广场舞 跳舞 跳绳 跳闸 血站 吃药 杀鱼 杀价
    killing_(my|me|our|the) drowning_in dying_(of|for|to)_(boredom|laugh|know|see) dead_(at|street|end|slow|quiet) dead_end
    shooting_(fireworks|hoops|a_film|star|video) fireworks burned_(my|the)_(cake|food|pizza) fired_me was_fired hot_pot 想撞墙 想跳楼
    吐血 滴血 辣得 比登天 脚不沾地 忙得 压得 炸锅 炸庙 吵翻 打水漂 跳水 火坑 套路 陷阱 全是坑 坑人 挖坑骗 太坑 冻成狗 闪得 死活 死等
    要人命 吓死人 趴下了 磨叽 愁坏 蹦高 嗡嗡 冻掉下巴 鸡飞狗跳 蛇皮 狼狈 雷打不动 不打不 枪打 救命稻草 乌烟瘴气 打卡 打的 打水 打爆
    造谣 点赞 killing_me drives_me dying_to my_head_is prices 心里 气得 气死 火大 火爆 火得很 火药味 火冒三丈 火烧火燎 上火 红火 火锅
    火车 火气 发火 恼火 笑死 累死 热死 冷死 冻死我 烦死 饿死 急死 吓死 困死 愁死 晕死 堵死 逼死 想死你 要了命 爆炸头 爆满 爆款 爆米花
    爆胎 信息爆炸 爆管 水管爆 要炸了 跳楼价 跳楼梯 跳楼机 自杀式 跳槽 翻车了， 撞车了， 撞大运 撞了大运 撞见 时间撞 天都塌 天塌 崩溃
    心口疼，太 心梗都 像 似的 跟.{1,6}一样 一样 淹没了 洪水一般 像洪水 中毒太深 咬牙 一口咬定 真想 让不让人活 打麻将 打球 打折 打扫
    打针 打电话 打我电话 打工 打压 打离婚 打架子 打听 打不着火 打车 切菜 砍价 砍树 抢购 抢道 抢红包 刀削面 被电话 被电梯 被电信 没电
    充电 静电 有线电视 电视 卡在审批 卡在环节 手续卡 银行卡 社保卡 手机卡 困难 困扰 被困扰 冻结 冻豆腐 流血流汗 献血 血压 砸招牌
    砸了招牌 砸墙 绊 丢三落四 压力 被压着 鼻梁
  `],
  ['known', 'cue', `
    水枪 玩水枪 马桶 电池被偷 车被偷 fire_truck fire_trucks parked_ while_parked 还不供暖
    cat_is a_cat 的玩具 路灯修修 快冻成 冰棍 碎纸 下药 的球 球掉 风筝 被子掉 衣服掉 门锁坏 开锁的 烟道 做饭 网速 年检 手续 画画 逼得人
    要死要活 道歉 paint parked_car my_bike in_love smoke_free bin_is radiator just_a_drip toilet parked 半夜救护车 救护车叫 公交卡
    孔明灯 采光 烫头 头发烫 烫发 裁员 路灯太暗 烤红薯 监控 自己捞 捞上来了 禁止游泳 游泳课 狼狗展 一键报警 急救培训 慢得急死 声控灯
    swimming_pool lifeguard flag playground is_open open_on reopened 暖气 水管漏 呼吸道 想活动 不想活动 燃气表不走 燃气表换 冷库租
    路灯不见亮 烧煤 烧饭 熏腊肉 糊锅 便条 网线 宽带 锅盖 学生证 掉漆 掉色 学籍 地址 名单 成绩 花盆 拿砖头垫 火苗(小|不|弱|发|太) 灶具
    报警器没电 灭火毯 救生员 救生圈 警示牌 晾衣架 沙袋 消防演习 消防栓没水 蜂箱 养蜂 开锁 开刃 酱缸 瘫痪 护理床 血压计 安眠药是 打疫苗
    打雷 跳闸 短路跳闸 高血压药 药费 药太 loan smoke_detector fire_extinguisher gas_(bill|connection|company|meter|stove|station)
    elevator_(ad|fee|music) 站牌 路牌 长椅 垃圾箱 石墩 草坪 篮球架 灯泡 广告布 门铃 天线 消火栓 防火门 水表 树枝 消防课 手环 疫苗 灭火
    消防通道的 hydrant station sign bench card license insurance 消防通道 消防栓 消防队 消防员 消防车 消防战士 灭火器 燃气费 燃气公司
    煤气公司 煤气费 气费 加装电梯 电梯广告 电梯费 电梯年检 电梯口 电梯门口 坐电梯 装电梯 落水管 水管 下水管 塌陷区 沉陷区 沉陷 井盖上
    窗户响 护栏 栏杆 烟囱 锅炉房 秸秆 抽烟 烧香 烧纸 烧烤 放炮 放烟花 鞭炮 二踢脚 电焊 慢病 残疾 轮椅 康复 遛狗 不拴绳 狗证 流浪狗
    报警器 定位手环 离婚 离婚了 药店 打农药 农药瓶 丢失身份证 身份证 手机 钥匙 书包 钱包 快递 自行车 电动车丢 猫 羊丢 老鼠太多 wallet
    bicycle phone fence alarm detector
  `],
]

/** Which danger a thing speaks of, before anything is learned. */
export const KIND_OF: { readonly [concept: string]: string } = {
  fire: 'fire', smoke: 'fire', ablaze: 'fire', blast: 'fire', gas: 'gas', leak: 'gas', monoxide: 'ill', stove: 'ill', dizzy: 'ill', faint: 'ill',
  breath: 'ill', stroke: 'ill', heart: 'ill', fever: 'ill', bleed: 'ill', injured: 'ill', cannotrise: 'ill', dropin: 'fallen', poison: 'ill',
  suicide: 'life', beat: 'home', kin: 'home', fight: 'crime', knife: 'crime', rob: 'crime', molest: 'crime', lift: 'lift', shaft: 'open', pit: 'open', gone: 'open',
  gaping: 'open', wire: 'wire', bare: 'wire', spark: 'wire', ringing: 'gas', dropping: 'lift', live: 'shock', water: 'water', drown: 'water', icebreak: 'water', collapse: 'collapse',
  leaning: 'unsafe', flood: 'flood', crash: 'crash', animal: 'animal', bite: 'animal', lost: 'missing', dementia: 'missing', chemical: 'chem',
  cold: 'cold', birth: 'ill',
} // prettier-ignore
