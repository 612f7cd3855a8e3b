/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-duplicate-pair.h"

#include <glib/gi18n.h>

#include "psk-household-columns.h"
#include "psk-household-table.h"

/* From how many points on a pair is called strong or likely. */
#define STRONG 90
#define LIKELY 75

/**
 * PskDuplicatePair:
 *
 * Two households that may be the same, as a row of a list. The households are read when
 * the row is seen.
 */
struct _PskDuplicatePair
{
  GObject parent_instance;

  /* Owned */
  PskBook *book;
  PskHousehold *first;  /* NULL until it is asked for */
  PskHousehold *second;

  PskDuplicate duplicate;
};

G_DEFINE_FINAL_TYPE (PskDuplicatePair, psk_duplicate_pair, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAMES,
  PROP_PLACE,
  PROP_REASONS,
  PROP_STRENGTH,
  PROP_CLASSES,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char *
names_text (PskDuplicatePair *self)
{
  g_autofree char *first = psk_household_name_text (psk_duplicate_pair_get_first (self));
  g_autofree char *second = psk_household_name_text (psk_duplicate_pair_get_second (self));

  return g_str_equal (first, second) ? g_steal_pointer (&first)
                                     : g_strdup_printf ("%s · %s", first, second);
}

static char *
place_text (PskDuplicatePair *self)
{
  PskHousehold *first = psk_duplicate_pair_get_first (self);
  PskHousehold *second = psk_duplicate_pair_get_second (self);
  g_autofree char *here = NULL;

  if (first == NULL || second == NULL)
    return g_strdup ("");

  here = psk_household_place_text (self->book, first);
  if (first->tambon == second->tambon)
    return g_steal_pointer (&here);

  return g_strdup_printf ("%s · %s", here,
                          psk_areas_get_name (psk_book_get_areas (self->book), second->tambon,
                                              psk_language_of_messages ()));
}

static const char *
strength_text (PskDuplicatePair *self)
{
  if (self->duplicate.score >= STRONG)
    return _("● Strong");

  return self->duplicate.score >= LIKELY ? _("◐ Likely") : _("○ Possible");
}

static const char *const *
strength_classes (PskDuplicatePair *self)
{
  static const char *const strong[] = { "chip", "wrong", NULL };
  static const char *const likely[] = { "chip", "partial", NULL };
  static const char *const possible[] = { "chip", NULL };

  return self->duplicate.score >= STRONG ? strong
         : self->duplicate.score >= LIKELY ? likely : possible;
}

static void
psk_duplicate_pair_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  PskDuplicatePair *self = PSK_DUPLICATE_PAIR (object);

  switch (id)
    {
    case PROP_NAMES:
      g_value_take_string (value, names_text (self));
      break;
    case PROP_PLACE:
      g_value_take_string (value, place_text (self));
      break;
    case PROP_REASONS:
      g_value_take_string (value, psk_duplicate_describe (self->duplicate.reasons));
      break;
    case PROP_STRENGTH:
      g_value_set_static_string (value, strength_text (self));
      break;
    case PROP_CLASSES:
      g_value_set_boxed (value, strength_classes (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
psk_duplicate_pair_finalize (GObject *object)
{
  PskDuplicatePair *self = PSK_DUPLICATE_PAIR (object);

  g_clear_object (&self->first);
  g_clear_object (&self->second);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (psk_duplicate_pair_parent_class)->finalize (object);
}

static void
psk_duplicate_pair_class_init (PskDuplicatePairClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  static const struct
  {
    guint id;
    const char *name;
  } texts[] = {
    { PROP_NAMES, "names" }, { PROP_PLACE, "place" }, { PROP_REASONS, "reasons" },
    { PROP_STRENGTH, "strength" },
  };

  object_class->get_property = psk_duplicate_pair_get_property;
  object_class->finalize = psk_duplicate_pair_finalize;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[texts[i].id] = g_param_spec_string (texts[i].name, NULL, NULL, NULL,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CLASSES] = g_param_spec_boxed ("classes", NULL, NULL, G_TYPE_STRV,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
psk_duplicate_pair_init (PskDuplicatePair *self)
{
}

/**
 * psk_duplicate_pair_new:
 * @book: a book
 * @duplicate: two of its households
 *
 * Returns: (transfer full): the row
 */
PskDuplicatePair *
psk_duplicate_pair_new (PskBook            *book,
                        const PskDuplicate *duplicate)
{
  PskDuplicatePair *self;

  g_return_val_if_fail (PSK_IS_BOOK (book) && duplicate != NULL, NULL);

  self = g_object_new (PSK_TYPE_DUPLICATE_PAIR, NULL);
  self->book = g_object_ref (book);
  self->duplicate = *duplicate;

  return self;
}

/**
 * psk_duplicate_pair_get:
 * @self: a row
 *
 * Returns: (transfer none): the pair
 */
const PskDuplicate *
psk_duplicate_pair_get (PskDuplicatePair *self)
{
  g_return_val_if_fail (PSK_IS_DUPLICATE_PAIR (self), NULL);

  return &self->duplicate;
}

/**
 * psk_duplicate_pair_equal:
 * @self: a row
 * @duplicate: a pair
 *
 * Returns: whether they are the same two households
 */
gboolean
psk_duplicate_pair_equal (PskDuplicatePair   *self,
                          const PskDuplicate *duplicate)
{
  g_return_val_if_fail (PSK_IS_DUPLICATE_PAIR (self), FALSE);

  return self->duplicate.first == duplicate->first && self->duplicate.second == duplicate->second;
}

static gboolean
is_current (PskDuplicatePair *self,
            PskHousehold     *household)
{
  g_autoptr (PskHousehold) now = NULL;

  if (household == NULL)
    return TRUE;

  now = psk_household_table_read (psk_book_get_store (self->book), household->id, NULL);
  return now != NULL && psk_record_equal (household, now);
}

/**
 * psk_duplicate_pair_is_current:
 * @self: a row
 *
 * Returns: whether the households are still as they were read, if they were
 */
gboolean
psk_duplicate_pair_is_current (PskDuplicatePair *self)
{
  g_return_val_if_fail (PSK_IS_DUPLICATE_PAIR (self), FALSE);

  return is_current (self, self->first) && is_current (self, self->second);
}

/**
 * psk_duplicate_pair_get_first:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the household on the left, %NULL when it was
 *   deleted meanwhile
 */
PskHousehold *
psk_duplicate_pair_get_first (PskDuplicatePair *self)
{
  g_return_val_if_fail (PSK_IS_DUPLICATE_PAIR (self), NULL);

  if (self->first == NULL)
    self->first = psk_household_table_read (psk_book_get_store (self->book),
                                            self->duplicate.first, NULL);
  return self->first;
}

/**
 * psk_duplicate_pair_get_second:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the household on the right, %NULL when it was
 *   deleted meanwhile
 */
PskHousehold *
psk_duplicate_pair_get_second (PskDuplicatePair *self)
{
  g_return_val_if_fail (PSK_IS_DUPLICATE_PAIR (self), NULL);

  if (self->second == NULL)
    self->second = psk_household_table_read (psk_book_get_store (self->book),
                                             self->duplicate.second, NULL);
  return self->second;
}
