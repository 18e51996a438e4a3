import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sceneApi, type Scene } from '../../domain/api-scene'
import { sceneStaffApi, type SceneRow } from '../../domain/api-scene-staff'
import type { Deps } from '../deps'
import { originOf } from '../origin'
import { Refused } from '../refused'
import { serve } from '../serve'
import { WechatFault } from '../wechat/client'
import { qrPath } from './picture'
import { endScene, findScene, makeScene, refuseUnreachable, scenesOf } from './store'

/** The page of the mini-program and of the web app that a code opens. */
const PAGE = 'resident/report/index'

/** Codes to scan (现场二维码): read by anyone, made and ended by the staff of the place. */
export function sceneRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, sceneApi.scene, async ({ params }) => {
    const scene = await findScene(deps, params.code)
    if (!scene) throw new Refused(404, 'notFound')
    return scene
  })
  serve(app, sceneStaffApi.scenes, async ({ actor, query, request }) => {
    const { rows, next } = await scenesOf(deps, actor, query.after)
    return { rows: rows.map((scene) => printed(deps, scene, request)), next }
  })
  serve(app, sceneStaffApi.makeScene, async ({ actor, body, now, request }) =>
    printed(deps, await makeScene(deps, body, actor, now), request),
  )
  serve(app, sceneStaffApi.endScene, async ({ actor, params, now }) => {
    await endScene(deps, params.code, actor, now)
    return {}
  })
  serve(app, sceneStaffApi.scenePicture, async ({ actor, params }) => {
    await refuseUnreachable(deps, params.code, actor)
    return { image: await weappCode(deps, params.code) }
  })
}

/** What is printed lives for years. */
function printed(deps: Deps, scene: Scene, request: FastifyRequest): SceneRow {
  const origin = originOf(deps, request)
  if (!origin) throw new Refused(409, 'noPublicUrl')
  const address = `${origin}/${PAGE}?scene=${scene.code}`
  return { ...scene, address, ...qrPath(address) }
}

async function weappCode({ wechat }: Deps, code: string): Promise<string | null> {
  if (!wechat) return null
  try {
    return `data:image/jpeg;base64,${(await wechat.codeImage({ page: PAGE, scene: code })).toString('base64')}`
  } catch (error) {
    // not published yet, or not allowed: the browser's code serves meanwhile
    if (error instanceof WechatFault) throw error.isPassing ? new Refused(502, 'busy') : new Refused(409, 'noWeappCode')
    throw error
  }
}
