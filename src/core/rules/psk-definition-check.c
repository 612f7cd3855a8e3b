/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a definition must have. */

#include "config.h"

#include "psk-definition-private.h"

#include <glib/gi18n-lib.h>

#include "psk-error.h"
#include "psk-metric.h"

/* Points are counted in tenths. */
#define LEAST_POINTS 0.1
#define MAX_POINTS 1000

#define MAX_PERCENT 100

/* The day of the month, and how many months later, that a report is due. */
#define MAX_DUE_DAY 31
#define MAX_DUE_OFFSET 12

typedef gboolean (*CheckElementFunc) (JsonObject *element,
                                      const char *path,
                                      GError    **error);

static gboolean
refuse_type (const char *path,
             const char *member,
             GError    **error)
{
  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               _("The definition lacks “%s.%s”, or it is of the wrong type: correct the file."),
               path, member);
  return FALSE;
}

static gboolean
is_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
         && json_node_get_value_type (node) == G_TYPE_STRING
         && *json_node_get_string (node) != '\0';
}

static gboolean
check_text (JsonObject *object,
            const char *member,
            const char *path,
            GError    **error)
{
  return is_text (json_object_get_member (object, member)) || refuse_type (path, member, error);
}

static gboolean
check_number (JsonObject *object,
              const char *member,
              int         min,
              int         max,
              const char *path,
              GError    **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node)
      && (json_node_get_value_type (node) == G_TYPE_INT64
          || json_node_get_value_type (node) == G_TYPE_DOUBLE)
      && json_node_get_double (node) >= min && json_node_get_double (node) <= max)
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               /* Translators: a place in a file, the least and the greatest number */
               _("“%s.%s” must be a number from %d to %d: correct the file."), path, member, min,
               max);
  return FALSE;
}

static gboolean
check_elements (JsonObject      *object,
                const char      *member,
                CheckElementFunc check,
                GError         **error)
{
  JsonNode *list = json_object_get_member (object, member);
  JsonArray *array;

  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    return refuse_type ("$", member, error);

  array = json_node_get_array (list);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *path = g_strdup_printf ("$.%s[%u]", member, i);
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                       _("“%s” must be an object: correct the file."), path);
          return FALSE;
        }

      if (!check (json_node_get_object (node), path, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_grade (JsonObject *grade,
             const char *path,
             GError    **error)
{
  return check_text (grade, "grade", path, error)
         && check_number (grade, "from", 0, MAX_PERCENT, path, error);
}

/* What is marked by hand has nothing that it is counted out of. */
static gboolean
check_counted (JsonObject *indicator,
               const char *path,
               GError    **error)
{
  const char *numerator = json_object_get_string_member (indicator, "numerator");
  const char *denominator;

  if (g_str_equal (numerator, "manual"))
    return TRUE;
  if (!check_text (indicator, "denominator", path, error))
    return FALSE;

  denominator = json_object_get_string_member (indicator, "denominator");
  if (psk_metric_from_name (numerator) != PSK_METRIC_NONE
      && psk_metric_from_name (denominator) != PSK_METRIC_NONE)
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               _("Indicator “%s” counts “%s” out of “%s”, which Pansuk does not know: correct the "
                 "criteria."),
               json_object_get_string_member (indicator, "id"), numerator, denominator);
  return FALSE;
}

static gboolean
check_indicator (JsonObject *indicator,
                 const char *path,
                 GError    **error)
{
  return check_text (indicator, "id", path, error)
         && check_text (indicator, "title_th", path, error)
         && check_text (indicator, "numerator", path, error)
         && check_number (indicator, "max", 0, MAX_POINTS, path, error)
         && check_counted (indicator, path, error);
}

static gboolean
check_points (JsonObject *criteria,
              GError    **error)
{
  JsonArray *indicators = json_object_get_array_member (criteria, "indicators");

  for (guint i = 0; i < json_array_get_length (indicators); i++)
    {
      if (json_object_get_double_member (json_array_get_object_element (indicators, i), "max")
          >= LEAST_POINTS)
        return TRUE;
    }

  g_set_error_literal (error, PSK_ERROR, PSK_ERROR_INVALID,
                       _("The criteria have no points at all: give the indicators a maximum."));
  return FALSE;
}

/* A figure that is not of a metric is typed. */
static gboolean
check_form_item (JsonObject *item,
                 const char *path,
                 GError    **error)
{
  JsonNode *metric = json_object_get_member (item, "metric");

  if (!check_text (item, "id", path, error) || !check_text (item, "title_th", path, error))
    return FALSE;

  return metric == NULL || JSON_NODE_HOLDS_NULL (metric)
         || check_text (item, "metric", path, error);
}

static gboolean
check_check_item (JsonObject *item,
                  const char *path,
                  GError    **error)
{
  return check_text (item, "id", path, error) && check_text (item, "title_th", path, error);
}

/* Without a rule, or a part of it, that of Pansuk holds. */
static gboolean
check_due_rule (JsonObject *form,
                GError    **error)
{
  JsonNode *node = json_object_get_member (form, "due");
  JsonObject *due;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse_type ("$", "due", error);

  due = json_node_get_object (node);
  return (!json_object_has_member (due, "day")
          || check_number (due, "day", 1, MAX_DUE_DAY, "$.due", error))
         && (!json_object_has_member (due, "month_offset")
             || check_number (due, "month_offset", 0, MAX_DUE_OFFSET, "$.due", error));
}

/**
 * psk_definition_check:
 * @kind: criteria, form, checklist or codes
 * @object: the whole of a definition
 * @error: (nullable): %PSK_ERROR_INVALID with the path of what is wrong
 *
 * Whoever reads a definition that was checked need not look again whether what it must have
 * is there and of its type. Lists of codes are checked by psk_command_codes_import().
 *
 * Returns: whether it has what the program asks it for
 */
gboolean
psk_definition_check (const char *kind,
                      JsonObject *object,
                      GError    **error)
{
  if (g_strcmp0 (json_object_get_string_member_with_default (object, "kind", ""), kind) != 0)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("“$.kind” of the definition is not “%s”: choose another file."), kind);
      return FALSE;
    }

  if (g_str_equal (kind, "criteria"))
    return check_elements (object, "grades", check_grade, error)
           && check_elements (object, "indicators", check_indicator, error)
           && check_points (object, error);
  if (g_str_equal (kind, "form"))
    return check_elements (object, "items", check_form_item, error)
           && check_due_rule (object, error);
  if (g_str_equal (kind, "checklist"))
    return check_elements (object, "items", check_check_item, error);

  return TRUE;
}
