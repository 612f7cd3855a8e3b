/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-stepper.h"

#include <glib/gi18n.h>

/**
 * PskStepper:
 *
 * Undoes what was done last in a book, or does it again, and says so. A step that changes
 * a whole list takes a while, in which the window must not freeze and nothing else can be
 * done: PskStepper::changed tells when it begins and ends, and when there is another step.
 */
struct _PskStepper
{
  GObject parent_instance;

  /* Owned */
  PskToaster *toaster;
  PskBook *book;
  char *stepping; /* what is being undone or done again at length, or NULL */
};

G_DEFINE_FINAL_TYPE (PskStepper, psk_stepper, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
label_of (PskBook  *book,
          gboolean  undo)
{
  return undo ? psk_book_get_undo_label (book) : psk_book_get_redo_label (book);
}

static void
say_stepped (PskToaster   *toaster,
             const char   *label,
             gboolean      undo,
             const GError *error)
{
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      psk_toaster_say (toaster, error->message, FALSE);
      return;
    }

  /* Translators: what was undone, such as "Change household" */
  text = undo ? g_strdup_printf (_("Undone: %s"), label)
              /* Translators: what was done again */
              : g_strdup_printf (_("Done again: %s"), label);
  psk_toaster_say (toaster, text, FALSE);
}

static void
changed_cb (PskStepper *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_stepping (PskStepper *self,
              const char *label)
{
  g_free (self->stepping);
  self->stepping = g_strdup (label);
  changed_cb (self);
}

static void
end_stepping (PskStepper   *self,
              GObject      *book,
              GAsyncResult *result,
              gboolean      undo)
{
  g_autoptr (PskStepper) own = self;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = g_strdup (self->stepping);

  psk_book_step_finish (PSK_BOOK (book), result, &error);
  /* The window was closed meanwhile. */
  if (self->book == NULL)
    return;

  set_stepping (self, NULL);
  say_stepped (self->toaster, label, undo, error);
}

static void
undone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  end_stepping (user_data, object, result, TRUE);
}

static void
redone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  end_stepping (user_data, object, result, FALSE);
}

static void
begin_stepping (PskStepper *self,
                gboolean    undo)
{
  const char *label = label_of (self->book, undo);
  g_autofree char *text = undo ? g_strdup_printf (_("Undoing: %s…"), label)
                               : g_strdup_printf (_("Doing again: %s…"), label);

  set_stepping (self, label);
  psk_toaster_say_during (self->toaster, text);
  psk_book_step_async (self->book, undo, undo ? undone_cb : redone_cb, g_object_ref (self));
}

static void
psk_stepper_dispose (GObject *object)
{
  PskStepper *self = PSK_STEPPER (object);

  psk_stepper_set_book (self, NULL);
  g_clear_object (&self->toaster);
  g_clear_pointer (&self->stepping, g_free);

  G_OBJECT_CLASS (psk_stepper_parent_class)->dispose (object);
}

static void
psk_stepper_class_init (PskStepperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psk_stepper_dispose;

  signals[CHANGED] = g_signal_new ("changed", PSK_TYPE_STEPPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
psk_stepper_init (PskStepper *self)
{
}

/**
 * psk_stepper_new:
 * @toaster: what says what was done
 *
 * Returns: (transfer full): a stepper without a book
 */
PskStepper *
psk_stepper_new (PskToaster *toaster)
{
  PskStepper *self = g_object_new (PSK_TYPE_STEPPER, NULL);

  self->toaster = g_object_ref (toaster);

  return self;
}

/**
 * psk_stepper_set_book:
 * @self: a stepper
 * @book: (nullable): the book whose steps it takes
 */
void
psk_stepper_set_book (PskStepper *self,
                      PskBook    *book)
{
  g_return_if_fail (PSK_IS_STEPPER (self));

  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_set_object (&self->book, book);
  if (book == NULL)
    return;

  g_signal_connect_swapped (book, "notify::undo-label", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (book, "notify::redo-label", G_CALLBACK (changed_cb), self);
}

/**
 * psk_stepper_get_label:
 * @self: a stepper
 * @undo: what can be undone, or what can be done again
 *
 * Returns: (transfer none) (nullable): what it is, translated
 */
const char *
psk_stepper_get_label (PskStepper *self,
                       gboolean    undo)
{
  g_return_val_if_fail (PSK_IS_STEPPER (self), NULL);

  return self->book != NULL ? label_of (self->book, undo) : NULL;
}

/**
 * psk_stepper_is_busy:
 * @self: a stepper
 *
 * Returns: whether a step takes a while, in which nothing else can be written
 */
gboolean
psk_stepper_is_busy (PskStepper *self)
{
  g_return_val_if_fail (PSK_IS_STEPPER (self), FALSE);

  return self->stepping != NULL;
}

/**
 * psk_stepper_step:
 * @self: a stepper that has a book and is not busy
 * @undo: whether to undo, or to do again
 *
 * Takes a step, if there is one.
 */
void
psk_stepper_step (PskStepper *self,
                  gboolean    undo)
{
  g_return_if_fail (PSK_IS_STEPPER (self) && self->book != NULL && self->stepping == NULL);

  if (!psk_stepper_step_now (self->book, self->toaster, undo))
    begin_stepping (self, undo);
}

/**
 * psk_stepper_step_now:
 * @book: a book
 * @toaster: what says what was done
 * @undo: whether to undo, or to do again
 *
 * Takes a step if there is one, unless it takes a while.
 *
 * Returns: %FALSE for a step that takes a while and was not taken
 */
gboolean
psk_stepper_step_now (PskBook    *book,
                      PskToaster *toaster,
                      gboolean    undo)
{
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (PSK_IS_BOOK (book) && PSK_IS_TOASTER (toaster), TRUE);

  label = g_strdup (label_of (book, undo));
  if (label == NULL)
    return TRUE;
  if (psk_book_step_is_long (book, undo))
    return FALSE;

  if (undo)
    psk_book_undo (book, &error);
  else
    psk_book_redo (book, &error);
  say_stepped (toaster, label, undo, error);

  return TRUE;
}
