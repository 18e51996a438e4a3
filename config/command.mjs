// Runs a command of src/server/commands that needs nothing but the code (learn, evaluate): builds it first, so that it never measures old words.
// node config/command.mjs evaluate-dangers FILE.jsonl
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildServer, root } from './build-server.mjs'

const [name, file] = process.argv.slice(2)
const outdir = `out/commands/${name}`
await buildServer({ entries: [`src/server/commands/${name}.ts`], outdir })
// the command reads its file as its own argument, and knows the project by the folder it is run in
process.argv = [process.argv[0], name, ...(file ? [path.resolve(process.env.INIT_CWD ?? '.', file)] : [])]
process.chdir(root)
await import(pathToFileURL(path.join(root, outdir, 'commands', `${name}.mjs`)).href)
