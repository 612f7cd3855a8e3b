/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-photos-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "psk-centre-commands.h"
#include "psk-centre-table.h"
#include "psk-compare.h"
#include "psk-photo-adder.h"
#include "psk-photo-intake.h"
#include "psk-photo-loader.h"
#include "psk-text.h"
#include "psk-thai-date.h"

/**
 * PskPhotosPage:
 *
 * The pair of each centre: what is there and what is missing on the left, the
 * comparison in the middle, what is known of the pictures on the right.
 */
struct _PskPhotosPage
{
  PskPage parent_instance;

  /* Template widgets */
  GtkDropDown *filter_dropdown;
  GtkListBox *list;
  PskCompare *compare;
  GtkBox *modes;
  GtkBox *detail;

  /* Owned */
  GPtrArray *centres; /* PskCentre of each row */
  GdkTexture *before;
  GdkTexture *after;
  GCancellable *cancellable; /* of the pictures that are being loaded */

  int tambon; /* that is chosen, 0 for none */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PskPhotosPage, psk_photos_page, PSK_TYPE_PAGE)

typedef enum
{
  FILTER_ALL,
  FILTER_PAIRED,
  FILTER_NO_AFTER,
  FILTER_NO_BEFORE,
  N_FILTERS,
} Filter;

static PskBook *
book_of (PskPhotosPage *self)
{
  return psk_page_get_book (PSK_PAGE (self));
}

static gboolean
passes (PskCentre *centre,
        Filter     filter)
{
  switch (filter)
    {
    case FILTER_PAIRED:
      return centre->before != 0 && centre->after != 0;
    case FILTER_NO_AFTER:
      return centre->after == 0;
    case FILTER_NO_BEFORE:
      return centre->before == 0;
    case FILTER_ALL:
    case N_FILTERS:
    default:
      return TRUE;
    }
}

static const char *
state_text (PskCentre *centre)
{
  if (centre->before != 0 && centre->after != 0)
    return _("● Complete");
  if (centre->before != 0)
    return _("◐ No photo after");
  if (centre->after != 0)
    return _("◐ No photo before");

  return _("○ No photos");
}

static void
clear_children (GtkWidget *parent)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (parent)) != NULL)
    gtk_widget_unparent (child);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         PskPhotosPage *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  const gboolean after = x > gtk_widget_get_width (widget) / 2.0;
  GSList *files = g_value_get_boxed (value);
  int tambon = self->tambon;

  if (GTK_IS_LIST_BOX_ROW (widget))
    tambon = ((PskCentre *) self->centres->pdata[gtk_list_box_row_get_index (
                GTK_LIST_BOX_ROW (widget))])->tambon;
  if (tambon == 0)
    return FALSE;

  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path != NULL)
        psk_photo_adder_add (PSK_PAGE (self), tambon, after, path);
    }

  return TRUE;
}

static void
take_drops (PskPhotosPage *self,
            GtkWidget     *widget)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

static GtkWidget *
make_thumbnail (PskPhotosPage *self,
                PskCentre     *centre,
                gboolean       after)
{
  const gint64 id = after ? centre->after : centre->before;
  g_autoptr (PskPhoto) photo = id != 0
                               ? psk_centre_table_read_photo (psk_book_get_store (book_of (self)),
                                                              id, NULL) : NULL;
  GtkWidget *widget;

  if (photo == NULL)
    {
      widget = gtk_button_new_with_label (after ? _("+ After") : _("+ Before"));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (widget), "(ib)", centre->tambon, after);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), "photos.add-to");
      gtk_widget_add_css_class (widget, "flat");
      gtk_widget_add_css_class (widget, "photo-hole");
    }
  else
    {
      widget = gtk_picture_new ();
      gtk_picture_set_content_fit (GTK_PICTURE (widget), GTK_CONTENT_FIT_COVER);
      gtk_widget_add_css_class (widget, "photo-thumbnail");
      gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
      psk_photo_load_into (book_of (self), photo->file, GTK_PICTURE (widget));
    }
  gtk_widget_set_size_request (widget, 92, 58);

  return widget;
}

static void
append_row (PskPhotosPage *self,
            PskCentre     *centre)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *pictures = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (psk_areas_get_name (psk_book_get_areas (book_of (self)),
                                                       centre->tambon,
                                                       psk_language_of_messages ()));
  GtkWidget *state = gtk_label_new (state_text (centre));
  const gboolean complete = centre->before != 0 && centre->after != 0;

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (state, "caption");
  gtk_widget_add_css_class (state, complete ? "done-text" : "partial-text");
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), state);
  gtk_box_append (GTK_BOX (pictures), make_thumbnail (self, centre, FALSE));
  gtk_box_append (GTK_BOX (pictures), make_thumbnail (self, centre, TRUE));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), pictures);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  take_drops (self, row);

  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->centres, g_object_ref (centre));
}

static void
add_label (PskPhotosPage *self,
           const char    *text,
           const char    *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->detail, label);
}

static void
add_pair (PskPhotosPage *self,
          const char    *title,
          const char    *value)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *name = gtk_label_new (title);
  GtkWidget *text = gtk_label_new (value);

  gtk_widget_add_css_class (name, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (text), 1);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_tooltip_text (text, value);
  gtk_widget_add_css_class (row, "pair-row");
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (self->detail, row);
}

static char *
taken_text (PskPhoto *photo)
{
  g_autofree char *day = photo->taken_on != NULL ? g_strndup (photo->taken_on, 10) : NULL;
  g_autofree char *date = psk_thai_date_format_iso (day, PSK_DATE_SHORT,
                                                    psk_language_of_messages ());

  if (*date == '\0')
    return g_strdup (_("not known"));

  return g_strcmp0 (photo->taken_from, "exif") == 0
         /* Translators: a date that stood in the picture file */
         ? g_strdup_printf (_("%s (from the picture)"), date)
         /* Translators: a date that somebody typed */
         : g_strdup_printf (_("%s (typed)"), date);
}

/* In metres, on a sphere, by the equirectangular approximation: enough for the
 * few hundred metres that matter here. */
static double
distance_m (double lat_a,
            double lon_a,
            double lat_b,
            double lon_b)
{
  const double rad = G_PI / 180;
  const double x = (lon_b - lon_a) * rad * cos ((lat_a + lat_b) / 2 * rad);
  const double y = (lat_b - lat_a) * rad;

  return sqrt (x * x + y * y) * 6371000;
}

static void
describe_likeness (PskPhotosPage *self,
                   PskPhoto      *photo)
{
  g_autoptr (GPtrArray) photos = psk_centre_table_read_photos (
    psk_book_get_store (book_of (self)), 0, NULL);

  for (guint i = 0; photos != NULL && i < photos->len; i++)
    {
      PskPhoto *other = photos->pdata[i];
      g_autofree char *text = NULL;

      if (other->id == photo->id
          || psk_photo_hash_distance (other->likeness, photo->likeness) > PSK_PHOTO_SAME_DISTANCE)
        continue;

      text = g_strdup_printf (_("! May be the same picture as one of Tambon %s"),
                              psk_areas_get_name (psk_book_get_areas (book_of (self)),
                                                  other->tambon, psk_language_of_messages ()));
      add_label (self, text, "wrong-text");
      return;
    }
}

static void
describe_photo (PskPhotosPage *self,
                PskCentre     *centre,
                gboolean       after)
{
  const gint64 id = after ? centre->after : centre->before;
  g_autoptr (PskPhoto) photo = id != 0
                               ? psk_centre_table_read_photo (psk_book_get_store (book_of (self)),
                                                              id, NULL) : NULL;
  g_autofree char *taken = NULL;
  GtkWidget *remove;

  add_label (self, after ? _("Photo after") : _("Photo before"), "heading");
  if (photo == NULL)
    {
      add_label (self, _("Not there yet: drop a picture here or add one above."), "dim-label");
      return;
    }

  taken = taken_text (photo);
  add_pair (self, _("File"), photo->original_name);
  add_pair (self, _("Taken"), taken);
  if (!isnan (photo->lat) && !isnan (centre->lat))
    {
      g_autofree char *number = psk_text_format_number (
        distance_m (photo->lat, photo->lon, centre->lat, centre->lon), 0);
      /* Translators: metres */
      g_autofree char *text = g_strdup_printf (_("%s m from the pin"), number);

      add_pair (self, _("Place"), text);
    }
  describe_likeness (self, photo);

  remove = gtk_button_new_with_label (_("Remove Photo"));
  gtk_widget_set_halign (remove, GTK_ALIGN_START);
  gtk_widget_set_margin_top (remove, 6);
  gtk_widget_set_margin_bottom (remove, 10);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (remove), "x", photo->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "photos.remove");
  gtk_box_append (self->detail, remove);
}

static PskCentre *
chosen_centre (PskPhotosPage *self)
{
  for (guint i = 0; i < self->centres->len; i++)
    {
      PskCentre *centre = self->centres->pdata[i];

      if (centre->tambon == self->tambon)
        return centre;
    }

  return NULL;
}

static char *
picture_label (PskPhotosPage *self,
               gint64         id,
               gboolean       after)
{
  g_autoptr (PskPhoto) photo = id != 0
                               ? psk_centre_table_read_photo (psk_book_get_store (book_of (self)),
                                                              id, NULL) : NULL;
  g_autofree char *day = photo != NULL && photo->taken_on != NULL
                         ? g_strndup (photo->taken_on, 10) : NULL;
  g_autofree char *date = psk_thai_date_format_iso (day, PSK_DATE_SHORT,
                                                    psk_language_of_messages ());

  return g_strstrip (g_strdup_printf ("%s  %s", after ? _("After") : _("Before"), date));
}

static void
show_pictures (PskPhotosPage *self)
{
  PskCentre *centre = chosen_centre (self);
  g_autoptr (PskAlignment) stored = centre != NULL && centre->alignment != NULL
                                    ? psk_alignment_from_text (centre->alignment, NULL) : NULL;
  g_autofree char *before = picture_label (self, centre != NULL ? centre->before : 0, FALSE);
  g_autofree char *after = picture_label (self, centre != NULL ? centre->after : 0, TRUE);

  g_object_set (self->compare,
                "before-label", before,
                "after-label", after,
                "before-placeholder", _("No photo before yet"),
                "after-placeholder", _("No photo after yet"),
                NULL);
  psk_compare_set_pictures (self->compare, self->before, self->after, stored);
}

static void
loaded (PskPhotosPage *self,
        GAsyncResult  *result,
        GdkTexture   **place)
{
  g_autoptr (GError) error = NULL;
  GdkTexture *texture = psk_photo_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (place);
  *place = texture;
  show_pictures (self);
}

static void
before_loaded_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (PskPhotosPage) self = user_data;

  loaded (self, result, &self->before);
}

static void
after_loaded_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (PskPhotosPage) self = user_data;

  loaded (self, result, &self->after);
}

static void
load_picture (PskPhotosPage      *self,
              gint64              id,
              GAsyncReadyCallback callback)
{
  g_autoptr (PskPhoto) photo = id != 0
                               ? psk_centre_table_read_photo (psk_book_get_store (book_of (self)),
                                                              id, NULL) : NULL;

  if (photo != NULL)
    psk_photo_load_async (book_of (self), photo->file, PSK_PHOTO_SIZE_DISPLAY, self->cancellable,
                           callback, g_object_ref (self));
}

static void
show_chosen (PskPhotosPage *self)
{
  PskCentre *centre = chosen_centre (self);
  const PskLanguage language = psk_language_of_messages ();
  PskAreas *areas = psk_book_get_areas (book_of (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  show_pictures (self);
  clear_children (GTK_WIDGET (self->detail));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photos.add-before", centre != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photos.add-after", centre != NULL);

  if (centre == NULL)
    {
      add_label (self, _("Choose a tambon to see its pair here."), "dim-label");
      return;
    }

  add_label (self, psk_areas_get_name (areas, centre->tambon, language), "title-3");
  add_label (self, psk_areas_get_name (areas, psk_area_code_parent (centre->tambon), language),
             "dim-label");
  describe_photo (self, centre, FALSE);
  describe_photo (self, centre, TRUE);
  load_picture (self, centre->before, before_loaded_cb);
  load_picture (self, centre->after, after_loaded_cb);
}

static void
show_filter (PskPhotosPage *self,
             GPtrArray     *centres)
{
  static const char *titles[N_FILTERS] = {
    N_("All tambons"), N_("Complete pairs"), N_("No photo after"), N_("No photo before"),
  };
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  const guint selected = gtk_drop_down_get_selected (self->filter_dropdown);

  for (int f = 0; f < N_FILTERS; f++)
    {
      guint n = 0;

      for (guint i = 0; i < centres->len; i++)
        n += passes (centres->pdata[i], f);
      gtk_string_list_take (list, g_strdup_printf ("%s %u", _(titles[f]), n));
    }

  gtk_drop_down_set_model (self->filter_dropdown, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->filter_dropdown, selected < N_FILTERS ? selected : 0);
}

static void
show_list (PskPhotosPage *self,
           GPtrArray     *centres)
{
  const Filter filter = gtk_drop_down_get_selected (self->filter_dropdown);
  guint chosen = 0;
  GtkWidget *child;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_ptr_array_set_size (self->centres, 0);

  for (guint i = 0; i < centres->len; i++)
    {
      PskCentre *centre = centres->pdata[i];

      if (!passes (centre, filter))
        continue;
      append_row (self, centre);
      if (centre->tambon == self->tambon)
        chosen = self->centres->len - 1;
    }

  self->tambon = self->centres->len > 0 ? ((PskCentre *) self->centres->pdata[chosen])->tambon : 0;
  if (self->tambon != 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) chosen));
  self->filling = FALSE;
}

static void
psk_photos_page_refresh (PskPage *page,
                         guint    changes)
{
  PskPhotosPage *self = PSK_PHOTOS_PAGE (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) centres = psk_centre_table_read_all (
    psk_book_get_store (book_of (self)), psk_page_get_area (page), &error);

  if (centres == NULL)
    {
      psk_page_toast_error (page, error);
      return;
    }

  self->filling = TRUE;
  show_filter (self, centres);
  show_list (self, centres);
  show_chosen (self);
}

static void
filter_changed_cb (PskPhotosPage *self)
{
  if (!self->filling && book_of (self) != NULL)
    psk_page_invalidate (PSK_PAGE (self), PSK_CHANGED_PHOTOS);
}

static void
row_selected_cb (PskPhotosPage *self,
                 GtkListBoxRow *row)
{
  if (self->filling || row == NULL)
    return;

  self->tambon = ((PskCentre *) self->centres->pdata[gtk_list_box_row_get_index (row)])->tambon;
  show_chosen (self);
}

static void
add_before_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  psk_photo_adder_ask (PSK_PAGE (widget), PSK_PHOTOS_PAGE (widget)->tambon, FALSE);
}

static void
add_after_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  psk_photo_adder_ask (PSK_PAGE (widget), PSK_PHOTOS_PAGE (widget)->tambon, TRUE);
}

static void
add_to_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gboolean after;
  int tambon;

  g_variant_get (parameter, "(ib)", &tambon, &after);
  psk_photo_adder_ask (PSK_PAGE (widget), tambon, after);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_autoptr (PskCommand) command = psk_command_photo_delete (g_variant_get_int64 (parameter));

  psk_page_run (PSK_PAGE (widget), command, _("The photo was removed"));
}

static void
mode_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  psk_compare_set_mode (PSK_PHOTOS_PAGE (widget)->compare, g_variant_get_int32 (parameter));
}

static void
swap_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gboolean swapped;

  g_object_get (PSK_PHOTOS_PAGE (widget)->compare, "swapped", &swapped, NULL);
  g_object_set (PSK_PHOTOS_PAGE (widget)->compare, "swapped", !swapped, NULL);
}

static void
add_modes (PskPhotosPage *self)
{
  static const char *titles[] = { N_("Slide"), N_("Side by Side"), N_("Fade"), N_("Blink") };
  GtkWidget *button;

  for (int i = 0; i < (int) G_N_ELEMENTS (titles); i++)
    {
      button = gtk_button_new_with_label (_(titles[i]));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", i);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "photos.mode");
      gtk_widget_add_css_class (button, "osd");
      gtk_box_append (self->modes, button);
    }

  button = gtk_button_new_with_label (_("⇄ Swap"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "photos.swap");
  gtk_widget_add_css_class (button, "osd");
  gtk_widget_set_margin_start (button, 16);
  gtk_box_append (self->modes, button);
}

static const char *
psk_photos_page_get_title (PskPage *page)
{
  return _("Before and After");
}

static void
psk_photos_page_show_area (PskPage *page,
                           int      area)
{
  PskPhotosPage *self = PSK_PHOTOS_PAGE (page);

  if (psk_area_code_level (area) == PSK_AREA_TAMBON)
    self->tambon = area;
  gtk_drop_down_set_selected (self->filter_dropdown, FILTER_ALL);
  psk_page_invalidate (page, PSK_CHANGED_PHOTOS);
}

static void
psk_photos_page_dispose (GObject *object)
{
  PskPhotosPage *self = PSK_PHOTOS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_clear_pointer (&self->centres, g_ptr_array_unref);

  G_OBJECT_CLASS (psk_photos_page_parent_class)->dispose (object);
}

static void
psk_photos_page_class_init (PskPhotosPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PskPageClass *page_class = PSK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_photos_page_dispose;
  page_class->name = "photos";
  page_class->icon_name = "psk-photos-symbolic";
  page_class->get_title = psk_photos_page_get_title;
  page_class->refresh = psk_photos_page_refresh;
  page_class->show_area = psk_photos_page_show_area;

  g_type_ensure (PSK_TYPE_COMPARE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/photos/psk-photos-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PskPhotosPage, filter_dropdown);
  gtk_widget_class_bind_template_child (widget_class, PskPhotosPage, list);
  gtk_widget_class_bind_template_child (widget_class, PskPhotosPage, compare);
  gtk_widget_class_bind_template_child (widget_class, PskPhotosPage, modes);
  gtk_widget_class_bind_template_child (widget_class, PskPhotosPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);

  gtk_widget_class_install_action (widget_class, "photos.add-before", NULL, add_before_action);
  gtk_widget_class_install_action (widget_class, "photos.add-after", NULL, add_after_action);
  gtk_widget_class_install_action (widget_class, "photos.add-to", "(ib)", add_to_action);
  gtk_widget_class_install_action (widget_class, "photos.remove", "x", remove_action);
  gtk_widget_class_install_action (widget_class, "photos.mode", "i", mode_action);
  gtk_widget_class_install_action (widget_class, "photos.swap", NULL, swap_action);
}

static void
psk_photos_page_init (PskPhotosPage *self)
{
  self->centres = g_ptr_array_new_with_free_func (g_object_unref);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
  add_modes (self);
  take_drops (self, GTK_WIDGET (self->compare));
}

/**
 * psk_photos_page_new:
 *
 * Returns: (transfer full): the tab
 */
PskPage *
psk_photos_page_new (void)
{
  return g_object_new (PSK_TYPE_PHOTOS_PAGE, NULL);
}
