export default definePageConfig({ navigationBarTitleText: '没有人的单位' })
