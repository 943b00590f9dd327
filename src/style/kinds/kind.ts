import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { Route } from '../../core/route/route.ts';
import type { LayerMetadata, LayerSpec, Measured } from '../../core/story/layer-spec.ts';
import type { Days } from '../../core/story/scene-spec.ts';
import type { Words } from '../../words/words.ts';
import type { LayerColors, Theme } from '../palette.ts';
import type { FeatureProperties, Fields } from './fields.ts';

export type MarkWords = Pick<Words, 'marks' | 'locale'>;
export type FactWords = Pick<Words, 'facts' | 'common' | 'locale'>;
export type ToldWords = Pick<Words, 'told' | 'common' | 'locale'>;

export interface KindInput {
  readonly routes: Readonly<Record<string, Route>>;
  readonly words: MarkWords;
  /** The text of labels placed by hand, each on one line; none by default. */
  readonly labelTexts?: readonly string[];
}

export interface Detail {
  readonly term: string;
  readonly words: string;
}

export interface KindFacts {
  readonly fact: string;
  /** Defaults to the details in the layer's metadata. */
  readonly details?: readonly Detail[];
  readonly section?: string;
}

export interface ToldLayer<L extends LayerSpec = LayerSpec> {
  readonly layer: L;
  readonly measured: readonly Measured[];
  readonly features: readonly LayerFeature[];
  readonly days?: Days;
}

/** An image made of strokes, listed from back to front, in a square of `size` CSS pixels. */
export interface StrokeImage {
  readonly size: number;
  readonly strokes: readonly {
    readonly d: string;
    readonly color: string;
    readonly width: number;
    readonly cap?: 'round';
  }[];
}

export interface LabelLook {
  readonly italic?: boolean;
  /** Font size at zoom 5, in CSS pixels. */
  readonly size: number;
  readonly spacing: number;
}

export type Parts = readonly [LayerFeature, ...LayerFeature[]];

export type FeatureFault = readonly [
  index: number,
  problem: string,
  remedy: string,
  path?: readonly PropertyKey[],
];

/**
 * How a kind of layer is drawn and described. Functions of a layer are methods, so that one list can have all kinds.
 */
export interface Kind<L extends LayerSpec> {
  readonly name: L['kind'];
  readonly geometries: readonly LayerFeature['geometry']['type'][];
  /** Decides where names may lie: they may be within an area, but not across a line or a point. */
  readonly shape: 'area' | 'line' | 'point';
  readonly drawsAlong?: boolean;
  /** True if a scene's `draw` reveals the features day by day, and its `days` selects some of them. */
  readonly drawsByDay?: boolean;
  /**
   * True if the build makes the layer's data from the scenes: from places in the layer's file or, if it has none,
   * from places in the scenes.
   */
  readonly fromScenes?: boolean;
  /** Defaults to small, upright type. */
  label?(layer: L): LabelLook;
  under?(layer: L, colors: LayerColors): readonly LayerSpecification[];
  layers(layer: L, colors: LayerColors, input: KindInput): readonly LayerSpecification[];
  /** Marks above all shapes of the story, beneath its names. */
  marks?(layer: L, colors: LayerColors, input: KindInput): readonly LayerSpecification[];
  /** Names above the map's own, beneath the labels placed by hand. */
  names?(layer: L, colors: LayerColors, input: KindInput): readonly LayerSpecification[];
  /** Layers beneath only the names that a scene asks for and the annotations. */
  top?(layer: L, colors: LayerColors, input: KindInput): readonly LayerSpecification[];
  /** Layers above all but an overlay's labels; if a picture is ground, it is beneath the layers of all kinds. */
  over?(layer: L, theme: Theme): readonly LayerSpecification[];
  sources?(layers: readonly L[], input: KindInput): Readonly<Record<string, SourceSpecification>>;
  images?(layer: L, colors: LayerColors): Readonly<Record<string, StrokeImage>>;
  /** The style layer that highlights features, and its filter by dates. */
  readonly lit?: {
    readonly layer: (id: string) => string;
    readonly filter: (dates: readonly string[]) => ExpressionSpecification;
  };
  /** Turns a file's features into the features that MapLibre gets. */
  prepare?(features: readonly LayerFeature[], layer: L): readonly LayerFeature[];
  /** Groups the features that are one thing under a name; by default, features of the same name are one thing. */
  readonly things?: (features: readonly LayerFeature[]) => readonly (readonly [string, Parts])[];
  facts?(parts: Parts, layer: L, words: FactWords): KindFacts | undefined;
}

export type Without<L, Names extends PropertyKey> = L extends unknown ? Omit<L, Names> : never;

/** What only the build needs of a kind; readers do not download it. */
export interface BuildKind<L extends LayerSpec> {
  readonly fields?: Fields;
  /** The `fields` that the map reads; no others are sent to readers. */
  readonly sent?: readonly string[];
  /** Returns the CSS of a layer's swatch in the legend, with the colours `var(--c)` and `var(--tint)`. */
  swatch(layer: L): Readonly<Record<string, string>>;
  tinted?(layer: L): number;
  dash?(layer: L): NonNullable<LayerSpec['dash']>;
  sizes?(layer: L): readonly (readonly [count: number, radius: number])[];
  scale?(layer: L): Scale;
  complete?(layer: L, features: readonly LayerFeature[]): L;
  named?(layer: L): boolean;
  check?(
    layer: Without<L, 'color' | 'label'>,
    features: readonly LayerFeature[],
  ): readonly FeatureFault[];
  /** Describes a layer in the text alternative of a still map; may be empty. */
  sentence?(told: ToldLayer<L>, words: ToldWords): string;
  together?(told: readonly ToldLayer<L>[], words: ToldWords): string;
}

export interface Scale {
  readonly breaks?: readonly number[];
  /** The unit as it reads after a number. */
  readonly unit?: string;
  readonly noData?: string;
}

export type Shape = Exclude<GeoJSON.Geometry, GeoJSON.GeometryCollection>;

export type Collection = GeoJSON.FeatureCollection<Shape, FeatureProperties>;

export type LayerFeature = GeoJSON.Feature<Shape, FeatureProperties>;

export interface LayerCollection {
  /** Absent if the layer itself has the metadata. */
  readonly metadata?: Omit<LayerMetadata, 'title' | 'license'>;
  readonly features: readonly LayerFeature[];
}
