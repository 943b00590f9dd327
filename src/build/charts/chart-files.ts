/** Where the charts' files are, from the project's root; messages name them so. */
export const chartFiles = {
  words: 'src/story/data/charts.yaml',
  data: {
    firings: 'src/story/data/firings.csv',
    'koreans-in-manchuria': 'src/story/data/koreans-in-manchuria.csv',
    arrivals: 'src/story/data/arrivals.csv',
  },
} as const;
