/** A file of one template that has a bit of everything; the line numbers of tests are its own. */
export const sampleTemplate = `kind: agreements
agreements:
  - code: annex
    title: Annex
    era: 2007-08
    note: For tests.
    source: Made up
    sections:
      - code: places
        title: Places
        tables:
          - code: capacity
            title: Capacity
            shape: form
            columns:
              - { code: held, title: Held, unit: count, needed: true }
              - { code: price, title: Price, unit: money }
              - { code: remark, title: Remark, unit: text }
          - code: workshops
            label: Table 8
            title: Workshops
            shape: open
            named: name
            columns:
              - { code: name, title: Name, unit: text }
              - { code: kind, title: Kind, unit: choice, choices: [Work, School] }
              - { code: places, title: Places, unit: count }
              - { code: hours, title: Hours, unit: hours per week }
              - { code: all, title: All hours, unit: hours per week, computed: { product: [places, hours] } }
            totals:
              - { code: sum, title: Sum, columns: [places, all], of: { where: { kind: Work } } }
      - code: week
        title: Week
        tables:
          - code: core-day
            title: Core day
            shape: open
            named: day
            columns:
              - { code: day, title: Day, unit: text }
              - { code: from, title: From, unit: time }
              - { code: to, title: To, unit: time }
              - { code: category, title: Category, unit: text }
              - { code: who, title: Who, unit: text }
          - code: groups
            title: Groups
            shape: open
            named: who
            columns:
              - { code: who, title: Who, unit: text }
              - { code: prisoners, title: Prisoners, unit: count }
          - code: summary
            title: Summary
            shape: fixed
            rows:
              - { code: mon, title: Mon }
              - { code: tue, title: Tue }
              - { code: wed, title: Wed }
              - { code: thu, title: Thu }
              - { code: fri, title: Fri }
              - { code: sat, title: Sat }
              - { code: sun, title: Sun }
            columns:
              - { code: activity, title: Activity, unit: clock }
              - { code: total, title: Total, unit: clock }
            totals:
              - { code: five-day, title: 5 days, how: average, columns: [activity], of: { rows: [mon, fri] } }
          - { code: levels, title: Levels, shape: levels, metrics: [K01, K02] }
    checks:
      - code: fits
        title: Fits
        compare: { each: workshops/hours }
        must: be at most
        with: { column: workshops/all, same: { name: name } }
        explanation: For tests.
      - code: adds-up
        title: Adds up
        compare: { sum: [workshops/sum/places, { level: K01, at: apr }] }
        with: { product: [{ fact: CNA }, { figure: 1.5 }, capacity/entry/held] }
        severity: note
        explanation: For tests.
    material:
      - { code: held, title: Held, agreed: capacity/entry/held, recorded: K02, tolerance: { number: 5 } }
    regime:
      timetable: core-day
      groups: groups
      summary: summary
      categories:
        - { code: activity, title: Activity, column: activity }
        - { code: locked-up, title: Locked up }
      promised: [{ table: workshops, column: hours, category: activity }]
      metrics: { unlocked: K02, worked: [{ metric: K02, table: workshops, places: places }] }
      agreed: [{ cell: summary/mon/activity, category: activity, per: day, title: Activity }]
    price: { amount: capacity/entry/price, places: capacity/entry/held }
`;
