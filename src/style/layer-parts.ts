import type { LayerSpecification } from 'maplibre-gl';

type Of<Type> = Extract<LayerSpecification, { type: Type }>;

/** The layout of style layers of a type, such as `symbol`. */
export type LayoutOf<Type extends LayerSpecification['type']> = NonNullable<Of<Type>['layout']>;

/** The paint of style layers of a type. */
export type PaintOf<Type extends LayerSpecification['type']> = NonNullable<Of<Type>['paint']>;
