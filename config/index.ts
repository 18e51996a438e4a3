import path from 'node:path'
import { defineConfig } from '@tarojs/cli'

const root = path.resolve(__dirname, '..')
const shared = { include: [path.join(root, 'src/domain')] }
const platform = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp'
// px stays px on every screen: one look, and large type is the reader's own choice
const untouched = { pxtransform: { enable: false, config: {} } }

/** Home's own chunk, among those that a module may lie in. */
const HOME = /src[\\/]app[\\/]pages[\\/]home[\\/]index\.tsx/
type Graph = { getModuleChunksIterable(module: unknown): Iterable<unknown>; getChunkModulesIterable(chunk: unknown): Iterable<unknown> }
const isOnHome = (module: unknown, { chunkGraph }: { chunkGraph: Graph }) =>
  [...chunkGraph.getModuleChunksIterable(module)].some((chunk) => holdsHome(chunk, chunkGraph))
const known = new WeakMap<object, boolean>()
function holdsHome(chunk: unknown, graph: Graph): boolean {
  const key = chunk as object
  if (!known.has(key))
    known.set(
      key,
      [...graph.getChunkModulesIterable(chunk)].some((one) => HOME.test(String((one as { resource?: string }).resource))),
    )
  return known.get(key) ?? false
}

// without this every page carries its own copy of the components; home, the first to be seen, loads none it does not draw
const twice = { minChunks: 2, chunks: 'async', enforce: true }
const oneCopyOfTheKit = {
  cacheGroups: {
    default: false,
    defaultVendors: false,
    icons: { name: 'icons', type: 'css/mini-extract', test: /icons\.css$/, chunks: 'all' as const, enforce: true, priority: 3 },
    kit: { ...twice, name: 'kit', test: isOnHome, priority: 2 },
    work: { ...twice, name: 'work', test: /src[\\/]app[\\/](worker|staff)[\\/]/, priority: 1 },
    more: { ...twice, name: 'more', priority: 0 },
  },
}

// taken along for old browsers, or for calls we never make
const NEVER_USED = ['whatwg-fetch', 'jsonp-retry', 'abortcontroller-polyfill']

/** How Taro builds src/app; `__API__` is where the phone finds the server ('' on h5: the same address). */
export default defineConfig<'webpack5'>({
  projectName: 'shimin-chuishao',
  date: '2026-11-23',
  designWidth: 375,
  deviceRatio: { 375: 1 },
  sourceRoot: 'src/app',
  outputRoot: `dist/${platform}`,
  plugins: [path.join(root, 'config/taro/a11y-plugin.js')],
  // in the mini-program the same components are drawn by a renderer of a tenth the size (docs/decisions/0023)
  framework: platform === 'weapp' ? 'preact' : 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  defineConstants: { __API__: JSON.stringify(process.env.API_BASE ?? '') },
  // pictures that are named where the builder does not look: of the tab bar in theme.json, of a shared ticket in its page
  copy: {
    patterns:
      platform === 'weapp'
        ? [
            { from: 'src/app/assets/tab', to: 'dist/weapp/assets/tab' },
            { from: 'src/app/sitemap.json', to: 'dist/weapp/sitemap.json' },
            { from: 'src/app/assets/share.png', to: 'dist/weapp/resident/share.png' },
          ]
        : [],
    options: {},
  },
  jsMinimizer: 'terser',
  // Chinese stays as it is: escaped it takes twice the room; and terser may do what Taro holds it back from
  terser: {
    enable: true,
    config: {
      ecma: 2017,
      compress: { passes: 2, arrows: true, collapse_vars: true, comparisons: true, computed_props: true, inline: true, loops: true, negate_iife: true, properties: true, reduce_funcs: true, reduce_vars: true, switches: true, toplevel: true, typeofs: true, hoist_props: true }, // prettier-ignore
      output: { ecma: 2017, ascii_only: false, comments: false },
    },
  },
  cssMinimizer: 'csso',
  mini: {
    compile: shared,
    optimizeMainPackage: { enable: true },
    // templates are written out for this many levels of nesting; what lies deeper goes through a component
    // (an option that Taro's types leave out)
    ...({ baseLevel: 11 } as object),
    // parts of a browser's DOM that nothing here uses
    runtime: {
      enableInnerHTML: false,
      enableAdjacentHTML: false,
      enableTemplateContent: false,
      enableCloneNode: false,
      enableContains: false,
      enableSizeAPIs: false,
      enableMutationObserver: false,
    },
    webpackChain: (chain, webpack) => {
      chain.resolve.alias.set('react-dom', path.join(root, 'config/taro/preact-dom.js'))
      chain
        .plugin('noHtml')
        .use(webpack.NormalModuleReplacementPlugin, [/inner-html[\\/]html(\.js)?$/, path.join(root, 'config/taro/no-html.js')])
      chain
        .plugin('fewStyles')
        .use(webpack.NormalModuleReplacementPlugin, [/^\.\/style_properties\.js$/, path.join(root, 'config/taro/few-styles.js')])
      chain.plugin('noAddress').use(webpack.NormalModuleReplacementPlugin, [
        /^\.(\/bom)?\/(history|location)\.js$/,
        (asked: { context: string; request: string }) => {
          if (/@tarojs[\\/]runtime/.test(asked.context)) asked.request = path.join(root, 'config/taro/no-address.js')
        },
      ])
    },
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: untouched,
  },
  h5: {
    compile: shared,
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'browser' },
    // the place of home's first view is a comment, and comments are all else that goes
    htmlPluginOption: { minify: { collapseWhitespace: true, removeComments: false } },
    webpackChain: (chain, webpack) => {
      chain.optimization.splitChunks({ ...chain.optimization.get('splitChunks'), ...oneCopyOfTheKit })
      chain
        .plugin('noBar')
        .use(webpack.NormalModuleReplacementPlugin, [/^\.\/navigationBar\.js$/, path.join(root, 'config/taro/no-bar.js')])
      for (const name of NEVER_USED) chain.resolve.alias.set(name, false as never)
    },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { ...untouched, autoprefixer: { enable: true, config: { overrideBrowserslist: ['Chrome >= 80', 'iOS >= 13'] } } },
  },
})
