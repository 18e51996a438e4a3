/** Words that stand in half of all passwords: of the office, of the town, of love, of lists of passwords that were stolen. Small letters. */
export const COMMON_WORDS: readonly string[] = `
password passwd passw0rd pass pwd word admin administrator root system sysadmin user guest test tester demo manager master super superman default
welcome login letmein hello world love iloveyou secret access change changeme abc qwerty asdf zxcv iamok
computer internet windows server database oracle mysql huawei lenovo office wechat weixin tencent alibaba taobao jingdong baidu china chinese beijing
shanghai guangzhou shenzhen zhongguo neimenggu hulunbeier manzhouli zhalainuoer dongbei heilongjiang liaoning jilin
shimin chuishao shiminchuishao wangge wanggeyuan wanggehua shequ jiedao zhen qu quzhongxin zhongxin zhengfu zhengwu minzheng jiwei dangwei dangyuan
gongzuo gongdan xitong guanli guanliyuan yonghu denglu mima bangong renmin fuwu weimin minsheng xinfang rexian pinggu ducha paidan
woaini woaiwojia aini laopo laogong baobei baobao mama baba xiaobao nihao zhongguoren fafa facai gongxi xingfu kuaile shengri
zhangsan lisi wangwu zhaoliu zhangwei wangwei wangfang liwei lina liqiang wangjun liuyang liujie zhangmin lijuan wangyan
one two three four five six seven eight nine ten red blue green black white gold money lucky happy sunshine princess dragon tiger monkey panda
football basketball baseball soccer michael jordan michelle jessica charlie daniel thomas andrew robert matthew freedom whatever trustno shadow
summer winter spring autumn monday friday january june july december
new old my your our the key house home family work company department community street district grid worker report city people public service
first last initial start temp temporary reset public private web www http com net org cn gov
1314 520 521 1314520 5201314 666 888 168 110 119 120 asd qwe zxc qaz wsx edc aaa bbb xxx zzz
`
  .trim()
  .split(/\s+/)
