/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-quality-row.h"

#include <glib/gi18n.h>

#include "psk-household-columns.h"
#include "psk-household-table.h"

/**
 * PskQualityRow:
 *
 * A finding as a row of a list: who, where, and what is wrong. The household is read when
 * the row is seen.
 */
struct _PskQualityRow
{
  GObject parent_instance;

  /* Owned */
  PskBook *book;
  GPtrArray *findings; /* keeps the finding */
  PskHousehold *household; /* NULL until it is seen, and of a centre */

  PskFinding *finding;
};

G_DEFINE_FINAL_TYPE (PskQualityRow, psk_quality_row, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_PLACE,
  PROP_PROBLEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static PskHousehold *
household_of (PskQualityRow *self)
{
  if (self->household == NULL && self->finding->household != 0)
    self->household = psk_household_table_read (psk_book_get_store (self->book),
                                                self->finding->household, NULL);

  return self->household;
}

static char *
name_text (PskQualityRow *self)
{
  PskHousehold *household = household_of (self);

  if (self->finding->centre != 0)
    return g_strdup (_("Sharing centre"));

  return psk_household_name_text (household);
}

static char *
place_text (PskQualityRow *self)
{
  PskHousehold *household = household_of (self);

  if (household != NULL)
    return psk_household_place_text (self->book, household);

  return g_strdup_printf (_("Tambon %s"),
                          psk_areas_get_name (psk_book_get_areas (self->book),
                                              self->finding->area,
                                              psk_language_of_messages ()));
}

static void
psk_quality_row_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PskQualityRow *self = PSK_QUALITY_ROW (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_take_string (value, name_text (self));
      break;
    case PROP_PLACE:
      g_value_take_string (value, place_text (self));
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->finding->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
psk_quality_row_finalize (GObject *object)
{
  PskQualityRow *self = PSK_QUALITY_ROW (object);

  g_clear_object (&self->household);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (psk_quality_row_parent_class)->finalize (object);
}

static void
psk_quality_row_class_init (PskQualityRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = psk_quality_row_get_property;
  object_class->finalize = psk_quality_row_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
psk_quality_row_init (PskQualityRow *self)
{
}

/**
 * psk_quality_row_new:
 * @book: a book
 * @findings: the array that owns @finding
 * @finding: a finding about a household or a centre
 *
 * Returns: (transfer full): the row
 */
PskQualityRow *
psk_quality_row_new (PskBook    *book,
                     GPtrArray  *findings,
                     PskFinding *finding)
{
  PskQualityRow *self;

  g_return_val_if_fail (PSK_IS_BOOK (book) && findings != NULL && finding != NULL, NULL);

  self = g_object_new (PSK_TYPE_QUALITY_ROW, NULL);
  self->book = g_object_ref (book);
  self->findings = g_ptr_array_ref (findings);
  self->finding = finding;

  return self;
}

/**
 * psk_quality_row_get:
 * @self: a row
 *
 * Returns: (transfer none): the finding
 */
PskFinding *
psk_quality_row_get (PskQualityRow *self)
{
  g_return_val_if_fail (PSK_IS_QUALITY_ROW (self), NULL);

  return self->finding;
}
