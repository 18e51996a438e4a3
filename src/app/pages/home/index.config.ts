export default definePageConfig({ navigationBarTitleText: '市民吹哨' })
