/** What something costs in processor time, ms: free of whatever else the machine does meanwhile. */
export async function effortOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}
