// Writes docs/lifecycle.md from the lifecycle table; with --check it fails when the page is out of date.
import { build } from 'esbuild'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const page = path.join(root, 'docs/lifecycle.md')
const { RULES, ACTIONS, leadsTo, STATES, CLOCKS, STATE_WORDS, ACTION_WORDS, REFUSAL_WORDS, CLOCK_WORDS, fieldWords } = await domain()

const LATE = { tells: '告诉上一级', rises: '告诉上一级，再逐级上报，到顶督办' }

const text = render()
if (!process.argv.includes('--check')) writeFileSync(page, text)
else if (readFileSync(page, 'utf8') !== text) {
  console.error('docs/lifecycle.md is out of date: node config/docs.mjs')
  process.exit(1)
}

/** The domain's tables, bundled on the fly. */
async function domain() {
  const tables = [
    'ticket/actions',
    'ticket/rules',
    'ticket/lifecycle',
    'ticket/clocks',
    'ticket/states',
    'ticket/fields',
    'reading/words',
    'reading/words-acting',
  ]
  const entry = tables.map((table) => `export * from './src/domain/${table}'`).join('\n')
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`)
}

function render() {
  const used = Object.keys(STATES)
  return `<!-- made by config/docs.mjs from src/domain/ticket: do not edit -->
# 工单流转 Ticket lifecycle

\`\`\`mermaid
stateDiagram-v2
  [*] --> submitted: 提交
${used.map((state) => `  ${state}: ${STATE_WORDS.unit[state]} ${state}`).join('\n')}
${ACTIONS.flatMap((action) => RULES[action].from.flatMap((from) => arrows(action, from))).join('\n')}
\`\`\`

| 动作 | action | 从 from | 到 to | 谁 by | 凭据 needs | 条件 guards | 下一个 owner | 告诉 tells |
|---|---|---|---|---|---|---|---|---|
${ACTIONS.map(row).join('\n')}

马上办：未受理（未签收）时直接办结、上报或派单，会在同一步里先记受理或签收。

| 时限 | clock | 归谁 of | 超过以后 late | 到期自动 does |
|---|---|---|---|---|
${Object.entries(CLOCKS)
  .map(
    ([kind, { of, late, does, near }]) =>
      `| ${CLOCK_WORDS[kind]} | ${kind} | ${of} | ${near ? '先提醒；' : ''}${LATE[late] ?? ''} | ${does ? ACTION_WORDS[does].button : ''} |`,
  )
  .join('\n')}

| 状态 | state | 居民看到 | 单位看到 | 区中心看到 | 时限 clocks | 停着的 holds |
|---|---|---|---|---|---|---|
${Object.keys(STATES)
  .map(
    (state) =>
      `| ${STATE_WORDS.unit[state]} | ${state} | ${STATE_WORDS.resident[state]} | ${STATE_WORDS.unit[state]} | ${STATE_WORDS.centre[state]} | ${STATES[state].clocks.map((clock) => CLOCK_WORDS[clock]).join('、')} | ${(STATES[state].holds ?? []).map((clock) => CLOCK_WORDS[clock]).join('、')} |`,
  )
  .join('\n')}
`
}

function row(action) {
  const rule = RULES[action]
  const needs = rule.needs.map((field) => fieldWords(action, field).label).join('、')
  const guards = rule.guards.map((guard) => REFUSAL_WORDS[guard]).join(' ')
  return `| ${ACTION_WORDS[action].button} | ${action} | ${rule.from.join(', ')} | ${rule.to} | ${rule.by.join(', ')} | ${needs}${rule.photoIfAsked ? '、照片（按细项）' : ''} | ${guards} | ${rule.owner} | ${rule.tells.join(', ')} |`
}

/** What moves it; steps that leave a ticket where it is are no arrows. */
function arrows(action, from) {
  return leadsTo(action, from)
    .filter((to) => to !== from)
    .map((to) => `  ${from} --> ${to}: ${ACTION_WORDS[action].button}`)
}
