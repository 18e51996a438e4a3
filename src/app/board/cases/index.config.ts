export default definePageConfig({ navigationBarTitleText: '大家报的事' })
