// Styles are nothing to a test in a document that is never drawn.
export {}
