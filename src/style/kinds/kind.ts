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
  /** What labels placed by hand say, each on one line; nothing by default. */
  readonly written?: readonly string[];
}

export interface Detail {
  readonly term: string;
  readonly words: string;
}

/** What the panel says about a feature. */
export interface KindFacts {
  readonly fact: string;
  /** Those of the layer's metadata by default. */
  readonly details?: readonly Detail[];
  /** The id of the section that a click leads to. */
  readonly section?: string;
}

/** A layer to be described in the text alternative of a still map. */
export interface ToldLayer<L extends LayerSpec = LayerSpec> {
  readonly layer: L;
  readonly measured: readonly Measured[];
  readonly features: readonly LayerFeature[];
  /** Those that the scene names. */
  readonly days?: Days;
}

/** An image of strokes, from back to front, in a square of `size` CSS pixels. */
export interface StrokeImage {
  readonly size: number;
  readonly strokes: readonly {
    /** SVG path data. */
    readonly d: string;
    readonly color: string;
    readonly width: number;
    readonly cap?: 'round';
  }[];
}

export interface LabelLook {
  readonly italic?: boolean;
  /** The size at zoom 5, in CSS pixels. */
  readonly size: number;
  /** In ems. */
  readonly spacing: number;
}

/** Features that are parts of one thing. */
export type Parts = readonly [LayerFeature, ...LayerFeature[]];

export type FeatureFault = readonly [
  index: number,
  problem: string,
  remedy: string,
  path?: readonly PropertyKey[],
];

/** How a kind of layer is drawn and described. What takes a layer is a method, so that one list can hold all kinds. */
export interface Kind<L extends LayerSpec> {
  readonly name: L['kind'];
  readonly geometries: readonly LayerFeature['geometry']['type'][];
  /** Names may lie within an area, but not across a line or a point. */
  readonly shape: 'area' | 'line' | 'point';
  /** Whether a scene's `draw` can draw it along its length. */
  readonly drawsAlong?: boolean;
  /** Whether a scene's `draw` lets its features come by their days, and its `days` shows some of them. */
  readonly drawsByDay?: boolean;
  /** Whether the build makes its data from the scenes: the places in its file, or without one those of the scenes. */
  readonly fromScenes?: boolean;
  /** Small and upright by default. */
  label?(layer: L): LabelLook;
  /** Style layers beneath all others of the story, and beneath streets. */
  under?(layer: L, colors: LayerColors): readonly LayerSpecification[];
  /** Its style layers, from the ground up. */
  layers(layer: L, colors: LayerColors, input: KindInput): readonly LayerSpecification[];
  /** Style layers over all shapes of the story and under its names. */
  marks?(layer: L, colors: LayerColors, input: KindInput): readonly LayerSpecification[];
  /** Style layers of names, over those of the map and under the labels placed by hand. */
  names?(layer: L, colors: LayerColors, input: KindInput): readonly LayerSpecification[];
  /** Style layers beneath the names that a scene asks for and the annotations alone. */
  top?(layer: L, colors: LayerColors, input: KindInput): readonly LayerSpecification[];
  /** Style layers over all names and beneath the annotations alone. */
  front?(layer: L, colors: LayerColors): readonly LayerSpecification[];
  /** Style layers over all else but the labels of an overlay; of a picture that is ground, beneath the layers of all kinds. */
  over?(layer: L, theme: Theme): readonly LayerSpecification[];
  /** Sources beside the layers' own files, for all layers of the kind. */
  sources?(layers: readonly L[], input: KindInput): Readonly<Record<string, SourceSpecification>>;
  /** The images that its style layers name. */
  images?(layer: L, colors: LayerColors): Readonly<Record<string, StrokeImage>>;
  /** The style layer that highlights features, and its filter for some dates. */
  readonly lit?: {
    readonly layer: (id: string) => string;
    readonly filter: (dates: readonly string[]) => ExpressionSpecification;
  };
  /** A file's features as MapLibre gets them. */
  prepare?(features: readonly LayerFeature[], layer: L): readonly LayerFeature[];
  /** Groups features that are one thing, each under a name; those of the same name by default. */
  readonly things?: (features: readonly LayerFeature[]) => readonly (readonly [string, Parts])[];
  /** About a feature, where that is more than the layer's metadata. */
  facts?(parts: Parts, layer: L, words: FactWords): KindFacts | undefined;
}

/** `Omit` of each member of a union. */
export type Without<L, Names extends PropertyKey> = L extends unknown ? Omit<L, Names> : never;

/** What the build alone needs of a kind, so that no reader downloads it. */
export interface BuildKind<L extends LayerSpec> {
  /** The fields of its layers beside those of every kind. */
  readonly fields?: Fields;
  /** Those of them that the map reads, beside what it reads of every kind: no others are sent to readers. */
  readonly sent?: readonly string[];
  /** CSS of its swatch in the legend, in `var(--c)` and `var(--tint)`. */
  swatch(layer: L): Readonly<Record<string, string>>;
  /** How opaque the tint of that swatch is. */
  tinted?(layer: L): number;
  dash?(layer: L): NonNullable<LayerSpec['dash']>;
  /** Counts with the radii of their discs in CSS pixels, for its key. */
  sizes?(layer: L): readonly (readonly [count: number, radius: number])[];
  /** The scale that its categories are the classes of. */
  scale?(layer: L): Scale;
  /** Fills in what follows from the kind or the data. */
  complete?(layer: L, features: readonly LayerFeature[]): L;
  /** Whether the names of its features are drawn beside them. */
  named?(layer: L): boolean;
  check?(
    layer: Without<L, 'color' | 'label'>,
    features: readonly LayerFeature[],
  ): readonly FeatureFault[];
  /** Describes a layer in the text alternative of a still map; empty where there is nothing to say. */
  sentence?(told: ToldLayer<L>, words: ToldWords): string;
  /** Describes all layers of the kind in one sentence, which comes first. */
  together?(told: readonly ToldLayer<L>[], words: ToldWords): string;
}

export interface Scale {
  /** The values between its classes. */
  readonly breaks?: readonly number[];
  /** As it reads after a number. */
  readonly unit?: string;
  readonly noData?: string;
}

export type Shape = Exclude<GeoJSON.Geometry, GeoJSON.GeometryCollection>;

/** A GeoJSON file whose features have coordinates. */
export type Collection = GeoJSON.FeatureCollection<Shape, FeatureProperties>;

export type LayerFeature = GeoJSON.Feature<Shape, FeatureProperties>;

/** The GeoJSON file of a story's layer, as the build has checked it. */
export interface LayerCollection {
  /** Unless the story's layer has it. */
  readonly metadata?: Omit<LayerMetadata, 'title' | 'license'>;
  readonly features: readonly LayerFeature[];
}
