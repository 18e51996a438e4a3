/** What administrators do, in a sentence: for who agrees to it, and for who reads the log. */
import type { Carried, Preview } from '../api-admin'
import type { Post } from '../people/actors'
import { ADMIN_ACTS, DUTY_WORDS, MOST_MOVED } from './acts'

type Names = (unitId: string) => string

/** "区住建局 经办人". */
export const postWords = ({ unitId, duty }: Post, nameOf: Names): string => `${nameOf(unitId)} ${DUTY_WORDS[duty]}`

type Told = { [A in Carried['act']]: (deed: Extract<Carried, { act: A }>, nameOf: Names) => string }

const SAYS: Told = {
  add: ({ name, account, posts }, nameOf) => `${name}（${account}），${posts.map((post) => postWords(post, nameOf)).join('、')}`,
  give: ({ account, to }, nameOf) => `${account}，加上${postWords(to, nameOf)}`,
  move: ({ account, from, to }, nameOf) => `${account}，从${nameOf(from)}到${postWords(to, nameOf)}`,
  leave: ({ account }) => account,
  password: ({ account }) => account,
  factor: ({ account }) => account,
  signOut: ({ account }) => account,
  rename: ({ unitId, name }, nameOf) => `${nameOf(unitId)}，改叫${name}`,
  addUnit: ({ unitId, name, parentId }, nameOf) => `${name}（${unitId}），在${nameOf(parentId)}下面`,
  endUnit: ({ unitId, successorId }, nameOf) =>
    `${nameOf(unitId)}，${successorId === null ? '没有写谁承接，件到上一级' : `由${nameOf(successorId)}承接`}`,
  undoImport: ({ importId }) => importId,
  importPeople: ({ people, posts }) => `${people} 个新人，${posts} 个岗位`,
}

/** "调岗：lisi，从区住建局到区生态环境局 经办人". */
export const deedWords = (deed: Carried, nameOf: Names): string =>
  `${ADMIN_ACTS[deed.act].name}：${(SAYS[deed.act] as (deed: Carried, nameOf: Names) => string)(deed, nameOf)}`

/** What follows from a deed (先看会怎样), a sentence each; none where nothing does. */
export function previewWords({ moves, ends }: Pick<Preview, 'moves' | 'ends'>): string[] {
  const counted = (count: number) => (count > MOST_MOVED ? `${MOST_MOVED} 件以上` : `${count} 件`)
  return [
    ...moves.map(
      ({ unit, count, to }) =>
        `${unit}以后没有人办事，${count === 0 ? '手里没有件，以后来的' : `手里 ${counted(count)}`}${to === null ? '没有人接' : `转到${to}`}。`,
    ),
    ...(ends.length > 0
      ? [`${ends.length} 个岗位一起结束：${ends.map(({ name, duty }) => `${name} ${DUTY_WORDS[duty]}`).join('、')}。`]
      : []),
  ]
}
