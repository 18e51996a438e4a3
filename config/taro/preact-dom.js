// What Taro asks `react-dom` for in the mini-program, as the small renderer of config/index.ts gives it: Taro sees version 18
// and opens a root, which the renderer keeps in a file apart from the rest.
import { unstable_batchedUpdates } from 'preact/compat'
import { createRoot } from 'preact/compat/client'

export { createRoot, unstable_batchedUpdates }
export default { createRoot, unstable_batchedUpdates }
