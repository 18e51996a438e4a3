/**
 * The title of a report (标题): what it is about, in the reporter's words, for lists, cards, drafts and the board. Not how it greets, not who
 * the writer is, where they live or how they have suffered: the first clause that says something, never the writer's name.
 */

const TITLE_MAX = 24
const ENOUGH_LETTERS = 4

/** Said to whoever reads it, and about nothing: greetings, honours, thanks, haste, and that one wants to report. */
const COURTESY = [
  /^(尊敬的|敬爱的|亲爱的|各位)?(市|区|县|镇|街道|社区)?(委)?(政府|网格化?中心|有关部门|相关部门)?的?(各位|全体)?(领导|书记|[市区县镇局]长|主任|老师|同志|网格员|工作人员|负责人|大人|叔叔阿姨|朋友)+(们)?(你|您)?(好|们好|辛苦了)?$/,
  /^(领导|书记|主任|老师|同志|网格员|大家|各位|亲)?(你们?|您)(好|们好|辛苦了)(呀|啊)?$/,
  /^(早上|上午|中午|下午|晚上)好$/,
  /^(打扰|麻烦|辛苦|冒昧|谢谢|感谢|多谢)(了|您|你们|领导|大家|一下)*$/,
  /^(急+|在吗|在不在|喂|哎|唉|求助|救命啊?|求关注|紧急求助|请问|请教|投诉|反映|举报|咨询|建议|hello|hi|dear (sir|madam|all|leaders?)|good (morning|afternoon|evening))$/i,
  /^(我|本人|我们)?(今天|现在|今|特此|特|这里|在此|在这里|冒昧)?(想|要|来|是来|就)?(跟|和|向)?(您|你们|领导|贵单位|贵部门|政府)?(想|要)?(反映|咨询|投诉|举报|反应|请教|请问|问|求助|说)(一下|下|一个|几个|一件|以下|如下)*(的)?(情况|问题|事情|事|几点)?(是)?(如下|这样的)?$/,
  /^(情况|事情|事件|问题|经过)(是)?(如下|这样的?|是这样的?)$/,
  /^(希望|请|恳请|恳求|盼|望)(领导|您|你们|政府|有关部门|相关部门)*(能|能够)?(看到|重视|关注|回复|帮忙|帮助|解决|百忙之中.*|给(予)?.{0,4}(答复|解决|帮助))(一下|我们?|此事|谢谢)*$/,
]

/** Who writes: name, age, family, origin, home. What follows it in the clause may still be what it is about. */
const SELF = [
  /^(我|本人|俺)(叫|名叫|姓|的?名字(叫|是)).{1,12}?(?=$|，|因|现|家|在)/,
  /^(我|本人|俺)?(的)?(名字|姓名|联系人|电话|手机号?|联系电话|联系方式|住址|地址|年龄|身份证号?)(是|为)?[:：]?.{0,24}$/,
  /^(我|本人|俺|我们)(是|系)[^，]{0,16}?(居民|村民|业主|市民|住户|群众|家长|学生|职工|工人|农民|退休人员|老人|人|户|租客|党员|老师|患者|老百姓|百姓|司机|商户|经营者|个体户|牧民)(之一|代表)?$/,
  /^(我|本人|俺)(是|系)?(今年|现年|一个|一名|一位).{0,12}(岁|老人|居民|村民|市民|母亲|父亲|学生)?$/,
  /^(我|本人)(是|系)[一-鿿]{2,4}$/,
  /^(今年|现年)?[\d零一二三四五六七八九十百]{1,5}周?岁(了)?$/,
  /^(男|女|汉族|蒙古族|满族|回族|达斡尔族|鄂温克族)$/,
  /^(我|本人|我家|家|现)?(家)?(住|住在|居住在|家住|现住|居住于|户籍|户口在|籍贯)[^，]{1,24}$/,
  /^my name is .*$/i,
  /^(i am|i'm) [a-z ]{1,24}$/i,
]
const NAMED_FIRST =
  /^(我|本人|俺)(叫|名叫|是|姓|系)[一-鿿·]{2,4}?(?=(家住|住在|住|现|今年|家|想|要|因|在|于|是|反映|投诉))|^my name is [a-z .]+?(?=,| and )/i

/** A salutation or an introduction that the matter follows without a mark. */
const LEAD =
  /^((尊敬的|敬爱的|各位)?(领导|书记|主任|网格员|老师|同志|[市区县镇局]长)(们)?(你们?|您)好|(领导|书记|主任|网格员|老师)?(你们?|您)好(啊|呀)?|请问(一下)?|(我|我们|本人)?(想|要)?(向您|向领导|跟您|来)?(反映|咨询|投诉|举报|反应)(一下|下|的是|一个问题)?|麻烦(您|你们|问一下)?|hello|hi|dear (sir|madam)s?( or madam)?)(?=.{4,})/i

const plainTrim = (words: string): string => words.replace(/^[\s，,、：:。.;；!！~～—-]+|[\s，,、：:]+$/g, '')

/** Begins as an introduction does: who the writer is, for whom they speak, whom they address. */
const INTRODUCES =
  /^(尊敬|敬爱|亲爱|各位|我(们|方)?(是|系|叫|名|姓|来自|代表|作为|本是)|我的名字|我家(住|在)|本人|本方|我(今年|现年|住|家住)|俺(是|叫|们是)|大家好|首先|感谢|打扰|不好意思|本不想|冒昧|实名举报|my name|i am a|i'm a|dear )|(您|你|们)好$|[领导书记主任局县市区镇厅长]{2,3}(同志)?(您|你)?好?$/i
/** So many clauses are looked through for what it is about. */
const LOOKED_THROUGH = 12

/** The first words that say what it is about, as much of them as fits; nothing where nothing is said but who writes. */
export function sentenceOf(words: string): string {
  const clauses = clausesOf(words).slice(0, LOOKED_THROUGH)
  const first = clauses.findIndex((clause) => isEnough(clause.words) && !INTRODUCES.test(clause.words))
  if (first >= 0) return cut(joined(clauses.slice(first)))
  const left = clauses.find(({ words: one }) => !INTRODUCES.test(one)) ?? clauses.find(({ words: one }) => !NAMES.test(one))
  return left ? cut(left.words) : ''
}

type Clause = { words: string; begins: boolean }

/** What goes on in the same sentence, while it fits. */
function joined([first, ...next]: readonly Clause[]): string {
  const [second] = next
  const both = second && !second.begins ? `${first!.words}，${second.words}` : ''
  return both && lengthOf(both) <= TITLE_MAX ? both : first!.words
}

/** The clauses that are no mere greeting or introduction; `begins`: a sentence starts there. */
function clausesOf(words: string): Clause[] {
  return words.split(/[。！？!?\n；;]+/).flatMap((sentence) => {
    const parts = sentence.split(/[，,：:]+/).map((part) => withoutLead(part.trim().replace(/\s+/g, ' ')))
    return parts.filter((part) => part !== '').map((part, at) => ({ words: part, begins: at === 0 }))
  })
}

/** An introduction that names the writer. */
const NAMES = /^(我|本人|俺)(们|方)?(是|系|叫|名|姓|的名字)?[一-鿿·]{0,4}|^my name/i

function withoutLead(clause: string): string {
  const bare = plainTrim(clause)
  if (isMere(bare)) return ''
  const rest = plainTrim(
    bare
      .replace(SALUTATION, '')
      .replace(NAMED_FIRST, '')
      .replace(LEAD, '')
      .replace(/^(一下|下|的是|就是)/, ''),
  )
  return isMere(rest) ? '' : rest
}

/** 尊敬的周辉县长: up to the title, with what greets after it. */
const SALUTATION = /^(尊敬|敬爱|亲爱)的?.{0,14}?(领导|书记|主任|[市区县镇乡局厅院校所科]长|部门|政府|老师|同志)(们|同志)*(您|你)?(们)?好?/

const isMere = (words: string): boolean => [...COURTESY, ...SELF].some((row) => row.test(words))
const lengthOf = (words: string): number => [...words].length
const isEnough = (words: string): boolean => lengthOf(words) >= ENOUGH_LETTERS

function cut(words: string): string {
  const letters = [...words]
  return letters.length > TITLE_MAX ? `${letters.slice(0, TITLE_MAX - 1).join('')}…` : words
}
