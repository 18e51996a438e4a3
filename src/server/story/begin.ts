/** Beginning the story behind the first page of a demo that wants one. */
import path from 'node:path'
import { projectDir } from '../database/home'
import type { Deps } from '../deps'
import type { Settings } from '../settings'
import { deskPeople, tellBulletins } from './bulletins'
import { tellProjects } from './projects'
import { tellStory, type StoryOptions } from './story'

/** Told beside the scripted ones. */
const TALES = 360

/** What is told goes on by itself; `stop` waits for the reports in hand. Nothing is told outside the demo, nor with DEMO_EMPTY. */
export function beginStory(deps: Deps, settings: Pick<Settings, 'DEMO' | 'DEMO_EMPTY' | 'dataDir'>, say: (line: string) => void) {
  if (!settings.DEMO || settings.DEMO_EMPTY) return { stop: async () => undefined }
  let stopped = false
  const drawn = path.join(projectDir(), 'dist/server/pictures')
  const options = { dir: settings.dataDir, drawn, tales: TALES, say, isStopped: () => stopped }
  const telling = tellAll(deps, options).catch((error: Error) => deps.log.error({ err: error }, 'story'))
  const stop = async () => {
    stopped = true
    await telling
  }
  return { stop }
}

/** The tickets first, then what is made of their figures. */
async function tellAll(deps: Deps, options: StoryOptions) {
  await tellStory(deps, options)
  if (!options.isStopped()) await tellBulletins(deps, options.isStopped)
  if (!options.isStopped()) await tellProjects(deps, deskPeople())
}
