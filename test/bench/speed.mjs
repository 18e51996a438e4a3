// npm run bench [-- short]: how fast reports are filed and lists are read, against a server that checks nothing, on the same database in one run.
import { runBundled } from './bundled.mjs'

await runBundled('speed')
