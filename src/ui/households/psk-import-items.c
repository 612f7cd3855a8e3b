/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-items.h"

#include "psk-import-job.h"
#include "psk-text.h"

/* A cell can hold megabytes, which nobody reads and no widget shows in time. */
#define MAX_CHARS 200

/**
 * PskImportItems:
 *
 * The rows of an import with one outcome, or its problems. A base list has hundreds of
 * thousands of them: each is a number here until a line of it is seen.
 */
struct _PskImportItems
{
  GObject parent_instance;

  PskImport *import;
  PskImportKind kind;
  GArray *indexes; /* guint, of rows or of problems */
};

/**
 * PskImportItem:
 *
 * A line of the list of what an import found: a row, or a problem. Its texts are made
 * when a cell asks for them.
 */
struct _PskImportItem
{
  GObject parent_instance;

  PskImportItems *list; /* of which it is; it keeps the import */
  const PskImportRow *row; /* NULL for a problem */
  const PskImportProblem *problem; /* NULL for a row */
};

G_DEFINE_FINAL_TYPE (PskImportItem, psk_import_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PLACE,
  PROP_SHEET,
  PROP_NAME,
  PROP_COLUMN,
  PROP_VALUE,
  PROP_TEXT,
  N_PROPS,
};

static char *
get_place (PskImportItem *self)
{
  const int row = self->row != NULL ? self->row->row : self->problem->row;

  return row > 0 ? g_strdup_printf ("%d", row) : g_strdup ("");
}

static const char *
get_sheet (PskImportItem *self)
{
  return self->row != NULL
         ? psk_import_get_sheet_name (self->list->import, (guint) self->row->sheet)
         : self->problem->sheet;
}

static char *
get_name (PskImportItem *self)
{
  if (self->row != NULL)
    return psk_household_get_name (self->row->household);

  return g_strdup (self->problem->name != NULL ? self->problem->name : "");
}

static void
psk_import_item_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PskImportItem *self = PSK_IMPORT_ITEM (object);

  switch (prop_id)
    {
    case PROP_PLACE:
      g_value_take_string (value, get_place (self));
      break;
    case PROP_SHEET:
      g_value_set_string (value, get_sheet (self));
      break;
    case PROP_NAME:
      g_value_take_string (value, get_name (self));
      break;
    case PROP_COLUMN:
      g_value_set_string (value, self->problem != NULL ? self->problem->column : "");
      break;
    case PROP_VALUE:
      g_value_take_string (value, self->problem != NULL
                                  ? psk_text_shorten (self->problem->value, MAX_CHARS)
                                  : g_strdup (""));
      break;
    case PROP_TEXT:
      if (self->problem != NULL)
        g_value_set_string (value, self->problem->reason);
      else
        g_value_take_string (value, psk_import_describe (self->list->import, self->row));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
psk_import_item_finalize (GObject *object)
{
  g_object_unref (PSK_IMPORT_ITEM (object)->list);

  G_OBJECT_CLASS (psk_import_item_parent_class)->finalize (object);
}

static void
psk_import_item_class_init (PskImportItemClass *klass)
{
  static const char * const names[] = { NULL, "place", "sheet", "name", "column", "value", "text" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = psk_import_item_get_property;
  object_class->finalize = psk_import_item_finalize;
  for (guint i = PROP_PLACE; i < N_PROPS; i++)
    g_object_class_install_property (
      object_class, i,
      g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
psk_import_item_init (PskImportItem *self)
{
}

/**
 * psk_import_item_get_problem:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the problem that it is about
 */
const PskImportProblem *
psk_import_item_get_problem (PskImportItem *self)
{
  g_return_val_if_fail (PSK_IS_IMPORT_ITEM (self), NULL);

  return self->problem;
}

/**
 * psk_import_item_get_row:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the row that it is about
 */
const PskImportRow *
psk_import_item_get_row (PskImportItem *self)
{
  g_return_val_if_fail (PSK_IS_IMPORT_ITEM (self), NULL);

  return self->row;
}

static GType
get_item_type (GListModel *model)
{
  return PSK_TYPE_IMPORT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return PSK_IMPORT_ITEMS (model)->indexes->len;
}

static gboolean
is_of_problems (PskImportItems *self)
{
  return self->kind == PSK_IMPORT_KIND_REJECTED || self->kind == PSK_IMPORT_KIND_NOTES;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  PskImportItems *self = PSK_IMPORT_ITEMS (model);
  PskImportItem *item;
  guint index;

  if (position >= self->indexes->len)
    return NULL;

  index = g_array_index (self->indexes, guint, position);
  item = g_object_new (PSK_TYPE_IMPORT_ITEM, NULL);
  item->list = g_object_ref (self);
  if (is_of_problems (self))
    item->problem = psk_import_get_problems (self->import)->pdata[index];
  else
    item->row = psk_import_get_row (self->import, index);

  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PskImportItems, psk_import_items, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
psk_import_items_finalize (GObject *object)
{
  PskImportItems *self = PSK_IMPORT_ITEMS (object);

  psk_import_replace (&self->import, NULL);
  g_array_unref (self->indexes);

  G_OBJECT_CLASS (psk_import_items_parent_class)->finalize (object);
}

static void
psk_import_items_class_init (PskImportItemsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psk_import_items_finalize;
}

static void
psk_import_items_init (PskImportItems *self)
{
  self->indexes = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
find_problems (PskImportItems *self)
{
  const PskImportSeverity wanted = self->kind == PSK_IMPORT_KIND_REJECTED ? PSK_IMPORT_ERROR
                                                                          : PSK_IMPORT_NOTE;
  GPtrArray *problems = psk_import_get_problems (self->import);

  for (guint i = 0; i < problems->len; i++)
    {
      if (((PskImportProblem *) problems->pdata[i])->severity == wanted)
        g_array_append_val (self->indexes, i);
    }
}

static void
find_rows (PskImportItems *self)
{
  for (guint i = 0; i < psk_import_get_n_rows (self->import); i++)
    {
      if (psk_import_get_row (self->import, i)->outcome == (PskImportOutcome) self->kind)
        g_array_append_val (self->indexes, i);
    }
}

/**
 * psk_import_items_new:
 * @import: an import that was prepared
 * @kind: what is listed
 *
 * Returns: (transfer full): the lines, in the order of the file
 */
PskImportItems *
psk_import_items_new (PskImport    *import,
                      PskImportKind kind)
{
  PskImportItems *self;

  g_return_val_if_fail (PSK_IS_IMPORT (import), NULL);

  self = g_object_new (PSK_TYPE_IMPORT_ITEMS, NULL);
  self->import = g_object_ref (import);
  self->kind = kind;
  if (is_of_problems (self))
    find_problems (self);
  else
    find_rows (self);

  return self;
}
