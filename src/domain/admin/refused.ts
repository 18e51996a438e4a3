/** Why something about people and units (三员的事) may not go ahead, for the administrators alone. */
export const ADMIN_REFUSALS = {
  /** Said in full by whose it is. */
  accountTaken: '这个账号已经有人用了。',
  accountUnknown: '没有这个账号，或者已经离职。',
  account: '账号用小写字母和数字，2 到 40 个，字母或数字开头。',
  unitCode: '单位编号用字母、数字、- 和 _，最多 40 个。',
  unitUnknown: '没有这个单位，或者已经撤了。',
  unitTaken: '这个单位编号已经用过了，请换一个。',
  /** Said in full by what holds it. */
  unitStays: '这个单位现在撤不了。',
  unitKind: '这种单位不能放在那下面。',
  postHeld: '这个人已经有这个岗位。',
  noPost: '这个人在那里没有岗位。',
  lastAdministrator: '系统、安全、审计三员各要至少有一人。这是最后一个，先把接手的人安排上。',
  twoOfThree: '系统、安全、审计三员不能由一个人兼任。',
  ownProposal: '自己提的、关于自己的，要由另一个人来定。',
  decidedAlready: '这一条已经定过了。',
  whyRefused: '不同意要写一句为什么。',
  sheetTooMuch: '表太大：最多 5,000 行，每格最多 200 个字。',
  sheetHead: '第一行不对：要是 姓名、账号、单位、职责。请用样表。',
  sheetEmpty: '表里没有要改的：每一行都和现在一样，或者没有行。',
  /** Said in full by how many. */
  sheetWrong: '表里有错，一行也没有导。',
  importUsed: '已经有人登录过，不能整批撤了。请一个一个办离职。',
  importUnknown: '没有这一批，或者已经撤了。',
} as const
