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

/* All pictures of the book but those of @visit, which are about to be replaced. */
static GPtrArray *
read_known (PskBook  *book,
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

/* The very same file, or else one that is alike. */
static gpointer
find_twin (GPtrArray          *known,
           const PskPhotoInfo *info,
           gboolean           *same_file)
{
  gpointer alike = NULL;

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

static char *
refuse (PskBook    *book,
        const char *file,
        gpointer    twin)
{
  g_autofree char *which = NULL;

  if (PSK_IS_VISIT_PHOTO (twin) && PSK_VISIT_PHOTO (twin)->visit == 0)
    /* Translators: a file */
    return g_strdup_printf (_("“%s” is among the pictures already."), file);

  which = describe (book, twin);
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
    func (g_str_equal (response, "add"), NULL, question->user_data);
}

static void
question_free (gpointer  data,
               GClosure *closure)
{
  g_free (data);
}

static void
ask (GtkWindow       *parent,
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

/**
 * psk_photo_twin_judge:
 * @parent: the window that is asked over
 * @book: a book
 * @visit: a visit whose pictures do not count, as they are about to be replaced; or 0
 * @coming: (element-type GObject): pictures that are about to be added, #PskPhoto or
 *   #PskVisitPhoto
 * @info: what is known about another
 * @file: the name of its file
 * @func: called with the answer, at once or later
 * @user_data: for @func
 *
 * Decides whether one more picture is taken: one that is the very same file as another is
 * refused, one that looks like another is asked about.
 */
void
psk_photo_twin_judge (GtkWindow          *parent,
                      PskBook            *book,
                      gint64              visit,
                      GPtrArray          *coming,
                      const PskPhotoInfo *info,
                      const char         *file,
                      PskPhotoTwinFunc    func,
                      gpointer            user_data)
{
  g_autoptr (GPtrArray) known = NULL;
  g_autofree char *problem = NULL;
  g_autoptr (GError) error = NULL;
  gboolean same_file;
  gpointer twin;

  g_return_if_fail (PSK_IS_BOOK (book) && coming != NULL && info != NULL && file != NULL);

  known = read_known (book, visit, &error);
  if (known == NULL)
    {
      func (FALSE, error->message, user_data);
      return;
    }

  for (guint i = 0; i < coming->len; i++)
    g_ptr_array_add (known, g_object_ref (coming->pdata[i]));
  twin = find_twin (known, info, &same_file);
  if (same_file)
    problem = refuse (book, file, twin);

  if (twin != NULL && !same_file)
    ask (parent, book, file, twin, func, user_data);
  else
    func (twin == NULL, problem, user_data);
}
