import type { ProblemCode } from '../domain/problems'

/** A request that may not go ahead: becomes the status and a `Problem` with this code. */
export class Refused extends Error {
  constructor(
    readonly statusCode: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 423 | 429 | 502,
    readonly problem: ProblemCode,
    readonly more: { fields?: Record<string, string>; movedBy?: string } = {},
  ) {
    super(problem)
  }
}
