/** A backup of which not everything is there as it was written. */
export class Damaged extends Error {
  constructor(cause: unknown) {
    super('备份文件损坏或不完整，没有恢复任何数据。', { cause })
  }
}
