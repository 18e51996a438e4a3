/** Projects as the server last told them; nothing of them is kept on the phone. */
import { projectApi, type NewProject, type ProjectDeed } from '../../../domain/api-project'
import { call } from '../../remote/call'
import { remote } from '../../remote/remote'
import { onForget } from '../../stores/tickets'

const ALL = 'all'
const list = remote(() => call(projectApi.projects, {}))
export const useProjects = () => list.use(ALL)
export const loadProjects = () => list.load(ALL, true)
export const project = remote((id) => call(projectApi.project, { params: { id } }))

export async function begin(some: NewProject) {
  await call(projectApi.beginProject, { body: some })
  await loadProjects()
}

export const step = async (id: string, deed: ProjectDeed) =>
  project.put(id, await call(projectApi.stepProject, { params: { id }, body: deed }))

onForget((as) => as === 'staff' && [list, project].forEach((store) => store.forget()))
