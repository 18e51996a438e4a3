/**
 * Files on their way (照片、语音、附件): taken on this phone, kept as files until the server has what they belong to. Drafts and
 * what waits to be sent name them by key, so a photo is sent once however it travels: while the form is open, or later out of the queue.
 */
import { useEffect } from 'react'
import { create } from 'zustand'
import { api } from '../../domain/api'
import { problemWords } from '../../domain/problems'
import { CallFailed, type Pass } from '../remote/call'
import { addressOf, dropFile, saveFile } from '../platform/files'
import { kept } from '../platform/collection'
import type { PickedPaper } from '../platform/pickPapers'
import type { Picked } from '../platform/pickPhotos'
import { upload } from './upload'
import { tokenOf, type As } from '../remote/session'

type Photo = {
  /** Whose upload it is: sent by one, it is no other's. */
  as: As
  /** Its name in the phone. */
  file: string
  takenAt: number
  /** It is a voice message, and this long. */
  seconds?: number
  /** It is a paper, called so here (never told to the server), and this big. */
  paper?: { name: string; bytes: number }
  /** Once the server has it. */
  id?: string
  /** Why the server will not have it. */
  refused?: string
}
/** How far it is at the moment; `address` is where it can be shown. */
type Now = { sending?: number; failed?: true; address?: string }

export const photos = kept<Photo>('photo')
const useNow = create<Record<string, Now>>(() => ({}))
const note = (key: string, now: Now) => useNow.setState((all) => ({ [key]: { ...all[key], ...now } }))
const GONE = '已不在这部手机里，请重新选'
const AT_ONCE = 2
const DAY_MS = 86_400_000

type PhotoState = 'waiting' | 'sending' | 'done' | 'failed' | 'refused'
/** A photo as the screens know it. */
export type TrayPhoto = { key: string; path: string; state: PhotoState; percent: number; id?: string; why?: string } & Pick<
  Photo,
  'seconds' | 'paper'
>

const trayPhoto = (key: string, { id, refused, seconds, paper }: Photo, { sending, failed, address = '' }: Now = {}): TrayPhoto => ({
  key,
  path: address,
  state: refused ? 'refused' : id ? 'done' : sending !== undefined ? 'sending' : failed ? 'failed' : 'waiting',
  percent: sending ?? 0,
  ...(id && { id }),
  ...(refused && { why: refused }),
  ...(seconds !== undefined && { seconds }),
  ...(paper && { paper }),
})

/** These photos as they stand, those that are gone left out. After a restart it is looked up anew where they can be shown. */
export function useTray(keys: string[]): TrayPhoto[] {
  const all = photos.use()
  const now = useNow()
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the keys as one word
  useEffect(() => keys.forEach((key) => void findAddress(key)), [keys.join()])
  return keys.flatMap((key) => (all[key] ? trayPhoto(key, all[key], now[key]) : []))
}
export const trayOf = (keys: string[]): TrayPhoto[] =>
  keys.flatMap((key) => (photos.get(key) ? trayPhoto(key, photos.get(key)!, useNow.getState()[key]) : []))

/** The same by what they are: ids of photos, and of papers, that the server has. */
export const idsByKind = (keys: string[]): { photos: string[]; papers: string[] } => ({
  photos: idsOf(keys.filter((key) => !photos.get(key)?.paper)),
  papers: idsOf(keys.filter((key) => photos.get(key)?.paper)),
})

/** Ids of those the server has, in order. */
export const idsOf = (keys: string[]): string[] => keys.flatMap((key) => photos.get(key)?.id ?? [])

/** When the first of these was taken or chosen, by the phone's clock. */
export const takenAt = (keys: string[]): number => Math.min(...keys.flatMap((key) => photos.get(key)?.takenAt ?? []), Date.now())

/** Those the server did not refuse. */
export const fitOf = (keys: string[]): string[] =>
  trayOf(keys)
    .filter(({ state }) => state !== 'refused')
    .map(({ key }) => key)

let last = 0
const newKey = () => String((last = Math.max(last + 1, Date.now())))

/** Keeps files that were just chosen or taken; gives their keys. One that cannot be a photo is kept as refused. */
export async function addPhotos(picked: Picked[], as: As): Promise<string[]> {
  const keys = picked.map(newKey)
  const files = await Promise.all(picked.map(({ path }, index) => saveFile(path, `photo-${keys[index]}`)))
  for (const [index, key] of keys.entries()) {
    const { problem } = picked[index]!
    photos.put(key, { as, file: files[index]!, takenAt: Date.now(), ...(problem && { refused: problemWords(problem) }) })
    // WeChat moves what it keeps: where it was chosen it is no more
    await findAddress(key)
  }
  return keys
}

/** Keeps what was just recorded; gives its key. */
export async function addVoice(path: string, seconds: number, as: As): Promise<string> {
  const key = newKey()
  const file = await saveFile(path, `voice-${key}`)
  photos.put(key, { as, file, takenAt: Date.now(), seconds })
  // as with photos: WeChat moved it
  await findAddress(key)
  return key
}

/** Keeps papers that were just chosen; gives their keys. One that cannot be sent is kept as refused. */
export async function addPapers(picked: PickedPaper[], as: As): Promise<string[]> {
  const keys = picked.map(newKey)
  for (const [index, { path, name, bytes, problem }] of picked.entries()) {
    const key = keys[index]!
    const file = await saveFile(path, `paper-${key}`)
    photos.put(key, { as, file, takenAt: Date.now(), paper: { name, bytes }, ...(problem && { refused: problemWords(problem) }) })
    await findAddress(key)
  }
  return keys
}

/** The same pictures to be sent by somebody else: anonymous ones may not be known as somebody's, nor the other way round. */
export function againAs(as: As, keys: string[]): string[] {
  return keys.flatMap((key) => {
    const photo = photos.get(key)
    if (!photo) return []
    const again = newKey()
    note(again, { address: useNow.getState()[key]?.address ?? '' })
    photos.put(again, { as, file: photo.file, takenAt: photo.takenAt, seconds: photo.seconds, paper: photo.paper })
    photos.remove(key)
    return again
  })
}

/** What it belonged to is with the server, or was thrown away. */
export function dropPhotos(keys: string[]) {
  for (const key of keys) {
    const file = photos.get(key)?.file
    tasks.get(key)?.abort()
    photos.remove(key)
    if (file && !Object.values(photos.all()).some((other) => other.file === file)) void dropFile(file)
  }
}

/** They lay so long that the server has thrown them away: they go out once more. */
export const sendAgain = (keys: string[]) => keys.forEach((key) => photos.patch(key, { id: undefined }))

/** Where a kept file can be shown and sent from now. */
async function findAddress(key: string): Promise<string | undefined> {
  const photo = photos.get(key)
  const address = photo && (useNow.getState()[key]?.address || (await addressOf(photo.file)))
  if (address) note(key, { address })
  return address
}

/** Photos nothing names any more, a day old: of a sheet that died with the app. */
export function forgetStrays(named: Set<string>) {
  const old = Object.entries(photos.all()).filter(([key, { takenAt }]) => !named.has(key) && takenAt < Date.now() - DAY_MS)
  dropPhotos(old.map(([key]) => key))
}

const running = new Map<string, Promise<CallFailed | undefined>>()
const tasks = new Map<string, { abort: () => void }>()
const queue: (() => void)[] = []
let free = AT_ONCE

/**
 * Sends those the server does not have, two at a time; when it resolves each has arrived, was refused, or failed. Gives what stopped one,
 * if anything did.
 */
export async function sendPhotos(keys: string[], pass: Pass): Promise<CallFailed | undefined> {
  if (!(pass.token ?? tokenOf(pass.as))) return undefined
  const open = keys.filter((key) => photos.get(key) && !photos.get(key)!.id && !photos.get(key)!.refused)
  const failures = await Promise.all(open.map((key) => running.get(key) ?? begin(key, pass)))
  return failures.find(Boolean)
}

function begin(key: string, pass: Pass): Promise<CallFailed | undefined> {
  note(key, { failed: undefined })
  const job = inTurn(() => send(key, pass)).finally(() => running.delete(key))
  running.set(key, job)
  return job
}

const endpointOf = ({ seconds, paper }: Pick<Photo, 'seconds' | 'paper'> = {}) =>
  paper ? api.uploadPaper : seconds === undefined ? api.uploadPhoto : api.uploadVoice

async function send(key: string, pass: Pass): Promise<CallFailed | undefined> {
  const address = await findAddress(key)
  if (!address) return void photos.patch(key, { refused: GONE })
  note(key, { sending: 0 })
  try {
    const { id } = await upload(endpointOf(photos.get(key)), address, pass, {
      onPercent: (sending) => note(key, { sending }),
      onTask: (task) => tasks.set(key, task),
    })
    photos.patch(key, { id })
    return undefined
  } catch (problem) {
    if (!(problem instanceof CallFailed)) throw problem
    if (!problem.passing) photos.patch(key, { refused: problem.message })
    // without a sign-in it waits
    else if (problem.status !== 401) note(key, { failed: true })
    return problem
  } finally {
    tasks.delete(key)
    note(key, { sending: undefined })
  }
}

async function inTurn<T>(run: () => Promise<T>): Promise<T> {
  if (free > 0) free--
  else await new Promise<void>((go) => queue.push(go))
  try {
    return await run()
  } finally {
    const next = queue.shift()
    if (next) next()
    else free++
  }
}
