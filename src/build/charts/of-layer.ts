/** The class of a mark that has a layer's colour and dash, beside the classes of its look. */
export function ofLayer(layer: string, look: string): string {
  return layer ? `of-${layer} ${look}` : look;
}
