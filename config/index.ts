import path from 'node:path'
import { defineConfig } from '@tarojs/cli'

const root = path.resolve(__dirname, '..')
const shared = { include: [path.join(root, 'src/domain')] }
const platform = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp'
// px stays px on every screen: one look, and large type is the reader's own choice
const untouched = { pxtransform: { enable: false, config: {} } }

// without this every page carries its own copy of the components
const oneCopyOfTheKit = {
  cacheGroups: {
    default: false,
    defaultVendors: false,
    kit: { name: 'kit', minChunks: 2, chunks: 'async', priority: 1, enforce: true },
  },
}

/** How Taro builds src/app; `__API__` is where the phone finds the server ('' on h5: the same address). */
export default defineConfig<'webpack5'>({
  projectName: 'shimin-chuishao',
  date: '2026-11-23',
  designWidth: 375,
  deviceRatio: { 375: 1 },
  sourceRoot: 'src/app',
  outputRoot: `dist/${platform}`,
  plugins: [path.join(root, 'config/taro/a11y-plugin.js')],
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  defineConstants: { __API__: JSON.stringify(process.env.API_BASE ?? '') },
  // the tab bar's pictures are named in theme.json, where the builder does not look
  copy: { patterns: platform === 'weapp' ? [{ from: 'src/app/assets/tab', to: 'dist/weapp/assets/tab' }] : [], options: {} },
  jsMinimizer: 'terser',
  cssMinimizer: 'csso',
  mini: {
    compile: shared,
    optimizeMainPackage: { enable: true },
    experimental: { compileMode: true },
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
    webpackChain: (chain) => chain.optimization.splitChunks({ ...chain.optimization.get('splitChunks'), ...oneCopyOfTheKit }),
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { ...untouched, autoprefixer: { enable: true, config: { overrideBrowserslist: ['Chrome >= 80', 'iOS >= 13'] } } },
  },
})
