// npm run bench:sweep [-- CLOSED …]: the deadline clock with so many closed tickets in the table, on a PostgreSQL of its own. Default: 1000 and 1000000.
import { runBundled } from './bundled.mjs'

await runBundled('sweep')
