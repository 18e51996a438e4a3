// npm run bench:search [-- --rows 1000000]: finding tickets among so many, while others are filed, on a PostgreSQL of its own. Default: 10,000. Exit 1 above the budget.
import { runBundled } from './bundled.mjs'

await runBundled('search')
