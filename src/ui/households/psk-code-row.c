/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-code-row.h"

#include <glib/gi18n.h>

/**
 * PskCodeRow:
 *
 * An entry of a list of codes as the editor shows it, or a name that records have and the
 * list does not.
 */
struct _PskCodeRow
{
  GObject parent_instance;

  /* Owned */
  PskCode *entry; /* NULL for a name that is not on the list */
  char *typed;

  guint n_used;
  gboolean movable;
};

G_DEFINE_FINAL_TYPE (PskCodeRow, psk_code_row, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SIGN,
  PROP_SIGN_CLASSES,
  PROP_STATE,
  PROP_NAME,
  PROP_ENGLISH,
  PROP_ALIASES,
  PROP_USED,
  PROP_MOVABLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *
sign_of (PskCodeRow *self)
{
  if (self->entry == NULL)
    return "!";
  if (self->entry->fixed)
    return "■";

  return self->entry->retired ? "○" : "●";
}

static const char * const *
sign_classes (PskCodeRow *self)
{
  static const char *const wrong[] = { "sign", "wrong-text", NULL };
  static const char *const done[] = { "sign", "done-text", NULL };
  static const char *const dim[] = { "sign", "dim-label", NULL };

  if (self->entry == NULL)
    return wrong;

  return self->entry->fixed || self->entry->retired ? dim : done;
}

static const char *
state_text (PskCodeRow *self)
{
  if (self->entry == NULL)
    return _("Not on the list: add it, or say which entry it is");
  if (self->entry->fixed)
    return _("The program works with this entry: only its names can be changed");

  return self->entry->retired ? _("Retired: kept for old records and no longer offered")
                              : _("Offered");
}

static char *
name_text (PskCodeRow *self)
{
  if (self->entry == NULL)
    /* Translators: a name that somebody typed */
    return g_strdup_printf (_("%s (not on the list)"), self->typed);

  return self->entry->retired ? g_strdup_printf (_("%s (retired)"), self->entry->thai)
                              : g_strdup (self->entry->thai);
}

static void
psk_code_row_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  PskCodeRow *self = PSK_CODE_ROW (object);

  switch (id)
    {
    case PROP_SIGN:
      g_value_set_string (value, sign_of (self));
      break;
    case PROP_SIGN_CLASSES:
      g_value_set_boxed (value, sign_classes (self));
      break;
    case PROP_STATE:
      g_value_set_string (value, state_text (self));
      break;
    case PROP_NAME:
      g_value_take_string (value, name_text (self));
      break;
    case PROP_ENGLISH:
      g_value_set_string (value, self->entry != NULL ? self->entry->english : "");
      break;
    case PROP_ALIASES:
      g_value_take_string (value, self->entry != NULL
                                  ? g_strjoinv (", ", self->entry->aliases) : g_strdup (""));
      break;
    case PROP_USED:
      g_value_take_string (value, self->n_used > 0
                                  ? g_strdup_printf (ngettext ("%u time", "%u times",
                                                               self->n_used), self->n_used)
                                  : g_strdup ("–"));
      break;
    case PROP_MOVABLE:
      g_value_set_boolean (value, self->movable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
psk_code_row_finalize (GObject *object)
{
  PskCodeRow *self = PSK_CODE_ROW (object);

  g_clear_pointer (&self->entry, psk_code_free);
  g_free (self->typed);

  G_OBJECT_CLASS (psk_code_row_parent_class)->finalize (object);
}

static void
add_text (guint       id,
          const char *name)
{
  properties[id] = g_param_spec_string (name, NULL, NULL, NULL,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
psk_code_row_class_init (PskCodeRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = psk_code_row_get_property;
  object_class->finalize = psk_code_row_finalize;

  add_text (PROP_SIGN, "sign");
  properties[PROP_SIGN_CLASSES] = g_param_spec_boxed ("sign-classes", NULL, NULL, G_TYPE_STRV,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  add_text (PROP_STATE, "state");
  add_text (PROP_NAME, "name");
  add_text (PROP_ENGLISH, "english");
  add_text (PROP_ALIASES, "aliases");
  add_text (PROP_USED, "used");
  properties[PROP_MOVABLE] = g_param_spec_boolean ("movable", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
psk_code_row_init (PskCodeRow *self)
{
}

/**
 * psk_code_row_new:
 * @entry: an entry of a list
 * @n_used: how many records have it
 * @movable: whether it can be given another place in the list as it is shown
 *
 * Returns: (transfer full): the row
 */
PskCodeRow *
psk_code_row_new (const PskCode *entry,
                  guint          n_used,
                  gboolean       movable)
{
  PskCodeRow *self = g_object_new (PSK_TYPE_CODE_ROW, NULL);

  self->entry = psk_code_copy (entry);
  self->n_used = n_used;
  self->movable = movable;

  return self;
}

/**
 * psk_code_row_new_typed:
 * @typed: a name that records have and the list does not
 * @n_used: how many records have it
 *
 * Returns: (transfer full): the row
 */
PskCodeRow *
psk_code_row_new_typed (const char *typed,
                        guint       n_used)
{
  PskCodeRow *self = g_object_new (PSK_TYPE_CODE_ROW, NULL);

  self->typed = g_strdup (typed);
  self->n_used = n_used;

  return self;
}

/**
 * psk_code_row_get:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): its entry; %NULL for a name that is not on the list
 */
const PskCode *
psk_code_row_get (PskCodeRow *self)
{
  g_return_val_if_fail (PSK_IS_CODE_ROW (self), NULL);

  return self->entry;
}

/**
 * psk_code_row_get_typed:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the name that is not on the list; %NULL for an entry
 */
const char *
psk_code_row_get_typed (PskCodeRow *self)
{
  g_return_val_if_fail (PSK_IS_CODE_ROW (self), NULL);

  return self->typed;
}

/**
 * psk_code_row_get_n:
 * @self: a row
 *
 * Returns: how many records have it
 */
guint
psk_code_row_get_n (PskCodeRow *self)
{
  g_return_val_if_fail (PSK_IS_CODE_ROW (self), 0);

  return self->n_used;
}

/**
 * psk_code_row_is_movable:
 * @self: a row
 *
 * Returns: whether it can be given another place in the list as it is shown
 */
gboolean
psk_code_row_is_movable (PskCodeRow *self)
{
  g_return_val_if_fail (PSK_IS_CODE_ROW (self), FALSE);

  return self->movable;
}
