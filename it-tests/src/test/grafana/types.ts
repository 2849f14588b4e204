import type * as grafana from '@grafana/schema';
import type * as bargauge from '@grafana/schema/dist/esm/raw/composable/bargauge/panelcfg/x/BarGaugePanelCfg_types.gen';
import type * as stat from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';
import type * as timeline from '@grafana/schema/dist/esm/raw/composable/statetimeline/panelcfg/x/StateTimelinePanelCfg_types.gen';
import type * as table from '@grafana/schema/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen';
import type * as timeseries from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';

/** What a type looks like in JSON: there, the value of an enum is a plain string. */
type Json<T> = 0 extends 1 & T
  ? T
  : T extends string
    ? `${T}`
    : T extends object
      ? { [K in keyof T]: Json<T[K]> }
      : T;

/** A query as the data source for Prometheus takes it; the published types leave queries open. */
interface Query {
  refId: string;
  datasource: grafana.DataSourceRef;
  editorMode: 'code' | 'builder';
  expr: string;
  legendFormat: string;
  range: boolean;
  instant: boolean;
  format?: 'time_series' | 'table' | 'heatmap';
}

/** A panel of one kind, whose options and custom settings the published types leave open in a dashboard. */
interface PanelOf<Type extends string, Options, Custom> extends Omit<grafana.Panel, 'type' | 'options' | 'targets' | 'fieldConfig'> {
  type: Type;
  options: Options;
  targets: Query[];
  fieldConfig: Omit<grafana.FieldConfigSource, 'defaults'> & {
    defaults: Omit<grafana.FieldConfig, 'custom'> & { custom?: Custom };
  };
}

type Panel =
  | PanelOf<'bargauge', bargauge.Options, never>
  | PanelOf<'stat', stat.Options, never>
  | PanelOf<'state-timeline', timeline.Options, timeline.FieldConfig>
  | PanelOf<'table', table.Options, table.FieldConfig>
  | PanelOf<'timeseries', timeseries.Options, timeseries.FieldConfig>;

/** An annotation as the data source for Prometheus takes it. */
interface Annotation extends Omit<grafana.AnnotationQuery, 'target'> {
  titleFormat: string;
  textFormat: string;
  tagKeys: string;
  useValueForTime: boolean;
  target: { refId: string; expr: string; interval: string };
}

export type Dashboard = Json<
  Omit<grafana.Dashboard, 'panels' | 'annotations'> & {
    panels: (Panel | grafana.RowPanel)[];
    annotations: { list: Annotation[] };
  }
>;
