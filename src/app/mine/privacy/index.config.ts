export default definePageConfig({ navigationBarTitleText: '隐私规则' })
