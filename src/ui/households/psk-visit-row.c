/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-visit-row.h"

#include <glib/gi18n.h>
#include <math.h>

#include "psk-centre-table.h"
#include "psk-photo-loader.h"
#include "psk-photo-viewer.h"
#include "psk-text.h"
#include "psk-thai-date.h"
#include "psk-visit-table.h"

#define THUMBNAIL 52 /* pixels */
#define MAX_THUMBNAILS 4

/**
 * PskVisitRow:
 *
 * One visit to a household: when, what was seen, what was given, and the pictures.
 */
struct _PskVisitRow
{
  GtkListBoxRow parent_instance;

  /* Template widgets */
  GtkLabel *date_label;
  GtkLabel *what_label;
  GtkLabel *vegetables_label;
  GtkLabel *seeds_label;
  GtkLabel *note_label;
  GtkBox *photos_box;

  /* Owned */
  PskBook *book;
  PskVisit *visit;
  GPtrArray *photos; /* NULL when they cannot be read */
};

G_DEFINE_FINAL_TYPE (PskVisitRow, psk_visit_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static char *
describe_counts (PskVisit *visit)
{
  g_autofree char *area = isnan (visit->area_sqm)
                          ? NULL : psk_text_format_quantity (visit->area_sqm);

  if (visit->kinds >= 0 && area != NULL)
    /* Translators: kinds of vegetables, square metres */
    return g_strdup_printf (ngettext ("%d kind · %s m²", "%d kinds · %s m²", visit->kinds),
                            visit->kinds, area);
  if (visit->kinds >= 0)
    return g_strdup_printf (ngettext ("%d kind", "%d kinds", visit->kinds), visit->kinds);
  if (area != NULL)
    /* Translators: square metres */
    return g_strdup_printf (_("%s m²"), area);

  return g_strdup ("–");
}

static char *
describe_seeds (PskVisitRow *self)
{
  const PskLanguage language = psk_language_of_messages ();
  g_autoptr (PskCentre) centre = NULL;
  g_autofree char *number = NULL;
  const char *unit;

  if (isnan (self->visit->seeds) || self->visit->seeds <= 0)
    return NULL;

  centre = psk_centre_table_find (psk_book_get_store (self->book), self->visit->centre);
  number = psk_text_format_quantity (self->visit->seeds);
  unit = psk_definition_get_code_title (psk_book_get_codes (self->book), "seed_unit",
                                        self->visit->seed_unit, language);
  if (centre == NULL)
    /* Translators: a number, its unit: 3 packets */
    return g_strdup_printf (_("Received %s %s"), number, unit);

  /* Translators: a number, its unit, the tambon of a centre */
  return g_strdup_printf (_("Received %s %s from the centre of Tambon %s"), number, unit,
                          psk_areas_get_name (psk_book_get_areas (self->book), centre->tambon,
                                              language));
}

static char *
describe_vegetables (PskVisitRow *self)
{
  g_autoptr (GPtrArray) codes = psk_visit_table_read_vegetables (psk_book_get_store (self->book),
                                                                 self->visit->id, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; codes != NULL && i < codes->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            psk_definition_get_code_title (psk_book_get_codes (self->book),
                                                           "vegetables", codes->pdata[i],
                                                           psk_language_of_messages ()));

  return g_string_free (text, FALSE);
}

static void
add_button (PskVisitRow *self,
            GtkWidget   *child,
            guint        number)
{
  GtkWidget *button = gtk_button_new ();
  PskVisitPhoto *photo = self->photos->pdata[number];
  /* Translators: the name of a file */
  g_autofree char *open = g_strdup_printf (_("Open the picture “%s”"), photo->original_name);

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_set_tooltip_text (button, open);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "thumbnail-button");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "visit.open-photo");
  gtk_box_append (self->photos_box, button);
}

static void
add_photos (PskVisitRow *self)
{
  guint n;

  self->photos = psk_visit_table_read_photos (psk_book_get_store (self->book), self->visit->id,
                                              NULL);
  n = self->photos != NULL ? self->photos->len : 0;
  for (guint i = 0; i < MIN (n, MAX_THUMBNAILS); i++)
    {
      PskVisitPhoto *photo = self->photos->pdata[i];
      GtkWidget *picture = gtk_picture_new ();

      gtk_widget_set_size_request (picture, THUMBNAIL, THUMBNAIL);
      gtk_widget_set_overflow (picture, GTK_OVERFLOW_HIDDEN);
      gtk_widget_add_css_class (picture, "photo-thumbnail");
      gtk_picture_set_alternative_text (GTK_PICTURE (picture), photo->original_name);
      psk_photo_load_into (self->book, photo->file, GTK_PICTURE (picture));
      add_button (self, picture, i);
    }

  if (n > MAX_THUMBNAILS)
    {
      /* Translators: how many more pictures there are */
      g_autofree char *more = g_strdup_printf (_("+%u"), n - MAX_THUMBNAILS);

      add_button (self, gtk_label_new (more), MAX_THUMBNAILS);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->photos_box), n > 0);
}

static void
open_photo_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  PskVisitRow *self = PSK_VISIT_ROW (widget);

  psk_photo_viewer_show (widget, self->book, self->photos, NULL, g_variant_get_uint32 (parameter));
}

static gboolean
delete_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  return gtk_widget_activate_action (widget, "visits.delete", "x",
                                     PSK_VISIT_ROW (widget)->visit->id);
}

static void
psk_visit_row_dispose (GObject *object)
{
  PskVisitRow *self = PSK_VISIT_ROW (object);

  g_clear_object (&self->book);
  g_clear_object (&self->visit);
  g_clear_pointer (&self->photos, g_ptr_array_unref);

  G_OBJECT_CLASS (psk_visit_row_parent_class)->dispose (object);
}

static void
psk_visit_row_class_init (PskVisitRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_visit_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-visit-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PskVisitRow, date_label);
  gtk_widget_class_bind_template_child (widget_class, PskVisitRow, what_label);
  gtk_widget_class_bind_template_child (widget_class, PskVisitRow, vegetables_label);
  gtk_widget_class_bind_template_child (widget_class, PskVisitRow, seeds_label);
  gtk_widget_class_bind_template_child (widget_class, PskVisitRow, note_label);
  gtk_widget_class_bind_template_child (widget_class, PskVisitRow, photos_box);
  gtk_widget_class_install_action (widget_class, "visit.open-photo", "u", open_photo_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_cb, NULL);
}

static void
psk_visit_row_init (PskVisitRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * psk_visit_row_new:
 * @book: a book
 * @visit: a visit
 *
 * Returns: (transfer floating): a row that activates visits.edit
 */
GtkWidget *
psk_visit_row_new (PskBook  *book,
                   PskVisit *visit)
{
  PskVisitRow *self = g_object_new (PSK_TYPE_VISIT_ROW, NULL);
  g_autofree char *date = psk_thai_date_format_iso (visit->visited_on, PSK_DATE_SHORT,
                                                    psk_language_of_messages ());
  g_autofree char *what = describe_counts (visit);
  g_autofree char *vegetables = NULL;
  g_autofree char *seeds = NULL;

  self->book = g_object_ref (book);
  self->visit = g_object_ref (visit);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "x", visit->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "visits.edit");
  gtk_label_set_label (self->date_label, date);
  gtk_label_set_label (self->what_label, what);
  vegetables = describe_vegetables (self);
  show_text (self->vegetables_label, vegetables);
  seeds = describe_seeds (self);
  show_text (self->seeds_label, seeds);
  show_text (self->note_label, visit->note);
  add_photos (self);

  return GTK_WIDGET (self);
}
