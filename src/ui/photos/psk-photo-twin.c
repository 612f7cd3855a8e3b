/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a picture is in the book already, as the very same file or resaved or made
 * smaller: as a photo of a centre or a picture of a visit. A twin is a #PskPhoto or a
 * #PskVisitPhoto. */

#include "config.h"

#include "psk-photo-twin.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "psk-centre-table.h"
#include "psk-household-table.h"
#include "psk-photo-facts.h"
#include "psk-thai-date.h"
#include "psk-visit-table.h"

typedef struct
{
  PskPhotoTwinFunc func;
  gpointer user_data;
} Question;

static const char *
hash_of (gpointer twin)
{
  return PSK_IS_PHOTO (twin) ? PSK_PHOTO (twin)->sha256 : PSK_VISIT_PHOTO (twin)->sha256;
}

static gint64
likeness_of (gpointer twin)
{
  return PSK_IS_PHOTO (twin) ? PSK_PHOTO (twin)->likeness : PSK_VISIT_PHOTO (twin)->likeness;
}

static const char *
name_of (gpointer twin)
{
  return PSK_IS_PHOTO (twin) ? PSK_PHOTO (twin)->original_name
                             : PSK_VISIT_PHOTO (twin)->original_name;
}

static char *
describe_visit (PskBook *book,
                gint64   id)
{
  PskStore *store = psk_book_get_store (book);
  g_autoptr (PskVisit) visit = id != 0 ? psk_visit_table_read (store, id, NULL) : NULL;
  g_autoptr (PskHousehold) household = NULL;
  g_autofree char *name = NULL;
  g_autofree char *day = NULL;

  /* It stands inside a sentence. */
  if (visit == NULL)
    return g_strdup (_("a picture of this visit"));

  household = psk_household_table_read (store, visit->household, NULL);
  name = household != NULL ? psk_household_get_name (household) : g_strdup ("–");
  day = psk_thai_date_format_iso (visit->visited_on, PSK_DATE_SHORT, psk_language_of_messages ());

  /* Translators: the head of a household, a date; it stands inside a sentence */
  return g_strdup_printf (_("a picture of the visit to %s on %s"), name, day);
}

static char *
describe (PskBook *book,
          gpointer twin)
{
  return PSK_IS_PHOTO (twin) ? psk_photo_describe (twin, psk_book_get_areas (book))
                             : describe_visit (book, PSK_VISIT_PHOTO (twin)->visit);
}

/**
 * psk_photo_twin_read_known:
 * @book: a book
 * @visit: a visit whose pictures are left out, as they are about to be replaced; or 0
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable): all pictures of the book, #PskPhoto and
 *   #PskVisitPhoto
 */
GPtrArray *
psk_photo_twin_read_known (PskBook  *book,
                           gint64    visit,
                           GError  **error)
{
  PskStore *store = psk_book_get_store (book);
  g_autoptr (GPtrArray) known = psk_centre_table_read_photos (store, 0, error);
  g_autoptr (GPtrArray) visited = known != NULL
                                  ? psk_visit_table_read_all_photos (store, error) : NULL;

  if (visited == NULL)
    return NULL;

  for (guint i = 0; i < visited->len; i++)
    {
      PskVisitPhoto *photo = visited->pdata[i];

      if (visit == 0 || photo->visit != visit)
        g_ptr_array_add (known, g_object_ref (photo));
    }

  return g_steal_pointer (&known);
}

/**
 * psk_photo_twin_find:
 * @known: pictures, #PskPhoto and #PskVisitPhoto
 * @info: what is known about another
 * @same_file: (out): whether it is the very same file, and not only alike within
 *   %PSK_PHOTO_SAME_DISTANCE
 *
 * Returns: (transfer none) (nullable): its twin out of @known
 */
gpointer
psk_photo_twin_find (GPtrArray          *known,
                     const PskPhotoInfo *info,
                     gboolean           *same_file)
{
  gpointer alike = NULL;

  g_return_val_if_fail (known != NULL && info != NULL && same_file != NULL, NULL);

  *same_file = FALSE;
  for (guint i = 0; i < known->len; i++)
    {
      gpointer twin = known->pdata[i];

      if (g_strcmp0 (hash_of (twin), info->sha256) == 0)
        {
          *same_file = TRUE;
          return twin;
        }
      if (alike == NULL
          && psk_photo_hash_distance (likeness_of (twin), info->likeness)
             <= PSK_PHOTO_SAME_DISTANCE)
        alike = twin;
    }

  return alike;
}

/**
 * psk_photo_twin_refuse:
 * @book: a book
 * @file: the name of the file that is not taken
 * @twin: the very same picture
 *
 * Returns: (transfer full): a sentence that says where it is
 */
char *
psk_photo_twin_refuse (PskBook    *book,
                       const char *file,
                       gpointer    twin)
{
  g_autofree char *which = describe (book, twin);

  /* Translators: a file, which photo */
  return g_strdup_printf (_("“%s” is in the book already: it is %s. Remove it there first if it "
                            "belongs here."), file, which);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Question         *question)
{
  PskPhotoTwinFunc func = g_steal_pointer (&question->func);

  if (func != NULL)
    func (g_str_equal (response, "add"), question->user_data);
}

static void
question_free (gpointer  data,
               GClosure *closure)
{
  g_free (data);
}

/**
 * psk_photo_twin_ask:
 * @parent: the window that is asked over
 * @book: a book
 * @file: the name of the file
 * @twin: what it looks like
 * @func: called with the answer
 * @user_data: for @func
 *
 * Asks whether a picture that looks like another is another.
 */
void
psk_photo_twin_ask (GtkWindow       *parent,
                    PskBook         *book,
                    const char      *file,
                    gpointer         twin,
                    PskPhotoTwinFunc func,
                    gpointer         user_data)
{
  g_autofree char *which = describe (book, twin);
  /* Translators: a file, which photo, a file */
  g_autofree char *body = g_strdup_printf (
    _("“%s” looks like %s (%s). A picture that was made smaller or sent by LINE looks like this. "
      "Add it only if it is another picture."),
    file, which, name_of (twin));
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Is It the Same Picture?"), body);
  Question *question = g_new0 (Question, 1);

  question->func = func;
  question->user_data = user_data;
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "skip", _("_Do Not Add"), "add",
                                    _("_Add Anyway"), NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "skip");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "skip");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
