// The drawn pictures (演示图) of the demo's made-up reports: simple scenes before and after, as JPEG files beside the built server.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const [WIDTH, HEIGHT] = [960, 720]
const DAY = { sky: '#b9cfe0', far: '#9fb2c1', wall: '#c9a886', trim: '#8d6f55', pane: '#4d6375', snow: '#eef3f7', road: '#8b9097' }
const DUSK = { sky: '#1d2a44', far: '#18233a', wall: '#3a3a4c', trim: '#272838', pane: '#e0b455', snow: '#5b6a86', road: '#30343f' }

const rect = (x, y, w, h, fill, more = '') => `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" ${more}/>`
const circle = (x, y, r, fill, more = '') => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${more}/>`
const oval = (x, y, rx, ry, fill) => `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"/>`
const shape = (points, fill, more = '') => `<polygon points="${points}" fill="${fill}" ${more}/>`
const line = (points, stroke, width) =>
  `<polyline points="${points}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round"/>`
const times = (count, draw) => Array.from({ length: count }, (_, i) => draw(i)).join('')

/** A block of flats with its windows. */
const house = (x, y, w, h, { wall, trim, pane, snow }) =>
  rect(x, y, w, h, wall) +
  rect(x - 8, y - 14, w + 16, 18, snow) +
  times(Math.floor(w / 80), (i) =>
    times(Math.floor(h / 90), (k) => rect(x + 22 + i * 80, y + 30 + k * 90, 42, 52, (i * 3 + k) % 4 ? pane : trim)),
  )

/** A street in winter: a headframe far away, two blocks, pavement and road. */
const street = (hues = DAY) =>
  rect(0, 0, WIDTH, HEIGHT, hues.sky) +
  line('120,330 160,150 200,330', hues.far, 10) +
  circle(160, 160, 26, 'none', `stroke="${hues.far}" stroke-width="8"`) +
  house(260, 120, 300, 280, hues) +
  house(640, 80, 250, 320, hues) +
  rect(0, 390, WIDTH, 110, hues.snow) +
  rect(0, 500, WIDTH, 220, hues.road) +
  times(5, (i) => rect(60 + i * 200, 604, 90, 8, hues.snow))

/** A room or a stairwell. */
const room = (wall, floor) => rect(0, 0, WIDTH, HEIGHT, wall) + rect(0, 560, WIDTH, 160, floor)

const lamp = (isOn) =>
  line('480,520 480,170 600,150', '#59616b', 14) +
  rect(580, 140, 80, 18, '#59616b') +
  (isOn ? shape('580,160 660,160 780,520 440,520', '#ffe9a8', 'opacity="0.45"') + oval(620, 162, 34, 10, '#fff6d0') : '')

const manhole = (isWhole) =>
  oval(480, 610, 130, 46, '#5d636b') +
  (isWhole
    ? oval(480, 606, 112, 36, '#777f88') + times(4, (i) => rect(400 + i * 45, 590, 22, 32, '#666d76'))
    : oval(480, 606, 112, 36, '#14161a') +
      shape('480,606 592,606 560,634 500,642', '#777f88') +
      line('520,600 470,470 430,430', '#6b4f35', 12))

const hole = oval(500, 610, 190, 52, '#5c6067') + oval(505, 614, 150, 36, '#3c4046') + oval(520, 620, 90, 18, '#a9c3d6')
const patch = oval(500, 610, 190, 52, '#565a61')

const bench = (isWhole) =>
  times(3, (i) => rect(300, 430 + i * 34, isWhole || i !== 1 ? 380 : 150, 22, '#9c6a3c')) +
  (isWhole ? '' : shape('560,480 690,520 680,540 552,500', '#9c6a3c')) +
  rect(320, 420, 16, 150, '#4b5159') +
  rect(640, 420, 16, 150, '#4b5159')

const bags = times(9, (i) => circle(300 + (i % 5) * 80, 560 - Math.floor(i / 5) * 60, 46, ['#2f3a36', '#6d7f5b', '#b7b0a0'][i % 3]))
const bin = (isFull) =>
  (isFull ? times(4, (i) => circle(430 + i * 36, 382 - (i % 2) * 18, 34, ['#2f3a36', '#b7b0a0'][i % 2])) : '') +
  shape('390,390 570,390 552,590 408,590', '#3d7a55') +
  (isFull ? circle(620, 570, 34, '#b7b0a0') + circle(350, 575, 30, '#2f3a36') : rect(382, 372, 196, 24, '#2f6044'))
const rubble =
  shape('220,600 330,450 430,510 520,430 640,520 740,600', '#a2978b') +
  times(8, (i) => rect(270 + i * 55, 540 + (i % 3) * 16, 40, 24, '#b3644a'))

const drift =
  shape('0,500 120,440 300,480 470,430 640,480 820,440 960,500 960,640 0,640', '#f6f9fb') + line('200,560 420,540 700,580', '#d5dfe8', 6)
const sheet = shape('60,560 300,510 620,530 900,560 820,680 200,690', '#cfe3f0') + line('240,600 420,570 560,640 760,600', '#ffffff', 5)
const ploughed = line('40,520 920,520', '#e6edf2', 22)

const radiator = (isWarm) =>
  rect(240, 90, 480, 210, '#a9c4d8') +
  line('480,90 480,300', '#f2efe8', 12) +
  times(9, (i) => rect(270 + i * 48, 360, 36, 190, isWarm ? '#e8d6cc' : '#d6dde2', 'rx="14"')) +
  rect(790, 210, 34, 190, '#ffffff', 'rx="17" stroke="#8a939b" stroke-width="4"') +
  (isWarm ? rect(800, 260, 14, 120, '#c8402f') : rect(800, 350, 14, 30, '#2f6fb2')) +
  (isWarm ? '' : times(3, (i) => line(`${300 + i * 130},280 ${330 + i * 130},240 ${360 + i * 130},280`, '#e8f2f8', 6)))

const pipe = (isDry) =>
  rect(440, 0, 60, 560, '#8a9299') +
  rect(428, 260, 84, 60, isDry ? '#b9842c' : '#6f6254') +
  (isDry
    ? ''
    : times(6, (i) => line(`${470},${300} ${330 + i * 56},${470 + (i % 2) * 60}`, '#7fb0d0', 8)) + oval(480, 620, 300, 46, '#9cc3da'))

const grate = (isClear) =>
  rect(380, 580, 200, 60, '#4b5158') +
  times(6, (i) => rect(396 + i * 31, 588, 12, 44, '#23272b')) +
  (isClear ? '' : oval(480, 620, 330, 76, '#6f6142') + oval(520, 610, 180, 34, '#8a7a55'))

const stop = (isUp) =>
  isUp
    ? rect(330, 250, 300, 20, '#2c5f8d') +
      rect(340, 270, 12, 240, '#59616b') +
      rect(608, 270, 12, 240, '#59616b') +
      rect(360, 290, 240, 130, '#cfe0ec') +
      rect(380, 440, 200, 16, '#9c6a3c')
    : shape('300,520 640,470 650,500 310,550', '#2c5f8d') +
      line('420,540 600,580', '#59616b', 12) +
      times(6, (i) => shape(`${380 + i * 40},600 ${400 + i * 40},584 ${410 + i * 40},606`, '#dbe9f2'))

const signal = (isOn) =>
  rect(470, 260, 20, 260, '#50565e') +
  rect(430, 90, 100, 220, '#262a2f', 'rx="16"') +
  ['#c8402f', '#d8a62f', '#2f9a5b'].map((hue, i) => circle(480, 130 + i * 70, 26, isOn && i === 2 ? hue : '#3b4046')).join('')

const lift = (isUp) =>
  room('#c8c2b6', '#8d867a') +
  rect(300, 110, 360, 450, '#6f7780') +
  (isUp
    ? rect(316, 126, 328, 434, '#e9dfc6') + rect(316, 126, 60, 434, '#a5adb4') + rect(584, 126, 60, 434, '#a5adb4')
    : rect(316, 126, 160, 434, '#a5adb4') + rect(484, 126, 160, 434, '#a5adb4')) +
  circle(720, 330, 16, isUp ? '#2f9a5b' : '#c8402f') +
  (isUp ? '' : shape('380,620 480,450 580,620', '#e0b030') + rect(472, 510, 16, 60, '#3a3a3a') + circle(480, 592, 9, '#3a3a3a'))

const ditch = (water) => rect(0, 560, WIDTH, 90, water) + rect(0, 540, WIDTH, 24, '#d9e2ea')
const chimney = (isSmoking) =>
  shape('300,420 480,320 660,420', '#7c4a38') +
  rect(320, 420, 320, 130, '#b98d6a') +
  rect(560, 300, 44, 90, '#6e5547') +
  rect(440, 450, 70, 100, '#5a4030') +
  (isSmoking
    ? times(6, (i) => circle(590 + i * 46, 270 - i * 36, 34 + i * 14, '#33333a', 'opacity="0.75"'))
    : times(3, (i) => circle(586 + i * 14, 276 - i * 30, 10 + i * 3, '#f2f4f6', 'opacity="0.7"')))

const car = (x, hue) =>
  shape(`${x},560 ${x + 30},510 ${x + 150},510 ${x + 190},560`, hue) +
  rect(x - 20, 555, 240, 50, hue, 'rx="14"') +
  circle(x + 30, 608, 26, '#22262b') +
  circle(x + 170, 608, 26, '#22262b')
const laneLines = times(9, (i) => shape(`${40 + i * 110},640 ${80 + i * 110},640 ${40 + i * 110},690 ${i * 110},690`, '#d9b22e'))
const ice = times(13, (i) =>
  shape(`${276 + i * 22},120 ${292 + i * 22},120 ${284 + i * 22},${170 + ((i * 37) % 90)}`, '#dff0fa', 'stroke="#9cc3da" stroke-width="2"'),
)

/** By name, as the made-up reports call them. */
const SCENES = {
  'lamp-off': street(DUSK) + lamp(false),
  'lamp-on': street(DUSK) + lamp(true),
  'manhole-broken': street() + manhole(false),
  'manhole-fixed': street() + manhole(true),
  pothole: street() + hole,
  'pothole-filled': street() + patch,
  'bench-broken': street() + bench(false),
  'bench-fixed': street() + bench(true),
  rubbish: street() + bags,
  'rubbish-cleared': street() + line('200,560 760,566', '#dfe7ed', 10),
  'bin-full': street() + bin(true),
  'bin-empty': street() + bin(false),
  rubble: street() + rubble,
  'rubble-cleared': street() + oval(480, 590, 260, 20, '#a7a19a'),
  snow: street() + drift,
  'snow-cleared': street() + ploughed,
  'heating-cold': room('#d5dbe0', '#a08b73') + radiator(false),
  'heating-warm': room('#e9ddcc', '#a5845f') + radiator(true),
  leak: room('#b9b7b0', '#7c7a74') + pipe(false),
  'leak-fixed': room('#b9b7b0', '#7c7a74') + pipe(true),
  drain: street() + grate(false),
  'drain-cleared': street() + grate(true),
  ice: street() + sheet,
  'ice-cleared': street() + times(40, (i) => circle((i * 97) % WIDTH, 520 + ((i * 61) % 180), 4, '#6d6250')),
  'bus-stop': street() + stop(false),
  'bus-stop-fixed': street() + stop(true),
  'signal-off': street() + signal(false),
  'signal-on': street() + signal(true),
  'lift-stuck': lift(false),
  'lift-fixed': lift(true),
  sewage: street() + ditch('#23211d'),
  'sewage-cleared': street() + ditch('#bcd6e6'),
  smoke: street() + chimney(true),
  'smoke-gone': street() + chimney(false),
  'fire-lane': street() + laneLines + car(120, '#7d2f2a') + car(420, '#3d566e') + car(690, '#c9c4b8'),
  'fire-lane-clear': street() + laneLines,
  icicles: street() + ice,
  'icicles-gone': street() + line('200,470 640,470', '#d9b22e', 6),
}

/** Draws all of them into `dir`, each once. */
export async function drawPictures(dir) {
  const { default: sharp } = await import('sharp')
  mkdirSync(dir, { recursive: true })
  for (const [name, scene] of Object.entries(SCENES)) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${scene}</svg>`
    await sharp(Buffer.from(svg))
      .jpeg({ quality: 82 })
      .toFile(path.join(dir, `${name}.jpg`))
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await drawPictures(path.resolve(process.argv[2]))
