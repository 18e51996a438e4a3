/**
 * The contract, continued: places with a code to scan (现场二维码), for whoever scans one. The code opens the form with the place, and
 * perhaps the category, filled in. Apart from `api`, because the tabs never call it.
 */
import * as v from 'valibot'
import type { Endpoint } from './api'
import { CATEGORY_IDS } from './report/categories'
import { Point, SCENE } from './report/draft'

export const SceneCode = v.object({ code: SCENE })

/** What the form takes over from a scanned code. */
export const Scene = v.object({
  code: v.string(),
  words: v.string(),
  /** The grid or community it lies in. */
  unit: v.object({ id: v.string(), name: v.string() }),
  point: v.nullable(Point),
  category: v.nullable(v.picklist(CATEGORY_IDS)),
  item: v.nullable(v.string()),
})
export type Scene = v.InferOutput<typeof Scene>

// prettier-ignore
export const sceneApi = {
  scene: { method: 'GET', path: '/scenes/:code', for: ['anyone'], params: SceneCode, reply: Scene, allowance: { max: 120, minutes: 1, per: 'address' } },
} as const satisfies Record<string, Endpoint>
