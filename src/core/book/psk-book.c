/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The open book itself: its properties, what it is asked for, and its signal. */

#include "config.h"

#include "psk-book-private.h"

#include <unistd.h>

#include "psk-calendar.h"
#include "psk-journal-table.h"

GResource *psk_data_get_resource (void);
GResource *psk_schema_get_resource (void);

G_DEFINE_FINAL_TYPE (PskBook, psk_book, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static char *
describe_step (PskJournalEntry *entry)
{
  return entry != NULL ? psk_journal_entry_describe (entry) : NULL;
}

/**
 * psk_book_update_labels:
 * @self: a book
 *
 * Finds out what can be taken back and done again.
 */
void
psk_book_update_labels (PskBook *self)
{
  g_autoptr (PskJournalEntry) undo = psk_journal_table_next_undo (self->store);
  g_autoptr (PskJournalEntry) redo = psk_journal_table_next_redo (self->store);

  g_free (self->undo_label);
  self->undo_label = describe_step (undo);
  g_free (self->redo_label);
  self->redo_label = describe_step (redo);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
}

static void
psk_book_get_property (GObject    *object,
                       guint       id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  PskBook *self = PSK_BOOK (object);

  switch (id)
    {
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
psk_book_finalize (GObject *object)
{
  PskBook *self = PSK_BOOK (object);

  /* The writer closes last, so that it leaves no write-ahead log behind. */
  g_clear_pointer (&self->reader, psk_worker_free);
  g_clear_pointer (&self->store, psk_store_free);
  g_clear_pointer (&self->writer, psk_worker_free);
  g_clear_pointer (&self->areas, psk_areas_unref);
  g_clear_pointer (&self->codes, psk_definition_unref);
  if (self->lock_fd >= 0)
    close (self->lock_fd);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self->path);

  G_OBJECT_CLASS (psk_book_parent_class)->finalize (object);
}

static void
psk_book_class_init (PskBookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = psk_book_get_property;
  object_class->finalize = psk_book_finalize;

  /**
   * PskBook:undo-label:
   *
   * What Undo would take back, translated; %NULL when there is nothing.
   */
  properties[PROP_UNDO_LABEL] =
    g_param_spec_string ("undo-label", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * PskBook:redo-label:
   *
   * What Redo would do again, translated; %NULL when there is nothing.
   */
  properties[PROP_REDO_LABEL] =
    g_param_spec_string ("redo-label", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PskBook::changed:
   * @self: a book
   * @changes: a set of #PskChanges
   *
   * Something in the book changed and can be read from its store.
   */
  signals[CHANGED] = g_signal_new ("changed", PSK_TYPE_BOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
psk_book_init (PskBook *self)
{
  self->lock_fd = -1;
  g_resources_register (psk_data_get_resource ());
  g_resources_register (psk_schema_get_resource ());
}

/**
 * psk_book_get_path:
 * @self: a book
 *
 * Returns: (transfer none): its folder, absolute
 */
const char *
psk_book_get_path (PskBook *self)
{
  g_return_val_if_fail (PSK_IS_BOOK (self), NULL);

  return self->path;
}

/**
 * psk_book_get_photos_dir:
 * @self: a book
 *
 * Returns: (transfer full): the folder of its originals
 */
char *
psk_book_get_photos_dir (PskBook *self)
{
  g_return_val_if_fail (PSK_IS_BOOK (self), NULL);

  return g_build_filename (self->path, "photos", NULL);
}

/**
 * psk_book_get_cache_dir:
 * @self: a book
 *
 * Returns: (transfer full): a folder for small copies of pictures, which may be
 *   emptied at any time
 */
char *
psk_book_get_cache_dir (PskBook *self)
{
  g_return_val_if_fail (PSK_IS_BOOK (self), NULL);

  return g_build_filename (g_get_user_cache_dir (), "pansuk", "pictures", NULL);
}

/**
 * psk_book_get_store:
 * @self: a book
 *
 * Returns: (transfer none): the connection that the thread of the book reads by
 */
PskStore *
psk_book_get_store (PskBook *self)
{
  g_return_val_if_fail (PSK_IS_BOOK (self), NULL);

  return self->store;
}

/**
 * psk_book_get_areas:
 * @self: a book
 *
 * Returns: (transfer none): its areas, until they change
 */
PskAreas *
psk_book_get_areas (PskBook *self)
{
  g_return_val_if_fail (PSK_IS_BOOK (self), NULL);

  return self->areas;
}

/**
 * psk_book_get_codes:
 * @self: a book
 *
 * Returns: (transfer none) (nullable): its code lists, until they change
 */
PskDefinition *
psk_book_get_codes (PskBook *self)
{
  g_return_val_if_fail (PSK_IS_BOOK (self), NULL);

  if (self->codes == NULL)
    self->codes = psk_definition_load (self->store, "codes", NULL);

  return self->codes;
}

/**
 * psk_book_get_today:
 * @self: a book
 *
 * Returns: today; in a sample book the date that it was drawn up for
 */
GDate
psk_book_get_today (PskBook *self)
{
  return psk_calendar_get_today (self->store);
}

/**
 * psk_book_is_sample:
 * @self: a book
 *
 * Returns: whether its data are invented
 */
gboolean
psk_book_is_sample (PskBook *self)
{
  g_return_val_if_fail (PSK_IS_BOOK (self), FALSE);

  return self->sample;
}

/**
 * psk_book_is_read_only:
 * @self: a book
 *
 * Returns: whether nothing can be changed
 */
gboolean
psk_book_is_read_only (PskBook *self)
{
  g_return_val_if_fail (PSK_IS_BOOK (self), TRUE);

  return self->writer == NULL;
}

/**
 * psk_book_get_undo_label:
 * @self: a book
 *
 * Returns: (transfer none) (nullable): what Undo would take back, translated
 */
const char *
psk_book_get_undo_label (PskBook *self)
{
  return self->undo_label;
}

/**
 * psk_book_get_redo_label:
 * @self: a book
 *
 * Returns: (transfer none) (nullable): what Redo would do again, translated
 */
const char *
psk_book_get_redo_label (PskBook *self)
{
  return self->redo_label;
}

/**
 * psk_book_emit_changed:
 * @self: a book
 * @changes: what was touched
 * @touched: (nullable) (element-type gint64): the households that were written; %NULL when
 *   they are not known or too many
 *
 * Lets everybody read again what a command changed.
 */
void
psk_book_emit_changed (PskBook   *self,
                       PskChanges changes,
                       GArray    *touched)
{
  if (changes & PSK_CHANGED_AREAS)
    {
      PskAreas *areas = psk_areas_load (self->store, NULL);

      if (areas != NULL)
        {
          psk_areas_unref (self->areas);
          self->areas = areas;
        }
    }

  if (changes & PSK_CHANGED_SETTINGS)
    g_clear_pointer (&self->codes, psk_definition_unref);

  psk_book_update_labels (self);
  psk_book_note_touched (self, touched);
  self->touched = touched;
  if (changes != PSK_CHANGED_NOTHING)
    g_signal_emit (self, signals[CHANGED], 0, (guint) changes);
  self->touched = NULL;
}

/**
 * psk_book_get_touched:
 * @self: a book that emits #PskBook::changed
 *
 * Returns: (transfer none) (nullable) (element-type gint64): the households that were
 *   written; %NULL when they are not known or too many
 */
GArray *
psk_book_get_touched (PskBook *self)
{
  g_return_val_if_fail (PSK_IS_BOOK (self), NULL);

  return self->touched;
}
