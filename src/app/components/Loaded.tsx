import type { ComponentType, ReactNode } from 'react'
import type { CallFailed } from '../remote/call'
import { StateView } from './StateView'
import { KeptCopy, Trouble, type TroubleProps } from './Trouble'

interface LoadedProps<T> {
  /** A remote read as its store gives it; with `loadedAt` a copy kept in the phone says from when it is. */
  of: { data?: T; problem?: CallFailed; loadedAt?: number }
  onRetry: () => void
  /** Said while it loads. */
  title?: string
  /** Skeleton cards while it loads. */
  rows?: number
  /** Stands there whatever came: sign in first, no such ticket. */
  instead?: ReactNode
  /** Stands there when what came holds nothing to show. */
  empty?: ReactNode
  /** What says that nothing could be loaded; staff's screens have their own words. */
  trouble?: ComponentType<TroubleProps>
  children?: (data: T) => ReactNode
}

/** What was read from the server, and until it is there what stands in its place: loading, empty, an error, no network. */
export function Loaded<T>(props: LoadedProps<T>) {
  const { of, onRetry, title, rows, instead, empty, trouble: Failed = Trouble, children } = props
  const { data, problem, loadedAt } = of
  if (instead) return <>{instead}</>
  if (data === undefined)
    return problem ? <Failed problem={problem} onRetry={onRetry} /> : <StateView kind="loading" title={title} rows={rows} />
  return (
    <>
      {problem && loadedAt !== undefined && <KeptCopy problem={problem} loadedAt={loadedAt} onRetry={onRetry} />}
      {empty || children?.(data)}
    </>
  )
}
