/** What a checkpoint keeps of the seals: how often each page was written, how many seals there were, and a root over the sums. */
import { createHash } from 'node:crypto'
import { pagesOf, type ProofDeps } from './read'
import { openPage } from './sums'

/** `complete`: whether everything kept from before had been sealed then. */
export type SealsKept = { versions: (number | null)[]; subjects: number; complete: boolean; root: string }
type Deps = Omit<ProofDeps, 'clock'>

export async function sealsKept(deps: Deps): Promise<SealsKept> {
  const pages = await openedPages(deps)
  return {
    versions: pages.map((page) => page?.version ?? null),
    subjects: pages.reduce((sum, page) => sum + (page?.subjects ?? 0), 0),
    complete: pages.every((page) => page?.complete),
    root: createHash('sha256')
      .update(pages.map((page) => page?.sum).join())
      .digest('hex'),
  }
}

/** Pages that were written less often than a checkpoint says were put back, with all their rows, to what they were before it. */
export async function sealsPutBack(deps: Deps, kept: SealsKept): Promise<string[]> {
  const now = await sealsKept(deps)
  const older = kept.versions.flatMap((version, page) => (version !== null && (now.versions[page] ?? -1) < version ? [page] : []))
  const sameButOther = now.versions.join() === kept.versions.join() && now.root !== kept.root
  return [
    ...older.map((page) => `seals of page ${page} were put back to what they were before the checkpoint`),
    ...(sameButOther ? ['seals are not those of the checkpoint'] : []),
    ...(kept.complete && !now.complete ? ['sealing was begun again after the checkpoint'] : []),
  ]
}

async function openedPages(deps: Deps) {
  const rows = await pagesOf({ ...deps, clock: () => 0 })
  return rows.map(({ page, sealed }) => openPage(deps.keys, deps.district, page, sealed))
}
