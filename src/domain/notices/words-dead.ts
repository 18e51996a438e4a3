/** Dead letters (死信) in the words of whoever looks after the system. */
const TOPIC_WORDS: Record<string, string> = { tell: '站内消息', wechat: '微信订阅消息', text: '短信通知' }
export const topicWord = (topic: string): string => TOPIC_WORDS[topic] ?? topic

/** WeChat's codes, and what to do about them. */
const WECHAT_WORDS: Record<string, string> = {
  '-1': '微信忙',
  '40001': '微信不认我们的凭据，核对 appid 和 secret',
  '40003': '微信不认这位居民的用户标识',
  '40013': 'appid 不对，核对设置',
  '40037': '模板编号不对，核对模板文件',
  '40125': 'secret 不对，核对设置',
  '41030': '消息要打开的页面不在已发布的小程序里',
  '45009': '今天的发送次数用完了，明天再重发',
  '45011': '发得太密，过一会儿再重发',
  '47003': '模板的字段和微信后台的对不上，核对模板文件',
}

/** What was not WeChat's doing. */
const FAULT_WORDS: Record<string, string> = {
  busy: '数据库或磁盘当时用不了',
  fault: '程序出错，原因在服务器日志里',
  smsFailed: '短信转接程序没有收下，查它的日志',
  textsFull: '短信条数到了上限，过后再重发',
}

/** Why a letter is dead: WeChat's code in words, else what was written down. */
export function whyDead(error: string): string {
  const code = /^WeChat .*: errcode (-?\d+)$/.exec(error)?.[1]
  if (code !== undefined) return `${WECHAT_WORDS[code] ?? '微信没有收下'}（${code}）`
  if (error.startsWith('WeChat ')) return '微信没有回答'
  return FAULT_WORDS[error] ?? `程序出错：${error}`
}
