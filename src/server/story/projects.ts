/**
 * Projects of the demo (演示里的民生项目): one under way with a leader, one struck off in time and told outside, one nobody has claimed. Written by
 * the product's own steps.
 */
import type { ProjectDeed } from '../../domain/api-project'
import { dayOf } from '../../domain/calendar/workdays'
import type { Actor } from '../../domain/people/actors'
import type { Deps } from '../deps'
import { beginProject, projectView, stepProject } from '../project/store'
import { lookOf } from '../ticket/work'

const DAY = 86_400_000
type People = Record<'centre' | 'supervisor' | 'leader' | 'unit', Actor>
/** Days from now; a milestone's day too. */
type Taken = { days: number; by: keyof People; deed: Omit<ProjectDeed, 'day' | 'of'>; until?: number; of?: number }

/** Once: a project that is there says that they were told. */
export async function tellProjects(deps: Deps, people: People): Promise<void> {
  const there = await deps.db.selectFrom('project').select('id').where('district_id', '=', deps.district).limit(1).executeTakeFirst()
  if (there) return
  for (const { begun, due, some, taken } of PROJECTS) {
    const now = deps.clock()
    const at = (days: number) => now + days * DAY
    const id = await beginProject(lookOf(deps, people.centre, at(begun)), { ...some, unitId: 'housing', dueDay: dayOf(at(due)) })
    for (const { days, by, deed, until, of } of taken) {
      const look = lookOf(deps, people[by], at(days))
      const milestone = of === undefined ? undefined : (await projectView(look, id)).milestones[of]!.no
      await stepProject(look, id, { ...deed, ...(until !== undefined && { day: dayOf(at(until)) }), ...(milestone && { of: milestone }) })
    }
  }
}

const PROJECTS: { begun: number; due: number; some: { content: string; served: string; person: string }; taken: Taken[] }[] = [
  {
    begun: -70,
    due: 200,
    some: { content: '温馨家园二次供水改造', served: '温馨家园 12 栋 460 户', person: '孙伟' },
    taken: [
      { days: -68, by: 'leader', deed: { step: 'claim', words: '巴雅尔 副区长' } },
      { days: -66, by: 'unit', deed: { step: 'plan', words: '管线查清、方案公示' }, until: -30 },
      { days: -66, by: 'unit', deed: { step: 'plan', words: '招标完成' }, until: -5 },
      { days: -66, by: 'unit', deed: { step: 'plan', words: '开春进场，六月通水' }, until: 190 },
      { days: -35, by: 'unit', deed: { step: 'reach', words: '方案贴了七天，收到意见 12 条，都回了' }, of: 0 },
      { days: -4, by: 'unit', deed: { step: 'tell', words: '第一次招标只来了两家，流标，重新发公告' } },
      { days: -3, by: 'supervisor', deed: { step: 'release' } },
    ],
  },
  {
    begun: -90,
    due: -10,
    some: { content: '矿山路补亮路灯 46 盏', served: '矿山路两侧 3 个小区', person: '白玉' },
    taken: [
      { days: -88, by: 'leader', deed: { step: 'claim', words: '巴雅尔 副区长' } },
      { days: -88, by: 'unit', deed: { step: 'plan', words: '46 盏全部亮灯' }, until: -20 },
      { days: -24, by: 'unit', deed: { step: 'reach', words: '10 月 31 日晚逐盏拍照，46 盏都亮' }, of: 0 },
      { days: -22, by: 'unit', deed: { step: 'askStrike', words: '46 盏亮灯，照片在交办单里' } },
      { days: -20, by: 'supervisor', deed: { step: 'strike', words: '夜里走了一趟，数了 46 盏' } },
      { days: -18, by: 'supervisor', deed: { step: 'release' } },
    ],
  },
  { begun: -2, due: 120, some: { content: '老旧小区单元门维修', served: '8 个小区 96 个单元', person: '田芳' }, taken: [] },
]
