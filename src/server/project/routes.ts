import type { FastifyInstance } from 'fastify'
import { projectApi } from '../../domain/api-project'
import type { Deps } from '../deps'
import { serve } from '../serve'
import { lookOf } from '../ticket/work'
import { wallRows } from './wall'
import { beginProject, projectRows, projectView, publicProjects, stepProject } from './store'

/** Projects for the people (民生项目). */
export function projectRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, projectApi.projects, async ({ actor, now }) => ({ rows: await projectRows(lookOf(deps, actor, now)), now }))
  serve(app, projectApi.project, ({ params, actor, now }) => projectView(lookOf(deps, actor, now), params.id))
  serve(app, projectApi.beginProject, async ({ body, actor, now }) => ({ id: await beginProject(lookOf(deps, actor, now), body) }))
  serve(app, projectApi.stepProject, async ({ params, body, actor, now }) => {
    const look = lookOf(deps, actor, now)
    await stepProject(look, params.id, body)
    return projectView(look, params.id)
  })
  serve(app, projectApi.wall, async ({ actor, now }) => ({ rows: await wallRows(lookOf(deps, actor, now)), now }))
  serve(app, projectApi.publicProjects, async ({ now }) => ({ rows: await publicProjects(deps), now }))
}
