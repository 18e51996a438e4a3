/** The contract, continued: codes to scan (现场二维码) for the staff who make, print and end them. */
import * as v from 'valibot'
import type { Endpoint } from './api'
import { Scene, SceneCode } from './api-scene'
import { SceneCursor, text, UNIT_ID, word } from './bounds'
import { CATEGORY_IDS } from './report/categories'
import { Point } from './report/draft'

/** With the picture to print: `path` is an SVG path in a square of `size`, dark on light. */
export const SceneRow = v.object({ ...Scene.entries, address: v.string(), path: v.string(), size: v.number() })
export type SceneRow = v.InferOutput<typeof SceneRow>

const NewScene = v.object({
  unitId: UNIT_ID,
  words: v.pipe(text(40), v.minLength(2, 'where')),
  point: v.optional(Point),
  category: v.optional(v.picklist(CATEGORY_IDS)),
  item: v.optional(word(32)),
})

const OFTEN = { max: 200, minutes: 60, per: 'person' } as const

// prettier-ignore
export const sceneStaffApi = {
  scenes:       { method: 'GET',  path: '/staff/scenes',       for: ['staff'], query: v.object({ after: SceneCursor }), reply: v.object({ rows: v.array(SceneRow), next: v.nullable(v.string()) }) },
  makeScene:    { method: 'POST', path: '/staff/scenes',       for: ['staff'], body: NewScene, reply: SceneRow, allowance: OFTEN },
  endScene:     { method: 'POST', path: '/scenes/:code/end',   for: ['staff'], params: SceneCode, body: v.object({}), reply: v.object({}), allowance: OFTEN },
  /** The same as a mini-program code (小程序码), as a data address; null where WeChat is not set up. */
  scenePicture: { method: 'GET',  path: '/scenes/:code/weapp', for: ['staff'], params: SceneCode, reply: v.object({ image: v.nullable(v.string()) }), allowance: OFTEN },
} as const satisfies Record<string, Endpoint>
