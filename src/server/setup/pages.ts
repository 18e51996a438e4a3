/** The pages of a first start (首次启用): plain forms that any browser shows, without a script. */
import { IMPORT_COLUMNS, type Fault } from '../../domain/admin/import'
import { DUTY_WORDS } from '../../domain/admin/acts'
import { UNIT_KIND_WORDS } from '../../domain/admin/unit-kinds'
import { UNIT_KINDS } from '../../domain/people/units'
import { FIRST_DUTIES } from '../../domain/setup/first-people'
import { MOST_PEOPLE, type Draft, type HandedOut } from './draft'

/** What went wrong at which step, said where it was typed. */
export type Trouble = { at: Step; faults: readonly Fault[]; words: readonly string[] }
export type Step = 'name' | 'units' | 'grids' | 'first' | 'people' | 'finish'

const filled = (parts: TemplateStringsArray, ...values: (string | number)[]): string =>
  parts.reduce((all, part, i) => all + part + (i < values.length ? escaped(String(values[i])) : ''), '')
const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)

const STYLE = `
:root{color-scheme:light;--bg:#f4f5f1;--card:#fff;--text:#16211f;--soft:#3f4d49;--brand:#0a5a54;--line:#7f8c87;--bad:#a3221b;
--badbg:#fce6e3;--good:#2c6426;--goodbg:#e4f1df}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--text);
font:17px/1.6 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
main{max-width:860px;margin:0 auto;padding:24px 16px 64px}
h1{font-size:28px;margin:8px 0 4px}
h2{font-size:20px;margin:0 0 8px}
p{margin:4px 0}
.soft{color:var(--soft);font-size:15px}
section{background:var(--card);border-radius:14px;padding:18px 20px;margin:16px 0;box-shadow:0 1px 3px #0a18161f}
label,.label{display:block;font-weight:600;margin:10px 0 4px}
input[type=text],input[type=file]{width:100%;min-height:48px;padding:8px 12px;border:1.5px solid var(--line);border-radius:10px;
font:inherit;background:#fff}
.two{display:grid;grid-template-columns:1fr 1fr;gap:12px}
button{min-height:48px;margin-top:14px;padding:8px 24px;border:0;border-radius:10px;background:var(--brand);color:#fff;font:inherit;
font-weight:600;cursor:pointer}
button:focus-visible,input:focus-visible,a:focus-visible{outline:3px solid #14716a;outline-offset:2px}
a{color:var(--brand)}
.done{display:inline-block;padding:2px 10px;border-radius:999px;background:var(--goodbg);color:var(--good);font-size:15px;
font-weight:600}
.bad{background:var(--badbg);color:var(--bad);border-radius:10px;padding:10px 14px;margin:10px 0}
table{border-collapse:collapse;width:100%;margin:8px 0;font-size:15px}
th,td{border:1px solid #dce1db;padding:6px 10px;text-align:left;vertical-align:top}
code{font:16px ui-monospace,Menlo,Consolas,monospace}
@media print{body{background:#fff}
section{box-shadow:none;padding:0}
.off-paper{display:none}}
@media(max-width:560px){.two{grid-template-columns:1fr}}
`

const page = (title: string, body: string, more = ''): string =>
  '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">' +
  more +
  `<title>${escaped(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`

/** Asks for the code that was printed. */
export const codePage = (district: string, wrong = false): string =>
  page(
    '市民吹哨，首次启用',
    filled`<h1>市民吹哨，首次启用</h1>
      <p>区划 ${district} 的数据库还是空的。启动服务的那台机器上印着一个口令，写在这里。</p>` +
      `<section><form method="post" action="/setup/code"><label for="code">口令</label>` +
      `<input type="text" id="code" name="code" autocomplete="off" required autofocus placeholder="XXXXX-XXXXX">` +
      (wrong ? '<div class="bad" role="alert">口令不对。错几次会换一个新的，看启动服务的窗口或日志。</div>' : '') +
      '<button>开始</button></form></section><p class="soft">口令谁也没有用过之前，重启会换一个新的。</p>',
  )

/** All steps below each other, each with what stands in it already. */
export function stepsPage(district: string, draft: Draft, trouble?: Trouble): string {
  const told = (at: Step): string => (trouble?.at === at ? troubleIn(trouble) : '')
  return page(
    '市民吹哨，首次启用',
    filled`<h1>首次启用</h1>
      <p class="soft">区划 ${district}。写完最后一步才存进数据库，以前什么都没有改；中途重启就从头来。</p>` +
      nameStep(draft, told('name')) +
      unitsStep(draft, told('units')) +
      (draft.units.length > 0 ? gridsStep(draft, told('grids')) + firstStep(draft, told('first')) : '') +
      (draft.first.length > 0 ? peopleStep(draft, told('people')) : '') +
      (draft.name !== '' && draft.first.length > 0 ? finishStep(draft, told('finish')) : ''),
  )
}

const done = (words: string): string => (words === '' ? '' : filled` <span class="done">✓ ${words}</span>`)
const step = (title: string, mark: string, inside: string): string => `<section><h2>${escaped(title)}${done(mark)}</h2>${inside}</section>`
const form = (action: Step, inside: string, button: string, file = false): string => {
  const kind = file ? ' enctype="multipart/form-data"' : ''
  return `<form method="post" action="/setup/${action}"${kind}>${inside}<button>${escaped(button)}</button></form>`
}

function troubleIn({ faults, words }: Trouble): string {
  const cells = (fault: Fault): string => [fault.row, fault.column, fault.value, fault.fault].map((one) => filled`<td>${one}</td>`).join('')
  const rows = faults.slice(0, 50).map((fault) => `<tr>${cells(fault)}</tr>`)
  const table = rows.length > 0 ? `<table><tr><th>行</th><th>列</th><th>写的</th><th>错在哪</th></tr>${rows.join('')}</table>` : ''
  const sum = faults.length > 0 ? filled`<p>有 ${faults.length} 处不对，一个也没有收。改好再传。</p>` : ''
  return `<div class="bad" role="alert">${sum}${words.map((one) => filled`<p>${one}</p>`).join('')}${table}</div>`
}

function nameStep({ name }: Draft, told: string): string {
  const field = filled`<input type="text" id="name" name="name" required maxlength="40" value="${name}">`
  return step('1. 这个区叫什么', name, form('name', `<label for="name">区、县、旗的名称</label>${field}${told}`, '记下'))
}

function unitsStep(draft: Draft, told: string): string {
  const counted = UNIT_KINDS.map((kind) => [kind, draft.units.filter((unit) => unit.kind === kind).length] as const)
  const sum = counted.flatMap(([kind, count]) => (count > 0 ? [`${UNIT_KIND_WORDS[kind]} ${count}`] : [])).join('，')
  return step(
    '2. 单位',
    sum,
    filled`<p>一行一个：区中心、街道、社区、网格、部门、纪检监察，写清上级。<a href="/setup/units.xlsx">下载样表</a></p>` +
      form(
        'units',
        '<label for="units">单位表 .xlsx</label><input type="file" id="units" name="file" accept=".xlsx" required>' + told,
        '传上去看',
        true,
      ),
  )
}

function gridsStep({ grids, gridNotes }: Draft, told: string): string {
  const notes = gridNotes.slice(0, 50).map((note) => filled`<li>${note}</li>`)
  const seen =
    notes.length > 0 ? filled`<p>收下了。边界之间有 ${gridNotes.length} 处要看一眼，可以改好再传：</p>` + `<ul>${notes.join('')}</ul>` : ''
  return step(
    '3. 网格边界（可以不传）',
    grids.length > 0 ? `${grids.length} 块` : '',
    '<p>有边界，定位就能找到网格；没有，就按居民选的社区。GeoJSON，WGS-84 坐标，' +
      '每块写 <code>name</code>（如“东社区第 1 网格”）或 <code>unitId</code>。</p>' +
      seen +
      form(
        'grids',
        '<label for="grids">边界 .geojson</label><input type="file" id="grids" name="file" accept=".geojson,.json" required>' + told,
        '传上去看',
        true,
      ),
  )
}

function firstStep(draft: Draft, told: string): string {
  const rows = FIRST_DUTIES.map((duty) => {
    const known = draft.first.find((one) => one.duty === duty)
    const field = (name: 'name' | 'account', label: string, hint: string): string =>
      filled`<input type="text" name="${`${duty}.${name}`}" aria-label="${`${DUTY_WORDS[duty]}，${label}`}" placeholder="${hint}" ` +
      filled`required maxlength="40" autocapitalize="off" value="${known?.[name] ?? ''}">`
    const pair = field('name', '姓名', '姓名') + field('account', '账号', '账号，如 zhangsan')
    return filled`<div class="label">${DUTY_WORDS[duty]}</div>` + `<div class="two">${pair}</div>`
  })
  return step(
    '4. 第一批人',
    draft.first.length > 0 ? `${draft.first.length} 人` : '',
    '<p>系统、安全、审计三员是三个不同的人：一个提出，一个同意，一个看记录。再加区中心的第一个派单员。</p>' +
      form('first', rows.join('') + told, '记下'),
  )
}

const peopleStep = (draft: Draft, told: string): string =>
  step(
    '5. 其他人员（可以以后再导）',
    draft.people.length > 0 ? `${draft.people.length} 个岗位` : '',
    filled`<p>
      ${IMPORT_COLUMNS.map(({ name }) => name).join('、')}，一行一个岗位，最多 ${MOST_PEOPLE} 人。<a href="/setup/people.xlsx">下载样表</a>
    </p>` +
      form(
        'people',
        '<label for="people">人员表 .xlsx</label><input type="file" id="people" name="file" accept=".xlsx" required>' + told,
        '传上去看',
        true,
      ),
  )

const finishStep = (draft: Draft, told: string): string =>
  step(
    '6. 启用',
    '',
    filled`<p>
      ${draft.name}：单位 ${draft.units.length} 个，边界 ${draft.grids.length} 块，第一批 ${draft.first.length} 人，其他岗位
      ${draft.people.length} 个。
    </p>` +
      '<p class="soft">下一页给出每个人的第一个密码，只显示这一次；登录后必须改。</p>' +
      form('finish', told, '存进数据库，给出密码'),
  )

/** The first passwords, once; and the way on. */
export const handedOutPage = (rows: readonly HandedOut[]): string => {
  const cell = (words: string): string => filled`<td>${words}</td>`
  const lines = rows.map(({ name, account, unit, duty, password }) => {
    const facts = [name, account, unit, DUTY_WORDS[duty]].map(cell).join('')
    return `<tr>${facts}<td><code>${escaped(password)}</code></td></tr>`
  })
  const head = ['姓名', '账号', '单位', '岗位', '第一个密码'].map((words) => `<th>${words}</th>`).join('')
  return page(
    '第一个密码，只显示这一次',
    '<h1>第一个密码，只显示这一次</h1><p>打印出来，裁开，当面交给本人；登录后必须改。三员登录后还要设两步验证。</p>' +
      `<section><table><tr>${head}</tr>${lines.join('')}</table></section>` +
      '<form class="off-paper" method="post" action="/setup/start"><button>都记下了，开始用</button></form>',
  )
}

export const startingPage = (): string =>
  page(
    '正在启动',
    '<h1>正在启动</h1><p>几秒以后就到首页。工作人员从“我的 → 工作人员入口”登录。</p><p><a href="/">到首页</a></p>',
    '<meta http-equiv="refresh" content="4; url=/">',
  )
