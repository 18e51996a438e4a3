/**
 * The contract, continued: places with a code to scan (现场二维码). The code opens the form with the place, and perhaps the category,
 * filled in. Apart from `api`, because the tabs never call it.
 */
import * as v from 'valibot'
import type { Endpoint } from './api'
import { CATEGORY_IDS } from './report/categories'
import { Point, SCENE } from './report/draft'
import { text } from './ticket/evidence'

const Code = v.object({ code: SCENE })
const Cursor = v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}_[0-9A-Z]{8}$/, 'after')))
const ItemId = v.pipe(v.string(), v.maxLength(32))

const scene = {
  code: v.string(),
  words: v.string(),
  /** The grid or community it lies in. */
  unit: v.object({ id: v.string(), name: v.string() }),
  point: v.nullable(Point),
  category: v.nullable(v.picklist(CATEGORY_IDS)),
  item: v.nullable(v.string()),
}
/** What the form takes over from a scanned code. */
export const Scene = v.object(scene)
export type Scene = v.InferOutput<typeof Scene>

/** As staff see it, with the picture to print: `path` is an SVG path in a square of `size`, dark on light. */
export const SceneRow = v.object({ ...scene, address: v.string(), path: v.string(), size: v.number() })
export type SceneRow = v.InferOutput<typeof SceneRow>

const NewScene = v.object({
  unitId: v.pipe(v.string(), v.maxLength(40)),
  words: v.pipe(text(40), v.minLength(2, 'where')),
  point: v.optional(Point),
  category: v.optional(v.picklist(CATEGORY_IDS)),
  item: v.optional(ItemId),
})

// prettier-ignore
export const sceneApi = {
  scene:       { method: 'GET',  path: '/scenes/:code',       for: ['anyone'], params: Code, reply: Scene, allowance: { max: 120, minutes: 1, per: 'address' } },
  scenes:      { method: 'GET',  path: '/staff/scenes',       for: ['staff'],  query: v.object({ after: Cursor }), reply: v.object({ rows: v.array(SceneRow), next: v.nullable(v.string()) }) },
  makeScene:   { method: 'POST', path: '/staff/scenes',       for: ['staff'],  body: NewScene, reply: SceneRow, allowance: { max: 200, minutes: 60, per: 'person' } },
  endScene:    { method: 'POST', path: '/scenes/:code/end',   for: ['staff'],  params: Code, body: v.object({}), reply: v.object({}), allowance: { max: 200, minutes: 60, per: 'person' } },
  /** The same as a mini-program code (小程序码), as a data address; null where WeChat has none to give. */
  scenePicture:{ method: 'GET',  path: '/scenes/:code/weapp', for: ['staff'],  params: Code, reply: v.object({ image: v.nullable(v.string()) }), allowance: { max: 200, minutes: 60, per: 'person' } },
} as const satisfies Record<string, Endpoint>
