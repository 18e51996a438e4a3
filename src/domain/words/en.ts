/**
 * English for residents (英文): every sentence the app says to them, by the Chinese one it stands for. Same placeholders; the order is
 * free. `{days|day|days}` is the number with the word for one or for several. The server sends it; no app carries it.
 */
import type { Dictionary } from './say'

// prettier-ignore
export const ENGLISH: Dictionary = {
}
