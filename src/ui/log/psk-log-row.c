/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-log-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "psk-text.h"
#include "psk-thai-date.h"

/**
 * PskLogRow:
 *
 * A step of the book as a row of a list.
 */
struct _PskLogRow
{
  GObject parent_instance;

  PskJournalEntry *entry;
  gboolean is_undone;
  char *when;
  char *what;
  char *key; /* what it is searched by */
};

G_DEFINE_FINAL_TYPE (PskLogRow, psk_log_row, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_WHEN,
  PROP_WHAT,
  PROP_WHO,
  PROP_STATE,
  PROP_CLASSES,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
psk_log_row_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  static const char *const done[] = { NULL };
  static const char *const undone[] = { "dim-label", NULL };
  PskLogRow *self = PSK_LOG_ROW (object);

  switch (id)
    {
    case PROP_WHEN:
      g_value_set_string (value, self->when);
      break;
    case PROP_WHAT:
      g_value_set_string (value, self->what);
      break;
    case PROP_WHO:
      g_value_set_string (value, self->entry->who);
      break;
    case PROP_STATE:
      g_value_set_string (value, self->is_undone ? _("Taken back") : "");
      break;
    case PROP_CLASSES:
      g_value_set_boxed (value, self->is_undone ? undone : done);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
psk_log_row_finalize (GObject *object)
{
  PskLogRow *self = PSK_LOG_ROW (object);

  g_object_unref (self->entry);
  g_free (self->when);
  g_free (self->what);
  g_free (self->key);

  G_OBJECT_CLASS (psk_log_row_parent_class)->finalize (object);
}

static void
psk_log_row_class_init (PskLogRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = psk_log_row_get_property;
  object_class->finalize = psk_log_row_finalize;

  /**
   * PskLogRow:when:
   *
   * Day and time, as they are shown.
   */
  properties[PROP_WHEN] = g_param_spec_string ("when", NULL, NULL, NULL, flags);

  /**
   * PskLogRow:what:
   *
   * What was done and to what.
   */
  properties[PROP_WHAT] = g_param_spec_string ("what", NULL, NULL, NULL, flags);

  /**
   * PskLogRow:who:
   *
   * Who did it.
   */
  properties[PROP_WHO] = g_param_spec_string ("who", NULL, NULL, NULL, flags);

  /**
   * PskLogRow:state:
   *
   * That it was taken back, or "".
   */
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, NULL, flags);

  /**
   * PskLogRow:classes:
   *
   * The style of its texts.
   */
  properties[PROP_CLASSES] = g_param_spec_boxed ("classes", NULL, NULL, G_TYPE_STRV, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
psk_log_row_init (PskLogRow *self)
{
}

/**
 * psk_log_row_new:
 * @entry: a step
 * @is_undone: whether it was taken back, by Undo or by a later step
 *
 * Returns: (transfer full): the row
 */
PskLogRow *
psk_log_row_new (PskJournalEntry *entry,
                 gboolean         is_undone)
{
  PskLogRow *self = g_object_new (PSK_TYPE_LOG_ROW, NULL);
  const char *texts[3];
  g_autofree char *all = NULL;

  self->entry = g_object_ref (entry);
  self->is_undone = is_undone;
  self->when = psk_thai_date_format_moment (entry->at, psk_language_of_messages ());
  self->what = psk_journal_entry_describe (entry);
  texts[0] = self->what;
  texts[1] = entry->who;
  texts[2] = self->when;
  all = psk_text_join (texts, G_N_ELEMENTS (texts));
  self->key = psk_text_search_key (all);

  return self;
}

/**
 * psk_log_row_get:
 * @self: a row
 *
 * Returns: (transfer none): its step
 */
PskJournalEntry *
psk_log_row_get (PskLogRow *self)
{
  return self->entry;
}

/**
 * psk_log_row_is_done:
 * @self: a row
 *
 * Returns: whether the step can be taken back
 */
gboolean
psk_log_row_is_done (PskLogRow *self)
{
  return !self->is_undone;
}

/**
 * psk_log_row_matches:
 * @self: a row
 * @key: what is searched for, as psk_text_search_key() makes it
 *
 * Returns: whether the row has all words of @key somewhere
 */
gboolean
psk_log_row_matches (PskLogRow  *self,
                     const char *key)
{
  g_auto (GStrv) words = g_strsplit (key, " ", -1);

  for (int i = 0; words[i] != NULL; i++)
    {
      if (strstr (self->key, words[i]) == NULL)
        return FALSE;
    }

  return TRUE;
}
