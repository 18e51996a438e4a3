/** refused: the person, or the phone for them, does not let us; none: there is nothing to be had. */
export const whyNot = (errMsg = ''): 'refused' | 'none' => (/auth|den(y|ied)|permission|privacy/i.test(errMsg) ? 'refused' : 'none')
