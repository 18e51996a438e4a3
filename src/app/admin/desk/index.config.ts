export default definePageConfig({ navigationBarTitleText: '人员和单位' })
