/**
 * Papers (附件、材料): files other than pictures that come with a report, a supplement or a step of staff. They are handed out for download
 * alone, to the reporter and the staff of the ticket, never on the board. Every rule about them that is a number or a list stands here.
 */
import * as v from 'valibot'
import { list, UUID } from '../bounds'

const MB = 1024 * 1024

/** What is taken: told by its content, never by its name. `word`: as people call it. */
export const PAPER_KINDS = { pdf: { word: 'PDF' }, docx: { word: 'Word' }, xlsx: { word: 'Excel' } } as const
export type PaperKind = keyof typeof PAPER_KINDS
export const PAPER_KIND_IDS = Object.keys(PAPER_KINDS) as PaperKind[]

/** With one report or one step. */
export const MAX_PAPERS = 5
/** With one ticket in all its life. */
export const MAX_PAPERS_OF_TICKET = 40
/** Bytes of one as it is sent. */
export const MAX_PAPER_BYTES = 10 * MB

export const PAPER_IDS = list(UUID, MAX_PAPERS, 'tooManyPapers')

/** One of a ticket as one reader may fetch it; `name`: made by us, of the ticket's number, never the sender's. */
export const PaperView = v.object({
  id: v.string(),
  kind: v.picklist(PAPER_KIND_IDS),
  bytes: v.number(),
  name: v.string(),
  address: v.string(),
})
export type PaperView = v.InferOutput<typeof PaperView>
/** One that has come in and belongs to nothing yet. */
export const PaperTaken = v.object({ id: v.string(), kind: v.picklist(PAPER_KIND_IDS), bytes: v.number() })
export type PaperTaken = v.InferOutput<typeof PaperTaken>

/** "20261201-EQYR72-材料1.pdf": the ticket's number and which of its papers it is. */
export const paperName = (number: string, nth: number, kind: PaperKind): string => `${number}-材料${nth}.${kind}`

/** "320 KB", "1.4 MB". */
export const sizeWords = (bytes: number): string =>
  bytes < MB ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / MB).toFixed(1)} MB`
