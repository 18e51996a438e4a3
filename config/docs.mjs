// Writes docs/lifecycle.md from the lifecycle table and docs/figures-method.md from the table of measures; with --check it fails when a page
// is out of date.
import { build } from 'esbuild'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const { MEASURES, MEASURE_IDS, TIME_WORDS, MISSING, DEFINITION, SPANS, ...lifecycle } = await domain()
const { RULES, ACTIONS, leadsTo, STATES, CLOCKS, STATE_WORDS, ACTION_WORDS, REFUSAL_WORDS, CLOCK_WORDS, fieldWords } = lifecycle

const LATE = { tells: '告诉上一级', rises: '告诉上一级，再逐级上报，到顶督办' }

const pages = { 'docs/lifecycle.md': renderLifecycle(), 'docs/figures-method.md': renderMethod() }
for (const [page, text] of Object.entries(pages)) {
  const file = path.join(root, page)
  if (!process.argv.includes('--check')) writeFileSync(file, text)
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`${page} is out of date: node config/docs.mjs`)
    process.exitCode = 1
  }
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
    'reading/words-refused',
    'reading/words-acting',
    'figures/measures',
    'figures/spans',
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

function renderLifecycle() {
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
撤销：十分钟以内、还没有人接着办，谁刚做的谁能撤销，件和时限回到那一步以前，图里不画。能撤销的：${ACTIONS.filter(
    (action) => RULES[action].undoable,
  )
    .map((action) => ACTION_WORDS[action].button)
    .join('、')}。

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

/** What moves it; steps that leave a ticket where it is are no arrows, nor is what brings it back to where it was. */
function arrows(action, from) {
  if (RULES[action].to === 'whereItStood') return []
  return leadsTo(action, from)
    .filter((to) => to !== from)
    .map((to) => `  ${from} --> ${to}: ${ACTION_WORDS[action].button}`)
}

/** How figures are counted, for whoever reads them. */
function renderMethod() {
  const better = { up: '越高越好', down: '越低越好' }
  return `<!-- made by config/docs.mjs from src/domain/figures: do not edit -->
# 口径 How figures are counted

口径第 ${DEFINITION} 版。每个比率都写明多少件里的多少件；没有分母写“—”；不到 10 件只写件数，不算比率，另列；没作答的不算满意。只算单位，不算个人。

| 指标 | measure | 分子 | 分母 | 不算入 | 方向 | 从第几版起 |
|---|---|---|---|---|---|---|
${MEASURE_IDS.map(measureRow).join('\n')}

${TIME_WORDS.name}：${TIME_WORDS.counts}；不算${TIME_WORDS.leaves}。

## 加得起来

结转 + 新收 + 退回重办 + 转来 = 办结 + 其他了结 + 转出 + 还在办。左右两边分开数：左边从事件一件件加出来，“还在办”另从工单的现状倒推，对不上就写出差几件。
“其他了结”是不予受理、并件、撤回、没补充而停办。区一级没有转来、转出。

## 算到谁头上

- 时限算到期那一刻（或在那之前办结时）手里有它的单位；评价算到最后办结的单位；派单算到接单的单位。
- 每件事按发生的时间算，不按后来补记的时间；到期以后再批的延期、再停的时间，不改已经超时的事实。
- 类别按截数时的分类算；后来更正的，实时的表跟着变，冻结的版本不变。

## 截数和版本

| 时段 | span | 第一次截数 | 提意见到（工作日） |
|---|---|---|---|
${Object.entries(SPANS)
  .map(([kind, { name, objection }]) => `| ${name} | ${kind} | 时段末那天 24:00，暂定 | ${objection} 天，之后定稿 |`)
  .join('\n')}

每一版写着时段、截数时刻、口径版本、数、清单指纹、谁冻结的；一经写下就不再改，更正另出一版，写明原因。

## 现在还答不了的

${MISSING.map((line) => `- ${line}`).join('\n')}
`

  function measureRow(id) {
    const { name, counts, base, leaves, better: way, since } = MEASURES[id]
    return `| ${name} | ${id} | ${counts} | ${base} | ${leaves} | ${better[way]} | ${since} |`
  }
}
