// npm run bench:verify [-- TICKETS]: how long the first sealing and verify take with so many tickets, on a PostgreSQL of its own. Default: 100000.
import { runBundled } from './bundled.mjs'

await runBundled('verify')
