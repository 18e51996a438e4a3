/** Where a command finds the database: DATABASE_URL, or the one of our own, started for it unless a server already runs it. */
import path from 'node:path'
import type { ClientConfig } from 'pg'
import { runningConnection, startEmbedded } from '../database/embedded'
import type { Settings } from '../settings'

type Use<T> = (connection: ClientConfig) => Promise<T>
type At = Pick<Settings, 'DATABASE_URL' | 'dataDir'>

export const photosIn = ({ dataDir }: At): string => path.join(dataDir, 'photos')

/** With the database, whether a server uses it just now or not. */
export async function withDatabase<T>(at: At, say: (line: string) => void, use: Use<T>): Promise<T> {
  const running = at.DATABASE_URL ? undefined : runningConnection(at.dataDir)
  return running ? use(running) : withoutServer(at, say, use)
}

/** With the database for this command alone; refuses where a server runs our own. */
export async function withoutServer<T>({ DATABASE_URL, dataDir }: At, say: (line: string) => void, use: Use<T>): Promise<T> {
  if (DATABASE_URL) return use({ connectionString: DATABASE_URL })
  const embedded = await startEmbedded({ dataDir, say })
  return use(embedded.connection).finally(() => embedded.stop())
}
