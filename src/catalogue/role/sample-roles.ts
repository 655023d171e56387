/** A file of one role that has a bit of everything; the line numbers of tests are its own. */
export const sampleRoles = `kind: roles
roles:
  - code: governor
    title: Governor
    purpose: Run a prison.
    party: provider
    may:
      everywhere: [see published, see performance]
      scope: [see records, sign agreements]
`;

/** The role of everyone who has not signed in, as it ships but for its words. */
export const samplePublic = `kind: roles
roles:
  - code: public-reader
    title: Anyone
    purpose: Read.
    may:
      everywhere: [see published]
`;
