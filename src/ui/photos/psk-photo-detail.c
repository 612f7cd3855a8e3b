/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-photo-detail.h"

#include <glib/gi18n.h>
#include <math.h>

#include "psk-box.h"
#include "psk-coordinate.h"
#include "psk-photo-facts.h"
#include "psk-photo-slot.h"
#include "psk-text.h"

/* A phone under trees may be wrong by that much. */
#define FAR_METRES 500

/**
 * PskPhotoDetail:
 *
 * Everything about the pair of a tambon: the files, when and where they were
 * taken, what may be the same picture, and the photos that may take their place.
 */
struct _PskPhotoDetail
{
  AdwBin parent_instance;

  /* While it is filled */
  GtkWidget *box;
  PskBook *book;
};

G_DEFINE_FINAL_TYPE (PskPhotoDetail, psk_photo_detail, ADW_TYPE_BIN)

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = psk_box_add_label (GTK_BOX (box), text, css_class);

  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static GtkWidget *
add_pair (PskPhotoDetail *self,
          const char     *title,
          const char     *value)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (title);
  GtkWidget *text = gtk_label_new (value != NULL && *value != '\0' ? value : "–");

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 1);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_RIGHT);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (text, "numeric");
  gtk_widget_add_css_class (row, "pair-row");
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (self->box), row);
  return text;
}

static char *
taken_text (PskPhoto *photo)
{
  g_autofree char *date = psk_photo_format_day (photo);

  if (date == NULL)
    return g_strdup (_("not known"));
  if (g_strcmp0 (photo->taken_from, "exif") == 0)
    /* Translators: a date that the camera wrote into the picture */
    return g_strdup_printf (_("%s (EXIF)"), date);

  /* Translators: a date that somebody entered */
  return g_strdup_printf (_("%s (entered by hand)"), date);
}

static char *
size_text (PskPhoto *photo)
{
  g_autofree char *bytes = g_format_size (photo->bytes);

  return g_strdup_printf ("%d × %d · %s", photo->width, photo->height, bytes);
}

static void
add_place (PskPhotoDetail *self,
           PskCentre      *centre,
           PskPhoto       *photo)
{
  g_autofree char *text = NULL;
  GtkWidget *label;
  double metres;

  if (isnan (photo->lat) || isnan (photo->lon))
    {
      add_pair (self, _("Place"), _("not in the picture"));
      return;
    }
  if (isnan (centre->lat) || isnan (centre->lon))
    {
      add_pair (self, _("Place"), _("in the picture; the centre has no pin yet"));
      return;
    }

  metres = 1000 * psk_coordinate_distance (photo->lat, photo->lon, centre->lat, centre->lon);
  if (metres < 1000)
    {
      g_autofree char *number = psk_text_format_number (metres, 0);

      text = g_strdup_printf (_("%s m from the pin"), number);
    }
  else
    {
      g_autofree char *number = psk_text_format_number (metres / 1000, 1);

      text = g_strdup_printf (_("%s km from the pin"), number);
    }
  label = add_pair (self, _("Place"), text);
  if (metres > FAR_METRES)
    {
      g_autofree char *warning = g_strconcat ("! ", text, NULL);

      gtk_label_set_label (GTK_LABEL (label), warning);
      gtk_widget_add_css_class (label, "partial-text");
    }
}

/* A question and not an accusation: somebody has to look. */
static void
add_alike (PskPhotoDetail *self,
           PskPhoto       *photo,
           GPtrArray      *photos)
{
  g_autoptr (GPtrArray) alike = psk_photo_find_alike (photos, photo);

  for (guint i = 0; i < alike->len; i++)
    {
      PskPhoto *other = alike->pdata[i];
      g_autofree char *which = NULL;
      g_autofree char *text = NULL;
      GtkWidget *button;
      GtkWidget *label;

      if (other->tambon == photo->tambon && g_strcmp0 (other->moment, photo->moment) == 0)
        continue;

      which = psk_photo_describe (other, psk_book_get_areas (self->book));
      if (g_strcmp0 (other->sha256, photo->sha256) == 0)
        /* Translators: which photo */
        text = g_strdup_printf (_("! The same file as %s. Which one is right?"), which);
      else
        /* Translators: which photo */
        text = g_strdup_printf (_("! Perhaps the same picture as %s. Which one is right?"), which);

      label = gtk_label_new (text);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      button = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (button), label);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "alike-note");
      gtk_widget_set_tooltip_text (button, _("Show that photo"));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", other->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "photos.show");
      gtk_box_append (GTK_BOX (self->box), button);
    }
}

static void
add_head (PskPhotoDetail *self,
          PskPhoto       *photo,
          gboolean        after)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (after ? _("Photo After") : _("Photo Before"));
  GtkWidget *button = gtk_button_new ();
  const char *what;

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (button, "flat");

  if (photo != NULL)
    {
      what = after ? _("Remove the photo after") : _("Remove the photo before");
      gtk_button_set_icon_name (GTK_BUTTON (button), "user-trash-symbolic");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", photo->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "photos.remove-photo");
    }
  else
    {
      what = after ? _("Add a photo after") : _("Add a photo before");
      gtk_button_set_icon_name (GTK_BUTTON (button), "list-add-symbolic");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "b", after);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "photos.add");
    }
  gtk_widget_set_tooltip_text (button, what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), button);
  gtk_widget_set_margin_top (row, 8);
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
add_photo (PskPhotoDetail *self,
           PskPhotoPair   *pair,
           gboolean        after,
           GPtrArray      *photos)
{
  PskPhoto *photo = psk_photo_pair_get_photo (pair, after);
  g_autofree char *taken = NULL;
  g_autofree char *size = NULL;

  add_head (self, photo, after);
  if (photo == NULL)
    {
      add_label (self->box, _("There is none yet. Add one, or drop a picture on the list."),
                 "dim-label");
      return;
    }

  taken = taken_text (photo);
  size = size_text (photo);
  add_pair (self, _("File"), photo->original_name);
  add_pair (self, _("Taken"), taken);
  add_place (self, psk_photo_pair_get_centre (pair), photo);
  add_pair (self, _("Size"), size);
  add_alike (self, photo, photos);
}

static GtkWidget *
make_button (const char *label,
             const char *action,
             gint64      id)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
add_other (PskPhotoDetail *self,
           PskPhotoPair   *pair,
           PskPhoto       *photo)
{
  const gboolean after = g_strcmp0 (photo->moment, "after") == 0;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *slot = psk_photo_slot_new (after);
  GtkWidget *remove;
  g_autofree char *date = psk_photo_format_day (photo);
  g_autofree char *text = g_strdup_printf ("%s  %s", after ? _("After") : _("Before"),
                                           date != NULL ? date : "");

  psk_photo_slot_show (PSK_PHOTO_SLOT (slot), self->book, photo->tambon,
                       psk_photo_pair_get_name (pair), photo);
  gtk_widget_set_valign (slot, GTK_ALIGN_START);
  add_label (side, text, "caption");
  gtk_box_append (GTK_BOX (buttons),
                  make_button (_("Use in the Pair"), "photos.choose", photo->id));
  remove = make_button (_("Remove"), "photos.remove-photo", photo->id);
  gtk_button_set_icon_name (GTK_BUTTON (remove), "user-trash-symbolic");
  gtk_widget_set_tooltip_text (remove, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove"), -1);
  gtk_box_append (GTK_BOX (buttons), remove);
  gtk_box_append (GTK_BOX (side), buttons);
  gtk_box_append (GTK_BOX (row), slot);
  gtk_box_append (GTK_BOX (row), side);
  gtk_widget_add_css_class (row, "pair-row");
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
psk_photo_detail_class_init (PskPhotoDetailClass *klass)
{
}

static void
psk_photo_detail_init (PskPhotoDetail *self)
{
}

/**
 * psk_photo_detail_show:
 * @self: a pane
 * @book: a book
 * @pair: a pair
 * @photos: (element-type PskPhoto): all photos of the book
 */
void
psk_photo_detail_show (PskPhotoDetail *self,
                       PskBook        *book,
                       PskPhotoPair   *pair,
                       GPtrArray      *photos)
{
  g_autofree char *name = NULL;
  g_autofree char *district = NULL;
  GPtrArray *others;

  g_return_if_fail (PSK_IS_PHOTO_DETAIL (self) && PSK_IS_PHOTO_PAIR (pair));

  self->book = book;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_add_css_class (self->box, "detail-pane");

  /* Translators: a tambon */
  name = g_strdup_printf (_("Tambon %s"), psk_photo_pair_get_name (pair));
  /* Translators: a district */
  district = g_strdup_printf (_("%s District"), psk_photo_pair_get_district (pair));
  add_label (self->box, name, "title-3");
  add_label (self->box, district, "dim-label");
  add_photo (self, pair, FALSE, photos);
  add_photo (self, pair, TRUE, photos);

  others = psk_photo_pair_get_others (pair);
  if (others->len > 0)
    gtk_widget_set_margin_top (add_label (self->box, _("Other Photos"), "heading"), 12);
  for (guint i = 0; i < others->len; i++)
    add_other (self, pair, others->pdata[i]);

  adw_bin_set_child (ADW_BIN (self), self->box);
}
