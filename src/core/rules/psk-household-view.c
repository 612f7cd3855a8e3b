/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-view.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "psk-error.h"
#include "psk-view-table.h"

static const char *const filter_kinds[] = {
  [PSK_FILTER_CONTAINS] = "contains", [PSK_FILTER_ONE_OF] = "one-of",
  [PSK_FILTER_RANGE] = "range", [PSK_FILTER_EMPTY] = "empty", [PSK_FILTER_FILLED] = "filled",
};

static const PskField *
get_fields (guint *n_fields)
{
  g_autoptr (PskHousehold) household = g_object_new (PSK_TYPE_HOUSEHOLD, NULL);

  return psk_record_get_fields (household, n_fields);
}

static int
find_field (const char *name)
{
  guint n_fields;
  const PskField *fields = get_fields (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      if (g_strcmp0 (fields[i].name, name) == 0)
        return (int) i;
    }

  return -1;
}

static void
add_string (JsonBuilder *builder,
            const char  *member,
            const char  *text)
{
  if (text == NULL)
    return;

  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static void
add_filter (JsonBuilder     *builder,
            const PskFilter *filter)
{
  guint n_fields;
  const PskField *fields = get_fields (&n_fields);

  json_builder_begin_object (builder);
  add_string (builder, "field", fields[filter->column].name);
  add_string (builder, "kind", filter_kinds[filter->kind]);
  add_string (builder, "text", filter->text);
  add_string (builder, "first", filter->first);
  add_string (builder, "last", filter->last);
  if (filter->values != NULL)
    {
      json_builder_set_member_name (builder, "values");
      json_builder_begin_array (builder);
      for (int i = 0; filter->values[i] != NULL; i++)
        json_builder_add_string_value (builder, filter->values[i]);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
add_columns (JsonBuilder *builder,
             GArray      *columns)
{
  guint n_fields;
  const PskField *fields = get_fields (&n_fields);

  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < columns->len; i++)
    json_builder_add_string_value (builder,
                                   fields[g_array_index (columns, PskHouseholdField, i)].name);
  json_builder_end_array (builder);
}

/**
 * psk_household_view_to_json:
 * @query: a query
 * @columns: (nullable) (element-type PskHouseholdField): the columns that are seen, in their
 *   order
 *
 * Returns: (transfer full): its order and its filters as JSON, without area and search, and
 *   the columns
 */
char *
psk_household_view_to_json (const PskHouseholdQuery *query,
                            GArray                  *columns)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  guint n_fields;
  const PskField *fields = get_fields (&n_fields);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sort");
  json_builder_begin_array (builder);
  for (guint i = 0; i < query->n_sort; i++)
    {
      json_builder_begin_object (builder);
      add_string (builder, "field", fields[query->sort[i].field].name);
      json_builder_set_member_name (builder, "descending");
      json_builder_add_boolean_value (builder, query->sort[i].descending);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "filters");
  json_builder_begin_array (builder);
  for (guint i = 0; query->filters != NULL && i < query->filters->len; i++)
    add_filter (builder, query->filters->pdata[i]);
  json_builder_end_array (builder);
  if (columns != NULL)
    add_columns (builder, columns);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* The array, or NULL when the member is missing or something else. */
static JsonArray *
get_array (JsonObject *object,
           const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* The objects of an array; anything else in it is left out. */
static GPtrArray *
get_objects (JsonArray *array)
{
  GPtrArray *objects = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        g_ptr_array_add (objects, json_node_get_object (node));
    }

  return objects;
}

static char **
read_values (JsonObject *object)
{
  JsonArray *values = get_array (object, "values");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; values != NULL && i < json_array_get_length (values); i++)
    g_strv_builder_add (builder, json_array_get_string_element (values, i));

  return values != NULL ? g_strv_builder_end (builder) : NULL;
}

static PskFilter *
read_filter (JsonObject *object)
{
  const char *kind = json_object_get_string_member_with_default (object, "kind", "");
  PskFilter *filter = g_new0 (PskFilter, 1);

  filter->column = find_field (json_object_get_string_member_with_default (object, "field", ""));
  for (gsize i = 0; i < G_N_ELEMENTS (filter_kinds); i++)
    {
      if (g_str_equal (filter_kinds[i], kind))
        filter->kind = (PskFilterKind) i;
    }
  filter->text = g_strdup (json_object_get_string_member_with_default (object, "text", NULL));
  filter->first = g_strdup (json_object_get_string_member_with_default (object, "first", NULL));
  filter->last = g_strdup (json_object_get_string_member_with_default (object, "last", NULL));
  filter->values = read_values (object);

  return filter;
}

/* A field that this version does not know is left out. */
static void
read_sort (JsonArray         *sort,
           PskHouseholdQuery *query)
{
  g_autoptr (GPtrArray) keys = get_objects (sort);

  for (guint i = 0; i < keys->len && query->n_sort < PSK_MAX_SORT_KEYS; i++)
    {
      const int field = find_field (json_object_get_string_member_with_default (keys->pdata[i],
                                                                                "field", ""));

      if (field < 0)
        continue;
      query->sort[query->n_sort].field = (PskHouseholdField) field;
      query->sort[query->n_sort++].descending
        = json_object_get_boolean_member_with_default (keys->pdata[i], "descending", FALSE);
    }
}

static void
read_filters (JsonArray         *filters,
              PskHouseholdQuery *query)
{
  g_autoptr (GPtrArray) objects = get_objects (filters);

  for (guint i = 0; i < objects->len; i++)
    {
      PskFilter *filter = read_filter (objects->pdata[i]);

      if (filter->column >= 0)
        g_ptr_array_add (query->filters, filter);
      else
        psk_filter_free (filter);
    }
}

static GArray *
read_columns (JsonArray *array)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (PskHouseholdField));

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const PskHouseholdField field
        = (PskHouseholdField) find_field (json_array_get_string_element (array, i));

      if ((int) field >= 0)
        g_array_append_val (columns, field);
    }

  return columns;
}

/**
 * psk_household_view_parse:
 * @json: what psk_household_view_to_json() made
 * @columns: (out) (transfer full) (optional) (nullable) (element-type PskHouseholdField):
 *   the columns that are seen, in their order; %NULL when the view leaves them as they are
 * @error: (nullable): %PSK_ERROR_FORMAT
 *
 * Returns: (transfer full) (nullable): a query of that order and those filters
 */
PskHouseholdQuery *
psk_household_view_parse (const char *json,
                          GArray    **columns,
                          GError    **error)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root)
                                                                      : NULL;
  JsonArray *sort = object != NULL ? get_array (object, "sort") : NULL;
  JsonArray *filters = object != NULL ? get_array (object, "filters") : NULL;
  PskHouseholdQuery *query;

  if (sort == NULL || filters == NULL)
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_FORMAT,
                           _("The saved view cannot be read: delete it and save it anew."));
      return NULL;
    }

  query = g_new0 (PskHouseholdQuery, 1);
  query->filters = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_filter_free);
  read_sort (sort, query);
  read_filters (filters, query);
  if (columns != NULL)
    *columns = get_array (object, "columns") != NULL
               ? read_columns (get_array (object, "columns")) : NULL;

  return query;
}

typedef struct
{
  char *name;
  char *json; /* NULL to delete */
} ViewData;

static void
view_data_free (gpointer data)
{
  ViewData *view = data;

  g_free (view->name);
  g_free (view->json);
  g_free (view);
}

static gboolean
write_view (PskStore     *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  ViewData *view = data;

  return view->json != NULL
         ? psk_view_table_save (store, PSK_HOUSEHOLD_VIEWS, view->name, view->json, error)
         : psk_view_table_delete (store, PSK_HOUSEHOLD_VIEWS, view->name, error);
}

/**
 * psk_command_view_save:
 * @name: the name of a view; one of the same name is replaced
 * @query: its order and filters
 * @columns: (nullable) (element-type PskHouseholdField): the columns that are seen
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_view_save (const char              *name,
                       const PskHouseholdQuery *query,
                       GArray                  *columns)
{
  ViewData *view = g_new0 (ViewData, 1);

  view->name = g_strdup (name);
  view->json = psk_household_view_to_json (query, columns);

  return psk_command_new (N_("Save view"), name, write_view, view, view_data_free);
}

/**
 * psk_command_view_delete:
 * @name: the name of a view
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_view_delete (const char *name)
{
  ViewData *view = g_new0 (ViewData, 1);

  view->name = g_strdup (name);

  return psk_command_new (N_("Delete view"), name, write_view, view, view_data_free);
}
